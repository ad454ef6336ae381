import { EMBLEM_WORDS } from './emblem.ts';
import { type FaceField, type FaceText, ID_SHAPE, SAMPLE_MARK, SMALLEST } from './face.ts';
import type { Tone } from './place.ts';
import { kindWords } from './producerKind.ts';
import {
  badgeRow,
  type Column,
  DESCENT,
  headRows,
  idRows,
  LEAST_ASCENT,
  type Row,
  smallIdRow,
} from './row.ts';
import {
  breakEvenly,
  breakFromEnd,
  cleanText,
  ELLIPSIS,
  shortenLines,
  shortenMiddle,
  type WidthOf,
} from './text.ts';

/** How much of each text may stand: lines for the names, whether at all for the rest. */
export interface Limits {
  readonly sample: boolean;
  readonly stars: boolean;
  readonly id: boolean;
  /** Where the ID stands on one line in smaller type than all else: how large at most (mm of em). */
  readonly smallId: number | null;
  /** Whether the producer's kind is abbreviated. */
  readonly shortKind: boolean;
  readonly name: number;
  readonly producer: number;
  readonly host: boolean;
  readonly lotNumber: boolean;
  readonly producedOn: boolean;
  readonly expiresOn: boolean;
  readonly story: boolean;
  readonly ocopMark: boolean;
  readonly officeMark: boolean;
  readonly producerMark: boolean;
}

/** Facts and story are set in so many units. */
const FACTS = 0.94;

/** Lines of a story, at most: it is a line, not a text. */
const STORY_LINES = 3;

/** The rows of a stamp's words at one unit of size (mm), and what is printed of each field. */
export interface Fit {
  readonly unit: number;
  readonly rows: readonly Row[];
  readonly printed: ReadonlyMap<FaceField, string>;
  /** Something does not fit the column's width, however high it is. */
  readonly tooNarrow: boolean;
}

/** Sets a column at one unit of size, with what the limits leave of it. */
export function rowsAt(column: Column, unit: number, limits: Limits): Fit {
  const { name, host, story } = column.texts;
  const producer = limits.shortKind ? column.texts.shortProducer : column.texts.producer;
  const facts = column.texts.facts.filter(({ field, tokens }) => limits[field as keyof Limits] && tokens[0]);
  const nameSize = sizeOf(column, name, Math.max(SMALLEST.productName, 1.42 * unit));
  const nameLines = linesOf(column, name, nameSize, limits.name);
  const producerSize = sizeOf(column, producer, Math.min(nameSize, Math.max(SMALLEST.text, unit)));
  const producerLines = linesOf(column, producer, producerSize, limits.producer);
  // Nothing that is told beside a name is set larger than the name, however much its longest word made it smaller.
  const beside = nameLines.length > 0 ? Math.min(unit, nameSize / FACTS) : unit;
  const told = limits.story && story ? storyOf(column, story, beside) : { lines: [], rows: [] };
  const hostSize = sizeOf(column, host, Math.max(SMALLEST.host, 0.9 * beside));
  const emblems = column.emblems.filter(({ kind }) => limits[`${kind}Mark`]);
  const head = limits.stars ? headRows(column, unit, emblems) : [];
  const ids = idRowsAt(column, unit, limits);
  const rows = [
    ...(column.badge && limits.sample ? [badgeRow(column, unit)] : []),
    ...(head ?? []),
    ...textRows(column, name, nameLines, nameSize, 0.3 * unit, column.tones.name),
    ...textRows(column, producer, producerLines, producerSize, 0.22 * unit),
    ...told.rows,
    ...factRows(column, facts, beside),
    ...(ids ?? []),
    ...(limits.host ? textRows(column, host, host.tokens, hostSize, 0.1 * unit) : []),
  ];
  const printed = new Map<FaceField, string>([
    ['sample', column.badge && limits.sample ? SAMPLE_MARK : ''],
    ['star', limits.stars ? `${column.star} sao` : ''],
    ['id', ids && ids.length > 0 ? ID_SHAPE : ''],
    ['productName', nameLines.join(' ')],
    ['producerName', producerLines.join(' ')],
    ['story', told.lines.join(' ')],
    ['host', limits.host ? host.tokens.join(' ') : ''],
    ...facts.map(({ field, tokens, whole }) => [field, printedFact(tokens, whole)] as const),
    ...emblems.map(({ kind }) => [`${kind}Mark`, EMBLEM_WORDS[kind]] as const),
  ]);
  const tooNarrow = !head || !ids || told.lines.length > STORY_LINES;
  return { unit, rows, printed, tooNarrow };
}

function idRowsAt(column: Column, unit: number, { id, smallId }: Limits): Row[] | undefined {
  if (!id) return [];
  if (smallId === null) return idRows(column, unit);
  const row = smallIdRow(column, smallId);
  return row && [row];
}

/** The producer's own line, a little smaller than the producer's name. */
function storyOf(column: Column, story: FaceText, unit: number): { lines: string[]; rows: Row[] } {
  const size = sizeOf(column, story, Math.max(SMALLEST.text, FACTS * unit));
  const lines = linesOf(column, story, size, Number.POSITIVE_INFINITY);
  return { lines, rows: textRows(column, story, lines, size, 0.42 * unit) };
}

/** The wanted size, or as much smaller as the widest word asks for. */
function sizeOf({ width, typeface }: Column, { tokens, weight }: FaceText, wanted: number): number {
  const widest = Math.max(0, ...tokens.map((token) => typeface.width(token, weight)));
  return Math.min(wanted, width / widest);
}

function linesOf(
  { width, typeface }: Column,
  { field, tokens, weight }: FaceText,
  size: number,
  most: number,
): string[] {
  const widthOf = (text: string) => typeface.width(text, weight);
  const limit = (width / size) * (1 + 1e-9);
  if (most === 0 || tokens.length === 0) return [];
  const lines = breakEvenly(tokens, limit, widthOf);
  if (lines.length <= most) return lines;
  return field === 'producerName'
    ? shortProducer(tokens, most, limit, widthOf)
    : shortenLines(tokens, most, limit, widthOf);
}

/** The kind with two words of the name at least, or as many from the start; fewer name nobody, and stand not at all. */
function shortProducer(words: readonly string[], most: number, limit: number, widthOf: WidthOf): string[] {
  const kind = kindWords(words);
  const around = kind > 0 ? shortenMiddle(words, kind, most, limit, widthOf) : undefined;
  if (around) return around;
  const cut = shortenLines(words, most, limit, widthOf);
  const kept = cut.join(' ').slice(0, -ELLIPSIS.length).split(' ');
  const whole = kept.every((word, index) => word === words[index]);
  return whole && kept.length >= kind + 2 ? cut : [];
}

function textRows(
  { typeface }: Column,
  { weight }: FaceText,
  lines: readonly string[],
  size: number,
  gap: number,
  tone?: Tone,
): Row[] {
  return lines.map((text, index) => {
    const ascent = Math.max(LEAST_ASCENT, typeface.ascent(text, weight)) * size;
    return {
      kind: 'text',
      text,
      weight,
      size,
      ascent,
      gap: index ? 0 : gap,
      height: ascent + DESCENT * size,
      ...(tone ? { tone } : {}),
    };
  });
}

/** A fact on several lines is whole if its letters are. */
function printedFact(lines: readonly string[], whole: string): string {
  const clean = cleanText(whole);
  return lines.join('').replaceAll(' ', '') === clean.replaceAll(' ', '') ? clean : lines.join('');
}

/** Facts side by side where they fit; one of several lines stands by itself. */
function factRows(column: Column, facts: readonly FaceText[], unit: number): Row[] {
  const widest = Math.max(...facts.flatMap(({ tokens }) => tokens.map((token) => widthIn(column, token))));
  const wanted = Math.max(SMALLEST.text, FACTS * unit);
  const size = Math.max(SMALLEST.text, Math.min(wanted, column.width / widest));
  const lines: string[] = [];
  let beside: string[] = [];
  const flush = () => {
    const limit = (column.width / size) * (1 + 1e-9);
    lines.push(...breakFromEnd(beside, ' · ', limit, (text) => widthIn(column, text)));
    beside = [];
  };
  for (const { tokens } of facts) {
    if (tokens.length === 1) beside.push(...tokens);
    else {
      flush();
      lines.push(...tokens.map((token) => token.trim()));
    }
  }
  flush();
  return lines.flatMap((line, index) => {
    const fitting = Math.min(size, column.width / widthIn(column, line));
    return facts[0] ? textRows(column, facts[0], [line], fitting, index ? 0 : 0.42 * unit) : [];
  });
}

function widthIn({ typeface }: Column, text: string): number {
  return typeface.width(text, 'regular');
}
