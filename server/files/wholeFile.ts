import { type FileHandle, lstat, open, readdir, realpath, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { Refusal } from '#core/refusal';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const UNWRITABLE = new Set([
  'EACCES',
  'EEXIST',
  'EISDIR',
  'ELOOP',
  'ENAMETOOLONG',
  'ENOENT',
  'ENOTDIR',
  'EPERM',
  'EROFS',
  'ETXTBSY',
]);

/** Temporary files this process is writing; the number tells two of the same target apart. */
const writing = new Set<string>();
let written = 0;

/** Who may read a file, where the process's own mask allows it: everybody, or of a secret its owner only. */
const MODES = { open: 0o666, secret: 0o600 } as const;

/**
 * Writes a file whole or not at all: into a hidden file beside it, synced, then renamed over it, folder synced. Until
 * the end whatever stood at `path` stands there; a failure leaves nothing. A secret one is its owner's only, from its
 * first byte. Throws `output-not-writable` and `storage-full`, and whatever `write` throws.
 */
export async function writeWhole<T>(
  path: string,
  write: (out: Writable) => Promise<T>,
  { secret = false }: { readonly secret?: boolean } = {},
): Promise<T> {
  try {
    const target = await writableTarget(path);
    await removeStale(dirname(target));
    return await writeBeside(target, write, secret ? MODES.secret : MODES.open);
  } catch (error) {
    throw refusalOf(error, path);
  }
}

async function writeBeside<T>(
  target: string,
  write: (out: Writable) => Promise<T>,
  mode: number,
): Promise<T> {
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}-${++written}.part`);
  // Known before it is there: another writer into this folder clears away what nobody writes.
  writing.add(temporary);
  const file = await open(temporary, 'wx', mode).catch((error: unknown) => {
    writing.delete(temporary);
    throw error;
  });
  try {
    const result = await writeSynced(file, write);
    await rename(temporary, target);
    await syncFolder(dirname(target));
    return result;
  } catch (error) {
    await file.close().catch(() => undefined);
    await unlink(temporary).catch(() => undefined);
    throw error;
  } finally {
    writing.delete(temporary);
  }
}

async function writeSynced<T>(file: FileHandle, write: (out: Writable) => Promise<T>): Promise<T> {
  const { out, diskFailed } = streamInto(file);
  const ended = finished(out);
  ended.catch(() => undefined);
  const result = await Promise.race([write(out), diskFailed]);
  if (!out.writableEnded) out.end();
  await ended;
  await file.close();
  return result;
}

/** Bytes that may wait before a writer is told to wait. */
const WAITING = 256 * 1024;

/** A stream that ends when its bytes are on the disk; what the disk refuses ends a writer that does not look. */
function streamInto(file: FileHandle): { out: Writable; diskFailed: Promise<never> } {
  let fail: (error: Error) => void = () => undefined;
  const diskFailed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  diskFailed.catch(() => undefined);
  const settle = (work: Promise<void>, done: (error?: Error) => void) => {
    work.then(
      () => done(),
      (error: Error) => {
        fail(error);
        done(error);
      },
    );
  };
  const out = new Writable({
    highWaterMark: WAITING,
    write: (chunk: Buffer, _encoding, done) => settle(file.appendFile(chunk), done),
    writev: (chunks, done) => settle(file.appendFile(Buffer.concat(chunks.map(({ chunk }) => chunk))), done),
    final: (done) => settle(file.sync(), done),
  });
  return { out, diskFailed };
}

/** A file that is there or may be made; devices and folders are left alone. A link is followed to its file. */
async function writableTarget(path: string): Promise<string> {
  const absolute = resolve(path);
  const target = await realpath(absolute).catch(() => absolute);
  const found = await lstat(target).catch(() => undefined);
  if (found && !found.isFile()) throw new Refusal('output-not-writable', { path });
  return target;
}

/** The name of a temporary file: `.<target>.<process>-<number>.part`. */
const TEMPORARY = /^\..+\.([1-9]\d{0,9})-[1-9]\d*\.part$/s;

/** Removes what writers into this folder left, of whatever target, that died before their end. */
async function removeStale(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const match = TEMPORARY.exec(name);
    const path = join(folder, name);
    if (match && !writing.has(path) && !isAlive(Number(match[1]))) await unlink(path).catch(() => undefined);
  }
}

/** This process knows its own files: one of its number that it does not know is a former process's. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function refusalOf(error: unknown, path: string): unknown {
  if (error instanceof Refusal) return error;
  if (FULL.has(codeOf(error))) return new Refusal('storage-full', { path });
  return UNWRITABLE.has(codeOf(error)) ? new Refusal('output-not-writable', { path }) : error;
}
