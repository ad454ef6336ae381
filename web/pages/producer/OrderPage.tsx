import { PIN_CONTENTS } from '#core/pin';
import { addressOf } from '../../address.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { Empty } from '../../parts/portal/Empty.tsx';
import { CheckField, ChoiceField, Field, SelectField } from '../../parts/portal/Field.tsx';
import { ButtonLink, Form } from '../../parts/portal/Form.tsx';
import { type PortalFrame, useFrame } from '../../parts/portal/frame.ts';
import { PaperAndPrinter } from '../../parts/portal/PaperAndPrinter.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { FormatField, SurfaceField } from '../../parts/portal/PrintChoices.tsx';
import { ordersText } from '../../text/orders.ts';
import { pinsText } from '../../text/pins.ts';
import { OrderPreview } from './OrderPreview.tsx';
import { type OrderView, wrongAt } from './order.ts';

const PATH = '/producer/orders/new';

function LotField({ lots, values, wrongs }: OrderView) {
  const text = ordersText(useFrame().lang);
  if (lots === null) return <p class="hint">{text.chooseProduct}</p>;
  if (lots.length === 0) {
    return (
      <Empty>
        <p>{text.noLots}</p>
        <ButtonLink href={`/producer/lots/new?product=${encodeURIComponent(values.product)}`} tone="quiet">
          {text.openLot}
        </ButtonLink>
      </Empty>
    );
  }
  const wrong = wrongAt(wrongs, 'lot');
  return (
    <SelectField
      name="lot"
      label={text.lot}
      value={values.lot || undefined}
      options={lots}
      wrong={wrong}
      required
    />
  );
}

function What(view: OrderView) {
  const text = ordersText(useFrame().lang);
  const { values, wrongs, products } = view;
  const kinds = [
    { value: 'full', label: text.full },
    { value: 'mini', label: text.mini },
  ];
  return (
    <Card title={text.what}>
      <SelectField
        name="product"
        label={text.product}
        value={values.product || undefined}
        options={products}
        wrong={wrongAt(wrongs, 'product')}
        required
      />
      <div data-live-region="lot">
        <LotField {...view} />
      </div>
      <Field
        name="quantity"
        label={text.quantity}
        hint={text.quantityHint}
        value={values.quantity}
        wrong={wrongAt(wrongs, 'quantity')}
        inputmode="numeric"
        maxLength={15}
        required
      />
      <ChoiceField name="form" label={text.form} value={values.form} options={kinds} />
      <CheckField name="pin" checked={values.pin === '1'} label={text.pin} />
      <p class="hint">{text.pinHint}</p>
    </Card>
  );
}

/** Of stamps with hidden PINs: what goes on which sheets. */
function ContentField({ values, wrongs }: OrderView) {
  const text = pinsText(useFrame().lang);
  const options = PIN_CONTENTS.map((value) => ({ value, label: text.contents[value] }));
  const wrong = wrongAt(wrongs, 'content');
  const { content } = values;
  return (
    <ChoiceField
      name="content"
      label={text.content}
      hint={text.contentHint}
      value={content}
      options={options}
      wrong={wrong}
    />
  );
}

function Paper(view: OrderView) {
  const { values, wrongs, printers, papers } = view;
  return (
    <Card title={ordersText(useFrame().lang).paperTitle}>
      <SurfaceField value={values.surface} wrong={wrongAt(wrongs, 'surface')} />
      <FormatField value={values.format} wrong={wrongAt(wrongs, 'format')} />
      <div data-live-region="content">{values.pin === '1' && <ContentField {...view} />}</div>
      <PaperAndPrinter
        name="paper"
        {...{ papers, printers, values }}
        paper={values.paper}
        back={addressOf(PATH, values)}
        wrong={(field) => wrongAt(wrongs, field)}
      />
    </Card>
  );
}

/** Ordering stamps: product, lot, quantity, paper, and the very sheet before it is issued. */
export function OrderPage({ frame, view }: { readonly frame: PortalFrame; readonly view: OrderView }) {
  const text = ordersText(frame.lang);
  return (
    <PortalShell frame={frame} title={text.title} lead={text.lead}>
      {view.products.length === 0 ? (
        <Empty>{text.noProducts}</Empty>
      ) : (
        <Form class="order" action="/producer/orders" live={PATH} wrong={wrongAt(view.wrongs, null)}>
          <div>
            <What {...view} />
            <Paper {...view} />
            <p class="see">
              <button type="submit" class="quiet" formMethod="get" formAction={PATH} formNoValidate>
                {text.see}
              </button>
            </p>
          </div>
          <div class="beside" data-live-region="preview" aria-live="polite">
            <OrderPreview {...view} />
          </div>
        </Form>
      )}
    </PortalShell>
  );
}
