/** Kinds of picture that are taken; phones and cameras make these. */
export type PictureKind = 'jpeg' | 'png' | 'webp';

const MAGIC: readonly (readonly [kind: PictureKind, at: number, bytes: readonly number[]])[] = [
  ['jpeg', 0, [0xff, 0xd8, 0xff]],
  ['png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['webp', 8, [0x57, 0x45, 0x42, 0x50]],
];

/** What a file is by its first bytes, whatever its name and stated type; undefined for all that is not taken. */
export function sniffPicture(bytes: Uint8Array): PictureKind | undefined {
  const found = MAGIC.find(([, at, magic]) => magic.every((byte, i) => bytes[at + i] === byte));
  const isRiff = [0x52, 0x49, 0x46, 0x46].every((byte, i) => bytes[i] === byte);
  return found?.[0] === 'webp' && !isRiff ? undefined : found?.[0];
}

/** More passes over one picture than this are made to keep a decoder busy: a camera's progressive JPEG has about ten. */
const MOST_SCANS = 64;

/** True for a JPEG of so many passes that decoding it would take minutes. */
export function hasTooManyScans(bytes: Uint8Array): boolean {
  let scans = 0;
  for (let at = bytes.indexOf(0xff); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] === 0xda) scans += 1;
    if (scans > MOST_SCANS) return true;
  }
  return false;
}
