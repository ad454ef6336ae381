import { Card } from '../../parts/portal/Card.tsx';
import { Field } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { accountText } from '../../text/account.ts';
import { type Along, AlongFields } from './kept.tsx';
import { PasskeyDoor } from './PasskeyDoor.tsx';

interface SecondProofPageProps {
  readonly frame: PortalFrame;
  readonly wrong?: Wrong | null | undefined;
  /** Stands for the password that was right. */
  readonly step: string;
  readonly along: Along;
}

/** The second half of coming in: a code, or a passkey instead. */
export function SecondProofPage({ frame, wrong, step, along }: SecondProofPageProps) {
  const text = accountText(frame.lang);
  const { second } = text;
  return (
    <PortalShell frame={frame} title={second.title} lead={second.lead} islands={['passkey']} narrow>
      <Card>
        <PasskeyDoor action="/sign-in/passkey" along={along} />
        <Form action="/sign-in/second" wrong={wrong}>
          <AlongFields along={along} />
          <input type="hidden" name="step" value={step} />
          <Field
            name="code"
            label={second.code}
            hint={second.codeHint}
            wrong={wrong}
            autocomplete="one-time-code"
            autofocus
            required
          />
          <Submit>{second.submit}</Submit>
        </Form>
        <p>
          <a href="/sign-in">{second.back}</a>
        </p>
      </Card>
    </PortalShell>
  );
}
