import type { Instant } from '#core/day';
import { hostOf, type Origin } from '#core/origin';
import { Refusal } from '#core/refusal';
import { composeFace } from '../face/compose.ts';
import type { Shortened } from '../face/face.ts';
import { type DigitPlace, pinMarks, setPins } from '../face/pinDigits.ts';
import type { Mark } from '../face/place.ts';
import { cleanText } from '../face/text.ts';
import { measure, openDocument } from '../face/typeface.ts';
import type { StampLayout } from '../layout/stampLayout.ts';
import type { Point, Size } from '../millimetre.ts';
import { type Content, contentOf } from '../print/content.ts';
import type { RunSpec } from '../print/format.ts';
import { symbolCorner } from '../qr/symbol.ts';
import { calibratedCorner } from '../stock/calibration.ts';
import { refuseOffPage } from '../stock/offPage.ts';
import { labelCorner, labelsPerPage, type Stock } from '../stock/stock.ts';
import { blankBitmap, cutToInk, type PlacedBitmap } from './bitmap.ts';
import { densityOf, refuseOtherDots } from './density.ts';
import type { Digit } from './digits.ts';
import { drawMark } from './drawMarks.ts';
import { Letters } from './letters.ts';

/** A line of digits that differs from stamp to stamp: characters `from` to `to` of what it shows, its place in dots. */
export interface DigitLine extends DigitPlace {
  readonly shows: 'id' | 'pin' | 'tag';
  readonly from: number;
  readonly to: number;
  readonly digits: Readonly<Record<string, Digit>>;
}

/** A symbol's place on a label, in dots. */
export interface SymbolPlace extends Point {
  readonly version: number;
  readonly dotsPerModule: number;
}

/** All that the rows of one run share, as plain data: any thread draws from it. */
export interface ThermalSetting {
  readonly origin: Origin;
  readonly dpi: number;
  readonly title: string;
  readonly createdAt: Instant;
  /** One row of labels, as wide as the head reaches (mm, and dots). */
  readonly media: Size;
  readonly width: number;
  readonly height: number;
  /** White from one row to the next (mm); 0 where the measures do not say. */
  readonly gap: number;
  /** Each label's corner, in dots. */
  readonly corners: readonly Point[];
  /** Labels of the first row that are used already. */
  readonly skipped: number;
  /** Rows that files before this one hold. */
  readonly before: number;
  /** What all labels show, drawn once: where its ink lies on a label. */
  readonly face: PlacedBitmap | null;
  /** Null where only PINs are printed. */
  readonly symbol: SymbolPlace | null;
  readonly lines: readonly DigitLine[];
}

/** Throws `format-not-for-stock` where it is no roll, `dpi-not-for-format` where no head prints so many dots an inch. */
export function refuseOther(stock: Stock, dpi: number): void {
  if (stock.kind !== 'roll')
    throw new Refusal('format-not-for-stock', { stock: stock.name.slice(0, 120), dpi });
  refuseOtherDots(dpi);
}

/**
 * Lays out a run for a thermal printer. Places are brought to whole dots once, each label's corner by itself, so that
 * all labels of a run are the same dots; a printer's miss moves them by whole dots. Throws `format-not-for-stock`, `dpi-not-for-format`,
 * `start-label-outside-sheet`, `label-off-page`, and what `layOutKind` throws.
 */
export function thermalSetting(spec: RunSpec): {
  readonly setting: ThermalSetting;
  readonly shortened: readonly Shortened[];
} {
  const { stock, dpi, start } = spec;
  refuseOther(stock, dpi);
  const labels = labelsPerPage(stock);
  if (!Number.isInteger(start) || start < 1 || start > labels)
    throw new Refusal('start-label-outside-sheet', { start, labels });
  refuseOffPage(stock, spec.calibration);
  const content = contentOf(spec);
  const letters = new Letters();
  const { marks, lines, shortened } = composeAll(spec, content, letters);
  const setting: ThermalSetting = {
    ...{ origin: spec.origin, dpi, title: cleanText(spec.title), createdAt: spec.createdAt },
    ...mediaRow(spec),
    skipped: start - 1,
    before: spec.sheets?.before ?? 0,
    face: faceOf(marks, stock.label, dpi, letters),
    symbol: content.layout ? symbolOf(content.layout) : null,
    lines,
  };
  return { setting, shortened };
}

interface Composed {
  readonly marks: readonly Mark[];
  readonly lines: readonly DigitLine[];
  readonly shortened: readonly Shortened[];
}

function composeAll(spec: RunSpec, { layout, pin }: Content, letters: Letters): Composed {
  const typeface = measure(openDocument({}));
  const frame = pin ? pinMarks(pin) : [];
  const place = lineMaker(spec.dpi, letters);
  const composed = layout && composeFace(spec.face, hostOf(spec.origin), layout, typeface, spec.look);
  const digits = pin && spec.pins !== 'stamps' ? setPins(pin, typeface) : undefined;
  const whole = { from: 0, to: Number.MAX_SAFE_INTEGER };
  return {
    marks: [...(composed?.marks ?? []), ...frame],
    lines: [
      ...(composed?.ids ?? []).map((id) => place('id', id)),
      ...(digits ? [place('pin', { ...digits.pin, ...whole })] : []),
      ...(digits && spec.pins === 'pins' ? [place('tag', { ...digits.tag, ...whole })] : []),
    ],
    shortened: composed?.shortened ?? [],
  };
}

const CHARACTERS = '0123456789X -';

function lineMaker(dpi: number, letters: Letters) {
  const density = densityOf(dpi);
  return (shows: DigitLine['shows'], place: DigitPlace & { from: number; to: number }): DigitLine => {
    const size = place.size * density;
    const at = { x: place.x * density, baseline: place.baseline * density };
    return { ...place, ...at, size, shows, digits: letters.digits(CHARACTERS, size) };
  };
}

function faceOf(marks: readonly Mark[], label: Size, dpi: number, letters: Letters): PlacedBitmap | null {
  const density = densityOf(dpi);
  const bitmap = blankBitmap(Math.ceil(label.width * density), Math.ceil(label.height * density));
  for (const mark of marks) drawMark({ bitmap, density, letters }, mark);
  return cutToInk(bitmap) ?? null;
}

function symbolOf({ qr, dotsPerModule, dpi, modules }: StampLayout): SymbolPlace {
  return {
    ...symbolCorner({ x: 0, y: 0 }, qr, dotsPerModule, dpi),
    dotsPerModule,
    version: (modules - 17) / 4,
  };
}

/** A row of labels as the head prints it. */
export type MediaRow = Pick<ThermalSetting, 'media' | 'width' | 'height' | 'gap' | 'corners'>;

/** One row: a roll wider than the head is fed under its middle, and what the head does not reach is no part of it. */
export function mediaRow({
  stock,
  dpi,
  calibration,
}: Pick<RunSpec, 'stock' | 'dpi' | 'calibration'>): MediaRow {
  const { page, label, pitch, edge } = stock;
  const density = densityOf(dpi);
  const media = { width: page.width - 2 * edge, height: page.height };
  return {
    media,
    width: Math.round(media.width * density),
    height: Math.round(media.height * density),
    gap: Math.max(0, Math.round((pitch.height - label.height) * 100) / 100),
    corners: Array.from({ length: labelsPerPage(stock) }, (_, index) => {
      const { x, y } = calibratedCorner(labelCorner(stock, index), label, calibration);
      return { x: Math.round((x - edge) * density), y: Math.round(y * density) };
    }),
  };
}
