import type { Instant } from './day.ts';
import { PRINT_FORMATS, type PrintFormatName } from './printFormat.ts';
import { isStampId, keyNumberOf, type StampId, serialOf } from './stampId.ts';

/** Stamps in order of serials: how many, the first, the last. */
export interface StampRange {
  readonly count: number;
  readonly first: StampId;
  readonly last: StampId;
}

/** One file of a run: its name beside the manifest, size in bytes, SHA-256 in lower-case hex, and its stamps. */
export interface ManifestFile extends StampRange {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** What a run for a print house holds: whose stamps, on which paper, and every file with its hash. */
export interface Manifest extends StampRange {
  readonly batch: string;
  readonly product: string;
  readonly producer: string;
  readonly lot: string;
  /** Sample data: never for goods. */
  readonly sample: boolean;
  readonly format: PrintFormatName;
  /** The paper, and the first label used on it; null for a list without places. */
  readonly stock: string | null;
  readonly start: number | null;
  /** SHA-256 of all that decides what the files look like: the same run is the same bytes. */
  readonly run: string;
  /** When the batch was issued: the same run is the same manifest. */
  readonly issuedAt: Instant;
  readonly files: readonly ManifestFile[];
}

/** What the text begins with, so that it is taken for nothing else. */
const KIND = 'temgoc-print-manifest-v1';

/** Nothing longer is read: 10,000 files of a name each. */
export const LONGEST_MANIFEST = 4 * 1024 * 1024;
const MOST_FILES = 10_000;
const LONGEST_WORDS = 400;
const LAST_INSTANT = 8.64e15;

/** A name that stays where it is put on every system: no folder, no hidden file, no blank at an end. */
const NAME = /^(?!.*\.$)[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/;
const SHA256 = /^[0-9a-f]{64}$/;

/** Writes a manifest: JSON of two spaces, its keys always in this order, LF at the end. */
export function formatManifest(manifest: Manifest): string {
  const { batch, product, producer, lot, sample, format, stock, start, run, issuedAt, files } = manifest;
  const { count, first, last } = manifest;
  const said = {
    kind: KIND,
    ...{ batch, product, producer, lot, sample, format, stock, start },
    run,
    issuedAt: new Date(issuedAt).toISOString(),
    ...{ count, first, last },
    files: files.map(formatFile),
  };
  return `${JSON.stringify(said, null, 2)}\n`;
}

function formatFile({ name, size, count, first, last, sha256 }: ManifestFile) {
  return { name, size, count, first, last, sha256 };
}

/**
 * Reads a manifest strictly: the very text `formatManifest` writes, whose files hold all its stamps, each once and in
 * order. Undefined for anything else.
 */
export function parseManifest(text: string): Manifest | undefined {
  if (text.length > LONGEST_MANIFEST) return undefined;
  const said = objectOf(text);
  const manifest = said && manifestOf(said);
  return manifest && formatManifest(manifest) === text ? manifest : undefined;
}

type Said = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Said {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectOf(text: string): Said | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && value.kind === KIND ? value : undefined;
  } catch {
    return undefined;
  }
}

function manifestOf(said: Said): Manifest | undefined {
  const { batch, product, producer, lot, sample, format, stock, start, run } = said;
  const range = rangeOf(said);
  const issuedAt = instantOf(said.issuedAt);
  const files = filesOf(said.files);
  if (!isWord(batch) || !isWord(product) || !isWord(producer) || !isWord(lot)) return undefined;
  if (typeof sample !== 'boolean' || !isFormat(format) || !range || issuedAt === undefined) return undefined;
  if (!isSha256(run)) return undefined;
  const isPlaced = isWord(stock) && isCount(start);
  if (!isPlaced && (stock !== null || start !== null)) return undefined;
  if (!files || !fills(files, range)) return undefined;
  const paper = isPlaced ? { stock, start } : { stock: null, start: null };
  return { ...{ batch, product, producer, lot, sample, format }, ...paper, run, issuedAt, ...range, files };
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_WORDS;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

function isSha256(value: unknown): value is string {
  return typeof value === 'string' && SHA256.test(value);
}

function isFormat(value: unknown): value is PrintFormatName {
  return (PRINT_FORMATS as readonly unknown[]).includes(value);
}

function instantOf(value: unknown): Instant | undefined {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return at >= 0 && at <= LAST_INSTANT ? at : undefined;
}

function rangeOf({ count, first, last }: Said): StampRange | undefined {
  if (typeof first !== 'string' || typeof last !== 'string' || !isCount(count)) return undefined;
  if (!isStampId(first) || !isStampId(last) || keyNumberOf(first) !== keyNumberOf(last)) return undefined;
  return serialOf(last) - serialOf(first) + 1 === count ? { count, first, last } : undefined;
}

function filesOf(value: unknown): ManifestFile[] | undefined {
  if (!Array.isArray(value) || value.length < 1 || value.length > MOST_FILES) return undefined;
  const files = value.map(fileOf);
  const whole = files.filter((file) => file !== undefined);
  // Some systems take a name in capitals for the same one.
  const names = new Set(whole.map(({ name }) => name.toLowerCase()));
  return whole.length === files.length && names.size === files.length ? whole : undefined;
}

function fileOf(said: unknown): ManifestFile | undefined {
  if (!isObject(said)) return undefined;
  const { name, size, sha256 } = said;
  const range = rangeOf(said);
  if (typeof name !== 'string' || !NAME.test(name) || !isCount(size)) return undefined;
  if (!isSha256(sha256) || !range) return undefined;
  return { name, size, ...range, sha256 };
}

/** Whether files hold a range whole: each begins where the one before ended. */
function fills(files: readonly ManifestFile[], { first, last }: StampRange): boolean {
  let next = serialOf(first);
  for (const file of files) {
    if (keyNumberOf(file.first) !== keyNumberOf(first) || serialOf(file.first) !== next) return false;
    next = serialOf(file.last) + 1;
  }
  return next === serialOf(last) + 1;
}
