import { and, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Scope } from '#core/permission';
import { type KeyNumber, keyNumberOf, type StampId, serialOf } from '#core/stampId';
import type { LinkedNoun } from '#core/tipOff';
import { tipOffLinks, tipOffs } from './fieldSchema.ts';
import type { Db } from './open.ts';
import { seenTipOffs, type TipOffSeen, toTipOffSeen } from './tipOffs.ts';

/** A tip-off that has to do with something. */
export interface TipOffNear extends TipOffSeen {
  /** A person linked it; else it only names the same stamp. */
  readonly linked: boolean;
}

/** Tip-offs told of one thing. */
const MOST_NEAR = 50;
/** Stamps of one thing by which tip-offs are found. */
const MOST_STAMPS = 500;

function linkedTo(noun: LinkedNoun, nounIds: readonly string[]): SQL {
  return sql`${tipOffs.id} in (select ${tipOffLinks.tipOffId} from ${tipOffLinks}
    where ${and(eq(tipOffLinks.noun, noun), inArray(tipOffLinks.nounId, [...nounIds]))})`;
}

function ofStamps(stamps: readonly StampId[]): SQL | undefined {
  const ofKey = (key: KeyNumber) => {
    const serials = stamps.filter((stamp) => keyNumberOf(stamp) === key).map(serialOf);
    return and(eq(tipOffs.keyNumber, key), inArray(tipOffs.serial, serials));
  };
  return or(...[...new Set(stamps.map(keyNumberOf))].map(ofKey));
}

/**
 * The tip-offs a scope sees that are linked to a signal or an inspection, or that are about one of its stamps (the
 * first 500), or linked to one: the newest first, 50 at most.
 */
export async function listTipOffsNear(
  db: Db,
  scope: Scope,
  noun: Exclude<LinkedNoun, 'stamp'>,
  nounId: string,
  stamps: readonly StampId[],
): Promise<TipOffNear[]> {
  const some = [...new Set(stamps)].slice(0, MOST_STAMPS);
  const linked = or(linkedTo(noun, [nounId]), linkedTo('stamp', some)) as SQL;
  const find = (wanted: SQL | undefined) =>
    seenTipOffs(db, scope, wanted).orderBy(desc(tipOffs.at)).limit(MOST_NEAR);
  const byHand = new Set((await find(linked)).map(({ tipOff }) => tipOff.id));
  const rows = await find(or(linked, ofStamps(some)));
  return rows.map((row) => ({ ...toTipOffSeen(row), linked: byHand.has(row.tipOff.id) }));
}
