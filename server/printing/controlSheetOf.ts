import type { Instant } from '#core/day';
import type { StampRange } from '#core/manifest';
import type { PrintFormatName } from '#core/printFormat';
import { formatPrintedId } from '#core/stampId';
import { SAMPLE_MARK } from '#labels/face/face';
import { drawControlSheet } from '#labels/house/controlSheet';
import { findStock } from '#labels/stock/findStock';
import { sheetsFor } from '#labels/stock/part';
import { STOCK_NAMES } from '#labels/stock/stockNames';
import { formatInstant } from '#web/dates.ts';
import { fill } from '#web/fill.ts';
import { sayGrid } from '#web/measures.ts';
import type { VoidsTold } from '#web/pages/producer/print.ts';
import { formatNumber } from '#web/refusalText.ts';
import { printHouseText } from '#web/text/printHouse.ts';
import type { Lang } from '#web/text.ts';
import { sayVoids } from '#web/voids.ts';

/** What a control sheet is made of: a manifest, or a print on record. */
export interface SheetFacts extends StampRange {
  readonly batch: string;
  /** What people call the batch; a manifest does not say it. */
  readonly batchName?: string;
  readonly product: string;
  readonly producer: string;
  readonly lot: string;
  readonly sample: boolean;
  readonly format: PrintFormatName;
  readonly stock: string | null;
  readonly start: number | null;
  readonly issuedAt: Instant;
  /** Files, and the hash that a print house reads out: of the one, or of the manifest of several. */
  readonly files: number;
  readonly sha256: string;
  /** Stamps of it that are void by now; null where there are none, or no register to ask. */
  readonly voids?: VoidsTold | null;
}

/** Dots to write on. */
const BLANK = '.'.repeat(90);

/** The control sheet of what went to a print house; the same facts are the same bytes. */
export function controlSheetOf(facts: SheetFacts, lang: Lang): Promise<Uint8Array<ArrayBuffer>> {
  const { sheet, formats } = printHouseText(lang);
  const { sample, issuedAt, files, sha256 } = facts;
  const { printed, spoiled, handed, used, left } = sheet;
  return drawControlSheet({
    title: sheet.title,
    lead: sheet.lead,
    sample: sample ? SAMPLE_MARK : null,
    facts: [
      ...rowsOf(facts, lang),
      [sheet.format, formats[facts.format]],
      [sheet.files, String(files)],
      [sheet.house, BLANK],
    ],
    hash: [files === 1 ? sheet.sha : sheet.shaMany, sha256],
    hashHint: sheet.shaHint,
    counts: { title: sheet.counts, boxes: [printed, spoiled, handed, used, left], rule: sheet.rule },
    spoiled: sheet.spoiledIds,
    signs: Object.values(sheet.signs),
    signHint: sheet.signHint,
    foot: fill(sheet.made, { at: formatInstant(issuedAt) }),
    createdAt: issuedAt,
  });
}

function rowsOf(facts: SheetFacts, lang: Lang): (readonly [string, string])[] {
  const { sheet } = printHouseText(lang);
  const { batch, batchName, product, producer, lot, count, first, last, stock, start, issuedAt } = facts;
  const number = (value: number) => formatNumber(lang, value);
  const paper: readonly (readonly [string, string])[] =
    stock === null || start === null
      ? []
      : [
          [sheet.paper, paperName(stock, lang)],
          ...(facts.format === 'svg'
            ? ([[sheet.svgs, number(count)]] as const)
            : ([
                [sheet.start, number(start)],
                [sheet.sheets, number(sheetsFor(findStock(stock), count, start))],
              ] as const)),
        ];
  const voids: readonly (readonly [string, string])[] = facts.voids
    ? [[sheet.voids, sayVoids(lang, sheet.voidsValue, facts.voids)]]
    : [];
  return [
    [sheet.product, product],
    [sheet.producer, producer],
    [sheet.lot, lot],
    [sheet.batch, fill(sheet.batchValue, { name: batchName ?? formatInstant(issuedAt), batch })],
    [sheet.count, number(count)],
    [sheet.first, formatPrintedId(first)],
    [sheet.last, formatPrintedId(last)],
    ...paper,
    ...voids,
  ];
}

/** A paper in words: its name, or how many labels of which size. */
export function paperName(name: string, lang: Lang): string {
  const known = STOCK_NAMES[name];
  if (known) return known[lang].title;
  const stock = findStock(name);
  return sayGrid(lang, stock.columns, stock.rows, stock.label);
}
