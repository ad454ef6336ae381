import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { ChoiceField, Field, FileField, type Option, SelectField } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import { type PortalFrame, useFrame } from '../../parts/portal/frame.ts';
import { MarkMeasures, MarkPicture, type ShownMark } from '../../parts/portal/MarkPicture.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { type DrawnStamp, StampPicture } from '../../parts/StampPicture.tsx';
import { marksText } from '../../text/marks.ts';

/** All that the page of a producer's look shows. */
export interface LookView {
  readonly producer: string;
  readonly producers: readonly Option[];
  readonly marks: readonly ShownMark[];
  readonly values: { readonly mark: string; readonly story: string; readonly colours: string };
  /** The office has chosen two colours. */
  readonly hasColours: boolean;
  readonly sample: { readonly star: number; readonly stamp: DrawnStamp };
  readonly wrongs: readonly Wrong[];
  /** The print that somebody left to change the look. */
  readonly back: string | undefined;
}

const PATH = '/producer/look';
const FIELDS = ['mark', 'file', 'story', 'colours'];

/** Which of several producers: asked only of whoever works for several. */
function Producers({ producer, producers, back }: LookView) {
  const text = marksText(useFrame().lang);
  if (producers.length < 2) return null;
  return (
    <Card>
      <form method="get" action={PATH}>
        {back && <input type="hidden" name="back" value={back} />}
        <SelectField
          name="producer"
          label={text.sampleProducer}
          value={producer}
          options={producers}
          required
        />
        <Submit tone="quiet">{text.chooseProducer}</Submit>
      </form>
    </Card>
  );
}

function Fields({ view }: { readonly view: LookView }) {
  const text = marksText(useFrame().lang);
  const { producer, marks, values, hasColours, wrongs, back } = view;
  const two = {
    value: 'two',
    label: text.two,
    more: !hasColours && <span class="hint"> {text.twoNone}</span>,
  };
  const at = (name: string) => wrongs.find(({ field }) => field === name) ?? null;
  const whole = wrongs.find(({ field }) => !FIELDS.includes(field ?? ''));
  return (
    <Form action={PATH} upload wrong={whole ?? null}>
      <Card>
        <input type="hidden" name="producer" value={producer} />
        {back && <input type="hidden" name="back" value={back} />}
        <SelectField
          name="mark"
          label={text.ownMark}
          value={values.mark || undefined}
          options={marks.map(({ id, name }) => ({ value: id, label: name }))}
          empty={text.noOwnMark}
          wrong={at('mark')}
        />
        <FileField
          name="file"
          label={text.newMark}
          hint={text.fileHint}
          accept=".svg,.png,image/svg+xml,image/png"
          wrong={at('file')}
        />
        <Field
          name="story"
          label={text.story}
          hint={text.storyHint}
          value={values.story}
          wrong={at('story')}
          maxLength={60}
        />
        <ChoiceField
          name="colours"
          label={text.colours}
          value={values.colours}
          options={[{ value: 'black', label: text.black }, two]}
          wrong={at('colours')}
        />
        <Submit>{text.lookSave}</Submit>
      </Card>
    </Form>
  );
}

function Sample({ sample: { star, stamp } }: LookView) {
  const text = marksText(useFrame().lang);
  return (
    <Card title={text.sampleTitle} id="sample">
      <figure>
        <StampPicture stamp={stamp} label={fill(text.sampleLabel, { star: String(star) })} />
        <figcaption class="hint">
          {text.sampleNote} {text.sampleFromLook}
        </figcaption>
      </figure>
    </Card>
  );
}

function Mine({ marks, back }: LookView) {
  const text = marksText(useFrame().lang);
  if (marks.length === 0) return null;
  return (
    <Card title={text.ownMarks} id="marks">
      <p class="hint">{text.retireNote}</p>
      <ul class="marks">
        {marks.map((mark) => (
          <li key={mark.id}>
            <h3>{mark.name}</h3>
            <MarkPicture mark={mark} />
            <p class="hint">
              <MarkMeasures mark={mark} />
            </p>
            <Form action={`${PATH}/marks/${mark.id}/retirement`}>
              {back && <input type="hidden" name="back" value={back} />}
              <Submit tone="quiet">{fill(text.retire, { name: mark.name })}</Submit>
            </Form>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** How a producer's stamps look when nothing else is asked for. */
export function LookPage({ frame, view }: { readonly frame: PortalFrame; readonly view: LookView }) {
  const text = marksText(frame.lang);
  const up = view.back ? { path: view.back, label: text.lookBack } : undefined;
  return (
    <PortalShell frame={frame} title={text.lookTitle} lead={text.lookLead} {...(up ? { up } : {})}>
      <Producers {...view} />
      <div class="marks-page">
        <Fields view={view} />
        <Sample {...view} />
      </div>
      <Mine {...view} />
    </PortalShell>
  );
}
