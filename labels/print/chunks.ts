/** One chunk of a run: which, and its stamps, counted from 0 within the run. */
export interface Chunk {
  readonly index: number;
  readonly from: number;
  readonly count: number;
}

/** Deals `count` stamps to chunks: so many to the first, so many to each later one, the rest to the last. */
export function* chunksOf(
  count: number,
  { first, later }: { first: number; later: number },
): Generator<Chunk> {
  let from = 0;
  for (let index = 0; from < count; index++) {
    const size = Math.min(index === 0 ? first : later, count - from);
    yield { index, from, count: size };
    from += size;
  }
}
