import { Refusal } from '#core/refusal';

/** How long a body may stand still before it is given up, ms: a phone on a slow line sends something now and then. */
const IDLE_MS = 10_000;

/** What comes first: the next piece, or too long a silence. */
async function nextPiece(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Refusal('invalid-input', { field: 'body' })), IDLE_MS);
  });
  try {
    const { done, value } = await Promise.race([reader.read(), silence]);
    return done ? undefined : value;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Reads a body to its end, each piece given to `take`, and tells its size; as soon as it is over the limit it is
 * `body-too-large`. It never cancels: that would cut the line before the answer is out. What stands still for 10 s, or
 * breaks off, is `invalid-input`.
 */
export async function readAway(
  body: ReadableStream<Uint8Array>,
  limit: number,
  take: (piece: Uint8Array) => void = () => {},
): Promise<number> {
  const reader = body.getReader();
  let size = 0;
  try {
    for (let piece = await nextPiece(reader); piece; piece = await nextPiece(reader)) {
      size += piece.length;
      if (size > limit) throw new Refusal('body-too-large', { limit });
      take(piece);
    }
    return size;
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('invalid-input', { field: 'body' });
  }
}
