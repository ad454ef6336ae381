import { Card } from '../../parts/portal/Card.tsx';
import { EventList, type ShownEvent } from '../../parts/portal/EventList.tsx';
import { ButtonLink } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { matchesText } from '../../text/matches.ts';

interface MatchDecidedPageProps {
  readonly frame: PortalFrame;
  readonly events: readonly ShownEvent[];
}

/** A pair that was made one meanwhile: who decided it, when and why. */
export function MatchDecidedPage({ frame, events }: MatchDecidedPageProps) {
  const text = matchesText(frame.lang);
  const up = { path: '/office/matches', label: text.up };
  return (
    <PortalShell frame={frame} title={text.decidedTitle} up={up} narrow>
      <Notice tone="neutral">{text.decidedLead}</Notice>
      <Card title={text.decidedHow}>
        <EventList events={events} lang={frame.lang} />
      </Card>
      <p class="actions">
        <ButtonLink href={up.path}>{text.up}</ButtonLink>
      </p>
    </PortalShell>
  );
}
