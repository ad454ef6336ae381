import { type Day, makeDay } from '#core/day';
import type { Cell } from './sheet.ts';

/** Excel's day 0 (1900 system, which counts a 29 February 1900 that never was). */
const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
/** Serials read as dates: 2000-01-01 to 2099-12-31. A plain year is never one. */
const SERIALS = { first: 36_526, last: 73_050 } as const;

const TIME = String.raw`(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[AP]M)?)?`;
const ISO = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}$`, 'i');
const LOCAL = new RegExp(String.raw`^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})${TIME}$`, 'i');
const WORDS = /^(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})$/i;

function fromSerial(serial: number): Day | undefined {
  if (!(serial >= SERIALS.first && serial < SERIALS.last + 1)) return undefined;
  return fromDate(new Date(EXCEL_EPOCH_MS + Math.floor(serial) * DAY_MS));
}

function fromDate(date: Date): Day | undefined {
  return makeDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

function fromText(written: string): Day | undefined {
  const text = written
    .normalize('NFC')
    .trim()
    .replace(/^ngày\s+(?=\d+\s*[-/.])/i, '');
  const iso = ISO.exec(text);
  if (iso) return makeDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const local = LOCAL.exec(text) ?? WORDS.exec(text);
  if (local) return makeDay(Number(local[3]), Number(local[2]), Number(local[1]));
  return /^\d{5}(?:[.,]0+)?$/.test(text) ? fromSerial(Number.parseInt(text, 10)) : undefined;
}

/**
 * A day as registers write it: `dd/mm/yyyy` (always day first), `dd-mm-yyyy`, `dd.mm.yyyy`, ISO, “ngày … tháng …
 * năm …”, an Excel serial of the 1900 system or a real date cell; undefined when no day can be read.
 */
export function readDate(cell: Cell): Day | undefined {
  if (cell instanceof Date) return fromDate(cell);
  if (typeof cell === 'number') return fromSerial(cell);
  return typeof cell === 'string' ? fromText(cell) : undefined;
}
