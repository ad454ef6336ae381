import sharp, { type Sharp } from 'sharp';
import { Refusal } from '#core/refusal';
import { hasTooManyScans, sniffPicture } from './sniff.ts';
import { makeTurnstile } from './turn.ts';

/** A photo as shoppers get it: WebP with nothing but its pixels. */
export interface EncodedPhoto {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/** The largest file taken, in bytes. */
export const LARGEST_UPLOAD = 10 * 1024 * 1024;
/** The most pixels decoded, whatever the file says of itself. */
export const MOST_PIXELS = 20_000_000;
/** The largest photo kept, in bytes: what a phone loads on a slow line. */
export const LARGEST_PHOTO = 60 * 1024;

const WIDEST = 800;
const TALLEST = 1_000;
const SLOWEST_SECONDS = 5;
const ACCEPTED = 'JPEG, PNG, WebP';

/** Tries from fine to coarse until the photo is small enough: quality, then part of the size. */
const TRIES: readonly (readonly [quality: number, part: number])[] = [
  [80, 1],
  [65, 1],
  [50, 1],
  [40, 0.8],
  [30, 0.6],
  [20, 0.4],
];

// Decoded pictures are not kept, and one picture takes one thread: memory is bounded by the turnstile.
sharp.cache(false);
sharp.concurrency(1);

const turn = makeTurnstile();

function decoder(bytes: Uint8Array): Sharp {
  const limits = { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true } as const;
  return sharp(bytes, limits).timeout({ seconds: SLOWEST_SECONDS });
}

function tooLarge(): Refusal {
  return new Refusal('photo-too-large', {
    megabytes: LARGEST_UPLOAD / 1024 / 1024,
    megapixels: MOST_PIXELS / 1e6,
  });
}

function refuseByLooks(bytes: Uint8Array): void {
  if (bytes.length > LARGEST_UPLOAD) throw tooLarge();
  const kind = sniffPicture(bytes);
  if (!kind) throw new Refusal('file-type-refused', { accepted: ACCEPTED });
  if (kind === 'jpeg' && hasTooManyScans(bytes)) throw new Refusal('photo-unreadable');
}

/** What the header claims, before one pixel is decoded; moving pictures are no photos. */
async function refuseByHeader(bytes: Uint8Array): Promise<void> {
  const head = await sharp(bytes, { limitInputPixels: false, failOn: 'error' })
    .metadata()
    .catch(() => {
      throw new Refusal('photo-unreadable');
    });
  if ((head.pages ?? 1) > 1) throw new Refusal('file-type-refused', { accepted: ACCEPTED });
  const pixels = (head.width ?? 0) * (head.height ?? 0);
  if (pixels > MOST_PIXELS) throw tooLarge();
}

async function decode(bytes: Uint8Array) {
  const upright = decoder(bytes).rotate();
  const small = upright.resize({ width: WIDEST, height: TALLEST, fit: 'inside', withoutEnlargement: true });
  const { data, info } = await small
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch(() => {
      throw new Refusal('photo-unreadable');
    });
  const { width, height, channels } = info;
  return { data, raw: { width, height, channels } };
}

async function encode({ data, raw }: Awaited<ReturnType<typeof decode>>): Promise<EncodedPhoto> {
  let made: EncodedPhoto | undefined;
  for (const [quality, part] of TRIES) {
    const width = Math.max(1, Math.round(raw.width * part));
    const { data: webp, info } = await sharp(data, { raw })
      .resize({ width })
      .webp({ quality, effort: 4 })
      .toBuffer({ resolveWithObject: true });
    made = { bytes: webp, width: info.width, height: info.height };
    if (webp.length <= LARGEST_PHOTO) return made;
  }
  throw new Refusal('photo-unreadable', { bytes: made?.bytes.length ?? 0 });
}

/**
 * Makes an upload into a photo for shoppers: WebP of at most 60 KB, 800 px wide, upright, without any metadata.
 * Sniffed by its bytes and bounded before it is decoded, one at a time. Throws `photo-too-large`
 * (10 MB, 20 megapixels), `file-type-refused`, `photo-unreadable`, `too-busy`.
 */
export async function encodePhoto(bytes: Uint8Array): Promise<EncodedPhoto> {
  refuseByLooks(bytes);
  return turn(async () => {
    await refuseByHeader(bytes);
    return encode(await decode(bytes));
  });
}
