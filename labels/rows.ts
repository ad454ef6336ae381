import { type FaceField, type FaceText, SMALLEST } from './face.ts';
import { badgeRow, type Column, DESCENT, idRows, LEAST_ASCENT, type Row, starRow } from './row.ts';
import { breakEvenly, breakFromEnd, shortenLines } from './text.ts';

/** How much of each text may stand: lines for the names, whether at all for the rest. */
export interface Limits {
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
  const { name, producer, host } = column.texts;
  const facts = column.texts.facts.filter(({ field }) => limits[field as keyof Limits]);
  const nameSize = sizeOf(column, name, Math.max(SMALLEST.productName, 1.42 * unit));
  const nameLines = linesOf(column, name, nameSize, limits.name);
  const producerSize = sizeOf(column, producer, Math.max(SMALLEST.text, unit));
  const producerLines = linesOf(column, producer, producerSize, limits.producer);
  const hostSize = sizeOf(column, host, Math.max(SMALLEST.host, 0.9 * unit));
  const rows = [
    ...(column.badge ? [badgeRow(column, unit)] : []),
    starRow(column, unit),
    ...textRows(column, name, nameLines, nameSize, 0.3 * unit),
    ...textRows(column, producer, producerLines, producerSize, 0.22 * unit),
    ...factRows(column, facts, unit),
    ...idRows(column, unit),
    ...(limits.host ? textRows(column, host, host.tokens, hostSize, 0.1 * unit) : []),
  ];
  const printed = new Map<FaceField, string>([
    ['productName', nameLines.join(' ')],
    ['producerName', producerLines.join(' ')],
    ['host', limits.host ? host.tokens.join(' ') : ''],
    ...facts.map(({ field, tokens }) => [field, tokens.join(' ')] as const),
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
  { tokens, weight }: FaceText,
  size: number,
  most: number,
): string[] {
  const widthOf = (text: string) => typeface.width(text, weight);
  const limit = (width / size) * (1 + 1e-9);
  if (most === 0) return [];
  const lines = breakEvenly(tokens, limit, widthOf);
  return lines.length <= most ? lines : shortenLines(tokens, most, limit, widthOf);
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

function factRows(column: Column, facts: readonly FaceText[], unit: number): Row[] {
  const [first] = facts;
  if (!first) return [];
  const all: FaceText = { ...first, tokens: facts.flatMap(({ tokens }) => tokens) };
  const size = sizeOf(column, all, Math.max(SMALLEST.text, 0.94 * unit));
  const widthOf = (text: string) => column.typeface.width(text, all.weight);
  const lines = breakFromEnd(all.tokens, ' · ', (column.width / size) * (1 + 1e-9), widthOf);
  return textRows(column, all, lines, size, 0.42 * unit);
}
