import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Instant } from '#core/day';
import { hostOf, type Origin } from '#core/origin';
import type { PinContent } from '#core/pin';
import { qrModules } from '#core/qr';
import { Refusal } from '#core/refusal';
import type { Stamp, StampPath } from '#core/stamp';
import { formatPrintedId } from '#core/stampId';
import { type ComposedFace, composeFace } from '../face/compose.ts';
import type { Shortened, StampFace } from '../face/face.ts';
import { type PinSetting, pinMarks, setPins } from '../face/pinDigits.ts';
import { cleanText } from '../face/text.ts';
import { layOutKind } from '../layout/fitting.ts';
import { layOutWithPin } from '../layout/layout.ts';
import { pinPlaceOf } from '../layout/pinWindow.ts';
import type { PinPlace, StampLayout } from '../layout/stampLayout.ts';
import { drawQr, stampVersion } from '../qr/qr.ts';
import { type Calibration, calibratedCorner } from '../stock/calibration.ts';
import { labelCorner, labelsPerPage, type Stock } from '../stock/stock.ts';
import { Paper } from './paper.ts';

/** One print: whose stamps, on which paper, from which label on. */
export interface SheetJob {
  readonly stock: Stock;
  readonly dpi: number;
  /** The first label to print on, from 1: the labels before it are already used. */
  readonly start: number;
  /** How the printer misses, to be made good; without it pages are drawn as measured. */
  readonly calibration?: Calibration;
  readonly origin: Origin;
  readonly face: StampFace;
  readonly title: string;
  /** Written in the file: the same batch printed again must be the same bytes. */
  readonly createdAt: Instant;
  readonly stamps: Iterable<Stamp> | AsyncIterable<Stamp>;
  readonly count: number;
  /** Of a batch with hidden PINs: what is printed, and each stamp's PIN; absent, the stamps have no window. */
  readonly pins?: { readonly content: PinContent; readonly pinOf: PinOf };
  readonly out: Writable;
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
}

/** The hidden PIN of a stamp. */
export type PinOf = (stamp: StampPath) => string;

/** What a print came to. */
export interface SheetReport {
  readonly pages: number;
  readonly stamps: number;
  readonly shortened: readonly Shortened[];
}

/** Bytes that may wait for the disk before the next page is drawn. */
const WAITING_LIMIT = 512 * 1024;

/**
 * Prints stamps on label paper as one PDF, streamed page by page, and ends `out`. Throws
 * `start-label-outside-sheet`, `dpi-out-of-range`, `stock-too-small`, `stock-without-pin-room`, `stamp-too-large`,
 * `invalid-input` where `count` stamps do not come, and `interrupted` on the signal.
 */
export async function printSheet(job: SheetJob): Promise<SheetReport> {
  const perPage = labelsPerPage(job.stock);
  if (!Number.isInteger(job.start) || job.start < 1 || job.start > perPage)
    throw new Refusal('start-label-outside-sheet', { start: job.start, labels: perPage });
  const { title, createdAt, stock, dpi, signal } = job;
  const stamps = iterate(job.stamps);
  const first = await stamps.next();
  if (first.done) throw wrongCount(job, 0);
  const version = stampVersion(job.origin, first.value);
  const content = contentOf(job, first.value, version);
  const paper = new Paper({ page: stock.page, dpi, title: cleanText(title), createdAt });
  const composed = composeAll(job, content, paper);
  const written = pipeline(paper.document, job.out, signal ? { signal } : {});
  written.catch(() => undefined);
  try {
    const digits = content.pin && setPins(content.pin, paper.typeface);
    const setting = { job, paper, ...content, composed, version, written, digits };
    const done = await drawAll(setting, first.value, stamps);
    await written;
    return { ...done, shortened: composed.shortened };
  } catch (error) {
    await stamps.return?.();
    paper.document.destroy();
    job.out.destroy();
    throw signal?.aborted ? new Refusal('interrupted') : error;
  }
}

/** What is drawn on each label: a stamp, a PIN, or both. */
interface Content {
  /** Undefined on sheets of PINs alone. */
  readonly layout: StampLayout | undefined;
  /** The window of a PIN, where there is one. */
  readonly pin: PinPlace | undefined;
}

function contentOf({ stock, dpi, origin, pins }: SheetJob, { form, gtin }: Stamp, version: number): Content {
  if (pins?.content === 'pins') {
    const pin = pinPlaceOf(stock, layOutWithPin(stock, dpi, qrModules(version))?.pin);
    return { layout: undefined, pin };
  }
  const kind = { origin, form: form === 'mini' ? form : 'full', gtin } as const;
  const layout = layOutKind(stock, dpi, pins ? { ...kind, pins: pins.content } : kind);
  return { layout, pin: layout.pin };
}

/** What all labels share: the words, the window's outline. */
function composeAll(job: SheetJob, { layout, pin }: Content, paper: Paper): ComposedFace {
  const frame = pin ? pinMarks(pin) : [];
  if (!layout) return { marks: frame, ids: [], shortened: [] };
  const composed = composeFace(job.face, hostOf(job.origin), layout, paper.typeface);
  return { ...composed, marks: [...composed.marks, ...frame] };
}

function iterate(stamps: SheetJob['stamps']): Iterator<Stamp> | AsyncIterator<Stamp> {
  return Symbol.asyncIterator in stamps ? stamps[Symbol.asyncIterator]() : stamps[Symbol.iterator]();
}

function wrongCount({ count }: SheetJob, found: number): Refusal {
  return new Refusal('invalid-input', { field: 'count', value: count, found });
}

interface Setting extends Content {
  readonly job: SheetJob;
  readonly paper: Paper;
  readonly composed: ComposedFace;
  readonly digits: PinSetting | undefined;
  readonly version: number;
  readonly written: Promise<void>;
}

async function drawAll(
  setting: Setting,
  first: Stamp,
  rest: Iterator<Stamp> | AsyncIterator<Stamp>,
): Promise<{ pages: number; stamps: number }> {
  const { job, paper } = setting;
  const perPage = labelsPerPage(job.stock);
  let pages = 0;
  let stamps = 0;
  for (let stamp: Stamp | undefined = first; stamp; stamp = stampOf(await rest.next())) {
    const label = (job.start - 1 + stamps) % perPage;
    if (label === 0 || stamps === 0) {
      if (pages > 0) await breathe(setting, stamps);
      beginPage(setting, pages === 0);
      pages++;
    }
    drawOne(setting, stamp, label);
    stamps++;
  }
  if (stamps !== job.count) throw wrongCount(job, stamps);
  job.signal?.throwIfAborted();
  paper.end();
  job.onProgress?.(stamps);
  return { pages, stamps };
}

function stampOf(result: IteratorResult<Stamp>): Stamp | undefined {
  return result.done ? undefined : result.value;
}

function beginPage({ job, paper, composed }: Setting, isFirst: boolean): void {
  paper.addPage();
  if (isFirst) paper.defineFace(composed.marks, job.stock.label);
}

function drawOne(
  { job, paper, layout, composed, version, digits }: Setting,
  stamp: Stamp,
  label: number,
): void {
  const corner = calibratedCorner(labelCorner(job.stock, label), job.stock.label, job.calibration);
  if (layout) {
    const qr = drawQr(job.origin, stamp, version);
    paper.drawStamp(corner, layout, qr, composed.ids, formatPrintedId(stamp.id));
  }
  const { content = 'stamps', pinOf } = job.pins ?? {};
  if (!digits || !pinOf || content === 'stamps') return;
  const lines = [digits.pin(pinOf(stamp))];
  if (content === 'pins') lines.push(digits.tag(stamp.id));
  paper.drawLines(corner, lines, content === 'pins');
}

/** Between pages: the reader of the file catches up, others get their turn, and a signal is heard. */
async function breathe({ job, paper, written }: Setting, done: number): Promise<void> {
  job.onProgress?.(done);
  await nextTurn();
  job.signal?.throwIfAborted();
  while (paper.document.readableLength > WAITING_LIMIT) {
    const room = job.out.writableNeedDrain ? once(job.out, 'drain') : nextTurn();
    await Promise.race([room, written]);
    job.signal?.throwIfAborted();
  }
}
