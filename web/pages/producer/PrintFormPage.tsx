import { formatBatchName } from '#core/batchName';
import { PIN_CONTENTS } from '#core/pin';
import type { PrintFormatName } from '#core/printFormat';
import { formatPrintedId, formatStampId } from '#core/stampId';
import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { Empty } from '../../parts/portal/Empty.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { ChoiceField, SelectField } from '../../parts/portal/Field.tsx';
import { Form, Submit } from '../../parts/portal/Form.tsx';
import { type PortalFrame, useFrame } from '../../parts/portal/frame.ts';
import { IdRange } from '../../parts/portal/IdRange.tsx';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PaperAndPrinter } from '../../parts/portal/PaperAndPrinter.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { FormatField, LookFields } from '../../parts/portal/PrintChoices.tsx';
import { RangeFields } from '../../parts/portal/RangeFields.tsx';
import { isList, PreviewPictures, useToldRows } from '../../parts/portal/ToldOutcome.tsx';
import { formatNumber } from '../../refusalText.ts';
import { jobsText } from '../../text/jobs.ts';
import { ordersText } from '../../text/orders.ts';
import { pinsText } from '../../text/pins.ts';
import { printsText } from '../../text/prints.ts';
import { sayVoids } from '../../voids.ts';
import { wrongAt } from './order.ts';
import type { PrintOutcome, PrintView } from './print.ts';

function What(view: PrintView) {
  const { lang } = useFrame();
  const pins = pinsText(lang);
  const { values, wrongs, batch, content, format } = view;
  // What was chosen stays to be seen beside why it is refused.
  const contents = PIN_CONTENTS.filter((one) => one !== 'pins' || format !== 'svg' || content === 'pins');
  return (
    <Card title={printsText(lang).what}>
      <FormatField value={values.format} wrong={wrongAt(wrongs, 'format')} />
      {batch.pin && (
        <div data-live-region="content">
          <ChoiceField
            name="content"
            label={pins.content}
            hint={format === 'svg' ? `${pins.contentHint} ${pins.notAsSvg}` : pins.contentHint}
            value={content}
            options={contents.map((value) => ({ value, label: pins.contents[value] }))}
            wrong={wrongAt(wrongs, 'content')}
          />
        </div>
      )}
    </Card>
  );
}

/** The print as it is typed: what is empty too, for marks left off are a choice. */
function typedPrint({ id }: PrintView['batch'], values: PrintView['values']): string {
  return `/producer/batches/${id}/print?${new URLSearchParams({ ...values })}`;
}

const LOOK = ['marks', 'colours', 'bleed', 'rendering', 'surface'] as const;

/** How stamps look; a list has no look, and is asked about it only where it was refused for one. */
function Look({ batch, values, wrongs, hasColours, format }: PrintView) {
  const asked = LOOK.some((name) => wrongAt(wrongs, name));
  if (isList(format) && !asked) {
    return (
      <>
        <input type="hidden" name="marks" value={values.marks} />
        <input type="hidden" name="surface" value={values.surface} />
      </>
    );
  }
  return (
    <Card title={printsText(useFrame().lang).lookTitle}>
      <LookFields
        values={values}
        hasColours={hasColours}
        back={typedPrint(batch, values)}
        wrong={(field) => wrongAt(wrongs, field)}
      />
    </Card>
  );
}

function PartField({ parts, values, wrongs, largestPart }: PrintView) {
  const { lang } = useFrame();
  const text = printsText(lang);
  const number = (value: number) => formatNumber(lang, value);
  if (parts.length < 2) return <input type="hidden" name="part" value="1" />;
  const options = parts.map(({ part, first, last }) => ({
    value: String(part),
    label: fill(text.partValue, { part: number(part), first: number(first), last: number(last) }),
  }));
  return (
    <SelectField
      name="part"
      label={text.part}
      hint={fill(text.partHint, { most: number(largestPart) })}
      value={values.part}
      options={options}
      wrong={wrongAt(wrongs, 'part')}
      required
    />
  );
}

function Paper(view: PrintView) {
  const { batch, values, wrongs, papers, printers } = view;
  return (
    <Card title={printsText(useFrame().lang).paperTitle}>
      <PaperAndPrinter
        name="stock"
        {...{ papers, printers, values }}
        paper={values.stock}
        back={typedPrint(batch, values)}
        wrong={(field) => wrongAt(wrongs, field)}
      />
      <RangeFields
        {...{ values, quantity: batch.quantity, open: view.rangeOpen, told: view.range }}
        wrong={(field) => wrongAt(wrongs, field)}
      />
      <div data-live-region="part">
        <PartField {...view} />
      </div>
    </Card>
  );
}

function Told({
  outcome,
  format,
  keyNumber,
  first,
}: Pick<PrintView['batch'], 'keyNumber' | 'first'> & {
  readonly outcome: PrintOutcome;
  readonly format: PrintFormatName;
}) {
  const text = printsText(useFrame().lang);
  const idAt = (place: number) => formatStampId(keyNumber, first + place - 1);
  const { from, stamps } = outcome;
  const ids = <IdRange first={formatPrintedId(idAt(from))} last={formatPrintedId(idAt(from + stamps - 1))} />;
  return <Facts rows={[[text.ids, ids], ...useToldRows(outcome, stamps, format)]} />;
}

/** What whoever prints should know first: stamps that are void, in a file already, or of a batch that may not be used. */
function Warnings({ voids, before, notices }: Pick<PrintView, 'voids' | 'before' | 'notices'>) {
  const { lang } = useFrame();
  const text = printsText(lang);
  const number = (value: number) => formatNumber(lang, value);
  return (
    <>
      {notices.map((said) => (
        <Notice key={said} tone="warning">
          {said}
        </Notice>
      ))}
      {voids && <Notice tone="warning">{sayVoids(lang, text.voids, voids)}</Notice>}
      {before && (
        <Notice tone="warning">
          {fill(text.printedBefore, {
            stamps: number(before.stamps),
            at: formatInstant(before.at),
            paper: before.paper,
          })}
        </Notice>
      )}
    </>
  );
}

function Preview(view: PrintView) {
  const { outcome, wrongs, format, batch } = view;
  const { lang } = useFrame();
  const text = printsText(lang);
  const [wrong] = wrongs;
  if (!outcome) {
    return (
      <Card title={text.preview}>
        <Empty>{wrong ? `${wrong.said.title}. ${wrong.said.detail}` : ordersText(lang).previewEmpty}</Empty>
      </Card>
    );
  }
  return (
    <Card title={text.preview}>
      <PreviewPictures outcome={outcome} format={format} />
      <Told outcome={outcome} format={format} keyNumber={batch.keyNumber} first={batch.first} />
      <Warnings {...view} />
      <div class="buttons">
        <Submit>{fill(text.send, { format: text.short[format] })}</Submit>
      </div>
    </Card>
  );
}

/** Asking for the file of a batch that was issued: into what, on which paper, how it looks, and the very sheet. */
export function PrintFormPage({ frame, view }: { readonly frame: PortalFrame; readonly view: PrintView }) {
  const { form } = jobsText(frame.lang);
  const { batch, lotNumber, wrongs, sample } = view;
  const path = `/producer/batches/${batch.id}/print`;
  return (
    <PortalShell
      frame={frame}
      title={form.title}
      lead={fill(form.lead, { stamps: formatNumber(frame.lang, batch.quantity), lot: lotNumber })}
      up={{ path: `/producer/batches/${batch.id}`, label: formatBatchName(batch) }}
      sample={sample}
    >
      <Form
        class="order"
        action={`/producer/batches/${batch.id}/prints`}
        live={path}
        wrong={wrongAt(wrongs, null)}
      >
        <div>
          <What {...view} />
          <Paper {...view} />
          <div data-live-region="look">
            <Look {...view} />
          </div>
          <p class="see">
            <button type="submit" class="quiet" formMethod="get" formAction={path} formNoValidate>
              {ordersText(frame.lang).see}
            </button>
          </p>
        </div>
        <div class="beside" data-live-region="preview" aria-live="polite">
          <Preview {...view} />
        </div>
      </Form>
    </PortalShell>
  );
}
