import type { Writable } from 'node:stream';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Instant } from '#core/day';
import { endOf, writeTo } from './writeTo.ts';

/** How a file stands in a zip: as it is (pictures are packed already), or deflated. */
export interface ZipFileOptions {
  /** The same run again must be the same bytes: the time of the batch, written as Viet Nam's clocks say it. */
  readonly createdAt: Instant;
  readonly deflate?: boolean;
}

/** Puts packed files together in their order. */
export interface ZipWriter {
  /** Takes what `zipFile` made, one file or several one after the other; resolves when the reader has caught up. */
  add(packed: Uint8Array): Promise<void>;
  /** Writes the list of files, and ends `out`. */
  end(): Promise<void>;
}

/** Local file header, central directory header, the ends (PKWARE APPNOTE 4.3): their signatures and fixed sizes. */
const LOCAL = { signature: 0x04034b50, size: 30 } as const;
const CENTRAL = { signature: 0x02014b50, size: 46 } as const;
const END = { signature: 0x06054b50, size: 22 } as const;
const END64 = { signature: 0x06064b50, size: 56 } as const;
const LOCATOR64 = { signature: 0x07064b50, size: 20 } as const;

/** What a field of 16 or 32 bits says where the number stands in the zip64 record. */
const BEYOND16 = 0xffff;
const BEYOND32 = 0xffffffff;

/** Made under Unix, version 6.3 of the note; an ordinary file that its owner may write. */
const MADE_BY = 0x033f;
const ATTRIBUTES = 0o100644 * 0x10000;
const NEEDED = { plain: 20, zip64: 45 } as const;
const UTF8_NAME = 0x0800;
const DEFLATED = 8;

/** The list of files is kept packed, a block at a time: some ten bytes a file. */
const BLOCK = 64 * 1024;

const VIETNAM = 7 * 60 * 60 * 1000;

/** MS-DOS date and time, of two seconds' grain, as one number of 32 bits; before 1980 it is 1980. */
function dosTime(instant: Instant): number {
  const at = new Date(instant + VIETNAM);
  const years = Math.min(127, Math.max(0, at.getUTCFullYear() - 1980));
  const date = (years << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  return date * 0x10000 + time;
}

/** A file's bytes as a zip holds them, deflated or as they are, with the CRC-32 and the size of what they stand for. */
export interface PackedBytes {
  readonly content: Uint8Array;
  readonly deflated: boolean;
  readonly crc: number;
  readonly size: number;
}

/** One file packed, in any thread: its header and its bytes. Names are relative, with `/`, and UTF-8. */
export function zipFile(name: string, bytes: Uint8Array, { createdAt, deflate }: ZipFileOptions): Uint8Array {
  const content = deflate ? deflateRawSync(bytes) : bytes;
  const packed = { content, deflated: deflate === true, crc: crc32(bytes), size: bytes.length };
  return zipPacked(name, packed, createdAt);
}

/** As `zipFile`, of bytes that were packed before. */
export function zipPacked(
  name: string,
  { content, deflated, crc, size }: PackedBytes,
  createdAt: Instant,
): Uint8Array {
  const named = Buffer.from(name);
  const packed = Buffer.alloc(LOCAL.size + named.length + content.length);
  packed.writeUInt32LE(LOCAL.signature, 0);
  packed.writeUInt16LE(NEEDED.plain, 4);
  packed.writeUInt16LE(UTF8_NAME, 6);
  packed.writeUInt16LE(deflated ? DEFLATED : 0, 8);
  packed.writeUInt32LE(dosTime(createdAt), 10);
  packed.writeUInt32LE(crc, 14);
  packed.writeUInt32LE(content.length, 18);
  packed.writeUInt32LE(size, 22);
  packed.writeUInt16LE(named.length, 26);
  packed.set(named, LOCAL.size);
  packed.set(content, LOCAL.size + named.length);
  return packed;
}

/**
 * Begins a zip of files that come one after the other. It holds their list packed and nothing else: yazl keeps every
 * file's bytes to the end and looks through all of them for each next one.
 */
export function zipWriter(out: Writable): ZipWriter {
  const list = new FileList();
  return {
    add(packed) {
      list.add(Buffer.from(packed.buffer, packed.byteOffset, packed.length));
      return writeTo(out, packed);
    },
    async end() {
      for (const part of list.parts()) await writeTo(out, part);
      await endOf(out);
    },
  };
}

/** The zip's central directory as it grows. */
class FileList {
  readonly #packed: Buffer[] = [];
  #open: Buffer[] = [];
  #openSize = 0;
  #size = 0;
  #files = 0;
  #offset = 0;

  add(packed: Buffer): void {
    let at = 0;
    while (at < packed.length) {
      if (packed.length - at < LOCAL.size || packed.readUInt32LE(at) !== LOCAL.signature)
        throw new Error('not made by zipFile');
      const size = LOCAL.size + packed.readUInt16LE(at + 26) + packed.readUInt32LE(at + 18);
      this.#push(centralOf(packed.subarray(at, at + size), this.#offset));
      this.#offset += size;
      this.#files++;
      at += size;
    }
  }

  *parts(): Generator<Buffer> {
    for (const block of this.#packed) yield inflateRawSync(block);
    yield* this.#open;
    const whole = { files: this.#files, size: this.#size, offset: this.#offset };
    yield Buffer.concat([...end64Of(whole), endRecord(whole)]);
  }

  #push(record: Buffer): void {
    this.#open.push(record);
    this.#openSize += record.length;
    this.#size += record.length;
    if (this.#openSize < BLOCK) return;
    this.#packed.push(deflateRawSync(Buffer.concat(this.#open)));
    this.#open = [];
    this.#openSize = 0;
  }
}

/** A file's line in the list, by its own header. */
function centralOf(local: Buffer, offset: number): Buffer {
  const nameSize = local.readUInt16LE(26);
  const far = offset >= BEYOND32;
  const record = Buffer.alloc(CENTRAL.size + nameSize + (far ? 12 : 0));
  record.writeUInt32LE(CENTRAL.signature, 0);
  record.writeUInt16LE(MADE_BY, 4);
  record.set(local.subarray(4, 28), 6);
  if (far) record.writeUInt16LE(NEEDED.zip64, 6);
  record.writeUInt16LE(far ? 12 : 0, 30);
  record.writeUInt32LE(ATTRIBUTES, 38);
  record.writeUInt32LE(far ? BEYOND32 : offset, 42);
  record.set(local.subarray(LOCAL.size, LOCAL.size + nameSize), CENTRAL.size);
  if (!far) return record;
  record.writeUInt16LE(1, CENTRAL.size + nameSize);
  record.writeUInt16LE(8, CENTRAL.size + nameSize + 2);
  record.writeBigUInt64LE(BigInt(offset), CENTRAL.size + nameSize + 4);
  return record;
}

interface Whole {
  readonly files: number;
  readonly size: number;
  readonly offset: number;
}

function endRecord({ files, size, offset }: Whole): Buffer {
  const record = Buffer.alloc(END.size);
  record.writeUInt32LE(END.signature, 0);
  record.writeUInt16LE(Math.min(files, BEYOND16), 8);
  record.writeUInt16LE(Math.min(files, BEYOND16), 10);
  record.writeUInt32LE(Math.min(size, BEYOND32), 12);
  record.writeUInt32LE(Math.min(offset, BEYOND32), 16);
  return record;
}

/** The larger end record and what points to it: only where a number is beyond the smaller one. */
function end64Of({ files, size, offset }: Whole): Buffer[] {
  if (files < BEYOND16 && size < BEYOND32 && offset < BEYOND32) return [];
  const record = Buffer.alloc(END64.size + LOCATOR64.size);
  record.writeUInt32LE(END64.signature, 0);
  record.writeBigUInt64LE(BigInt(END64.size - 12), 4);
  record.writeUInt16LE(MADE_BY, 12);
  record.writeUInt16LE(NEEDED.zip64, 14);
  for (const [index, number] of [files, files, size, offset].entries())
    record.writeBigUInt64LE(BigInt(number), 24 + 8 * index);
  record.writeUInt32LE(LOCATOR64.signature, END64.size);
  record.writeBigUInt64LE(BigInt(offset + size), END64.size + 8);
  record.writeUInt32LE(1, END64.size + 16);
  return [record];
}
