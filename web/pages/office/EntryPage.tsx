import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { Field, SelectField } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { entriesText } from '../../text/entries.ts';

/** A field that a person is asked for. */
export type AskedField = keyof ReturnType<typeof entriesText>['fields'];

/** A row with what it lacks and what is asked of a person. */
export interface EntryShown {
  readonly id: string;
  readonly file: string;
  readonly rowNumber: number;
  readonly productId: string;
  readonly product: string;
  readonly producer: string;
  readonly sample: boolean;
  readonly state: 'complete' | 'incomplete' | 'set-aside';
  /** Heading and cell, as given. */
  readonly cells: readonly (readonly [heading: string, cell: string])[];
  readonly lacks: { readonly title: string; readonly detail: string };
  readonly asked: readonly AskedField[];
}

interface EntryPageProps {
  readonly frame: PortalFrame;
  readonly entry: EntryShown;
  readonly values: Readonly<Record<string, string>>;
  /** The proposal to complete it that waits for an approver. */
  readonly waiting: string | null;
  readonly wrong?: Wrong | null | undefined;
  /** Which of the two forms was sent and is wrong. */
  readonly wrongForm?: 'completing' | 'setting-aside';
}

const KINDS = ['công nhận', 'công nhận lại', 'nâng hạng', 'hạ hạng'] as const;
const STARS = ['3', '4', '5'] as const;

function AskedInput({
  name,
  ...props
}: Omit<EntryPageProps, 'entry' | 'waiting'> & { readonly name: AskedField }) {
  const { frame, values, wrong } = props;
  const text = entriesText(frame.lang);
  const hints = text.hints as Readonly<Record<string, string>>;
  const field = { name, label: text.fields[name], hint: hints[name], value: values[name], wrong };
  const required = name !== 'validTo';
  if (name === 'recordKind') {
    const options = KINDS.map((kind) => ({ value: kind, label: text.kinds[kind] }));
    return <SelectField {...field} options={options} required />;
  }
  if (name === 'star') {
    const options = STARS.map((star) => ({ value: star, label: `${star} ★` }));
    return <SelectField {...field} options={options} required />;
  }
  const isDay = name === 'signedOn' || name === 'validTo';
  return isDay ? (
    <Field {...field} type="date" required={required} />
  ) : (
    <Field {...field} required={required} maxLength={200} />
  );
}

function Complete(props: EntryPageProps) {
  const { frame, entry, wrongForm } = props;
  const text = entriesText(frame.lang);
  const wrong = wrongForm === 'setting-aside' ? null : props.wrong;
  return (
    <Card title={text.form} id="completing">
      <p class="hint">{text.formHint}</p>
      <Form action={`/office/entries/${entry.id}`} wrong={wrong}>
        {entry.asked.map((name) => (
          <AskedInput key={name} name={name} frame={frame} values={props.values} wrong={wrong} />
        ))}
        <Submit>{text.save}</Submit>
      </Form>
    </Card>
  );
}

function Aside({ frame, entry, values, wrong, wrongForm }: EntryPageProps) {
  const text = entriesText(frame.lang);
  const own = wrongForm === 'setting-aside' ? wrong : null;
  return (
    <Card title={text.aside} id="setting-aside">
      <p class="hint">{text.asideLead}</p>
      <Form action={`/office/entries/${entry.id}/setting-aside`} wrong={own}>
        <Field name="reason" label={text.reason} value={values.reason} wrong={own} maxLength={500} required />
        <Submit tone="danger">{text.asideSave}</Submit>
      </Form>
    </Card>
  );
}

/** One incomplete row: as given, what it lacks, and the fields to fill in. */
export function EntryPage(props: EntryPageProps) {
  const { frame, entry, waiting } = props;
  const text = entriesText(frame.lang);
  const { product, producer, state, lacks, file, rowNumber } = entry;
  const may = frame.person?.may.includes('register:import') ?? false;
  const isOpen = state === 'incomplete' && waiting === null;
  return (
    <PortalShell
      frame={frame}
      title={product}
      lead={`${producer} · ${fill(text.rowOf, { file, row: String(rowNumber) })}`}
      up={{ path: '/office/entries', label: text.up }}
      sample={entry.sample}
      narrow
    >
      {state === 'incomplete' ? (
        <Notice tone="warning" title={lacks.title}>
          {lacks.detail}
        </Notice>
      ) : (
        <Notice tone="good">{text.settled[state]}</Notice>
      )}
      {state === 'incomplete' && waiting !== null && (
        <Notice tone="notice">
          {text.waits} <a href={`/office/proposals/${waiting}`}>{text.seeProposal}</a>
        </Notice>
      )}
      <p>
        <a href={`/office/products/${entry.productId}`}>{text.toProduct}</a>
      </p>
      <Card title={text.given} id="given">
        <p class="hint">{text.givenHint}</p>
        <Facts rows={entry.cells} />
      </Card>
      {isOpen && may && <Complete {...props} />}
      {isOpen && may && <Aside {...props} />}
    </PortalShell>
  );
}
