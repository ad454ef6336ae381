import { Form, Submit } from './Form.tsx';

interface AskedRemovalProps {
  readonly action: string;
  /** What is pressed first, and what then does it. */
  readonly ask: string;
  readonly act: string;
  /** The way back that the page carries. */
  readonly back?: string | undefined;
}

/** Taking one thing off a list, in two presses. */
export function AskedRemoval({ action, ask, act, back }: AskedRemovalProps) {
  return (
    <details class="fold">
      <summary>{ask}</summary>
      <Form action={action}>
        {back && <input type="hidden" name="back" value={back} />}
        <Submit tone="danger">{act}</Submit>
      </Form>
    </details>
  );
}
