import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { insertFile } from '#db/files';
import { findMarkInUse, insertMark, type MarkKind, type StoredMark } from '#db/marks';
import { findProducerSeen } from '#db/producers';
import { type Deps, newId } from '../deps.ts';
import { keepFile } from '../files/fileStore.ts';
import { safeFormOf } from '../marks/safeMark.ts';

/** A mark as it was sent; its file's name and stated type decide nothing but what it is called. */
export interface UploadMark {
  readonly kind: MarkKind;
  /** Whose, of a producer's own mark. */
  readonly producer?: string;
  readonly name?: string | undefined;
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | undefined;
}

/** A mark on record, and what it was asked to be called where it is known under another name. */
export interface TakenMark extends StoredMark {
  readonly asked?: string;
}

const MEDIA = { svg: 'image/svg+xml', png: 'image/png' } as const;
/** Control characters and separators have no place in a name. */
const UNSAFE = /[\p{Cc}\p{Cf}/\\"]/gu;

/** What a mark is called: as it was asked for, else as its file is, without the ending. */
function nameOf({ name, file }: UploadMark): string {
  const given = name ?? file?.name.replace(/\.[a-z]{3,4}$/i, '') ?? '';
  return given.normalize('NFC').replace(UNSAFE, ' ').trim().slice(0, 80) || 'SVG';
}

async function ownerOf(deps: Deps, scope: Scope, { kind, producer }: UploadMark): Promise<string | null> {
  if (kind !== 'producer') {
    if (!scope.all) throw new Refusal('not-permitted');
    return null;
  }
  const found = producer === undefined ? undefined : await findProducerSeen(deps.db, scope, producer);
  if (!found) throw new Refusal('producer-not-found', { producer: producer ?? '' });
  return found.id;
}

/**
 * Takes a mark in: only its safe form is kept, on the disk before it is on record. The same mark again is the one
 * that is there and keeps its name; another name that was asked for comes back as `asked`. Throws what `safeFormOf` throws, `invalid-input` without a file, `not-permitted` for a mark of the
 * whole office, `producer-not-found` outside the scope; what is refused leaves nothing behind.
 */
export async function uploadMark(deps: Deps, scope: Scope, input: UploadMark): Promise<TakenMark> {
  const producerId = await ownerOf(deps, scope, input);
  if (!input.file) throw new Refusal('invalid-input', { field: 'file', value: '' });
  const { type, bytes, width, height } = await safeFormOf(input.file.bytes);

  const hash = await keepFile(deps.config, bytes);
  const known = await findMarkInUse(deps.db, { kind: input.kind, producerId, hash });
  if (known) {
    const asked = nameOf(input);
    return input.name === undefined || asked === known.name ? known : { ...known, asked };
  }

  const { actor } = deps;
  const at = deps.now();
  const [id, name] = [newId(deps, 'mrk'), nameOf(input)];
  const drawn = { hash, type, width, height, at, actor };
  const mark: StoredMark = { id, kind: input.kind, producerId, name, ...drawn, retiredAt: null };
  const after = { kind: input.kind, producerId, name, hash, type, width, height };
  await commit(deps.db, [
    insertFile({ hash, type: MEDIA[type], size: bytes.length, name: `${name}.${type}`, at, actor }),
    insertMark(mark),
    writeEvent({ at, actor, verb: 'add', noun: 'mark', nounId: id, after }),
  ]);
  return mark;
}
