import { addSighting, type CloneScore, NO_SIGHTINGS, scoreOf } from '#core/clone';
import { type Day, dayOf, type Instant } from '#core/day';
import type { Sighting } from '#core/sighting';
import type { Write } from '#db/commit';
import { noteCopies } from '#db/copies';
import type { Db } from '#db/open';
import { countLooks, findSight, type Sight, type StampDay, type StoredSight, writeSight } from '#db/sights';
import { type Look, SAME_LOOK_MS } from './look.ts';
import type { Asker, MarksOn } from './marks.ts';
import type { Networks } from './networks.ts';
import { planSignal } from './signalRaising.ts';

/** What counting looks needs of the house. */
export interface Counting {
  readonly db: Db;
  readonly marks: MarksOn | null;
  readonly networks: Networks;
  readonly newId: (prefix: string) => string;
}

/** A look that counts: of a shopper, at a proven stamp, not the same one's of a moment ago. */
export interface CountedLook {
  readonly look: Look;
  /** True for a look at the stamp; false where something was said after one. */
  readonly isScan: boolean;
}

function toSighting(look: Look, { marks, networks }: Counting): Sighting {
  const { at, asker, answer, commune, pinShown } = look;
  const { kind: networkKind, province } = networks.find(asker.network);
  const marksOn = marks ? onDay(marks, asker) : undefined;
  return { at, kind: 'shopper', marksOn, networkKind, province, answer, commune, pinShown };
}

function onDay(marks: MarksOn, asker: Asker): Sighting['marksOn'] {
  return (day: Day) => marks(day, asker);
}

/** The province of the commune that was told within 10 minutes of the first look: it is told after the look. */
function toldSoon(sightings: readonly Sighting[], firstAt: Instant): string | null {
  const soon = sightings.find(({ at, commune }) => commune !== null && at - firstAt <= SAME_LOOK_MS);
  return soon?.commune?.province ?? null;
}

/** The same stamp after some looks, oldest first. */
function withLooks(
  before: StoredSight | undefined,
  looks: readonly CountedLook[],
  counting: Counting,
): readonly [Sight, CloneScore] | undefined {
  const [first] = looks;
  if (!first) return undefined;
  const sightings = looks.map(({ look }) => toSighting(look, counting));
  const state = sightings.reduce(addSighting, before?.state ?? NO_SIGHTINGS);
  const lastAt = Math.max(before?.lastAt ?? 0, ...sightings.map(({ at }) => at));
  const score = scoreOf(state, lastAt);
  const { keyNumber, serial, at } = first.look;
  const firstAt = before?.firstAt ?? at;
  const firstSeen = before ? null : (sightings[0]?.commune?.province ?? sightings[0]?.province ?? null);
  const sight = {
    ...{ keyNumber, serial, lastAt, state, score: score.score, level: score.level },
    firstAt,
    firstProvince: before?.firstProvince ?? firstSeen ?? toldSoon(sightings, firstAt),
    scans: (before?.scans ?? 0) + looks.filter(({ isScan }) => isScan).length,
    levelAt: before?.level === score.level ? before.levelAt : lastAt,
  };
  return [sight, score];
}

function byStamp(looks: readonly CountedLook[]): CountedLook[][] {
  const stamps = new Map<string, CountedLook[]>();
  for (const one of looks) {
    const place = `${one.look.keyNumber}/${one.look.serial}`;
    const some = stamps.get(place);
    if (some) some.push(one);
    else stamps.set(place, [one]);
  }
  return [...stamps.values()];
}

function daysOf(looks: readonly CountedLook[]): StampDay[] {
  const days = new Map<Day, number>();
  for (const { look, isScan } of looks) {
    const day = dayOf(look.at);
    if (isScan) days.set(day, (days.get(day) ?? 0) + 1);
  }
  const [first] = looks;
  if (!first) return [];
  const { keyNumber, serial } = first.look;
  return [...days].map(([day, scans]) => ({ keyNumber, serial, day, scans }));
}

/**
 * What looks that count change: the row of each stamp, its count of the day, and the signal where its points ask for
 * one. One row read and written per stamp, whatever was there before.
 */
export async function planSights(counting: Counting, looks: readonly CountedLook[]): Promise<Write[]> {
  const writes: Write[] = [];
  for (const some of byStamp(looks)) {
    const [first] = some;
    const before = first && (await findSight(counting.db, first.look));
    const after = withLooks(before, some, counting);
    if (!after) continue;
    const [sight, score] = after;
    writes.push(writeSight(counting.db, sight, before), ...countLooks(counting.db, daysOf(some)));
    writes.push(...(await planSignal(counting, sight, score)));
    if (sight.level !== 'ordinary' || (before && before.level !== 'ordinary'))
      writes.push(noteCopies(sight, sight.lastAt));
  }
  return writes;
}
