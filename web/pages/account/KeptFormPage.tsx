import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { Form, Submit } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { accountText } from '../../text/account.ts';
import type { Kept } from './kept.tsx';

/** After signing in again: the form that was sent when the session had ended, to be sent by whoever signed in. */
export function KeptFormPage({
  frame,
  name,
  kept,
  home,
}: {
  readonly frame: PortalFrame;
  readonly name: string;
  readonly kept: Kept;
  readonly home: string;
}) {
  const text = accountText(frame.lang).kept;
  return (
    <PortalShell frame={frame} title={text.title} lead={fill(text.lead, { name })} narrow>
      <Card>
        <Form action={kept.action}>
          {kept.fields.map(([field, value], index) => (
            <input key={`${index} ${field}`} type="hidden" name={field} value={value} />
          ))}
          <Submit>{text.submit}</Submit>
        </Form>
        <p>
          <a href={home}>{text.leave}</a>
        </p>
      </Card>
    </PortalShell>
  );
}
