import type { Star } from '#core/authority';
import { fill } from '../../fill.ts';
import { decisionsText } from '../../text/decisions.ts';
import { ChoiceField, Field } from '../portal/Field.tsx';
import type { Wrong } from '../portal/Form.tsx';
import { useFrame } from '../portal/frame.ts';

/** One product or producer that may be meant. */
export interface SubjectChoice {
  readonly value: string;
  readonly name: string;
  readonly producer: string | null;
  readonly star: Star | null;
  readonly commune: string | null;
}

/** Names to pick from while writing; empty where there are too many. */
export interface SubjectsOffered {
  readonly products: readonly string[];
  readonly producers: readonly string[];
}

interface SubjectFieldProps {
  readonly name: 'product' | 'producer';
  readonly value: string | undefined;
  readonly wrong?: Wrong | undefined;
  readonly required?: boolean | undefined;
  readonly offered: readonly string[];
  /** What the text written before may mean; to be chosen, never guessed. */
  readonly choices: readonly SubjectChoice[];
}

/** Who is meant: written, picked from names where there are few, and chosen where the text fits several. */
export function SubjectField({ name, value, wrong, required, offered, choices }: SubjectFieldProps) {
  const { lang } = useFrame();
  const text = decisionsText(lang);
  const list = offered.length > 0 ? { list: `${name}-names` } : {};
  const options = choices.map(({ value: id, name: label, producer, star, commune }) => ({
    value: id,
    label: [label, producer, star && fill(text.stars, { star: String(star) }), commune]
      .filter(Boolean)
      .join(' · '),
  }));
  return (
    <>
      <Field
        name={name}
        label={text.fields[name]}
        hint={text.hints[name]}
        value={value}
        wrong={wrong}
        {...(required ? { required } : {})}
        {...list}
      />
      {offered.length > 0 && (
        <datalist id={`${name}-names`}>
          {offered.map((label) => (
            <option key={label} value={label} />
          ))}
        </datalist>
      )}
      {options.length > 0 && (
        <ChoiceField
          name={`${name}Chosen`}
          label={name === 'product' ? text.chooseProduct : text.chooseProducer}
          options={[...options, { value: '', label: text.noneOfThese }]}
        />
      )}
    </>
  );
}
