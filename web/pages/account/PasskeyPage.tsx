import { Card } from '../../parts/portal/Card.tsx';
import { Field } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { accountText } from '../../text/account.ts';

/** Adding a passkey of this device, under a name to know it by. */
export function PasskeyPage({
  frame,
  wrong,
  name,
}: {
  readonly frame: PortalFrame;
  readonly wrong?: Wrong | null | undefined;
  readonly name?: string | undefined;
}) {
  const { passkey, account } = accountText(frame.lang);
  return (
    <PortalShell
      frame={frame}
      title={passkey.addTitle}
      lead={passkey.addLead}
      up={{ path: '/account', label: account.title }}
      islands={['passkey']}
      narrow
    >
      <noscript>
        <Notice tone="notice">{passkey.needsScript}</Notice>
      </noscript>
      <Card>
        <div data-passkey="new" data-options="/account/passkeys/options">
          <Form action="/account/passkeys" wrong={wrong}>
            <input type="hidden" name="answer" value="" />
            <Field
              name="name"
              label={passkey.named}
              hint={passkey.namedHint}
              value={name}
              wrong={wrong}
              maxLength={60}
              required
            />
            <Submit>{passkey.make}</Submit>
            <p class="wrong" role="alert" data-told hidden>
              {passkey.failed}
            </p>
          </Form>
        </div>
      </Card>
    </PortalShell>
  );
}
