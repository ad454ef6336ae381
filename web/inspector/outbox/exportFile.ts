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

/** The most of one file, bytes: the office takes 12 MB at once. */
const LARGEST_FILE = 11 * 1024 * 1024;

/** What was saved: the files, each whole by itself, and how many photos are too large for any. */
export interface Exported {
  readonly files: readonly Blob[];
  readonly left: number;
}

/** One file in the making: lines of JSON and their bytes. */
interface Part {
  readonly reports: string[];
  readonly photos: Blob[];
  size: number;
}

const sizeOf = (line: string) => new Blob([line]).size + 1;

/** Lays reports and their photos into files in order; a report whose photos go on in the next file goes there again. */
class Files {
  readonly parts: Part[] = [{ reports: [], photos: [], size: 0 }];
  left = 0;
  private readonly largest: number;

  constructor(largest: number) {
    this.largest = largest;
  }

  private last(size: number, report: string): Part {
    const last = this.parts.at(-1);
    if (last && last.size + size <= this.largest) return last;
    const next = { reports: [report], photos: [], size: sizeOf(report) };
    this.parts.push(next);
    return next;
  }

  addReport(report: string): void {
    const last = this.last(sizeOf(report), report);
    if (last.reports.at(-1) === report) return;
    last.reports.push(report);
    last.size += sizeOf(report);
  }

  addPhoto(report: string, photo: Blob): void {
    if (sizeOf(report) + photo.size + 1 > this.largest) {
      this.left += 1;
      return;
    }
    const last = this.last(photo.size + 1, report);
    last.photos.push(photo);
    last.size += photo.size + 1;
  }
}

/** The parts of a list with commas between, never joined in hand: photos may be more than this phone can hold. */
const listed = (lines: readonly BlobPart[]) => lines.flatMap((line, at) => (at > 0 ? [',', line] : [line]));

/**
 * Everything not whole with the office as JSON files: `{v: 1, device, at, reports: [{id, report, signature}],
 * photos: [{hash, type, base64}]}`, in as many as the office's bound asks for. The signatures say of which phone they
 * are, so they may be handed over by anybody, in any order.
 */
export async function exportOutbox(
  store: PhoneStore,
  device: string | null,
  at: Instant,
  largest = LARGEST_FILE,
): Promise<Exported> {
  const all = new Files(largest);
  const seen = new Set<string>();
  for (const { id, report, signature, photos } of inOrder((await store.getAll('outbox')).filter(isUnsent))) {
    const line = JSON.stringify({ id, report, signature });
    all.addReport(line);
    for (const hash of photos.filter((one) => !seen.has(one))) {
      seen.add(hash);
      const photo = await photoLine(store, hash);
      if (photo !== undefined) all.addPhoto(line, new Blob([photo]));
    }
  }
  const head = JSON.stringify({ v: 1, device, at }).slice(0, -1);
  const files = all.parts.map(({ reports, photos }) => {
    const parts = [`${head},"reports":[`, ...listed(reports), '],"photos":[', ...listed(photos), ']}'];
    return new Blob(parts, { type: 'application/json' });
  });
  return { files, left: all.left };
}
