import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findFileOf, insertFile, type StoredFile } from '#db/files';
import type { Deps } from '../deps.ts';
import { keepFile } from '../files/fileStore.ts';

/** A file whose type its door has sniffed and whose size it has bounded. */
export interface StoreFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Control characters and separators have no place in a name that is shown and sent as a header. */
const UNSAFE = /[\p{Cc}\p{Cf}/\\"]/gu;

/**
 * Keeps a file under its SHA-256 and notes who handed it in; the same content of the same person again is the file that
 * was there. On the disk before it is on record. Throws `storage-full`, `output-not-writable`.
 */
export async function storeFile(deps: Deps, { name, type, bytes }: StoreFile): Promise<StoredFile> {
  const hash = await keepFile(deps.config, bytes);
  const known = await findFileOf(deps.db, hash, deps.actor);
  if (known) return known;

  const { actor } = deps;
  const at = deps.now();
  const shown = name.normalize('NFC').replace(UNSAFE, ' ').trim().slice(-200) || hash.slice(0, 12);
  const file: StoredFile = { hash, type, size: bytes.length, name: shown, at, actor };
  const event = { at, actor, verb: 'store', noun: 'file', nounId: hash, after: file };
  await commit(deps.db, [insertFile(file), writeEvent(event)]);
  return file;
}
