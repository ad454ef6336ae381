import { lengthOf } from '#core/account';
import type { BatchAccount, LineProblem } from '#core/accountBook';
import { fill } from '../../fill.ts';
import { formatNumber } from '../../refusalText.ts';
import { accountsText } from '../../text/accounts.ts';
import { Card } from './Card.tsx';
import { Field } from './Field.tsx';
import { Form, Submit, type Wrong } from './Form.tsx';
import { useFrame } from './frame.ts';
import { WrongLines } from './SpoilForm.tsx';
import { formatSpan } from './StampSheet.tsx';

interface LeftoversProps {
  readonly account: BatchAccount;
  readonly typed: string | undefined;
  readonly lines: readonly LineProblem[];
  readonly wrong: Wrong | null;
}

function Offered({ account }: Pick<LeftoversProps, 'account'>) {
  const { lang } = useFrame();
  const { leftovers: text } = accountsText(lang);
  const { batch, leftover } = account;
  if (leftover.length === 0) return <p>{text.countFirst}</p>;
  const ranges = leftover.map((span) => formatSpan(batch.keyNumber, span));
  const values = { count: formatNumber(lang, lengthOf(leftover)), ranges: ranges.join('; ') };
  return (
    <Form action={`/producer/batches/${batch.id}/leftovers`}>
      <p>{fill(text.offered, values)}</p>
      <ul>
        {ranges.map((range) => (
          <li key={range}>{range}</li>
        ))}
      </ul>
      <input type="hidden" name="stamps" value={ranges.join('\n')} />
      <Submit tone="danger">{fill(text.submit, values)}</Submit>
    </Form>
  );
}

/** Stamps still about though their recognition has ended: which are offered to be voided, and a way to name others. */
export function Leftovers({ account, typed, lines, wrong }: LeftoversProps) {
  const { lang, person } = useFrame();
  const { leftovers: text, spoil } = accountsText(lang);
  const whys: Partial<Record<BatchAccount['standing'], string>> = text.why;
  const { batch } = account;
  const may = person?.may.includes('stamp:account') === true;
  return (
    <Card title={text.title} id="leftovers" tone="danger">
      <p>{whys[account.standing]}</p>
      {!may && <p>{text.delegate}</p>}
      {may && <Offered account={account} />}
      {may && (
        <details open={lines.length > 0 || wrong !== null}>
          <summary>{text.other}</summary>
          <Form action={`/producer/batches/${batch.id}/leftovers`} wrong={wrong}>
            <WrongLines lines={lines} />
            <Field
              name="stamps"
              id="leftover-stamps"
              label={spoil.stamps}
              hint={spoil.hint}
              rows={5}
              value={typed}
              required
            />
            <Submit tone="danger">{text.otherSubmit}</Submit>
          </Form>
        </details>
      )}
    </Card>
  );
}
