import { Card } from '../../parts/portal/Card.tsx';
import { Field } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { accountText } from '../../text/account.ts';

/** A secret offered to an authenticator app, with its QR as a path in modules. */
export interface OfferedApp {
  readonly qr: { readonly size: number; readonly d: string };
  readonly secret: string;
  readonly address: string;
  readonly step: string;
}

/** Adding an authenticator app: a QR, the same as text, and a code that proves it was read. */
export function TotpPage({
  frame,
  wrong,
  offered,
}: {
  readonly frame: PortalFrame;
  readonly wrong?: Wrong | null | undefined;
  readonly offered: OfferedApp;
}) {
  const { totp, account } = accountText(frame.lang);
  const { qr, secret, address, step } = offered;
  const groups = secret.match(/.{1,4}/g)?.join(' ') ?? secret;
  return (
    <PortalShell
      frame={frame}
      title={totp.title}
      lead={totp.lead}
      up={{ path: '/account', label: account.title }}
      narrow
    >
      <Card>
        <svg
          class="qr"
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          width="220"
          height="220"
          role="img"
          aria-label={totp.picture}
        >
          <rect width={qr.size} height={qr.size} fill="#fff" />
          <path d={qr.d} fill="#000" shape-rendering="crispEdges" />
        </svg>
        <p>
          <a href={address}>{totp.open}</a>
        </p>
        <p class="hint">{totp.text}</p>
        <p>
          <code>{groups}</code>
        </p>
        <Form action="/account/totp" wrong={wrong}>
          <input type="hidden" name="step" value={step} />
          <Field
            name="code"
            label={totp.code}
            wrong={wrong}
            inputmode="numeric"
            autocomplete="one-time-code"
            required
          />
          <Submit>{totp.submit}</Submit>
        </Form>
      </Card>
    </PortalShell>
  );
}
