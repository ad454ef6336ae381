import { createHash } from 'node:crypto';
import { Refusal } from '#core/refusal';
import { REPORT_LIMITS } from '#core/report';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findFileOf, insertFile, type StoredFile } from '#db/files';
import { isPhotoNamed, receivePhotoOf } from '#db/inspections';
import type { Deps } from '../deps.ts';
import { keepFile } from '../files/fileStore.ts';
import { sniffPicture } from '../image/sniff.ts';

const ACCEPTED = 'JPEG, PNG, WebP';

/** A photo as it was sent, under the hash its report names. */
export interface SentPhoto {
  readonly hash: string;
  readonly bytes: Uint8Array | undefined;
}

/** Whose inspection a photo is of, and who hands it in. */
export interface PhotoOf {
  readonly userId: string;
  readonly actor: string;
}

/**
 * Keeps a photo of an inspection exactly as it was taken: evidence is not encoded again. Sent again it is the photo
 * that was there. Throws `photo-unnamed` where no report of this person names it, `photo-differs`, `photo-too-large`
 * (10 MB), `file-type-refused`.
 */
export async function takePhoto(
  deps: Deps,
  { userId, actor }: PhotoOf,
  { hash, bytes }: SentPhoto,
): Promise<void> {
  if (!(await isPhotoNamed(deps.db, userId, hash))) throw new Refusal('photo-unnamed');
  if (!bytes) throw new Refusal('invalid-input', { field: 'photo' });
  if (bytes.length > REPORT_LIMITS.photoBytes) throw new Refusal('photo-too-large', { megabytes: 10 });
  const kind = sniffPicture(bytes);
  if (!kind) throw new Refusal('file-type-refused', { accepted: ACCEPTED });
  if (createHash('sha256').update(bytes).digest('hex') !== hash) throw new Refusal('photo-differs');

  const at = deps.now();
  await keepFile(deps.config, bytes);
  const known = await findFileOf(deps.db, hash, actor);
  const name = `${hash.slice(0, 12)}.${kind === 'jpeg' ? 'jpg' : kind}`;
  const file: StoredFile = { hash, type: `image/${kind}`, size: bytes.length, name, at, actor };
  const event = { at, actor, verb: 'store', noun: 'file', nounId: hash, after: file };
  const stored = known ? [] : [insertFile(file), writeEvent(event)];
  await commit(deps.db, [...stored, receivePhotoOf(userId, hash, at)]);
}
