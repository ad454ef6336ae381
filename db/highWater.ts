import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { KeyNumber } from '#core/stampId';
import { type Write, write } from './commit.ts';
import { refusalOf } from './sqliteErrors.ts';

// A line is `KK NEXT` and LF: of key KK, every serial below NEXT may be on paper somewhere. Lines are appended
// whole (O_APPEND), so two processes need no lock, and the mark of a key is the largest of its lines.

const LINE = /^(\d{2}) (\d{1,11})$/;

/** The file, beside the database and outside of it, that an old backup cannot turn back. */
export interface HighWater {
  readonly path: string;
}

/** The next serial of a key that surely was never handed out, as far as this file knows; 0 for a new key. */
export function readMark(highWater: HighWater, key: KeyNumber): number {
  if (!existsSync(highWater.path)) return 0;
  let mark = 0;
  for (const line of readFileSync(highWater.path, 'utf8').split('\n').slice(0, -1)) {
    const match = LINE.exec(line);
    if (match && match[1] === key) mark = Math.max(mark, Number(match[2]));
  }
  return mark;
}

/**
 * Raises a key's mark and returns once it is on disk (fsync), before any stamp below it is promised; never
 * lowers it. Throws `storage-full`, `output-not-writable`.
 */
export function raiseMark(highWater: HighWater, key: KeyNumber, next: number): void {
  try {
    const isNew = !existsSync(highWater.path);
    append(highWater.path, `${key} ${next}\n`);
    if (isNew) syncDirectory(dirname(highWater.path));
  } catch (error) {
    throw refusalOf(error, { path: highWater.path });
  }
}

/**
 * The last write of a commit that hands out serials: under the write lock, after every guard held and before the
 * promise is made. A crash between the two only skips serials.
 */
export function markSerials(highWater: HighWater, key: KeyNumber, next: number): Write {
  return write(() => ({
    run() {
      raiseMark(highWater, key, next);
      return { changes: 1 };
    },
  }));
}

function append(path: string, line: string): void {
  const file = openSync(path, 'a', 0o600);
  try {
    // A line torn by a full disk has no LF; starting on a new line keeps the next one whole.
    writeSync(file, needsBreak(path) ? `\n${line}` : line);
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
