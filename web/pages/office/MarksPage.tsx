import { fill } from '../../fill.ts';
import { Badge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { Empty } from '../../parts/portal/Empty.tsx';
import { EventList, type ShownEvent } from '../../parts/portal/EventList.tsx';
import { ChoiceField, Field, FileField, SelectField } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import { type PortalFrame, useFrame } from '../../parts/portal/frame.ts';
import { MarkMeasures, MarkPicture, type ShownMark } from '../../parts/portal/MarkPicture.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { type DrawnStamp, StampPicture } from '../../parts/StampPicture.tsx';
import { marksText } from '../../text/marks.ts';

/** A mark of the office's, and where it stands. */
export interface OfficeMark extends ShownMark {
  readonly kind: 'ocop' | 'office';
  /** The stars whose stamps carry it. */
  readonly stars: readonly number[];
  /** The office's own mark that is printed. */
  readonly stands: boolean;
}

/** All that the page of marks shows. */
export interface MarksView {
  readonly marks: readonly OfficeMark[];
  readonly producerMarks: readonly (ShownMark & {
    readonly producerId: string;
    readonly producerName: string;
  })[];
  readonly colours: { readonly first: string; readonly second: string } | null;
  readonly sample: { readonly star: number; readonly stamp: DrawnStamp };
  readonly events: readonly ShownEvent[];
  /** Sees the whole office, whose affair these are. */
  readonly isWhole: boolean;
  /** Which form was sent, what was typed, and what is wrong. */
  readonly sent: 'upload' | 'stars' | 'colours' | null;
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong: Wrong | null;
}

const PATH = '/office/marks';
const STARS = [5, 4, 3] as const;

function wrongOf({ sent, wrong }: MarksView, form: MarksView['sent']): Wrong | null {
  return sent === form ? wrong : null;
}

/** The fault of a form as a whole; a field's own stands beside the field. */
function whole(wrong: Wrong | null, ...fields: readonly string[]): Wrong | null {
  return wrong && !fields.includes(wrong.field ?? '') ? wrong : null;
}

function Upload({ view }: { readonly view: MarksView }) {
  const text = marksText(useFrame().lang);
  const wrong = wrongOf(view, 'upload');
  const kinds = (['ocop', 'office'] as const).map((kind) => ({
    value: kind,
    label: text.kinds[kind],
    more: kind === 'office' && <span class="hint"> {text.officeHint}</span>,
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

function Stars({ view }: { readonly view: MarksView }) {
  const text = marksText(useFrame().lang);
  const ocop = view.marks.filter(({ kind }) => kind === 'ocop');
  const options = ocop.map(({ id, name }) => ({ value: id, label: name }));
  const chosen = (star: number) => ocop.find(({ stars }) => stars.includes(star))?.id;
  return (
    <Card title={text.starsTitle} id="stars">
      <p class="hint">{text.starsHint}</p>
      {ocop.length === 0 ? (
        <Empty>{text.starsNone}</Empty>
      ) : (
        <Form action={`${PATH}/stars`} wrong={wrongOf(view, 'stars')}>
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

function Colours({ view }: { readonly view: MarksView }) {
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

function Sample({ sample: { star, stamp } }: MarksView) {
  const text = marksText(useFrame().lang);
  return (
    <Card title={text.sampleTitle} id="sample">
      <figure>
        <StampPicture stamp={stamp} label={fill(text.sampleLabel, { star: String(star) })} />
        <figcaption class="hint">{text.sampleNote}</figcaption>
      </figure>
    </Card>
  );
}

function Retire({ mark }: { readonly mark: ShownMark }) {
  const text = marksText(useFrame().lang);
  return (
    <Form action={`${PATH}/${mark.id}/retirement`}>
      <Submit tone="quiet">{fill(text.retire, { name: mark.name })}</Submit>
    </Form>
  );
}

function Standing({ kind, stars, stands }: OfficeMark) {
  const text = marksText(useFrame().lang);
  return (
    <>
      {text.kinds[kind]}
      {stars.length > 0 && <Badge tone="good">{fill(text.starsOf, { stars: stars.join(', ') })}</Badge>}
      {stands && <Badge tone="good">{text.stands}</Badge>}
    </>
  );
}

function Listed({ view }: { readonly view: MarksView }) {
  const text = marksText(useFrame().lang);
  return (
    <Card title={text.listTitle} id="marks">
      {view.marks.length === 0 ? <Empty>{text.none}</Empty> : <p class="hint">{text.retireNote}</p>}
      <ul class="marks">
        {view.marks.map((mark) => (
          <li key={mark.id}>
            <h3>{mark.name}</h3>
            <p>
              <Standing {...mark} />
            </p>
            <MarkPicture mark={mark} />
            <p class="hint">
              <MarkMeasures mark={mark} />
            </p>
            {view.isWhole && <Retire mark={mark} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function OfProducers({ producerMarks }: MarksView) {
  const text = marksText(useFrame().lang);
  return (
    <Card title={text.producersTitle} id="producers">
      <p class="hint">{text.producersHint}</p>
      {producerMarks.length === 0 && <Empty>{text.producersNone}</Empty>}
      <ul class="marks">
        {producerMarks.map((mark) => (
          <li key={mark.id}>
            <h3>{mark.name}</h3>
            <p>
              <a href={`/office/producers/${mark.producerId}`}>{mark.producerName}</a>
            </p>
            <MarkPicture mark={mark} />
            <Retire mark={mark} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The marks and colours of stamps: what is uploaded, which star has which, and how a stamp then looks. */
export function MarksPage({ frame, view }: { readonly frame: PortalFrame; readonly view: MarksView }) {
  const text = marksText(frame.lang);
  return (
    <PortalShell frame={frame} title={text.title} lead={text.lead}>
      {!view.isWhole && <p class="hint">{text.onlyWhole}</p>}
      <div class="marks-page">
        <div>
          {view.isWhole && <Upload view={view} />}
          <Sample {...view} />
        </div>
        <div>
          {view.isWhole && <Stars view={view} />}
          {view.isWhole && <Colours view={view} />}
        </div>
      </div>
      <Listed view={view} />
      <OfProducers {...view} />
      <Card title={text.events}>
        <EventList events={view.events} lang={frame.lang} />
      </Card>
    </PortalShell>
  );
}
