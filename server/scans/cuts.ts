import { constants, crc32, deflateRawSync } from 'node:zlib';

/** A piece of a page that never changes, and the hole behind it. */
export interface Cut<Hole extends string> {
  readonly plain: Buffer;
  /** Deflated by itself (RFC 1951), ending at a byte: such pieces may follow each other. */
  readonly packed: Buffer;
  /** What follows this piece; undefined after the last. */
  readonly hole: Hole | undefined;
}

/** A page filled in: plain, and as one gzip member (RFC 1952). */
export interface Filled {
  plain(): Buffer;
  gzip(): Buffer;
}

/** Pieces kept, of some 100 bytes each; most are the same on the pages of all products. */
const MOST_PIECES = 5_000;
const pieces = new Map<string, Omit<Cut<string>, 'hole'>>();

/** A piece of a page, packed as small as can be, once for all pages that have it. */
export function cutAt<Hole extends string>(text: string, hole: Hole | undefined): Cut<Hole> {
  const known = pieces.get(text) ?? pack(text);
  if (pieces.size >= MOST_PIECES) pieces.clear();
  pieces.set(text, known);
  return { ...known, hole };
}

function pack(text: string): Omit<Cut<string>, 'hole'> {
  const plain = Buffer.from(text);
  return { plain, packed: deflateRawSync(plain, { level: 9, finishFlush: constants.Z_SYNC_FLUSH }) };
}

const GZIP_HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** An empty last block. */
const DEFLATE_END = Buffer.from([3, 0]);
/** Of a stored block (RFC 1951 §3.2.4), which is put around what is too short to be worth packing. */
const STORED_HEAD = 5;
const GZIP_TAIL = 8;

/** A page written out, and where its words stand: from and to, by turns. */
interface Written {
  readonly plain: Buffer;
  readonly words: readonly number[];
}

// One page is written at a time, and nothing of it is kept.
let desk = Buffer.alloc(1 << 16);

function deskFor(most: number): Buffer {
  if (desk.length < most) desk = Buffer.alloc(2 * most);
  return desk;
}

function writeOut<Hole extends string>(
  cuts: readonly Cut<Hole>[],
  told: Readonly<Record<Hole, string>>,
): Written {
  let most = 0;
  for (const { plain, hole } of cuts) most += plain.length + (hole === undefined ? 0 : 3 * told[hole].length);
  const page = deskFor(most);
  const words: number[] = [];
  let at = 0;
  for (const { plain, hole } of cuts) {
    page.set(plain, at);
    at += plain.length;
    if (hole === undefined) continue;
    words.push(at);
    at += page.write(told[hole], at);
    words.push(at);
  }
  return { plain: page.subarray(0, at), words };
}

/** Puts some of a page into a stored block; gives where it ends. */
function store(into: Buffer, at: number, some: Buffer): number {
  into[at] = 0;
  into.writeUInt16LE(some.length, at + 1);
  into.writeUInt16LE(~some.length & 0xffff, at + 3);
  into.set(some, at + STORED_HEAD);
  return at + STORED_HEAD + some.length;
}

function packUp<Hole extends string>(cuts: readonly Cut<Hole>[], { plain, words }: Written): Buffer {
  let length = GZIP_HEAD.length + DEFLATE_END.length + GZIP_TAIL;
  for (const { packed } of cuts) length += packed.length;
  for (let n = 0; n < words.length; n += 2) length += STORED_HEAD + (words[n + 1] ?? 0) - (words[n] ?? 0);
  const whole = Buffer.allocUnsafe(length);
  whole.set(GZIP_HEAD, 0);
  let at = GZIP_HEAD.length;
  let word = 0;
  for (const { packed, hole } of cuts) {
    whole.set(packed, at);
    at += packed.length;
    if (hole === undefined) continue;
    at = store(whole, at, plain.subarray(words[word], words[word + 1]));
    word += 2;
  }
  whole.set(DEFLATE_END, at);
  whole.writeUInt32LE(crc32(plain), at + DEFLATE_END.length);
  whole.writeUInt32LE(plain.length, at + DEFLATE_END.length + 4);
  return whole;
}

/** A page with words in its holes, as they are to stand in markup. */
export function fillIn<Hole extends string>(
  cuts: readonly Cut<Hole>[],
  words: Readonly<Record<Hole, string>>,
): Filled {
  return {
    plain: () => Buffer.from(writeOut(cuts, words).plain),
    gzip: () => packUp(cuts, writeOut(cuts, words)),
  };
}
