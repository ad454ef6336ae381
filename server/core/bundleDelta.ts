import { Refusal } from './refusal.ts';

/**
 * The bytes of the next edition, from those at hand and what changed; whoever applies it opens the result by the next
 * manifest, which refuses anything else. Throws `bundle-malformed`.
 */
export function applyDelta(
  _whole: Uint8Array<ArrayBuffer>,
  _delta: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  throw new Refusal('bundle-malformed', { column: 'delta' });
}
