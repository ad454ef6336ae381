/** A code found in a picture, and where: its middle and its size, in pixels of any one scale. */
export interface Found {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** One entry a printed symbol: what a decoder found twice in one place is one. */
export function apart(found: readonly Found[]): string[] {
  const kept: Found[] = [];
  for (const one of found) {
    const isSame = (other: Found) =>
      other.text === one.text &&
      Math.hypot(other.x - one.x, other.y - one.y) < Math.max(one.size, other.size) / 2;
    if (!kept.some(isSame)) kept.push(one);
  }
  return kept.map(({ text }) => text);
}
