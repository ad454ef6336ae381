import type { PortalFrame } from '../parts/portal/frame.ts';
import { Notice } from '../parts/portal/Notice.tsx';
import { PortalShell } from '../parts/portal/PortalShell.tsx';
import type { Said } from '../said.ts';
import { textOf } from '../text.ts';

/** A refusal in words, inside the portal it happened in. */
export function PortalRefusalPage({ frame, said }: { readonly frame: PortalFrame; readonly said: Said }) {
  const home = frame.nav[0]?.path ?? '/';
  return (
    <PortalShell frame={frame} title={said.title} narrow>
      <Notice tone="neutral">{said.detail}</Notice>
      <p>
        <a href={home}>{textOf(frame.lang).backHome}</a>
      </p>
    </PortalShell>
  );
}
