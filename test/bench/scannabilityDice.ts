/** Dice that fall the same way in every run: what a print or a look draws, in a fixed order. */
export interface Dice {
  /** From 0 up to, never reaching, 1. */
  next(): number;
  between(least: number, most: number): number;
  /** A normal draw, mean 0 and deviation 1. */
  normal(): number;
}

/** Dice of a seed and a name: two names share nothing (sfc32 over an FNV-1a hash). */
export function diceOf(seed: number, name: string): Dice {
  let hash = 2_166_136_261 ^ seed;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 16_777_619);
  let [a, b, c, d] = [hash | 0, (hash ^ 0x9e37_79b9) | 0, Math.imul(hash, 0x85eb_ca6b), 1];
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i++) next();
  return {
    next,
    between: (least, most) => least + (most - least) * next(),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}
