import { type FaceField, type FaceText, ID_SHAPE, SAMPLE_MARK, SMALLEST } from './face.ts';
import { kindWords } from './producerKind.ts';
import { badgeRow, type Column, DESCENT, idRows, LEAST_ASCENT, type Row, starRow } from './row.ts';
import { breakEvenly, breakFromEnd, cleanText, shortenLines, shortenMiddle } from './text.ts';

/** How much of each text may stand: lines for the names, whether at all for the rest. */
export interface Limits {
  readonly sample: boolean;
  readonly stars: boolean;
  readonly id: boolean;
  /** Whether the producer's kind is abbreviated. */
  readonly shortKind: boolean;
  readonly name: number;
  readonly producer: number;
  readonly host: boolean;
  readonly lotNumber: boolean;
  readonly producedOn: boolean;
  readonly expiresOn: boolean;
}

/** The rows of a stamp's words at one unit of size (mm), and what is printed of each field. */
export function rowsAt(
  column: Column,
  unit: number,
  limits: Limits,
): { rows: Row[]; printed: Map<FaceField, string> } {
  const { name, host } = column.texts;
  const producer = limits.shortKind ? column.texts.shortProducer : column.texts.producer;
  const facts = column.texts.facts.filter(({ field, tokens }) => limits[field as keyof Limits] && tokens[0]);
  const nameSize = sizeOf(column, name, Math.max(SMALLEST.productName, 1.42 * unit));
  const nameLines = linesOf(column, name, nameSize, limits.name);
  const producerSize = sizeOf(column, producer, Math.min(nameSize, Math.max(SMALLEST.text, unit)));
  const producerLines = linesOf(column, producer, producerSize, limits.producer);
  const hostSize = sizeOf(column, host, Math.max(SMALLEST.host, 0.9 * unit));
  const rows = [
    ...(column.badge && limits.sample ? [badgeRow(column, unit)] : []),
    ...(limits.stars ? [starRow(column, unit)] : []),
    ...textRows(column, name, nameLines, nameSize, 0.3 * unit),
    ...textRows(column, producer, producerLines, producerSize, 0.22 * unit),
    ...factRows(column, facts, unit),
    ...(limits.id ? idRows(column, unit) : []),
    ...(limits.host ? textRows(column, host, host.tokens, hostSize, 0.1 * unit) : []),
  ];
  const printed = new Map<FaceField, string>([
    ['sample', column.badge && limits.sample ? SAMPLE_MARK : ''],
    ['star', limits.stars ? `${column.star} sao` : ''],
    ['id', limits.id ? ID_SHAPE : ''],
    ['productName', nameLines.join(' ')],
    ['producerName', producerLines.join(' ')],
    ['host', limits.host ? host.tokens.join(' ') : ''],
    ...facts.map(({ field, tokens, whole }) => [field, printedFact(tokens, whole)] as const),
  ]);
  return { rows, printed };
}

/** The wanted size, or as much smaller as the widest word asks for. */
function sizeOf({ width, typeface }: Column, { tokens, weight }: FaceText, wanted: number): number {
  const widest = Math.max(...tokens.map((token) => typeface.width(token, weight)));
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
  if (most === 0) return [];
  const lines = breakEvenly(tokens, limit, widthOf);
  if (lines.length <= most) return lines;
  const kind = field === 'producerName' ? kindWords(tokens) : 0;
  const around = kind > 0 ? shortenMiddle(tokens, kind, most, limit, widthOf) : undefined;
  return around ?? shortenLines(tokens, most, limit, widthOf);
}

function textRows(
  { typeface }: Column,
  { weight }: FaceText,
  lines: readonly string[],
  size: number,
  gap: number,
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
  const wanted = Math.max(SMALLEST.text, 0.94 * unit);
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
