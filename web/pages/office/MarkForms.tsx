import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { Empty } from '../../parts/portal/Empty.tsx';
import { ChoiceField, Field, FileField, SelectField } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import { useFrame } from '../../parts/portal/frame.ts';
import { marksText } from '../../text/marks.ts';
import { type MarksView, MARKS_PATH as PATH } from './marks.ts';

const STARS = [5, 4, 3] as const;

function wrongOf({ sent, wrong }: MarksView, form: MarksView['sent']): Wrong | null {
  return sent === form ? wrong : null;
}

/** The fault of a form as a whole; a field's own stands beside the field. */
function whole(wrong: Wrong | null, ...fields: readonly string[]): Wrong | null {
  return wrong && !fields.includes(wrong.field ?? '') ? wrong : null;
}

/** A mark sent by a plain form. */
export function Upload({ view }: { readonly view: MarksView }) {
  const text = marksText(useFrame().lang);
  const wrong = wrongOf(view, 'upload');
  const kinds = (['ocop', 'office'] as const).map((kind) => ({
    value: kind,
    label: text.kinds[kind],
    more: kind === 'office' && <span class="optional"> {text.officeHint}</span>,
  }));
  return (
    <Card title={text.uploadTitle} id="upload">
      <Form action={PATH} upload wrong={whole(wrong, 'file')}>
        <ChoiceField
          name="kind"
          label={text.kind}
          value={view.typed.kind ?? 'ocop'}
          options={kinds}
          wrong={wrong}
        />
        <FileField
          name="file"
          label={text.file}
          hint={text.fileHint}
          accept=".svg,.png,image/svg+xml,image/png"
          wrong={wrong}
          required
        />
        <Field
          name="name"
          label={text.name}
          hint={text.nameHint}
          value={view.typed.name}
          wrong={wrong}
          maxLength={80}
        />
        <Submit>{text.upload}</Submit>
      </Form>
    </Card>
  );
}

/** Which OCOP mark stands on stamps of how many stars. */
export function Stars({ view }: { readonly view: MarksView }) {
  const text = marksText(useFrame().lang);
  const ocop = view.marks.filter(({ kind }) => kind === 'ocop');
  const options = ocop.map(({ id, name }) => ({ value: id, label: name }));
  const wrong = wrongOf(view, 'stars');
  const kept = (star: number) => ocop.find(({ stars }) => stars.includes(star))?.id;
  const chosen = (star: number) => (wrong ? view.typed[`star-${star}`] || undefined : kept(star));
  return (
    <Card title={text.starsTitle} id="stars">
      <p class="hint">{text.starsHint}</p>
      {ocop.length === 0 ? (
        <Empty>{text.starsNone}</Empty>
      ) : (
        <Form action={`${PATH}/stars`} wrong={wrong}>
          {STARS.map((star) => (
            <SelectField
              key={star}
              name={`star-${star}`}
              label={fill(text.star, { star: String(star) })}
              value={chosen(star)}
              options={options}
              empty={text.noMark}
            />
          ))}
          <Submit>{text.save}</Submit>
        </Form>
      )}
    </Card>
  );
}

/** The office's two colours. */
export function Colours({ view }: { readonly view: MarksView }) {
  const text = marksText(useFrame().lang);
  const wrong = wrongOf(view, 'colours');
  const values = wrong ? view.typed : (view.colours ?? {});
  const of = (name: 'first' | 'second') => (
    <Field
      type="color"
      name={name}
      label={text[name]}
      value={values[name] ?? '#14603c'}
      wrong={wrong}
      required
    />
  );
  return (
    <Card title={text.coloursTitle} id="colours">
      <p class="hint">{text.coloursHint}</p>
      {!view.colours && <p>{text.coloursNone}</p>}
      <Form action={`${PATH}/colours`} wrong={whole(wrong, 'first', 'second')}>
        <div class="colour-fields">
          {of('first')}
          {of('second')}
        </div>
        <Submit>{text.save}</Submit>
      </Form>
    </Card>
  );
}
