import { dayOf, type Instant } from '#core/day';
import { provinces } from '#core/province';
import { keyNumberOf, serialOf } from '#core/stampId';
import type { Verdict } from '#core/verdict';
import { hasCommunes } from '#db/communes';
import type { Db } from '#db/open';
import { findLookOfAsker } from '#db/scans';
import { findGlance } from '#db/sights';
import { provenOf } from '#web/values.ts';
import { SAME_LOOK_MS } from './look.ts';
import type { Asker, MarksOn } from './marks.ts';

/** True where the code is proven and the register knows its batch: of such a stamp looks are counted. */
export function isProven(verdict: Verdict): boolean {
  return provenOf(verdict) !== undefined && verdict.record !== null;
}

const PROVINCE_NAMES: ReadonlyMap<string | null, string> = new Map(
  provinces()
    .areas.filter(({ validTo }) => validTo === null)
    .map(({ code, name }) => [code, name]),
);

/** What earlier looks at a stamp tell whoever looks now. */
export interface Seen {
  /** Looks before this one; the asker's own of a moment ago is this one. */
  readonly scans: number;
  readonly firstAt: Instant | null;
  /** Province of the first look by its name of today, where it is known. */
  readonly firstProvince: string | null;
  /** Communes are on record, so that one can be told. */
  readonly communes: boolean;
}

/** Gives what earlier looks at a proven stamp told; null of any other. */
export function makeSeen(db: Db, marks: MarksOn | null, now: () => Instant) {
  return async (verdict: Verdict, asker: Asker): Promise<Seen | null> => {
    const { presented } = verdict;
    if (!presented || !isProven(verdict)) return null;
    const place = { keyNumber: keyNumberOf(presented.id), serial: serialOf(presented.id) };
    const communes = await hasCommunes(db);
    const sight = await findGlance(db, place);
    if (!sight || sight.scans === 0) return { scans: 0, firstAt: null, firstProvince: null, communes };
    const since = now() - SAME_LOOK_MS;
    const recent = marks && sight.lastAt >= since;
    const days = [...new Set([dayOf(now()), dayOf(since)])];
    const own =
      recent &&
      (await findLookOfAsker(
        db,
        place,
        days.map((day) => marks(day, asker)),
        since,
      ));
    const { firstAt, firstProvince } = sight;
    const provinceName = PROVINCE_NAMES.get(firstProvince) ?? null;
    return { scans: sight.scans - (own ? 1 : 0), firstAt, firstProvince: provinceName, communes };
  };
}
