import { Form, Submit } from '../../parts/portal/Form.tsx';
import { useFrame } from '../../parts/portal/frame.ts';
import { accountText } from '../../text/account.ts';
import { type Along, AlongFields } from './kept.tsx';

/** Comes in by a passkey: shown by its script where the browser can, and the script fills in the answer. */
export function PasskeyDoor({ action, along = {} }: { readonly action: string; readonly along?: Along }) {
  const { passkey } = accountText(useFrame().lang);
  return (
    <div data-passkey="in" data-options="/sign-in/passkey/options" hidden>
      <Form action={action}>
        <AlongFields along={along} />
        <input type="hidden" name="answer" value="" />
        <p class="hint">{passkey.hint}</p>
        <Submit tone="quiet">{passkey.use}</Submit>
        <p class="wrong" role="alert" data-told hidden>
          {passkey.failed}
        </p>
      </Form>
    </div>
  );
}
