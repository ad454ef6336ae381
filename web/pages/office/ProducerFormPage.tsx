import { fill } from '../../fill.ts';
import { CheckField, Field, SelectField } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { producersText } from '../../text/producers.ts';
import { kindOptions } from './ProducersPage.tsx';

interface ProducerFormPageProps {
  readonly frame: PortalFrame;
  /** Whose contact is edited; null for a new producer. */
  readonly producer: { readonly id: string; readonly name: string } | null;
  readonly values: Readonly<Record<string, string>>;
  readonly wrong?: Wrong | null | undefined;
  readonly areas?: readonly string[];
}

function ContactFields({ frame, values, wrong }: ProducerFormPageProps) {
  const text = producersText(frame.lang);
  const has = values;
  return (
    <>
      <SelectField
        name="kind"
        label={text.kind}
        hint={text.personal}
        options={kindOptions(frame.lang)}
        value={has.kind}
        wrong={wrong}
        required
      />
      <Field
        name="taxCode"
        label={text.taxCode}
        hint={text.taxCodeHint}
        value={has.taxCode}
        wrong={wrong}
        inputmode="numeric"
      />
      <Field
        name="email"
        type="email"
        label={text.email}
        hint={text.emailHint}
        value={has.email}
        wrong={wrong}
      />
      <Field name="phone" type="tel" label={text.phone} value={has.phone} wrong={wrong} />
      {has.phonePublic === '1' && <CheckField name="phonePublic" label={text.phonePublic} checked />}
    </>
  );
}

function NewFields({ frame, values, wrong, areas = [] }: ProducerFormPageProps) {
  const text = producersText(frame.lang);
  return (
    <>
      <Field name="name" label={text.name} hint={text.nameHint} value={values.name} wrong={wrong} required />
      <Field
        name="area"
        label={text.area}
        hint={text.areaHint}
        value={values.area}
        wrong={wrong}
        list="areas"
      />
      <datalist id="areas">
        {areas.map((area) => (
          <option key={area} value={area} />
        ))}
      </datalist>
    </>
  );
}

/** A new producer, or the contact of one on record. */
export function ProducerFormPage(props: ProducerFormPageProps) {
  const { frame, producer, values, wrong } = props;
  const text = producersText(frame.lang);
  const action = producer ? `/office/producers/${producer.id}` : '/office/producers';
  const up = producer
    ? { path: action, label: producer.name }
    : { path: '/office/producers', label: text.up };
  return (
    <PortalShell
      frame={frame}
      title={producer ? fill(text.editTitle, { name: producer.name }) : text.newTitle}
      lead={producer ? text.editLead : text.newLead}
      up={up}
      narrow
    >
      <Form action={action} wrong={wrong}>
        {!producer && <NewFields {...props} />}
        {producer && <input type="hidden" name="seen" value={values.seen} />}
        <ContactFields {...props} />
        <Submit>{text.save}</Submit>
      </Form>
    </PortalShell>
  );
}
