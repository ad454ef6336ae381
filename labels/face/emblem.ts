import type { MarkKind } from '../marks/look.ts';
import type { MarkArt } from '../marks/markArt.ts';
import type { Size } from '../millimetre.ts';

/** An uploaded mark and whose it is. */
export interface Emblem {
  readonly kind: MarkKind;
  readonly art: MarkArt;
}

/** An uploaded mark as large as it will stand (mm). */
export interface SizedEmblem extends Emblem, Size {}

/** What a report calls a mark that found no room. */
export const EMBLEM_WORDS: Readonly<Record<MarkKind, string>> = {
  ocop: 'Dấu OCOP',
  office: 'Dấu của văn phòng',
  producer: 'Dấu của chủ thể',
};

/** The least size of a mark whose letters are still read in print: the side of a square of its area, and its shorter side (mm). */
const LEAST: Readonly<Record<MarkKind, number>> = { ocop: 4.5, office: 4, producer: 4 };
const LEAST_ACROSS = 1.8;

/** Between marks in a row, in parts of the space that one takes. */
const BETWEEN = 0.22;

/** The least a mark may be: one that is long and narrow must be larger to be as high. */
export function leastOf({ kind, art }: Emblem): number {
  const slim = Math.max(art.width / art.height, art.height / art.width);
  return Math.max(LEAST[kind], LEAST_ACROSS * Math.sqrt(slim));
}

/** A mark as large as a square of that side, whatever its shape: so marks beside each other look alike in size. */
export function sized(emblem: Emblem, side: number): SizedEmblem {
  const root = Math.sqrt(emblem.art.width / emblem.art.height);
  return { ...emblem, width: side * root, height: side / root };
}

/** Marks in a row, each of the wanted size or as much smaller as the room asks for; undefined below the least of one. */
export function emblemsIn(
  emblems: readonly Emblem[],
  side: number,
  room: Size,
): readonly SizedEmblem[] | undefined {
  const wanted = emblems.map((emblem) => sized(emblem, Math.max(side, leastOf(emblem))));
  const scale = Math.min(
    1,
    room.width / widthOf(wanted),
    room.height / Math.max(...wanted.map(({ height }) => height)),
  );
  const fitted = wanted.map((one) => ({ ...one, width: one.width * scale, height: one.height * scale }));
  const legible = fitted.every((one) => Math.sqrt(one.width * one.height) >= leastOf(one) - 1e-9);
  return legible ? fitted : undefined;
}

/** Space between the marks of a row (mm). */
export function gapOf(row: readonly SizedEmblem[]): number {
  return BETWEEN * Math.max(...row.map(({ width, height }) => Math.sqrt(width * height)));
}

/** How long a row of marks is (mm). */
export function widthOf(row: readonly SizedEmblem[]): number {
  return row.reduce((sum, { width }) => sum + width, 0) + (row.length - 1) * gapOf(row);
}
