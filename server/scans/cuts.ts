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

/** A piece of a page, packed as small as can be, once. */
export function cutAt<Hole extends string>(text: string, hole: Hole | undefined): Cut<Hole> {
  const plain = Buffer.from(text);
  const packed = deflateRawSync(plain, { level: 9, finishFlush: constants.Z_SYNC_FLUSH });
  return { plain, packed, hole };
}

/** A stored block (RFC 1951 §3.2.4) around what is too short to be worth packing. */
function stored(bytes: Buffer): Buffer {
  const { length } = bytes;
  const head = [0, length & 0xff, length >> 8, ~length & 0xff, (~length >> 8) & 0xff];
  return Buffer.concat([Buffer.from(head), bytes]);
}

const GZIP_HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** An empty last block. */
const DEFLATE_END = Buffer.from([3, 0]);

/** A page with words in its holes, as they are to stand in markup. */
export function fillIn<Hole extends string>(
  cuts: readonly Cut<Hole>[],
  words: Readonly<Record<Hole, string>>,
): Filled {
  const told = cuts.map(({ hole }) => (hole === undefined ? undefined : Buffer.from(words[hole])));
  const plain = () => Buffer.concat(cuts.flatMap((piece, n) => [piece.plain, ...(told[n] ? [told[n]] : [])]));
  const gzip = () => {
    const whole = plain();
    const tail = Buffer.alloc(8);
    tail.writeUInt32LE(crc32(whole), 0);
    tail.writeUInt32LE(whole.length, 4);
    const body = cuts.flatMap((piece, n) => [piece.packed, ...(told[n] ? [stored(told[n])] : [])]);
    return Buffer.concat([GZIP_HEAD, ...body, DEFLATE_END, tail]);
  };
  return { plain, gzip };
}
