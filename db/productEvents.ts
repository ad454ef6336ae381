import { and, asc, desc, eq, inArray, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { ProposalKind, ProposalState } from '#core/proposal';
import { withNames } from './eventNames.ts';
import type { Db } from './open.ts';
import { users } from './peopleSchema.ts';
import { decisionLines, entries, possibleMatches, recognitions } from './schema.ts';
import { batches, events, lots } from './stampSchema.ts';
import { notices, proposals } from './workSchema.ts';

/** One event with the name of who acted, where it was a person of the portals. */
export interface NamedEvent {
  readonly id: number;
  readonly at: Instant;
  readonly actor: string;
  /** The person's name, else what the event calls who acted. */
  readonly actorName: string;
  readonly verb: string;
  readonly noun: string;
  readonly nounId: string;
  /** What people call the thing; null where it has only its id. */
  readonly objectName: string | null;
  /** What people call the things that its two sides name by id. */
  readonly names: Readonly<Record<string, string>>;
  readonly before: unknown;
  readonly after: unknown;
}

/** Events up to an instant that a condition holds for, the newest first, at most so many, with people's names. */
export async function listEventsWhere(
  db: Db,
  condition: SQL | undefined,
  until: Instant,
  most: number,
): Promise<NamedEvent[]> {
  const rows = await db.orm
    .select({ event: events, name: users.name })
    .from(events)
    .leftJoin(users, eq(users.id, events.actor))
    .where(and(condition, lte(events.at, until)))
    .orderBy(desc(events.at), desc(events.id))
    .limit(most);
  const found = rows.map(({ event, name }) => ({
    ...event,
    actorName: name ?? event.actor,
    before: event.before === null ? null : (JSON.parse(event.before) as unknown),
    after: event.after === null ? null : (JSON.parse(event.after) as unknown),
  }));
  return withNames(db, found);
}

/** Ids of all that belongs to a product, by noun: as queries, so that no list of ids grows long. */
function ownIds(db: Db, productId: string) {
  return [
    [
      'recognition',
      db.orm.select({ id: recognitions.id }).from(recognitions).where(eq(recognitions.productId, productId)),
    ],
    ['lot', db.orm.select({ id: lots.id }).from(lots).where(eq(lots.productId, productId))],
    ['batch', db.orm.select({ id: batches.id }).from(batches).where(eq(batches.productId, productId))],
    ['entry', db.orm.select({ id: entries.id }).from(entries).where(eq(entries.productId, productId))],
    [
      'decision',
      db.orm
        .select({ id: decisionLines.decisionId })
        .from(decisionLines)
        .where(eq(decisionLines.productId, productId)),
    ],
    [
      'match',
      db.orm
        .select({ id: possibleMatches.id })
        .from(possibleMatches)
        .where(or(eq(possibleMatches.productId, productId), eq(possibleMatches.candidateId, productId))),
    ],
  ] as const;
}

/** What was done to a product, its recognitions, lots, batches and rows, up to an instant, the newest first. */
export async function listProductEvents(
  db: Db,
  productId: string,
  until: Instant,
  most: number,
): Promise<NamedEvent[]> {
  const own = and(inArray(events.noun, ['product', 'product-page']), eq(events.nounId, productId));
  const belonging = ownIds(db, productId).map(([noun, ids]) =>
    and(eq(events.noun, noun), inArray(events.nounId, ids)),
  );
  return listEventsWhere(db, or(own, ...belonging), until, most);
}

/** What was done to a producer, up to an instant, the newest first. */
export async function listProducerEvents(
  db: Db,
  producerId: string,
  until: Instant,
  most: number,
): Promise<NamedEvent[]> {
  return listEventsWhere(db, and(eq(events.noun, 'producer'), eq(events.nounId, producerId)), until, most);
}

/** Proposals about a product or what belongs to it, prepared by an instant, each in the state it was in then. */
export async function listProductProposals(db: Db, productId: string, until: Instant) {
  const about = ownIds(db, productId).map(([noun, ids]) =>
    and(eq(proposals.noun, noun), inArray(proposals.nounId, ids)),
  );
  const { id, kind, title, state, preparedAt, decidedAt } = proposals;
  const rows = await db.orm
    .select({ ...{ id, kind, title, state, preparedAt, decidedAt }, preparedBy: users.name })
    .from(proposals)
    .leftJoin(users, eq(users.id, proposals.preparedBy))
    .where(and(or(eq(proposals.nounId, productId), ...about), lte(preparedAt, until)))
    .orderBy(desc(preparedAt), asc(id));
  return rows.map((row) => {
    const decidedThen = row.decidedAt === null || row.decidedAt <= until;
    const state = (decidedThen ? row.state : 'waiting') as ProposalState;
    return { ...row, kind: row.kind as ProposalKind, state };
  });
}

/** Notices of a product's recognitions made by an instant, the newest first. */
export async function listProductNotices(db: Db, productId: string, until: Instant) {
  const { id, kind, madeAt, validTo, mail } = notices;
  return db.orm
    .select({ ...{ id, kind, madeAt, validTo, mail }, read: sql<number>`${notices.readAt} is not null` })
    .from(notices)
    .where(and(eq(notices.productId, productId), lte(madeAt, until)))
    .orderBy(desc(madeAt), asc(id));
}
