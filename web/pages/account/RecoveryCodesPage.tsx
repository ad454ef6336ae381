import { Card } from '../../parts/portal/Card.tsx';
import { ButtonLink } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { accountText } from '../../text/account.ts';

/** The recovery codes, shown this once. */
export function RecoveryCodesPage({
  frame,
  codes,
}: {
  readonly frame: PortalFrame;
  readonly codes: readonly string[];
}) {
  const text = accountText(frame.lang).codes;
  return (
    <PortalShell frame={frame} title={text.title} lead={text.lead} narrow>
      <Card>
        <ol>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <p>
          <ButtonLink href="/account">{text.done}</ButtonLink>
        </p>
      </Card>
    </PortalShell>
  );
}
