import type { Instant } from '#core/day';
import type { PhoneStore } from '../store.ts';
import { inOrder } from './plan.ts';
import { isUnsent } from './unsent.ts';

/** Bytes written as base64 at a time: a multiple of three, so that the pieces join. */
const PIECE = 3 * 8_192;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + PIECE)));
  }
  return text;
}

async function photoLine(store: PhoneStore, hash: string): Promise<string | undefined> {
  const photo = await store.get('photos', hash);
  if (!photo || photo.bytes.length === 0) return undefined;
  return JSON.stringify({ hash, type: photo.type, base64: base64(photo.bytes) });
}

/**
 * Everything not whole with the office as one JSON file: `{v: 1, device, at, reports: [{id, report, signature}],
 * photos: [{hash, type, base64}]}`. The signatures say of which phone it is, so it may be handed over by anybody.
 */
export async function exportOutbox(store: PhoneStore, device: string | null, at: Instant): Promise<Blob> {
  const reports = inOrder((await store.getAll('outbox')).filter(isUnsent));
  const signed = reports.map(({ id, report, signature }) => ({ id, report, signature }));
  const head = JSON.stringify({ v: 1, device, at, reports: signed }).slice(0, -1);
  // One photo at a time: together they may be more than this phone can hold in hand.
  const parts: BlobPart[] = [`${head},"photos":[`];
  for (const hash of new Set(reports.flatMap(({ photos }) => photos))) {
    const line = await photoLine(store, hash);
    if (line !== undefined) parts.push(new Blob([`${parts.length > 1 ? ',' : ''}${line}`]));
  }
  return new Blob([...parts, ']}'], { type: 'application/json' });
}
