import { and, eq, inArray, isNotNull, isNull, lt, or, type SQL } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { CallerKind, Marks } from '#core/sighting';
import type { KeyNumber } from '#core/stampId';
import { type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { preparing, preparingByCount } from './prepared.ts';
import { pinUses, scanAnswers } from './sightSchema.ts';
import { scans } from './stampSchema.ts';

/** One look at one stamp: when, which, what was answered, by what kind of caller, and marks of that day only. */
export interface Scan {
  readonly at: Instant;
  readonly keyNumber: KeyNumber;
  readonly serial: number;
  readonly origin: string;
  readonly headline: string;
  readonly kind: CallerKind;
  readonly network: string | null;
  readonly agent: string | null;
}

// What is asked and written at every look is asked of SQLite itself.
const insertScan = preparing(({ $client }) =>
  $client.prepare<Scan>(`insert into scans (at, key_number, serial, origin, headline, kind, network, agent)
    values (:at, :keyNumber, :serial, :origin, :headline, :kind, :network, :agent)`),
);

/** Writes scans together, on the connection of their commit. */
export function insertScans(db: Db, rows: readonly Scan[]): Write[] {
  return rows.map((row) => write(() => ({ run: () => insertScan(db).run(row) })));
}

/** One asker, as the marks of several days hide them. */
function askedBy(marks: readonly Marks[]): SQL | undefined {
  return or(...marks.map(({ network, agent }) => and(eq(scans.network, network), eq(scans.agent, agent))));
}

/** One asker by so many days' marks, which `marksGiven` gives. */
function askedByGiven(count: number): string {
  return Array(count).fill('network = ? and agent = ?').join(' or ');
}

function marksGiven(marks: readonly Marks[]): string[] {
  return marks.flatMap(({ network, agent }) => [network, agent]);
}

/** Nobody makes up such a code: anybody can type any other. */
const IS_PROVEN = "origin in ('signed', 'mac')";

// How many stands in the statement's own words: a limit that is given makes SQLite plan the query anew each time.
const stampsOfMarks = preparingByCount(({ $client }, most) =>
  $client
    .prepare<[string, string], [KeyNumber, number]>(`select distinct key_number, serial from scans
      where network = ? and agent = ? and ${IS_PROVEN} limit ${most}`)
    .raw(),
);

/** The different proven stamps one asker looked at, by the marks of the days asked about; at most so many are told. */
export async function listStampsOfAsker(db: Db, marks: readonly Marks[], most: number): Promise<string[]> {
  const stamps = new Set<string>();
  // Day by day, each one step down an index: most who look were not here on that day.
  for (const { network, agent } of marks) {
    const found = stamps.size < most ? stampsOfMarks(db, most).all(network, agent) : [];
    for (const [keyNumber, serial] of found) stamps.add(`${keyNumber}/${serial}`);
  }
  return [...stamps].slice(0, most);
}

/** Says of all an asker's looks that they were of staff. */
export function nameAsStaff(marks: readonly Marks[]): Write {
  return write((tx) =>
    tx
      .update(scans)
      .set({ kind: 'staff' })
      .where(and(askedBy(marks), eq(scans.kind, 'shopper'))),
  );
}

const lookOfAsker = preparingByCount(({ $client }, count) =>
  $client
    .prepare<(string | number)[], number | null>(`select max(at) from scans where (${askedByGiven(count)})
      and key_number = ? and serial = ? and at >= ? and ${IS_PROVEN} and kind = 'shopper'`)
    .pluck(),
);

/** When an asker last looked as a shopper at one proven stamp since an instant; undefined where they did not. */
export async function findLookOfAsker(
  db: Db,
  { keyNumber, serial }: { readonly keyNumber: KeyNumber; readonly serial: number },
  marks: readonly Marks[],
  since: Instant,
): Promise<Instant | undefined> {
  return lookOfAsker(db, marks.length).get(...marksGiven(marks), keyNumber, serial, since) ?? undefined;
}

/** What a shopper said of a stamp after its verdict. */
export interface StoredAnswer {
  readonly at: Instant;
  readonly keyNumber: KeyNumber;
  readonly serial: number;
  readonly answer: string | null;
  readonly communeId: string | null;
  readonly network: string | null;
  readonly agent: string | null;
}

/** True where the same asker said the same of the stamp before, that day. */
export async function wasSaid(db: Db, said: StoredAnswer): Promise<boolean> {
  const { keyNumber, serial, network, agent, answer, communeId } = said;
  if (network === null || agent === null) return false;
  const rows = await db.orm
    .select({ id: scanAnswers.id })
    .from(scanAnswers)
    .where(
      and(
        eq(scanAnswers.keyNumber, keyNumber),
        eq(scanAnswers.serial, serial),
        eq(scanAnswers.network, network),
        eq(scanAnswers.agent, agent),
        answer === null ? isNull(scanAnswers.answer) : eq(scanAnswers.answer, answer),
        communeId === null ? isNull(scanAnswers.communeId) : eq(scanAnswers.communeId, communeId),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Keeps what was said. */
export function insertAnswer(said: StoredAnswer): Write {
  return write((tx) => tx.insert(scanAnswers).values(said));
}

/** Ids of the oldest scans, or answers, from before an instant; some at a time. */
export async function listOldLooks(
  db: Db,
  of: 'scans' | 'answers',
  before: Instant,
  most: number,
): Promise<number[]> {
  const table = of === 'scans' ? scans : scanAnswers;
  const rows = await db.orm.select({ id: table.id }).from(table).where(lt(table.at, before)).limit(most);
  return rows.map(({ id }) => id);
}

/** Deletes scans, or answers, by their ids. */
export function forgetLooks(of: 'scans' | 'answers', ids: readonly number[]): Write {
  const table = of === 'scans' ? scans : scanAnswers;
  return write((tx) => tx.delete(table).where(inArray(table.id, [...ids])));
}

/** Takes the marks off uses of PINs from before an instant; that a PIN was used, and when, stays. */
export function forgetPinMarks(before: Instant): Write {
  const marked = or(isNotNull(pinUses.network), isNotNull(pinUses.agent));
  return write((tx) =>
    tx
      .update(pinUses)
      .set({ network: null, agent: null })
      .where(and(lt(pinUses.at, before), marked)),
  );
}
