import { fill } from '../../fill.ts';
import { Empty } from '../../parts/portal/Empty.tsx';
import { Field, type Option, SelectField } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { lotsText } from '../../text/lots.ts';

interface LotFormPageProps {
  readonly frame: PortalFrame;
  /** The lot to amend; absent where one is to be opened. */
  readonly lot?: { readonly id: string; readonly number: string; readonly productName: string } | undefined;
  readonly products: readonly Option[];
  readonly gtins: readonly string[];
  /** What was typed, or what stands. */
  readonly values: Readonly<Record<string, string>>;
  readonly wrong: Wrong | null;
  readonly sample: boolean;
}

function Fields({ frame, values, wrong, gtins }: LotFormPageProps) {
  const text = lotsText(frame.lang);
  const { form } = text;
  const common = (name: string) => ({ name, value: values[name], wrong });
  const choices = gtins.map((gtin) => ({ value: gtin, label: gtin }));
  return (
    <>
      <Field {...common('number')} label={text.number} hint={form.numberHint} maxLength={20} required />
      <Field
        {...common('quantity')}
        label={text.quantity}
        hint={form.quantityHint}
        inputmode="numeric"
        required
      />
      <Field {...common('unit')} label={form.unit} hint={form.unitHint} maxLength={40} />
      <Field {...common('produced')} label={form.produced} type="date" />
      <Field {...common('expires')} label={form.expires} type="date" />
      <Field {...common('place')} label={form.place} maxLength={200} />
      {choices.length > 0 && (
        <SelectField
          {...common('gtin')}
          label={form.gtin}
          hint={form.gtinHint}
          options={choices}
          empty={form.gtinEmpty}
        />
      )}
    </>
  );
}

/** Opening a lot, or amending one that has no stamps yet. */
export function LotFormPage(props: LotFormPageProps) {
  const { frame, lot, products, values, wrong } = props;
  const text = lotsText(frame.lang);
  const { form } = text;
  const back = lot
    ? { path: `/producer/lots/${lot.id}`, label: fill(text.page.title, { number: lot.number }) }
    : { path: '/producer/lots', label: text.up };
  const title = lot ? fill(form.editTitle, { number: lot.number }) : form.newTitle;
  const none = !lot && products.length === 0;
  return (
    <PortalShell
      frame={frame}
      title={title}
      lead={lot ? `${lot.productName}. ${form.editLead}` : text.lead}
      up={back}
      sample={props.sample}
      narrow
    >
      {none ? (
        <Empty>
          <p>{form.noProducts}</p>
        </Empty>
      ) : (
        <Form action={lot ? `/producer/lots/${lot.id}` : '/producer/lots'} wrong={wrong}>
          {!lot && (
            <SelectField
              name="product"
              label={text.product}
              options={products}
              value={values.product}
              wrong={wrong}
              required
            />
          )}
          <Fields {...props} />
          <div class="buttons">
            <Submit>{lot ? form.save : form.open}</Submit>
          </div>
        </Form>
      )}
    </PortalShell>
  );
}
