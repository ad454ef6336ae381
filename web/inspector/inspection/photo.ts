import type { Instant } from '#core/day';
import { REPORT_LIMITS } from '#core/report';
import { sha256Hex } from '../sign.ts';
import type { KeptPhoto } from '../store.ts';

/** The longest side of the small picture that stands for a photo, and of a photo too large to be kept as taken, dots. */
const THUMB_SIDE = 240;
const LARGE_SIDE = 3_200;

type Bytes = Uint8Array<ArrayBuffer>;

/** Draws a picture anew, no side longer than given; undefined where this browser cannot read it. */
async function redraw(file: Blob, side: number, quality: number): Promise<Bytes | undefined> {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return undefined;
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  return drawn ? new Uint8Array(await drawn.arrayBuffer()) : undefined;
}

/** What the phone keeps and hashes: the bytes as the camera gave them, drawn smaller only where they are too many. */
async function bytesOf(file: Blob): Promise<{ bytes: Bytes; type: string } | undefined> {
  if (file.size <= REPORT_LIMITS.photoBytes) {
    return { bytes: new Uint8Array(await file.arrayBuffer()), type: file.type };
  }
  const bytes = await redraw(file, LARGE_SIDE, 0.85);
  return bytes && bytes.length <= REPORT_LIMITS.photoBytes ? { bytes, type: 'image/jpeg' } : undefined;
}

/** A photo as it is kept for a report; undefined for a file that is no picture. */
export async function photoOf(file: Blob, report: string, at: Instant): Promise<KeptPhoto | undefined> {
  if (!file.type.startsWith('image/') || file.size === 0) return undefined;
  const kept = await bytesOf(file);
  if (!kept) return undefined;
  const thumb = (await redraw(file, THUMB_SIDE, 0.7)) ?? null;
  return { hash: await sha256Hex(kept.bytes), report, at, ...kept, thumb, sentAt: null };
}
