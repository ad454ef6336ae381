import { fill } from '../fill.ts';
import { ButtonLink } from '../parts/portal/Form.tsx';
import type { PortalFrame } from '../parts/portal/frame.ts';
import { Notice } from '../parts/portal/Notice.tsx';
import { PortalShell } from '../parts/portal/PortalShell.tsx';
import type { Said } from '../said.ts';
import { portalText } from '../text/portal.ts';
import { textOf } from '../text.ts';

const HOMES = new Set<string>(['/office', '/producer']);

/** Where somebody may go on: the list this page lies under, and the home of the portal; else the public check. */
function Ways({ frame }: { readonly frame: PortalFrame }) {
  const { lang, nav, path } = frame;
  const text = portalText(lang);
  const list = nav.find((way) => way.here && way.path !== path && !HOMES.has(way.path));
  const homes = nav.filter((way) => HOMES.has(way.path));
  const home = homes.find((way) => path.startsWith(way.path)) ?? homes[0];
  return (
    <p class="actions">
      {list && <ButtonLink href={list.path}>{fill(text.toList, { list: text.nav[list.name] })}</ButtonLink>}
      <ButtonLink href={home?.path ?? '/'} tone={list ? 'quiet' : 'primary'}>
        {home ? fill(text.toList, { list: text.nav[home.name] }) : textOf(lang).backHome}
      </ButtonLink>
    </p>
  );
}

/** A refusal in words, inside the portal it happened in. */
export function PortalRefusalPage({ frame, said }: { readonly frame: PortalFrame; readonly said: Said }) {
  return (
    <PortalShell frame={frame} title={said.title} narrow>
      <Notice tone="neutral">{said.detail}</Notice>
      <Ways frame={frame} />
    </PortalShell>
  );
}
