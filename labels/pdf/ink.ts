import { packPage } from './packing.ts';

/** Operators as bytes; they are ASCII. */
export function inked(operators: string): Uint8Array {
  return Buffer.from(operators, 'latin1');
}

/**
 * What one page draws: bytes that grow, and the parts they are (packing.ts). Words go on until they are cut: each part
 * of a label's words is much like the same part of the label before.
 */
export class Ink {
  #bytes = new Uint8Array(64 * 1024);
  #view = new DataView(this.#bytes.buffer);
  #used = 0;
  #cut = 0;
  readonly #parts: number[] = [];
  /** Where the parts of this label's words, and of the label's before, stand among the parts. */
  #words: number[] = [];
  #before: number[] = [];

  /** Begins a page. */
  clear(): void {
    this.#used = 0;
    this.#cut = 0;
    this.#parts.length = 0;
    this.#words.length = 0;
    this.#before.length = 0;
  }

  /** Begins a label. */
  label(): void {
    [this.#words, this.#before] = [this.#before, this.#words];
    this.#words.length = 0;
  }

  /** Writes words. */
  write(operators: Uint8Array): void {
    this.#room(operators.length);
    this.#bytes.set(operators, this.#used);
    this.#used += operators.length;
  }

  /** Writes four characters of a glyph, the first in the highest bits. */
  glyph(hex: number): void {
    this.#room(4);
    this.#view.setInt32(this.#used, hex);
    this.#used += 4;
  }

  /** Ends a part of a label's words. */
  cut(): void {
    const like = this.#before[this.#words.length];
    this.#words.push(this.#parts.length);
    const [from, to] = like === undefined ? [0, 0] : [this.#parts[like] ?? 0, this.#parts[like + 1] ?? 0];
    this.#end(from, to);
  }

  /** Writes bytes that are like no others. */
  raw(bytes: Uint8Array): void {
    this.cut();
    this.write(bytes);
    this.#end(-1, -1);
  }

  /** All of the page, as it is. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#used);
  }

  /** All of the page, packed for `FlateDecode`. */
  packed(): Uint8Array {
    this.cut();
    return packPage(this.bytes, this.#parts);
  }

  #end(likeFrom: number, likeTo: number): void {
    this.#parts.push(this.#cut, this.#used, likeFrom, likeTo);
    this.#cut = this.#used;
  }

  #room(size: number): void {
    if (this.#used + size <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * (this.#bytes.length + size));
    larger.set(this.#bytes.subarray(0, this.#used));
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}
