import type { ComponentChildren } from 'preact';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { Empty } from '../../parts/portal/Empty.tsx';
import { CheckField, ChoiceField, Field, type Option } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import { type PortalFrame, useFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { ProducerField } from '../../parts/portal/ProducerField.tsx';
import { type DrawnSheet, SheetPicture } from '../../parts/SheetPreview.tsx';
import { printersText } from '../../text/printers.ts';
import { OwnStocks, type ShownOwnStock } from './OwnStocks.tsx';

/** The kinds of paper, and what a person measures of each, by the names of its fields. */
export const KINDS = ['sheet', 'plain', 'roll'] as const;
type Kind = (typeof KINDS)[number];

const LABEL = ['labelWidth', 'labelHeight'] as const;
const PAGE = ['pageWidth', 'pageHeight'] as const;
const GAPS = ['gapRight', 'gapDown'] as const;

const STEPS = ['stepRight', 'stepDown'] as const;

export const MEASURES = {
  sheet: [...PAGE, ...LABEL, 'columns', 'rows', 'left', 'top', ...GAPS, 'corner', ...STEPS],
  plain: [...PAGE, ...LABEL],
  roll: [...LABEL, 'columns', 'left', ...GAPS, 'corner'],
} as const satisfies Readonly<Record<Kind, readonly string[]>>;
type Measure = (typeof MEASURES)[Kind][number];

/** What must be typed before anything can be drawn. */
export const NEEDED = {
  sheet: [...LABEL, 'columns', 'rows'],
  plain: LABEL,
  roll: [...LABEL, 'columns'],
} as const satisfies Readonly<Record<Kind, readonly Measure[]>>;

const OPTIONAL: ReadonlySet<string> = new Set([
  ...['left', 'top', 'gapRight', 'gapDown', 'stepRight', 'stepDown', 'corner'],
]);

/** What every kind needs: a field that another kind has not would keep that kind from being sent. */
const OF_ALL: ReadonlySet<string> = new Set(LABEL);

/** All that the page of one's own paper shows. */
export interface StockView {
  readonly producers: readonly Option[];
  readonly own: readonly ShownOwnStock[];
  /** The print or order that somebody left to measure a paper. */
  readonly back: string | undefined;
  readonly kind: Kind;
  readonly values: Readonly<Record<string, string>>;
  readonly wrong: Wrong | null;
  /** It was sent to be saved: what is wrong stands beside its field. */
  readonly sent: boolean;
  readonly sheet: (DrawnSheet & { readonly columns: number; readonly rows: number }) | undefined;
}

const PATH = '/producer/stocks/new';

function MeasureField({ name, view }: { readonly name: Measure; readonly view: StockView }) {
  const text = printersText(useFrame().lang);
  const left = view.kind === 'roll' ? text.marginRoll : text.marginLeft;
  const labels = { ...text, left, top: text.marginTop };
  const isCount = name === 'columns' || name === 'rows';
  return (
    <Field
      name={name}
      label={labels[name]}
      value={view.values[name]}
      wrong={view.wrong}
      inputmode={isCount ? 'numeric' : 'decimal'}
      maxLength={8}
      required={OF_ALL.has(name)}
      named={!OPTIONAL.has(name)}
    />
  );
}

function isStep(name: Measure): boolean {
  return name === 'stepRight' || name === 'stepDown';
}

/** The measures of a kind; steps are folded away, for they are only measured where gaps are not. */
function Measures(view: StockView) {
  const text = printersText(useFrame().lang);
  const { kind, values, wrong } = view;
  const names: readonly Measure[] = MEASURES[kind];
  const steps = names.filter(isStep);
  const isUsed = steps.some((name) => values[name] || wrong?.field === name);
  const fields = (some: readonly Measure[]) =>
    some.map((name) => <MeasureField key={name} name={name} view={view} />);
  return (
    <div class="measures">
      <p class="hint">{text.kindNotes[kind]}</p>
      {fields(names.filter((name) => !isStep(name)))}
      {steps.length > 0 && (
        <details class="fold" open={isUsed}>
          <summary>{text.steps}</summary>
          <p class="hint">{text.stepHint}</p>
          <div class="measures">{fields(steps)}</div>
        </details>
      )}
    </div>
  );
}

/** Which kind of paper it is; where nothing runs in the page, a press asks for that kind's fields. */
function KindField({ kind, wrong }: StockView) {
  const text = printersText(useFrame().lang);
  const options = KINDS.map((value) => ({ value, label: text.kinds[value] }));
  return (
    <>
      <ChoiceField
        name="kind"
        label={text.kind}
        value={kind}
        options={options}
        wrong={wrong}
        autocomplete="off"
      />
      <noscript>
        <p class="actions">
          <SeeButton>{text.kindChange}</SeeButton>
        </p>
      </noscript>
    </>
  );
}

/** Asked where a paper has the name already: it is not measured anew by chance. */
function Replace({ values, wrong }: StockView) {
  const text = printersText(useFrame().lang);
  const isWrong = wrong?.field === 'replace';
  if (!isWrong && values.replace !== '1') return null;
  return (
    <>
      {isWrong && (
        <p class="wrong" id="replace-wrong">
          {wrong.said.detail}
        </p>
      )}
      <CheckField name="replace" label={text.replace} checked={values.replace === '1'} />
    </>
  );
}

function SeeButton({ children }: { readonly children: ComponentChildren }) {
  return (
    <button type="submit" class="quiet" formMethod="get" formAction={PATH} formNoValidate>
      {children}
    </button>
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
  const { producers, values, wrong, own, back } = view;
  const up = back ? { path: back, label: text.back } : { path: '/producer/orders/new', label: text.stockUp };
  return (
    <PortalShell frame={frame} title={text.stockTitle} lead={text.stockLead} up={up} narrow>
      <Form action="/producer/stocks" live={PATH} wrong={wrong?.field === null ? wrong : null}>
        <Card>
          {back && <input type="hidden" name="back" value={back} />}
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
          <Replace {...view} />
          <KindField {...view} />
          <div data-live-region="measures">
            <Measures {...view} />
          </div>
          <p class="actions">
            <SeeButton>{text.see}</SeeButton>
          </p>
        </Card>
        <Card title={text.previewTitle}>
          <div data-live-region="sheet" aria-live="polite">
            <Drawn {...view} />
          </div>
          <Submit>{text.stockSave}</Submit>
        </Card>
      </Form>
      <OwnStocks stocks={own} back={back} />
    </PortalShell>
  );
}
