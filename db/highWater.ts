import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Instant } from '#core/day';
import type { KeyNumber } from '#core/stampId';
import { type Write, write } from './commit.ts';
import { refusalOf } from './sqliteErrors.ts';

// What no old backup may turn back, one line each: `KK NEXT`, of key KK every serial below NEXT may be on paper;
// `KK retired MS` and `KK compromised MS`, since when. Lines are appended whole (O_APPEND), so two processes need
// no lock; the largest NEXT and the earliest instants count.

const LINE = /^(\d{2}) (?:(\d{1,11})|(retired|compromised) (\d{1,15}))$/;

/** The file, outside the database and outside its folder, so that restoring either leaves it alone. */
export interface HighWater {
  readonly path: string;
}

/** All that the file remembers of one key. */
export interface KeyMark {
  /** The next serial that surely was never handed out; 0 where none was. */
  readonly next: number;
  readonly retiredAt: Instant | null;
  readonly compromisedAt: Instant | null;
}

const NOTHING: KeyMark = { next: 0, retiredAt: null, compromisedAt: null };

function earliest(known: Instant | null, said: Instant): Instant {
  return known === null ? said : Math.min(known, said);
}

function join(mark: KeyMark, next: string | undefined, what: string | undefined, instant: string): KeyMark {
  if (next !== undefined) return { ...mark, next: Math.max(mark.next, Number(next)) };
  return what === 'retired'
    ? { ...mark, retiredAt: earliest(mark.retiredAt, Number(instant)) }
    : { ...mark, compromisedAt: earliest(mark.compromisedAt, Number(instant)) };
}

/** What the file says of every key it knows; a last line without LF was torn and counts for nothing. */
export function readMarks(highWater: HighWater): Map<KeyNumber, KeyMark> {
  const marks = new Map<KeyNumber, KeyMark>();
  if (!existsSync(highWater.path)) return marks;
  for (const line of readFileSync(highWater.path, 'utf8').split('\n').slice(0, -1)) {
    const [, key = '', next, what, instant = ''] = LINE.exec(line) ?? [];
    if (key === '') continue;
    const number = key as KeyNumber;
    marks.set(number, join(marks.get(number) ?? NOTHING, next, what, instant));
  }
  return marks;
}

/** What the file says of one key. */
export function readMark(highWater: HighWater, key: KeyNumber): KeyMark {
  return readMarks(highWater).get(key) ?? NOTHING;
}

/**
 * Appends what must not be forgotten and returns once it is on disk (fsync); nothing is ever lowered. Throws
 * `storage-full`, `output-not-writable`.
 */
export function remember(highWater: HighWater, key: KeyNumber, what: string): void {
  try {
    const isNew = !existsSync(highWater.path);
    if (isNew) mkdirSync(dirname(highWater.path), { recursive: true });
    append(highWater.path, `${key} ${what}\n`);
    if (isNew) syncDirectory(dirname(highWater.path));
  } catch (error) {
    throw refusalOf(error, { path: highWater.path });
  }
}

function remembering(highWater: HighWater, key: KeyNumber, what: string): Write {
  return write(() => ({
    run() {
      remember(highWater, key, what);
      return { changes: 1 };
    },
  }));
}

/**
 * The last write of a commit that hands out serials, or makes a key (`next` 1): under the write lock, after every
 * guard held and before the promise is made. A crash between the two only skips serials.
 */
export function markSerials(highWater: HighWater, key: KeyNumber, next: number): Write {
  return remembering(highWater, key, String(next));
}

/** The last write of a commit that retires a key or declares it compromised. */
export function markKey(
  highWater: HighWater,
  key: KeyNumber,
  what: 'retired' | 'compromised',
  since: Instant,
): Write {
  return remembering(highWater, key, `${what} ${since}`);
}

function append(path: string, line: string): void {
  const file = openSync(path, 'a', 0o600);
  try {
    // A line torn by a full disk has no LF; starting on a new line keeps the next one whole.
    const bytes = Buffer.from(needsBreak(path) ? `\n${line}` : line);
    if (writeSync(file, bytes) < bytes.length) throw Object.assign(new Error('torn'), { code: 'ENOSPC' });
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function needsBreak(path: string): boolean {
  const text = readFileSync(path, 'utf8');
  return text !== '' && !text.endsWith('\n');
}

function syncDirectory(path: string): void {
  const directory = openSync(path, 'r');
  fsyncSync(directory);
  closeSync(directory);
}
