import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { Empty } from '../../parts/portal/Empty.tsx';
import { Field, type Option } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import { type PortalFrame, useFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { ProducerField } from '../../parts/portal/ProducerField.tsx';
import { type DrawnSheet, SheetPicture } from '../../parts/SheetPreview.tsx';
import { printersText } from '../../text/printers.ts';

/** What a person measures of a sheet, by the names of its fields. */
export const MEASURES = [
  'pageWidth',
  'pageHeight',
  'labelWidth',
  'labelHeight',
  'columns',
  'rows',
  'left',
  'top',
  'stepRight',
  'stepDown',
] as const;
type Measure = (typeof MEASURES)[number];

/** All that the page of one's own paper shows. */
export interface StockView {
  readonly producers: readonly Option[];
  readonly values: Readonly<Record<string, string>>;
  readonly wrong: Wrong | null;
  /** It was sent to be saved: what is wrong stands beside its field. */
  readonly sent: boolean;
  readonly sheet: (DrawnSheet & { readonly columns: number; readonly rows: number }) | undefined;
}

const PATH = '/producer/stocks/new';

function MeasureField({ name, view }: { readonly name: Measure; readonly view: StockView }) {
  const text = printersText(useFrame().lang);
  const labels = { ...text, left: text.marginLeft, top: text.marginTop };
  const isStep = name === 'stepRight' || name === 'stepDown';
  const isCount = name === 'columns' || name === 'rows';
  return (
    <Field
      name={name}
      label={labels[name]}
      hint={isStep ? text.stepHint : undefined}
      value={view.values[name]}
      wrong={view.wrong}
      inputmode={isCount ? 'numeric' : 'decimal'}
      maxLength={8}
      required={!isStep}
    />
  );
}

function Drawn({ sheet, wrong, sent }: StockView) {
  const text = printersText(useFrame().lang);
  if (!sheet) {
    return <Empty>{!wrong ? text.previewEmpty : sent ? text.previewMend : wrong.said.detail}</Empty>;
  }
  const { columns, rows, labels } = sheet;
  const values = { labels: String(labels.length), columns: String(columns), rows: String(rows) };
  return (
    <figure>
      <SheetPicture {...sheet} label={fill(text.picture, values)} />
      <figcaption class="hint">{fill(text.picture, values)}</figcaption>
    </figure>
  );
}

/** Own label paper: typed as measured with a ruler, drawn, and saved under a name. */
export function StockPage({ frame, view }: { readonly frame: PortalFrame; readonly view: StockView }) {
  const text = printersText(frame.lang);
  const { producers, values, wrong } = view;
  const up = { path: '/producer/orders/new', label: text.stockUp };
  return (
    <PortalShell frame={frame} title={text.stockTitle} lead={text.stockLead} up={up} narrow>
      <Form action="/producer/stocks" live={PATH} wrong={wrong?.field === null ? wrong : null}>
        <Card>
          <ProducerField value={values.producer} producers={producers} />
          <Field
            name="name"
            label={text.stockName}
            hint={text.stockNameHint}
            value={values.name}
            wrong={wrong}
            maxLength={60}
            required
          />
          {MEASURES.map((name) => (
            <MeasureField key={name} name={name} view={view} />
          ))}
          <p class="actions">
            <button type="submit" class="quiet" formMethod="get" formAction={PATH} formNoValidate>
              {text.see}
            </button>
          </p>
        </Card>
        <Card title={text.previewTitle}>
          <div data-live-region="sheet" aria-live="polite">
            <Drawn {...view} />
          </div>
          <Submit>{text.stockSave}</Submit>
        </Card>
      </Form>
    </PortalShell>
  );
}
