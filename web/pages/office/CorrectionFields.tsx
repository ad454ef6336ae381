import type { Star } from '#core/authority';
import type { Day } from '#core/day';
import { formatDay } from '../../dates.ts';
import { fill } from '../../fill.ts';
import type { Typed } from '../../parts/office/DecisionContent.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { Field, SelectField } from '../../parts/portal/Field.tsx';
import type { Wrong } from '../../parts/portal/Form.tsx';
import { useFrame } from '../../parts/portal/frame.ts';
import { decisionsText } from '../../text/decisions.ts';

interface Term {
  readonly id: string;
  readonly star: Star;
  readonly validFrom: Day;
  readonly validTo: Day;
}

/** The recognition a correction is about, and what it says. */
export interface CorrectionShown {
  readonly product: { readonly id: string; readonly name: string; readonly producer: string };
  readonly recognition: Term;
  readonly others: readonly Term[];
  /** Its fields as a person would type them. */
  readonly was: Typed;
}

type Text = ReturnType<typeof decisionsText>;

function termOf(text: Text, { star, validFrom, validTo }: Term): string {
  const days = { from: formatDay(validFrom), to: formatDay(validTo) };
  return fill(text.term, { star: String(star), ...days });
}

/** Which recognition is corrected, and the way to another product or another of its recognitions. */
function About({ correction, path }: { readonly correction: CorrectionShown; readonly path: string }) {
  const text = decisionsText(useFrame().lang);
  const { product, recognition, others } = correction;
  const to = (more: Record<string, string>) =>
    `${path}?${new URLSearchParams({ line: 'new', kind: 'correct', ...more })}`;
  return (
    <>
      <p>{text.correctLead}</p>
      <Facts
        rows={[
          [text.subject, `${product.name} · ${product.producer}`],
          [text.corrected, termOf(text, recognition)],
        ]}
      />
      <ul>
        <li>
          <a href={to({})}>{text.otherProduct}</a>
        </li>
        {others.map((one) => (
          <li key={one.id}>
            <a href={to({ product: product.id, recognition: one.id })}>
              {text.correctOther}: {termOf(text, one)}
            </a>
          </li>
        ))}
      </ul>
      <input type="hidden" name="product" value={product.id} />
      <input type="hidden" name="recognition" value={recognition.id} />
    </>
  );
}

interface CorrectionFieldsProps {
  readonly correction: CorrectionShown;
  readonly line: Typed;
  readonly wrong?: Wrong | undefined;
  readonly path: string;
}

const PLAIN = ['score', 'validTo', 'certificate', 'criteria', 'producerName', 'address'] as const;

/** All that a recognition says, filled in, to be put right. */
export function CorrectionFields({ correction, line, wrong, path }: CorrectionFieldsProps) {
  const text = decisionsText(useFrame().lang);
  const stars = ['3', '4', '5'].map((value) => ({ value, label: fill(text.stars, { star: value }) }));
  const potential = [
    { value: '1', label: text.yes },
    { value: '0', label: text.no },
  ];
  return (
    <>
      <About correction={correction} path={path} />
      <SelectField
        name="star"
        label={text.fields.star}
        value={line.star}
        options={stars}
        wrong={wrong}
        required
      />
      {PLAIN.map((name) => (
        <Field
          key={name}
          name={name}
          label={text.fields[name]}
          hint={text.kept}
          value={line[name]}
          wrong={wrong}
        />
      ))}
      <SelectField
        name="potentialFive"
        label={text.fields.potentialFive}
        value={line.potentialFive}
        options={potential}
        empty={text.unchanged}
        wrong={wrong}
      />
    </>
  );
}
