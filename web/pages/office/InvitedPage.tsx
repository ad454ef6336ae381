import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { ButtonLink } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { usersText } from '../../text/users.ts';

interface InvitedPageProps {
  readonly frame: PortalFrame;
  readonly name: string;
  readonly email: string;
  readonly until: string;
  readonly link: string;
  /** Where the person who invited came from. */
  readonly back: string;
}

/** The link of an invitation just made, shown this once. */
export function InvitedPage({ frame, name, email, until, link, back }: InvitedPageProps) {
  const text = usersText(frame.lang).invited;
  return (
    <PortalShell frame={frame} title={text.title} lead={fill(text.lead, { name, email, until })} narrow>
      <Card title={text.link}>
        <p>
          <code>{link}</code>
        </p>
      </Card>
      <p>
        <ButtonLink href={back}>{text.back}</ButtonLink>
      </p>
    </PortalShell>
  );
}
