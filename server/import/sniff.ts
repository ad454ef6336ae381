import { Refusal } from '#core/refusal';

/** What a file is by its content; names and types given by whoever sent it are not asked. */
export type FileKind = 'csv' | 'xlsx';

const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b];
const UTF16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
] as const;

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, i) => bytes[i] === byte);
}

/**
 * Tells XLSX from text by the first bytes; throws `file-empty`, `file-old-excel` (.xls, or any workbook under
 * a password), `file-not-utf8` for a UTF-16 mark.
 */
export function sniff(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) throw new Refusal('file-empty');
  if (startsWith(bytes, OLD_EXCEL)) throw new Refusal('file-old-excel');
  if (UTF16.some((mark) => startsWith(bytes, mark)))
    throw new Refusal('file-not-utf8', { encoding: 'UTF-16' });
  return startsWith(bytes, ZIP) ? 'xlsx' : 'csv';
}

const SAMPLE = 64 * 1024;
/** Share of control characters above which bytes are no text. */
const MOST_CONTROLS = 0.01;

interface Controls {
  readonly nuls: number;
  readonly others: number;
  readonly size: number;
}

function countControls(bytes: Uint8Array): Controls {
  const sample = bytes.subarray(0, SAMPLE);
  let nuls = 0;
  let others = 0;
  for (const byte of sample) {
    if (byte === 0) nuls++;
    else if (byte < 0x20 && (byte < 0x09 || byte > 0x0d)) others++;
  }
  return { nuls, others, size: sample.length };
}

/** High bytes of UTF-16 units that Vietnamese text is made of: Latin, its extensions, marks, punctuation. */
const HIGH_BYTES = new Set([0x00, 0x01, 0x03, 0x1e, 0x20]);

/** UTF-16 without its mark: at every other place hardly anything but a few high bytes, mostly zero. */
function looksUtf16(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  return [0, 1].some((parity) => {
    const units = sample.filter((_, i) => i % 2 === parity);
    const zeros = units.filter((byte) => byte === 0).length;
    const high = units.filter((byte) => HIGH_BYTES.has(byte)).length;
    const low = sample.filter((byte, i) => i % 2 !== parity && byte === 0).length;
    return (
      units.length > 1 &&
      zeros > units.length * 0.4 &&
      high > units.length * 0.95 &&
      low < units.length * 0.05
    );
  });
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const MARKUP = /^\s*(?:<!doctype|<\?xml|<html|<table|\{\\rtf|%PDF)/i;

/**
 * Text of a CSV file, without its byte order mark; throws `file-not-text` for anything else (pictures, PDF,
 * HTML named .xls), `file-not-utf8` for text in Windows-1258, TCVN3 or UTF-16.
 */
export function decodeText(bytes: Uint8Array): string {
  const controls = countControls(bytes);
  if (controls.nuls > 0 && looksUtf16(bytes)) throw new Refusal('file-not-utf8', { encoding: 'UTF-16' });
  const text = decodeUtf8(bytes);
  const binary = controls.nuls > 0 || controls.others > controls.size * MOST_CONTROLS;
  if (binary || text?.includes('\0')) throw new Refusal('file-not-text');
  if (text === undefined) throw new Refusal('file-not-utf8', { encoding: 'Windows-1258/TCVN3' });
  if (MARKUP.test(text.slice(0, 200))) throw new Refusal('file-not-text');
  return text;
}
