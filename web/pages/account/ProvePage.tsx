import { Card } from '../../parts/portal/Card.tsx';
import { Field } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { accountText } from '../../text/account.ts';
import { type Along, AlongFields } from './kept.tsx';
import { PasskeyDoor } from './PasskeyDoor.tsx';

/** Proving again who one is, before acts on keys and people. */
export function ProvePage({
  frame,
  wrong,
  along,
}: {
  readonly frame: PortalFrame;
  readonly wrong?: Wrong | null | undefined;
  readonly along: Along;
}) {
  const text = accountText(frame.lang);
  return (
    <PortalShell frame={frame} title={text.prove.title} lead={text.prove.lead} islands={['passkey']} narrow>
      <Card>
        <PasskeyDoor action="/account/prove" along={along} />
        <Form action="/account/prove" wrong={wrong}>
          <AlongFields along={along} />
          <Field
            name="password"
            type="password"
            label={text.password}
            wrong={wrong}
            autocomplete="current-password"
            autofocus
            required
          />
          <Submit>{text.prove.submit}</Submit>
        </Form>
      </Card>
    </PortalShell>
  );
}
