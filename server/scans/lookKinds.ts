import { isStaff } from '#core/clone';
import { addDays, type Day, dayOf, type Instant } from '#core/day';
import type { CallerKind } from '#core/sighting';
import type { Write } from '#db/commit';
import type { Db } from '#db/open';
import { findLookOfAsker, listStampsOfAsker, nameAsStaff, type Scan } from '#db/scans';
import { isSignedIn } from '../auth/session.ts';
import { type Look, SAME_LOOK_MS } from './look.ts';
import type { Asker, MarksOn } from './marks.ts';
import type { Networks } from './networks.ts';
import type { CountedLook } from './sightings.ts';

/** Who looks at many different proven stamps within so many days works with them. */
const STAFF_DAYS = 7;
/** Different stamps are counted no further than this. */
const MOST_STAMPS = 12;

type Judging = { readonly db: Db; readonly marks: MarksOn | null; readonly networks: Networks };

/** The looks of one flush with what each is: its kind, its row, and whether it counts. */
export interface Judged {
  readonly rows: readonly Scan[];
  readonly counted: readonly CountedLook[];
  /** What earlier rows are found to be by now. */
  readonly writes: readonly Write[];
}

const askerKey = ({ network, agent }: Asker) => `${network}\n${agent}`;
const placeKey = ({ keyNumber, serial }: Look) => `${keyNumber}/${serial}`;

/** The days that end with an instant's, latest first. */
function daysBack(at: Instant, days: number): Day[] {
  const last = dayOf(at);
  return Array.from({ length: days }, (_, back) => addDays(last, -back));
}

/** The same for many instants, of which most are of one day. */
function weeks(): (at: Instant) => readonly Day[] {
  const known = new Map<Day, readonly Day[]>();
  return (at) => {
    const week = known.get(dayOf(at)) ?? daysBack(at, STAFF_DAYS);
    known.set(dayOf(at), week);
    return week;
  };
}

function grouped(looks: readonly Look[], key: (look: Look) => string): Look[][] {
  const groups = new Map<string, Look[]>();
  for (const look of looks) {
    const name = key(look);
    const group = groups.get(name);
    if (group) group.push(look);
    else groups.set(name, [look]);
  }
  return [...groups.values()];
}

function isManys(networks: Networks, { network }: Asker): boolean {
  const { kind } = networks.find(network);
  return kind === 'mobile' || kind === 'shared';
}

/**
 * The askers of a flush that by now have looked at as many proven stamps as only staff do, and what that makes of their
 * rows; and at which proven stamps each looked before this flush, where those are all known. An asker is a network and
 * a browser's name: on a mobile or shared network, as the operator's table has it, that is nobody in particular, and
 * nobody there is staff. It can still misjudge: twelve shoppers of one shop's or office's line, or of a network the
 * table does not know, who use the same browser are taken for staff, and so is whoever holds twelve real stamps and
 * wants looks from there to go unnoticed, for 7 days.
 */
async function findStaff({ db, marks, networks }: Judging, looks: readonly Look[]) {
  const staff = new Set<string>();
  const lookedAt = new Map<string, ReadonlySet<string>>();
  const writes: Write[] = [];
  if (!marks) return { staff, lookedAt, writes };
  const weekOf = weeks();
  for (const some of grouped(looks, ({ asker }) => askerKey(asker))) {
    const [first] = some;
    if (!first) continue;
    const back = weekOf(first.at).map((day) => marks(day, first.asker));
    const earlier = new Set(await listStampsOfAsker(db, back, MOST_STAMPS));
    if (earlier.size < MOST_STAMPS) lookedAt.set(askerKey(first.asker), earlier);
    const stamps = new Set([...earlier, ...some.map(placeKey)]);
    if (isManys(networks, first.asker) || !isStaff(stamps.size)) continue;
    staff.add(askerKey(first.asker));
    writes.push(nameAsStaff(back));
  }
  return { staff, lookedAt, writes };
}

/** What is known of earlier looks: the stamps of each asker's days, and each look of this flush so far. */
interface Before {
  readonly lookedAt: ReadonlyMap<string, ReadonlySet<string>>;
  readonly latest: Map<string, Instant>;
}

async function kindOf({ db }: Judging, look: Look, staff: ReadonlySet<string>): Promise<CallerKind> {
  if (look.robot) return 'robot';
  const known = look.token !== undefined && (await isSignedIn(db, look.token, look.at));
  return known || staff.has(askerKey(look.asker)) ? 'staff' : 'shopper';
}

/** True where the same asker looked at the same stamp a moment ago, before this flush or in it. */
async function isSameLook(
  { db, marks }: Judging,
  look: Look,
  { lookedAt, latest }: Before,
): Promise<boolean> {
  if (!marks) return false;
  const place = placeKey(look);
  const asker = askerKey(look.asker);
  const since = look.at - SAME_LOOK_MS;
  const earlier = latest.get(`${place} ${asker}`);
  latest.set(`${place} ${asker}`, look.at);
  if (earlier !== undefined) return earlier >= since;
  if (lookedAt.get(asker)?.has(place) === false) return false;
  const days = dayOf(since) === dayOf(look.at) ? 1 : 2;
  const back = daysBack(look.at, days).map((day) => marks(day, look.asker));
  return (await findLookOfAsker(db, look, back, since)) !== undefined;
}

function rowOf(look: Look, shown: NonNullable<Look['shown']>, kind: CallerKind, marks: MarksOn | null): Scan {
  const { at, keyNumber, serial, asker } = look;
  const hidden = marks?.(dayOf(at), asker) ?? { network: null, agent: null };
  return { at, keyNumber, serial, ...shown, kind, ...hidden };
}

/** Tells what each look of a flush is, in the order they came. */
export async function judgeLooks(judging: Judging, looks: readonly Look[]): Promise<Judged> {
  const people = looks.filter(({ robot, shown, proven }) => !robot && shown !== null && proven);
  const { staff, lookedAt, writes } = await findStaff(judging, people);
  const rows: Scan[] = [];
  const counted: CountedLook[] = [];
  const before: Before = { lookedAt, latest: new Map() };
  for (const look of looks) {
    const kind = await kindOf(judging, look, staff);
    if (look.shown) rows.push(rowOf(look, look.shown, kind, judging.marks));
    if (kind !== 'shopper' || !look.proven) continue;
    const same = look.shown !== null && (await isSameLook(judging, look, before));
    if (!same) counted.push({ look, isScan: look.shown !== null });
  }
  return { rows, counted, writes };
}
