import { and, eq, inArray, isNotNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Day, Instant } from '#core/day';
import type { Scope } from '#core/permission';
import { formatStampId, type KeyNumber, keyNumberOf, type StampId, serialOf } from '#core/stampId';
import type { TipOffState, WrongKind } from '#core/tipOff';
import type { Headline } from '#core/verdict';
import { guarded, type Write, write } from './commit.ts';
import { tipOffs } from './fieldSchema.ts';
import type { Db } from './open.ts';
import { users } from './peopleSchema.ts';
import { producers, products } from './schema.ts';
import { seenBy } from './scope.ts';

/** What a shopper told the office, and what became of it. */
export interface TipOff {
  readonly id: string;
  readonly at: Instant;
  readonly stamp: StampId | null;
  readonly productId: string | null;
  readonly producerId: string | null;
  /** The headline the stamp's page showed then. */
  readonly headline: Headline | null;
  readonly wrongs: readonly WrongKind[];
  readonly place: string | null;
  readonly note: string | null;
  /** SHA-256 of the photo. */
  readonly photo: string | null;
  readonly contact: string | null;
  /** The last day the contact is kept; it stays when the contact is gone. */
  readonly contactUntil: Day | null;
  readonly lang: 'vi' | 'en';
  readonly state: TipOffState;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Instant | null;
  readonly closedReason: string | null;
}

/** A tip-off with the names a page shows. */
export interface TipOffSeen extends TipOff {
  readonly product: string | null;
  readonly producer: string | null;
  readonly sample: boolean;
  readonly answeredByName: string | null;
}

type Row = typeof tipOffs.$inferSelect;

/** A row of the table as a tip-off; the hash of its ticket stays behind. */
export function toTipOff({ ticketHash: _, keyNumber, serial, communeId: __, ...row }: Row): TipOff {
  const stamp = keyNumber === null || serial === null ? null : formatStampId(keyNumber as KeyNumber, serial);
  return {
    ...row,
    stamp,
    headline: row.headline as Headline | null,
    wrongs: JSON.parse(row.wrongs) as WrongKind[],
    contactUntil: row.contactUntil as Day | null,
    lang: row.lang === 'en' ? 'en' : 'vi',
    state: row.state as TipOffState,
  };
}

/** The tip-offs a scope sees: those of its producers; those of nobody's goods only whoever sees the whole office. */
export function seenTipOffs(db: Db, scope: Scope, wanted?: SQL) {
  return db.orm
    .select({
      tipOff: tipOffs,
      product: products.name,
      producer: producers.name,
      sample: producers.sample,
      by: users.name,
    })
    .from(tipOffs)
    .leftJoin(producers, eq(producers.id, tipOffs.producerId))
    .leftJoin(products, eq(products.id, tipOffs.productId))
    .leftJoin(users, eq(users.id, tipOffs.answeredBy))
    .where(and(seenBy(scope), wanted))
    .$dynamic();
}

/** One of those with its names. */
export function toTipOffSeen(row: Awaited<ReturnType<typeof seenTipOffs>>[number]): TipOffSeen {
  const { tipOff, product, producer, sample, by } = row;
  return { ...toTipOff(tipOff), product, producer, sample: sample === 1, answeredByName: by };
}

/** One tip-off by its id, where the scope sees it. */
export async function findTipOffSeen(db: Db, scope: Scope, id: string): Promise<TipOffSeen | undefined> {
  const [row] = await seenTipOffs(db, scope, eq(tipOffs.id, id));
  return row && toTipOffSeen(row);
}

/** One tip-off by the hash of its ticket: who has the ticket is who sent it. */
export async function findTipOffByTicket(db: Db, ticketHash: string): Promise<TipOff | undefined> {
  const [row] = await db.orm.select().from(tipOffs).where(eq(tipOffs.ticketHash, ticketHash));
  return row && toTipOff(row);
}

/** Adds a tip-off under the hash of its ticket; the same ticket again is a `conflict`. */
export function insertTipOff({ stamp, wrongs, ...tipOff }: TipOff, ticketHash: string): Write {
  const place = stamp && { keyNumber: keyNumberOf(stamp), serial: serialOf(stamp) };
  const row = { ...tipOff, ...place, wrongs: JSON.stringify(wrongs), ticketHash };
  return write((tx) => tx.insert(tipOffs).values(row));
}

/** What an act changes of a tip-off. */
type Change = Partial<Pick<TipOff, 'state' | 'answer' | 'answeredBy' | 'answeredAt' | 'closedReason'>>;

/** Changes a tip-off that still is in one of some states with the answer that was read; else it is a `conflict`. */
export function changeTipOff(
  { id, answeredAt }: Pick<TipOff, 'id' | 'answeredAt'>,
  from: readonly TipOffState[],
  change: Change,
): Write {
  const asRead = sql`${tipOffs.answeredAt} is ${answeredAt}`;
  const still = and(eq(tipOffs.id, id), inArray(tipOffs.state, [...from]), asRead);
  return guarded((tx) => tx.update(tipOffs).set(change).where(still), 'conflict');
}

/** Erases the contact of a tip-off; erased meanwhile, it is a `conflict`. */
export function eraseContact(id: string): Write {
  const kept = and(eq(tipOffs.id, id), isNotNull(tipOffs.contact));
  return guarded((tx) => tx.update(tipOffs).set({ contact: null }).where(kept), 'conflict');
}

/** Tip-offs whose contact was to be kept no longer than the day before this one. */
export async function listContactsEnded(
  db: Db,
  today: Day,
): Promise<{ id: string; contactUntil: Day | null }[]> {
  const rows = await db.orm
    .select({ id: tipOffs.id, contactUntil: tipOffs.contactUntil })
    .from(tipOffs)
    .where(
      and(
        isNotNull(tipOffs.contact),
        or(lt(tipOffs.contactUntil, today), sql`${tipOffs.contactUntil} is null`),
      ),
    );
  return rows as { id: string; contactUntil: Day | null }[];
}
