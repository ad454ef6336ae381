import { type Dots, drawDots, newDots } from './dots.ts';

/** A label as a printer of ZPL II would print it. */
export type Printed = Dots;

interface Graphic {
  readonly rowBytes: number;
  readonly bytes: Uint8Array;
}

interface Format {
  width?: number;
  length?: number;
  at?: { readonly x: number; readonly y: number };
  /** A field waits for its `^FS`. */
  field?: Graphic;
  readonly fields: { readonly x: number; readonly y: number; readonly graphic: Graphic }[];
  copies: number;
}

const NAME = /^R:[A-Z0-9]{1,8}\.GRF$/;

/**
 * Draws what ZPL II prints, one bitmap a label. It knows the commands it is meant to meet and no others: anything else,
 * a command out of its place or out of bounds, and a byte that is not printable ASCII or LF, is an error.
 */
export function interpretZpl(file: Uint8Array, onLabel: (label: Printed) => void): void {
  const text = Buffer.from(file).toString('latin1');
  if (/[^\x20-\x7e\n]/.test(text)) throw new Error('not printable ASCII');
  const stored = new Map<string, Graphic>();
  let format: Format | undefined;
  for (const [, prefix = '', name = '', rest = ''] of text.matchAll(/([\^~])([A-Z][A-Z0-9])([^^~]*)/g)) {
    const value = rest.replace(/\n+$/, '');
    const command = prefix + name;
    if (command === '~DG') {
      if (format) throw new Error('~DG within a label');
      const [path = '', size, rowBytes, ...data] = value.split(',');
      if (!NAME.test(path)) throw new Error(`no graphic is named ${path}`);
      stored.set(path, graphicOf(numberOf(size), numberOf(rowBytes), data.join(',')));
    } else if (command === '^XA') {
      if (format || value !== '') throw new Error('^XA within a label');
      format = { fields: [], copies: 0 };
    } else if (!format) throw new Error(`${command} outside of a label`);
    else if (command === '^XZ') {
      onLabel(printedOf(format));
      format = undefined;
    } else obey(format, command, value, stored);
  }
  if (format) throw new Error('a label without ^XZ');
  if (commandsIn(text) !== text.length) throw new Error('text outside of commands');
}

/** Characters that belong to commands: all of them. */
function commandsIn(text: string): number {
  return [...text.matchAll(/[\^~][A-Z][A-Z0-9][^^~]*/g)].reduce((sum, [whole]) => sum + whole.length, 0);
}

function obey(format: Format, command: string, value: string, stored: ReadonlyMap<string, Graphic>): void {
  if (command === '^CI') expectValue(command, value, '28');
  else if (command === '^PW') format.width = numberOf(value);
  else if (command === '^LL') format.length = numberOf(value);
  else if (command === '^LH') expectValue(command, value, '0,0');
  else if (command === '^PQ') format.copies = numberOf(value);
  else if (command === '^FO') format.at = pointOf(value);
  else if (command === '^GF') format.field = fieldOf(value);
  else if (command === '^XG') format.field = recalled(value, stored);
  else if (command === '^FS') endField(format, value);
  else throw new Error(`unknown command ${command}`);
}

function expectValue(command: string, value: string, meant: string): void {
  if (value !== meant) throw new Error(`${command}${value}`);
}

function numberOf(text: string | undefined): number {
  if (!/^\d{1,7}$/.test(text ?? '')) throw new Error(`no number: ${text}`);
  return Number(text);
}

function pointOf(value: string): { x: number; y: number } {
  const [x, y, ...rest] = value.split(',');
  const at = { x: numberOf(x), y: numberOf(y) };
  if (rest.length > 0 || at.x > 32_000 || at.y > 32_000) throw new Error(`^FO${value}`);
  return at;
}

function fieldOf(value: string): Graphic {
  const [form, sent, size, rowBytes, ...data] = value.split(',');
  if (form !== 'A' || sent !== size) throw new Error(`^GF${form},${sent},${size}`);
  return graphicOf(numberOf(size), numberOf(rowBytes), data.join(','));
}

function recalled(value: string, stored: ReadonlyMap<string, Graphic>): Graphic {
  const [path = '', ...scale] = value.split(',');
  const graphic = stored.get(path);
  if (!graphic || scale.join() !== '1,1') throw new Error(`^XG${value}`);
  return graphic;
}

function endField(format: Format, value: string): void {
  const { at, field } = format;
  if (value !== '' || !at || !field) throw new Error('^FS without a field');
  format.fields.push({ ...at, graphic: field });
  delete format.at;
  delete format.field;
}

/** Draws the fields: the printer may add them up or let a later one cover an earlier one, and it must not matter. */
function printedOf({ width, length, fields, copies, at, field }: Format): Printed {
  if (width === undefined || length === undefined || copies !== 1 || at || field)
    throw new Error('half a label');
  const [added, covered] = [newDots(width, length), newDots(width, length)];
  for (const { x, y, graphic } of fields) {
    drawDots(added, graphic, x, y, 'add');
    drawDots(covered, graphic, x, y, 'cover');
  }
  if (Buffer.compare(added.pixels, covered.pixels) !== 0) throw new Error('fields overlap');
  return added;
}

const ONES = 'GHIJKLMNOPQRSTUVWXY';
const TWENTIES = 'ghijklmnopqrstuvwxyz';

/** The bytes of ASCII hexadecimal with run lengths, `,` `!` and `:`; they must be as many as was said. */
function graphicOf(size: number, rowBytes: number, data: string): Graphic {
  const rows: string[] = [];
  let row = '';
  let count = 0;
  const close = (filler: string) => rows.push(row.padEnd(2 * rowBytes, filler));
  for (const character of data) {
    if (ONES.includes(character)) count += ONES.indexOf(character) + 1;
    else if (TWENTIES.includes(character)) count += 20 * (TWENTIES.indexOf(character) + 1);
    else if (/[0-9A-F]/.test(character)) {
      row += character.repeat(count || 1);
      count = 0;
    } else if (character === ',' || character === '!') {
      if (count) throw new Error('a count of nothing');
      close(character === ',' ? '0' : 'F');
      row = '';
    } else if (character === ':' && row === '' && rows.length > 0) rows.push(rows.at(-1)!);
    else throw new Error(`no graphic data: ${character}`);
    if (row.length > 2 * rowBytes) throw new Error('a row too long');
    if (row.length === 2 * rowBytes) {
      close('0');
      row = '';
    }
  }
  const bytes = Buffer.from(rows.join(''), 'hex');
  if (row !== '' || bytes.length !== size) throw new Error(`${bytes.length} bytes where ${size} were said`);
  return { rowBytes, bytes };
}
