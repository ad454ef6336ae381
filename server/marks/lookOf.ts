import type { Star } from '#core/authority';
import { Refusal } from '#core/refusal';
import { findOfficeMark, listMarksOfHash, listStarMarks, type MarkKind, type StoredMark } from '#db/marks';
import type { Db } from '#db/open';
import { findProducerLook } from '#db/producerLooks';
import type { StampLook } from '#labels/marks/look';
import type { MarkArt } from '#labels/marks/markArt';
import type { Deps } from '../deps.ts';
import type { LookWish, PinnedLook } from '../forms/look.ts';
import { findColours } from './colours.ts';
import { readMarkArt } from './keptArt.ts';

const KINDS: readonly MarkKind[] = ['ocop', 'office', 'producer'];

function isOf(mark: StoredMark, kind: MarkKind, producerId: string): boolean {
  return mark.kind === kind && (kind !== 'producer' || mark.producerId === producerId);
}

async function artOf(
  { db, config }: Pick<Deps, 'db' | 'config'>,
  producerId: string,
  kind: MarkKind,
  hash: string | undefined,
): Promise<readonly [MarkKind, MarkArt] | undefined> {
  if (hash === undefined) return undefined;
  const mark = (await listMarksOfHash(db, hash)).find((one) => isOf(one, kind, producerId));
  if (!mark) throw new Refusal('mark-not-found', { mark: hash.slice(0, 12) });
  return [kind, await readMarkArt(config, mark)];
}

/**
 * The look of a print with its marks read back from the files: the same for the same pinned look, also after a mark
 * was put out of use. Throws `mark-not-found` for a mark that never was of that kind, or is another producer's.
 */
export async function lookOf(
  deps: Pick<Deps, 'db' | 'config'>,
  producerId: string,
  look: PinnedLook = {},
): Promise<StampLook> {
  const found = await Promise.all(KINDS.map((kind) => artOf(deps, producerId, kind, look[kind])));
  const marks = Object.fromEntries(found.filter((one) => one !== undefined));
  const { story = null, colours = null, bleed = 0, curved } = look;
  return { marks, story, colours, bleed, ...(curved ? { curved } : {}) };
}

/** What of a print's look a person asked for otherwise than usual. */
export type AskedLook = Partial<LookWish>;

/**
 * What stands by default on a producer's stamps of some stars, pinned: the OCOP mark of that star, the office's mark,
 * and the producer's own mark, story and colours; less where less was asked for.
 */
export async function usualLook(
  db: Db,
  producerId: string,
  star: Star,
  asked: AskedLook = {},
): Promise<PinnedLook> {
  const own = await findProducerLook(db, producerId);
  const wantsColours = (asked.colours ?? own?.colours) === 'two';
  const colours = wantsColours ? await findColours(db) : undefined;
  const bleed = asked.bleed ? { bleed: asked.bleed } : {};
  const curved = asked.surface === 'curved' ? ({ curved: true } as const) : {};
  const rest = { ...(colours ? { colours } : {}), ...bleed, ...curved };
  if (asked.marks === false) return rest;
  const ocop = (await listStarMarks(db)).find((row) => row.star === star)?.mark.hash;
  const office = (await findOfficeMark(db))?.hash;
  return {
    ...(ocop ? { ocop } : {}),
    ...(office ? { office } : {}),
    ...(own?.markHash ? { producer: own.markHash } : {}),
    ...(own?.story ? { story: own.story } : {}),
    ...rest,
  };
}
