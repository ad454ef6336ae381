import type { SerialSpan } from '#core/account';
import type { Star } from '#core/authority';
import type { PinContent } from '#core/pin';
import { dpiTyped, PRINT_FORMATS, type PrintFormatName } from '#core/printFormat';
import { type StampSpan, spanAsked } from '#core/printRange';
import { Refusal, type RefusalCode } from '#core/refusal';
import type { SeenBatch } from '#db/batchSearch';
import { listProfilesSeen, type PrinterProfile } from '#db/printers';
import type { StampFace } from '#labels/face/face';
import type { StampKind } from '#labels/layout/fitting';
import type { StampLook } from '#labels/marks/look';
import { previewSheet } from '#labels/preview';
import { findStock } from '#labels/stock/findStock';
import { refuseOffPage } from '#labels/stock/offPage';
import { LARGEST_PRINT, sheetsFor } from '#labels/stock/part';
import { labelsPerPage, type Stock } from '#labels/stock/stock';
import { cliText } from '#web/cliText.ts';
import { fill } from '#web/fill.ts';
import type { PartChoice, PrintOutcome, PrintValues, PrintView } from '#web/pages/producer/print.ts';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { besideText, formatNumber } from '#web/refusalText.ts';
import { parseForm } from '../forms/form.ts';
import { type LookWish, lookWishForm } from '../forms/look.ts';
import { queuePrintForm } from '../forms/print.ts';
import { findColours } from '../marks/colours.ts';
import { lookOf, usualLook } from '../marks/lookOf.ts';
import type { Visit } from '../portal/door.ts';
import { partsAsked, spanOf } from './askedParts.ts';
import { batchNotices } from './batchNotices.ts';
import { faceOfBatch } from './batchSheet.ts';
import {
  fitsFormat,
  fitsPrinter,
  refuseContent,
  refuseDots,
  refuseIdle,
  refuseMisfit,
  usualStock,
} from './formatFit.ts';
import { paperChoices } from './paperChoices.ts';
import { listPapers, type Paper } from './papers.ts';
import { printedBefore } from './printedBefore.ts';
import { rangeTold, voidsTold } from './rangeView.ts';
import { refuseAllVoid, voidsWithin } from './voidsWithin.ts';

type Given = Readonly<Record<string, string>>;

/** The field a print's refusal is about, where it does not say so itself. */
const FIELDS: Partial<Record<RefusalCode, string>> = {
  'stock-unknown': 'stock',
  'stock-too-small': 'stock',
  'stock-without-pin-room': 'stock',
  'stamp-too-large': 'stock',
  'format-not-for-stock': 'format',
  'format-not-for-printer': 'profile',
  'batch-without-pins': 'content',
  'start-label-outside-sheet': 'start',
  'dpi-out-of-range': 'dpi',
  'dpi-not-for-format': 'dpi',
  'label-off-page': 'profile',
  'mark-not-found': 'marks',
  'print-too-large': 'part',
};

/** The same refusal, told beside the field of the print that is to blame for it. */
export function besidePrintField(error: unknown): unknown {
  if (!(error instanceof Refusal) || error.details.field !== undefined) return error;
  const field = FIELDS[error.code];
  return field ? new Refusal(error.code, { ...error.details, field }) : error;
}

/** What a person asks of the look; fields left empty are as the producer keeps them. */
export function lookWishOf({ marks = '1', colours, bleed, surface }: Given): LookWish {
  return parseForm(lookWishForm, {
    marks,
    ...(colours ? { colours } : {}),
    ...(bleed ? { bleed } : {}),
    ...(surface ? { surface } : {}),
  });
}

function formatOf({ format }: Given, printer: PrinterProfile | undefined): PrintFormatName {
  return PRINT_FORMATS.find((one) => one === format) ?? printer?.language ?? 'pdf';
}

function valuesOf(given: Given, format: PrintFormatName, usualStock: string): PrintValues {
  const { stock = usualStock, profile = '', content = 'stamps', marks = '1' } = given;
  const { colours = '', bleed = '0', rendering = 'mask', surface = 'flat' } = given;
  const numbers = { start: given.start || '1', dpi: dpiTyped(given, format), part: given.part || '1' };
  const { from = '', to = '', count = '' } = given;
  const look = { marks, colours, bleed, rendering, surface };
  return { ...{ format, stock, profile, content, from, to, count }, ...look, ...numbers };
}

interface Shown {
  readonly seen: SeenBatch;
  readonly values: PrintValues;
  readonly stock: Stock;
  readonly dpi: number;
  readonly printer: PrinterProfile | undefined;
  readonly look: StampLook;
  readonly content: PinContent;
  readonly face: StampFace;
  readonly span: StampSpan;
  /** Void stamps of the batch. */
  readonly voids: readonly SerialSpan[];
}

function kindOf({ batch }: SeenBatch, content: PinContent, look: StampLook): StampKind {
  const { origin, form, gtin, pin } = batch;
  const pins = content === 'both' ? 'both' : 'stamps';
  return { ...{ origin, form, gtin, look }, ...(pin ? { pins } : {}) };
}

function outcomeOf(shown: Shown): PrintOutcome {
  const { seen, values, stock, dpi, printer, look, content, face, span, voids } = shown;
  const { batch } = seen;
  refuseAllVoid(voids, span);
  const { part, format } = parseForm(queuePrintForm, { ...values, profile: undefined, batch: batch.id });
  if (format) refuseMisfit(format, stock);
  if (format) refuseDots(format, dpi);
  if (format) refuseContent(format, content);
  if (format) refuseIdle(format, { ...values, surface: undefined, bleed: lookWishOf(values).bleed });
  const start = Number(values.start);
  const labels = labelsPerPage(stock);
  if (!(start >= 1 && start <= labels))
    throw new Refusal('start-label-outside-sheet', { start: values.start, labels });
  refuseOffPage(stock, printer);
  const chosen = partsAsked({ stock: stock.name, start, ...span }, batch.quantity)[part - 1];
  if (!chosen) throw new Refusal('print-too-large', { quantity: span.count, largest: LARGEST_PRINT });
  const { from, count, start: first } = chosen;
  const kind = kindOf(seen, content, look);
  const pins = batch.pin ? { pins: content } : {};
  const sheet = previewSheet({ stock, dpi, start: first, count, face, ...kind, ...pins });
  return {
    ...{ from, start: first, stamps: count, sheet, module: sheet.module, shortened: sheet.shortened },
    isRoll: stock.kind === 'roll',
    isWindowless: batch.pin && sheet.stamp.window === undefined,
    sheets: sheetsFor(stock, count, first),
  };
}

function partChoices(stock: Stock, span: StampSpan, start: number): PartChoice[] {
  if (!(start >= 1 && start <= labelsPerPage(stock))) return [];
  return partsAsked({ stock: stock.name, start, ...span }, span.count).map(({ from, count }, index) => ({
    part: index + 1,
    first: from,
    last: from + count - 1,
  }));
}

function stockOf(papers: readonly Paper[], value: string): Stock {
  return papers.find((paper) => paper.value === value)?.stock ?? findStock(value);
}

function tried<T>(act: () => T): { done?: T; refusal?: Refusal } {
  try {
    return { done: act() };
  } catch (error) {
    const refusal = besidePrintField(error);
    if (refusal instanceof Refusal) return { refusal };
    throw error;
  }
}

async function lookShown({ deps }: Visit, { producer, batch }: SeenBatch, given: Given): Promise<StampLook> {
  const star: Star = batch.star;
  // What is no wish is told beside its field; what is shown meanwhile is the usual.
  const wish = tried(() => lookWishOf(given)).done ?? lookWishOf({});
  const pinned = await usualLook(deps.db, producer.id, star, wish);
  return lookOf(deps, producer.id, pinned);
}

/** What was refused, told over the form where the field to blame is not on the page. */
function toldOnPage(
  wrongs: readonly (Wrong | null | undefined)[],
  hidden: readonly (string | false)[],
): Wrong[] {
  const [first] = wrongs.filter((one) => one !== null && one !== undefined);
  if (!first) return [];
  return [first.field !== null && hidden.includes(first.field) ? { ...first, field: null } : first];
}

/** What is the matter with the batch whatever is printed of it; void stamps are told by their IDs instead. */
async function noticesSaid({ deps, frame }: Visit, { batch }: SeenBatch): Promise<string[]> {
  const notices = (await batchNotices(deps.db, batch, deps.now())).filter(({ code }) => code !== 'void');
  return notices.map(({ code, stamps }) =>
    fill(cliText(frame.lang).notices[code], { stamps: formatNumber(frame.lang, stamps) }),
  );
}

/** Everything the page of a print shows for what was chosen and typed; `wrong` is what a sent form was refused for. */
export async function printView(
  visit: Visit,
  seen: SeenBatch,
  given: Given,
  wrong: Wrong | null,
): Promise<PrintView> {
  const { deps, scope, frame } = visit;
  const { batch, lot, sample, producer } = seen;
  const measured = (await listProfilesSeen(deps.db, scope)).filter(
    ({ producerId }) => producerId === producer.id,
  );
  const named = measured.find(({ id }) => id === given.profile);
  const format = formatOf(given, named);
  const printers = measured.filter(({ language }) => fitsPrinter(format, language));
  const printer = printers.find(({ id }) => id === named?.id);
  const values = valuesOf({ ...given, profile: printer?.id ?? '' }, format, usualStock(format, batch.pin));
  const dpi = printer?.dpi ?? (Number(values.dpi) || 300);
  const look = await lookShown(visit, seen, values);
  const content = (['pins', 'both'] as const).find((one) => one === values.content) ?? 'stamps';
  const papers = (await listPapers(deps.db, scope)).filter(({ stock }) => fitsFormat(format, stock));
  const face = await faceOfBatch(deps, batch);
  const stock = tried(() => stockOf(papers, values.stock));
  const span = tried(() => spanOf(spanAsked(batch, values) ?? {}, batch.quantity));
  const voids = span.done ? await voidsWithin(deps.db, batch, span.done) : [];
  const { done: outcome, refusal } =
    stock.done && span.done
      ? tried(() => {
          const asked = { stock: stock.done as Stock, span: span.done as StampSpan, voids };
          return outcomeOf({ ...{ seen, values, dpi, printer, look, content, face }, ...asked });
        })
      : { refusal: span.refusal ?? stock.refusal };
  const refused = refusal && {
    field: typeof refusal.details.field === 'string' ? refusal.details.field : null,
    said: besideText(frame.lang, refusal),
  };
  // A sheet of PINs alone is no stamp printed.
  const again = outcome && content !== 'pins' ? { from: outcome.from, count: outcome.stamps } : null;
  const parts = stock.done && span.done ? partChoices(stock.done, span.done, Number(values.start)) : [];
  const hasColours = (await findColours(deps.db)) !== undefined;
  const hidden = [!batch.pin && 'content', parts.length < 2 && 'part', !hasColours && 'colours'];
  return {
    ...{ batch, lotNumber: lot.number, sample, format, content, values, outcome },
    before: again && (await printedBefore(deps.db, batch, again, frame.lang)),
    papers: paperChoices(papers, frame.lang, dpi, kindOf(seen, content, look), face),
    printers: printers.map(({ id, name, dpi: dots }) => ({ value: id, label: `${name} · ${dots} dpi` })),
    parts,
    largestPart: LARGEST_PRINT,
    hasColours,
    range: span.done && rangeTold(batch, span.done),
    rangeOpen: given.some !== undefined,
    voids: outcome
      ? voidsTold(batch, await voidsWithin(deps.db, batch, { from: outcome.from, count: outcome.stamps }))
      : null,
    notices: await noticesSaid(visit, seen),
    wrongs: toldOnPage([wrong, refused], hidden),
  };
}
