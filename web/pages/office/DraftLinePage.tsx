import type { DecisionKind } from '#core/decision';
import { PRODUCER_KINDS } from '#core/producer';
import { PRODUCT_GROUPS_2023 } from '#core/product';
import type { Proposal } from '#core/proposal';
import { fill } from '../../fill.ts';
import { kindName, type Typed } from '../../parts/office/DecisionContent.tsx';
import { type SubjectChoice, SubjectField, type SubjectsOffered } from '../../parts/office/SubjectField.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { CheckField, Field, SelectField } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { decisionsText } from '../../text/decisions.ts';
import { registerText } from '../../text/register.ts';
import { CorrectionFields, type CorrectionShown } from './CorrectionFields.tsx';

interface DraftLinePageProps {
  readonly frame: PortalFrame;
  readonly proposal: Pick<Proposal, 'id' | 'revision' | 'title'>;
  /** Its place from 1; null for a new one. */
  readonly place: number | null;
  readonly kind: DecisionKind;
  readonly line: Typed;
  /** What a correction is about, once its product is known. */
  readonly correction?: CorrectionShown | undefined;
  readonly offered: SubjectsOffered;
  readonly choices: {
    readonly product: readonly SubjectChoice[];
    readonly producer: readonly SubjectChoice[];
  };
  readonly wrong?: Wrong | undefined;
}

type Text = ReturnType<typeof decisionsText>;
type FieldName = keyof Text['fields'];
type Plain = Exclude<
  FieldName,
  'star' | 'group' | 'producerKind' | 'potentialFive' | 'safety' | 'renames' | 'product' | 'producer'
>;

interface PartProps extends DraftLinePageProps {
  readonly text: Text;
}

/** One plain field of a line by its name. */
function One({ text, line, wrong, name, required }: PartProps & { name: Plain; required?: boolean }) {
  const hints: Readonly<Record<string, string>> = text.hints;
  return (
    <Field
      name={name}
      label={text.fields[name]}
      {...(hints[name] ? { hint: hints[name] } : {})}
      value={line[name]}
      wrong={wrong}
      {...(required ? { required } : {})}
    />
  );
}

function Who(props: PartProps & { name: 'product' | 'producer'; required?: boolean }) {
  const { line, wrong, name, required, offered, choices } = props;
  return (
    <SubjectField
      name={name}
      value={line[name]}
      wrong={wrong}
      required={required}
      offered={offered[`${name}s`]}
      choices={choices[name]}
    />
  );
}

function Chosen(
  props: PartProps & {
    name: 'star' | 'group' | 'producerKind' | 'renames';
    options: readonly { value: string; label: string }[];
    required?: boolean;
  },
) {
  const { text, line, wrong, name, options, required } = props;
  return (
    <SelectField
      name={name}
      label={text.fields[name]}
      value={line[name]}
      options={options}
      wrong={wrong}
      {...(required ? { required } : {})}
    />
  );
}

function NewProduct(props: PartProps) {
  const { frame, text, line } = props;
  const register = registerText(frame.lang);
  const groups = PRODUCT_GROUPS_2023.map((value) => ({ value, label: register.groups[value] }));
  const kinds = PRODUCER_KINDS.map((value) => ({ value, label: register.kinds[value] }));
  const open = Boolean(line.newProduct) || props.wrong?.field === 'producer';
  return (
    <details open={open}>
      <summary>{text.newOne}</summary>
      <One {...props} name="newProduct" />
      <Chosen {...props} name="group" options={groups} />
      <One {...props} name="gtin" />
      <Who {...props} name="producer" />
      <One {...props} name="newProducer" />
      <Chosen {...props} name="producerKind" options={kinds} />
      <One {...props} name="taxCode" />
    </details>
  );
}

function Stars(props: PartProps) {
  const { text } = props;
  const options = ['3', '4', '5'].map((value) => ({ value, label: fill(text.stars, { star: value }) }));
  return <Chosen {...props} name="star" options={options} required />;
}

function AwardFields(props: PartProps) {
  const { text, line } = props;
  return (
    <>
      <Who {...props} name="product" />
      <NewProduct {...props} />
      <Stars {...props} />
      <One {...props} name="score" />
      <One {...props} name="validFrom" />
      <One {...props} name="validTo" />
      <details>
        <summary>{text.more}</summary>
        <One {...props} name="certificate" />
        <One {...props} name="criteria" />
        <One {...props} name="producerName" />
        <One {...props} name="address" />
        <CheckField
          name="potentialFive"
          label={text.fields.potentialFive}
          checked={line.potentialFive === '1'}
        />
      </details>
    </>
  );
}

function Correction(props: PartProps) {
  const { text, correction, line, wrong, proposal } = props;
  if (correction) {
    const path = `/office/drafts/${proposal.id}`;
    return <CorrectionFields correction={correction} line={line} wrong={wrong} path={path} />;
  }
  return (
    <>
      <p>{text.correctFirst}</p>
      <Who {...props} name="product" required />
    </>
  );
}

function WithdrawalFields(props: PartProps) {
  const { text, line } = props;
  return (
    <>
      <Who {...props} name="product" required />
      <One {...props} name="clause" required />
      <One {...props} name="article" required />
      <One {...props} name="document" required />
      <One {...props} name="reason" required />
      <One {...props} name="effective" />
      <CheckField name="safety" label={text.fields.safety} checked={line.safety === '1'} />
    </>
  );
}

function RenameFields(props: PartProps) {
  const { text } = props;
  const options = (['product', 'producer'] as const).map((value) => ({
    value,
    label: text.renamesOf[value],
  }));
  return (
    <>
      <Chosen {...props} name="renames" options={options} required />
      <Who {...props} name="product" />
      <Who {...props} name="producer" />
      <One {...props} name="name" required />
    </>
  );
}

function fieldsFor(kind: DecisionKind) {
  if (kind === 'withdraw') return WithdrawalFields;
  if (kind === 'correct') return Correction;
  return kind === 'rename' ? RenameFields : AwardFields;
}

/** One line of a decision being prepared, with the fields its kind needs. */
export function DraftLinePage(props: DraftLinePageProps) {
  const { frame, proposal, place, kind, wrong } = props;
  const text = decisionsText(frame.lang);
  const path = `/office/drafts/${proposal.id}`;
  const title = place === null ? text.lineNew : fill(text.line, { line: String(place) });
  const Fields = fieldsFor(kind);
  const isFirstStep = kind === 'correct' && !props.correction;
  const hidden = { revision: proposal.revision, line: place ?? 'new', kind };
  const inputs = Object.entries(hidden).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
  return (
    <PortalShell
      frame={frame}
      title={`${title}: ${kindName(frame.lang, kind)}`}
      up={{ path, label: text.back }}
      narrow
    >
      <Card>
        <Form action={path} wrong={wrong}>
          {inputs}
          <input type="hidden" name="act" value="line" />
          <Fields {...props} text={text} />
          <Submit>{isFirstStep ? text.next : text.saveLine}</Submit>
        </Form>
      </Card>
      {place !== null && (
        <Card>
          <Form action={path}>
            {inputs}
            <input type="hidden" name="act" value="remove-line" />
            <Submit tone="danger">{text.removeLine}</Submit>
          </Form>
        </Card>
      )}
    </PortalShell>
  );
}
