/**
 * Parts of a page in their order, four numbers each: where a part begins and ends, and where the part before it that it
 * is much like does. Without any such part these two are alike; of bytes that nothing packs they are -1.
 */
export type Parts = readonly number[];

/** A code's bits with their count above bit 24. */
const codeOf = (value: number, bits: number): number => {
  let turned = 0;
  for (let bit = 0; bit < bits; bit++) turned |= ((value >>> bit) & 1) << (bits - 1 - bit);
  return turned | (bits << 24);
};

/** The fixed codes of RFC 1951 §3.2.6: of a byte, of how many bytes are repeated, and of from how far back. */
const BYTES = Int32Array.from({ length: 256 }, (_, byte) =>
  byte < 144 ? codeOf(0x30 + byte, 8) : codeOf(0x190 + byte - 144, 9),
);
const LONGEST = 258;
const SHORTEST = 3;
const FARTHEST = 32_768;

/** A code and the bits that follow it, as one (RFC 1951 §3.2.5). */
function withExtra(code: number, extra: number, bits: number): number {
  const own = code >>> 24;
  return (code & 0xffffff) | (extra << own) | ((own + bits) << 24);
}

const LENGTHS = Int32Array.from({ length: LONGEST + 1 }, (_, length) => {
  const value = Math.max(0, length - SHORTEST);
  const top = 31 - Math.clz32(value);
  const bits = length === LONGEST ? 0 : Math.max(0, top - 2);
  const symbol = length === LONGEST ? 29 : value < 8 ? value + 1 : 4 * top - 3 + ((value >>> bits) & 3);
  const code = symbol < 24 ? codeOf(symbol, 7) : codeOf(0xc0 + symbol - 24, 8);
  return withExtra(code, value & ((1 << bits) - 1), bits);
});

const DISTANCES = Int32Array.from({ length: 30 }, (_, symbol) => codeOf(symbol, 5));

function distanceCode(distance: number): number {
  const value = distance - 1;
  const bits = Math.max(0, 30 - Math.clz32(value));
  const symbol = value < 4 ? value : 2 * bits + 2 + ((value >>> bits) & 1);
  return withExtra(DISTANCES[symbol] as number, value & ((1 << bits) - 1), bits);
}

/** What a block begins with (RFC 1951 §3.2.3): the last bit says it is the file's last. */
const [TEXT, LAST, STORED] = [2 | (3 << 24), 3 | (3 << 24), 3 << 24];
const END = 7 << 24;

/** The checksum of RFC 1950 §8.2, and how many bytes are summed before its sums outgrow 31 bits. */
const ADLER = 65_521;
const SUMMED = 3_800;

function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (let at = 0; at < bytes.length; ) {
    const end = Math.min(at + SUMMED, bytes.length);
    for (; at + 4 <= end; at += 4) {
      const [one, two] = [bytes[at] as number, bytes[at + 1] as number];
      const [three, four] = [bytes[at + 2] as number, bytes[at + 3] as number];
      b += 4 * (a + one) + 3 * two + 2 * three + four;
      a += one + two + three + four;
    }
    for (; at < end; at++) {
      a += bytes[at] as number;
      b += a;
    }
    a %= ADLER;
    b %= ADLER;
  }
  return b * 65_536 + a;
}

/**
 * Packs a page as zlib would (RFC 1950), knowing what it is made of: stamps' bits as they are, words by what they
 * repeat of the same words on the stamp before. Bits of signatures do not pack, so that looking for repeats among them
 * is what a packer's time goes into.
 */
class Packer {
  #bytes: Uint8Array = new Uint8Array();
  #out = new Uint8Array(64 * 1024);
  #at = 0;
  #held = 0;
  #bits = 0;
  #inText = false;

  pack(bytes: Uint8Array, parts: Parts): Uint8Array {
    const room = 2 * bytes.length + 4 * parts.length + 64;
    if (this.#out.length < room) this.#out = new Uint8Array(room);
    this.#bytes = bytes;
    [this.#out[0], this.#out[1]] = [0x78, 0x01];
    [this.#at, this.#held, this.#bits, this.#inText] = [2, 0, 0, false];
    for (let part = 0; part < parts.length; part += 4) {
      const [from, to] = [parts[part] as number, parts[part + 1] as number];
      const [likeFrom, likeTo] = [parts[part + 2] as number, parts[part + 3] as number];
      if (likeFrom < 0) this.#store(from, to);
      else this.#text(from, to, likeFrom, likeTo);
    }
    this.#open(false);
    this.#write(LAST);
    this.#write(END);
    this.#flush();
    new DataView(this.#out.buffer).setUint32(this.#at, adler32(bytes));
    return this.#out.slice(0, this.#at + 4);
  }

  #write(code: number): void {
    this.#held |= (code & 0xffffff) << this.#bits;
    this.#bits += code >>> 24;
    while (this.#bits >= 8) {
      this.#out[this.#at++] = this.#held;
      this.#held >>>= 8;
      this.#bits -= 8;
    }
  }

  #flush(): void {
    if (this.#bits > 0) this.#out[this.#at++] = this.#held;
    [this.#held, this.#bits] = [0, 0];
  }

  /** Stands in a block of text, or between blocks. */
  #open(inText: boolean): void {
    if (inText !== this.#inText) this.#write(inText ? TEXT : END);
    this.#inText = inText;
  }

  #store(from: number, to: number): void {
    this.#open(false);
    for (let at = from; at < to; ) {
      const length = Math.min(0xffff, to - at);
      this.#write(STORED);
      this.#flush();
      for (const half of [length, ~length]) {
        this.#out[this.#at++] = half;
        this.#out[this.#at++] = half >>> 8;
      }
      this.#out.set(this.#bytes.subarray(at, at + length), this.#at);
      this.#at += length;
      at += length;
    }
  }

  /** Of the same length, words differ here and there; else in one place, and are alike before it and behind. */
  #text(from: number, to: number, likeFrom: number, likeTo: number): void {
    this.#open(true);
    const back = from - likeFrom;
    if (to - from === likeTo - likeFrom) this.#alike(from, to, back);
    else {
      const behind = to - likeTo;
      const least = Math.max(from, likeFrom + behind);
      let end = to;
      while (end > least && this.#bytes[end - 1] === this.#bytes[end - 1 - behind]) end--;
      this.#alike(from, end, back);
      this.#alike(end, to, behind);
    }
  }

  /** Words beside others so far back: repeated where they are the same for three bytes and more. */
  #alike(from: number, to: number, back: number): void {
    const bytes = this.#bytes;
    const canRepeat = back > 0 && back <= FARTHEST;
    const distance = canRepeat ? distanceCode(back) : 0;
    for (let at = from; at < to; ) {
      let end = at;
      if (canRepeat) while (end < to && end - at < LONGEST && bytes[end] === bytes[end - back]) end++;
      if (end - at >= SHORTEST) {
        this.#write(LENGTHS[end - at] as number);
        this.#write(distance);
        at = end;
      } else {
        do this.#write(BYTES[bytes[at++] as number] as number);
        while (at < end);
      }
    }
  }
}

const packer = new Packer();

/** A page's bytes packed for `FlateDecode`, given its parts: they cover it from its begin to its end, in order. */
export function packPage(bytes: Uint8Array, parts: Parts): Uint8Array {
  return packer.pack(bytes, parts);
}
