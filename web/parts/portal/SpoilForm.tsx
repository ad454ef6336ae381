import type { LineProblem } from '#core/accountBook';
import { fill } from '../../fill.ts';
import { formatNumber } from '../../refusalText.ts';
import { accountsText } from '../../text/accounts.ts';
import { Field, SelectField } from './Field.tsx';
import { Form, Submit, type Wrong } from './Form.tsx';
import { useFrame } from './frame.ts';
import { Notice } from './Notice.tsx';

/** The lines that are wrong, each with its number and what it said: nothing was voided. */
export function WrongLines({ lines }: { readonly lines: readonly LineProblem[] }) {
  const { lang } = useFrame();
  const { spoil: text } = accountsText(lang);
  if (lines.length === 0) return null;
  return (
    <Notice tone="danger" title={text.wrongTitle} alert>
      <p>{text.wrongLead}</p>
      <ul>
        {lines.map(({ line, text: shown, fault, end }) => (
          <li key={line}>
            {fill(text.line, { line: formatNumber(lang, line), text: shown })}: {end && `${text.ends[end]} `}
            {text.faults[fault]}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

interface SpoilFormProps {
  readonly batchId: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly lines: readonly LineProblem[];
  readonly wrong: Wrong | null;
}

/** Voids spoiled stamps by ID, range or address; with scripts on the camera fills the list. */
export function SpoilForm({ batchId, typed, lines, wrong }: SpoilFormProps) {
  const { lang } = useFrame();
  const { spoil: text } = accountsText(lang);
  const causes = (['spoiled', 'mistake'] as const).map((value) => ({ value, label: text[value] }));
  return (
    <Form action={`/producer/batches/${batchId}/spoilage`} wrong={wrong}>
      <p>{text.lead}</p>
      <WrongLines lines={lines} />
      <Field name="stamps" label={text.stamps} hint={text.hint} rows={6} value={typed.stamps} required />
      <div
        data-scan-stamps="stamps"
        data-start={text.scan}
        data-stop={text.stop}
        data-scanned={text.scanned}
        data-no-camera={text.noCamera}
      />
      <SelectField
        name="cause"
        label={text.cause}
        options={causes}
        value={typed.cause ?? 'spoiled'}
        required
      />
      <Field name="reason" label={text.reason} value={typed.reason} maxLength={300} wrong={wrong} />
      <Submit tone="danger">{text.submit}</Submit>
    </Form>
  );
}
