import { formatDecimal } from '../../decimals.ts';
import { fill } from '../../fill.ts';
import { AskedRemoval } from '../../parts/portal/AskedRemoval.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { Field, type Option, SelectField } from '../../parts/portal/Field.tsx';
import { ButtonLink, Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import { type PortalFrame, useFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { ProducerField } from '../../parts/portal/ProducerField.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { printersText } from '../../text/printers.ts';

/** What printers are fed with. */
const LANGUAGES = ['pdf', 'zpl', 'tspl'] as const;
type Language = (typeof LANGUAGES)[number];

const RESOLUTIONS = ['203', '300', '600'].map((dpi) => ({ value: dpi, label: dpi }));

/** What is proposed for a roll, and for sheets: the test label and the form that keeps its measures alike. */
const LABEL = { language: 'zpl', dpi: '203' } as const;
const PAGE = { language: 'pdf', dpi: '300' } as const;

/** A printer that was measured: what is drawn at x mm comes out at offset + scale × x. */
export interface ShownPrinter {
  readonly id: string;
  readonly name: string;
  readonly dpi: number;
  readonly language: Language;
  readonly offsetX: number;
  readonly offsetY: number;
  readonly scaleX: number;
  readonly scaleY: number;
}

/** All that the page of printers shows. */
export interface PrinterView {
  readonly printers: readonly ShownPrinter[];
  readonly producers: readonly Option[];
  readonly papers: readonly Option[];
  /** The paper whose test page is measured, and what a printer that hits would print (mm). */
  readonly paper: string;
  readonly isRoll: boolean;
  readonly meant: Readonly<Record<'left' | 'top' | 'across' | 'down', number>>;
  /** The print or order that somebody left to measure a printer. */
  readonly back: string | undefined;
  readonly values: Readonly<Record<string, string>>;
  readonly wrong: Wrong | null;
}

/** Where a printer's own test page is: of a roll in what the printer takes. */
function pathOfTest({ id, language }: ShownPrinter, { paper, isRoll }: PrinterView): string {
  const file = isRoll && language !== 'pdf' ? 'label' : 'grid.pdf';
  return `/producer/printers/${id}/${file}?stock=${encodeURIComponent(paper)}`;
}

function Mine(view: PrinterView) {
  const { lang } = useFrame();
  const text = printersText(lang);
  const miss = ({ offsetX, offsetY, scaleX, scaleY }: ShownPrinter) => {
    const lengths = [Math.abs(offsetX), Math.abs(offsetY), scaleX, scaleY];
    const [x, y, sx, sy] = lengths.map((value) => formatDecimal(lang, value));
    const across = offsetX < 0 ? text.sides.left : text.sides.right;
    const down = offsetY < 0 ? text.sides.up : text.sides.down;
    return fill(text.missValue, { across, down, x, y, sx, sy });
  };
  const grid = (row: ShownPrinter) => (
    <a href={pathOfTest(row, view)} download>
      {text.ownGrid}
    </a>
  );
  const remove = ({ id, name }: ShownPrinter) => (
    <AskedRemoval
      action={`/producer/printers/${id}/removal`}
      ask={text.remove}
      act={fill(text.removePrinter, { name })}
      back={view.back}
    />
  );
  return (
    <Card title={text.mine}>
      <Table
        caption={text.mine}
        columns={[
          { label: text.name, cell: (row) => <b>{row.name}</b>, head: true },
          { label: text.dpi, cell: (row) => row.dpi, number: true },
          { label: text.language, cell: (row) => row.language.toUpperCase() },
          { label: text.miss, cell: miss },
          { label: text.testPage, cell: grid },
          { label: text.removal, cell: remove },
        ]}
        rows={view.printers}
        rowKey={(row) => row.id}
        empty={text.none}
      />
    </Card>
  );
}

/** A test row of a roll for a thermal printer, in its own language. */
function TestLabel({ paper }: PrinterView) {
  const text = printersText(useFrame().lang);
  const formats = (['zpl', 'tspl', 'png'] as const).map((value) => ({
    value,
    label: text.labelFormats[value],
  }));
  return (
    <form method="get" action="/producer/stocks/label">
      <input type="hidden" name="stock" value={paper} />
      <p class="hint">{text.labelNote}</p>
      <SelectField name="format" label={text.labelFormat} value={LABEL.language} options={formats} required />
      <SelectField name="dpi" label={text.dpi} value={LABEL.dpi} options={RESOLUTIONS} required />
      <Submit tone="quiet">{text.label}</Submit>
    </form>
  );
}

function PrintGrid(view: PrinterView) {
  const { papers, paper, isRoll, back } = view;
  const text = printersText(useFrame().lang);
  return (
    <Card title={text.step1}>
      <form method="get" action="/producer/printers">
        {back && <input type="hidden" name="back" value={back} />}
        <SelectField name="stock" label={text.stock} value={paper} options={papers} required />
        <p class="hint">{isRoll ? text.gridNoteRoll : text.gridNote}</p>
        <p class="actions">
          <Submit tone="quiet">{text.choose}</Submit>
          <ButtonLink href={`/producer/stocks/grid.pdf?stock=${encodeURIComponent(paper)}`} download>
            {text.grid}
          </ButtonLink>
        </p>
      </form>
      {isRoll && <TestLabel {...view} />}
    </Card>
  );
}

function Measure({ producers, paper, isRoll, meant, values, back, wrong }: PrinterView) {
  const text = printersText(useFrame().lang);
  const usual = isRoll ? LABEL : PAGE;
  const whole = wrong?.field === null ? wrong : null;
  const measure = (name: 'left' | 'top' | 'across' | 'down') => (
    <Field
      name={name}
      label={text[name]}
      hint={fill(text.meant, { mm: String(meant[name]) })}
      value={values[name]}
      inputmode="decimal"
      wrong={wrong}
      maxLength={8}
      required
    />
  );
  const languages = LANGUAGES.map((value) => ({ value, label: text.languages[value] }));
  return (
    <Card title={text.step2}>
      <Form action="/producer/printers" wrong={whole}>
        <input type="hidden" name="stock" value={paper} />
        {back && <input type="hidden" name="back" value={back} />}
        <ProducerField value={values.producer} producers={producers} />
        <Field
          name="name"
          label={text.name}
          hint={text.nameHint}
          value={values.name}
          wrong={wrong}
          maxLength={60}
          required
        />
        <SelectField
          name="dpi"
          label={text.dpi}
          value={values.dpi ?? usual.dpi}
          options={RESOLUTIONS}
          wrong={wrong}
          required
        />
        <SelectField
          name="language"
          label={text.language}
          hint={text.languageHint}
          value={values.language ?? usual.language}
          options={languages}
          wrong={wrong}
          required
        />
        {measure('left')}
        {measure('top')}
        {measure('across')}
        {measure('down')}
        <Submit>{text.save}</Submit>
      </Form>
    </Card>
  );
}

/** Printers of a producer: the test page, what was measured on it, and what came of it. */
export function PrinterPage({ frame, view }: { readonly frame: PortalFrame; readonly view: PrinterView }) {
  const text = printersText(frame.lang);
  const up = view.back ? { path: view.back, label: text.back } : undefined;
  return (
    <PortalShell frame={frame} title={text.title} lead={text.lead} up={up} narrow>
      <Mine {...view} />
      <PrintGrid {...view} />
      <Measure {...view} />
    </PortalShell>
  );
}
