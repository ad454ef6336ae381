import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { Refusal } from '#core/refusal';
import { LIMITS } from './limits.ts';

/** Who listens to an unpacked part as it streams by; undefined where only its size matters. */
export type Listener = ((chunk: Buffer) => void) | undefined;

const MB = 1024 * 1024;
const END_SIGNATURE = Buffer.from('PK\x05\x06', 'latin1');
const END_LENGTH = 22;
const ZIP64_EXTRA = 1;

function malformed(reason: string): Refusal {
  return new Refusal('file-malformed', { reason });
}

function tooLarge(): Refusal {
  return new Refusal('sheet-too-large', { limit: `${LIMITS.zipBytes / MB} MB` });
}

/**
 * Makes sure that whoever unpacks later finds the same entries as we did: one end record, at the very end, whose
 * two counts agree, and no ZIP64, which no file of this size needs.
 */
function checkEnd(bytes: Buffer): void {
  const at = bytes.lastIndexOf(END_SIGNATURE);
  if (at === -1 || at + END_LENGTH > bytes.length) throw malformed('ZIP');
  const [here, total] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
  const [size, offset] = [bytes.readUInt32LE(at + 12), bytes.readUInt32LE(at + 16)];
  const comment = bytes.readUInt16LE(at + 20);
  if (here !== total || at + END_LENGTH + comment !== bytes.length) throw malformed('ZIP');
  if (total === 0xffff || size === 0xffffffff || offset === 0xffffffff) throw malformed('ZIP64');
  if (total > LIMITS.zipEntries) throw new Refusal('sheet-too-large', { limit: LIMITS.zipEntries });
}

function nameOf(entry: Entry): string {
  return entry.fileNameRaw.toString('latin1');
}

function checkEntry(entry: Entry): void {
  const name = nameOf(entry);
  const unsafe = name.split('/').includes('..') || /^\/|^[a-z]:|[\\\p{Cc}]/iu.test(name);
  if (unsafe) throw malformed(name.replace(/[^\x20-\x7e]/g, '?').slice(0, 40));
  if (entry.isEncrypted()) throw new Refusal('file-old-excel');
  if (entry.extraFields.some(({ id }) => id === ZIP64_EXTRA)) throw malformed('ZIP64');
}

async function listEntries(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  const names = new Set<string>();
  let claimed = 0;
  for await (const entry of zip.eachEntry()) {
    checkEntry(entry);
    if (names.has(nameOf(entry))) throw malformed('ZIP');
    names.add(nameOf(entry));
    claimed += entry.uncompressedSize;
    if (claimed > LIMITS.zipBytes) throw tooLarge();
    entries.push(entry);
  }
  return entries;
}

/** Unpacks one entry into nothing, counting; stops at the first byte too many. */
async function drain(stream: Readable, entry: Entry, before: number, listener: Listener): Promise<number> {
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    const swollen = size > LIMITS.zipRatioFrom && size > entry.compressedSize * LIMITS.zipRatio;
    if (swollen || before + size > LIMITS.zipBytes) throw tooLarge();
    listener?.(chunk);
  }
  return size;
}

async function scanAll(bytes: Buffer, listenerFor: (name: string) => Listener): Promise<void> {
  checkEnd(bytes);
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: false });
  let total = 0;
  for (const entry of await listEntries(zip)) {
    const stream = await zip.openReadStreamPromise(entry);
    total += await drain(stream, entry, total, listenerFor(nameOf(entry)));
  }
}

/**
 * Unpacks a whole ZIP into listeners in bounded memory, by bytes counted and not claimed; throws `sheet-too-large`
 * (entries, bytes, ratio), `file-old-excel` when encrypted, `file-malformed` for anything out of the ordinary.
 */
export async function scanZip(bytes: Buffer, listenerFor: (name: string) => Listener): Promise<void> {
  try {
    await scanAll(bytes, listenerFor);
  } catch (error) {
    throw error instanceof Refusal ? error : malformed('ZIP');
  }
}
