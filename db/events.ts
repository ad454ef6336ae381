import { and, asc, desc, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { byName } from '#core/collate';
import type { Instant } from '#core/day';
import type { Scope } from '#core/permission';
import { type Way, type Write, write } from './commit.ts';
import { withNames } from './eventNames.ts';
import { tipOffs } from './fieldSchema.ts';
import type { Db } from './open.ts';
import { users } from './peopleSchema.ts';
import { producers, products, recognitions } from './schema.ts';
import { seenBy } from './scope.ts';
import { batches, events, lots } from './stampSchema.ts';
import { proposals } from './workSchema.ts';

/** What happened, to be kept for ever: who did what to which thing, from what to what. */
export interface Event {
  readonly at: number;
  readonly actor: string;
  readonly verb: string;
  readonly noun: string;
  readonly nounId: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The write that puts an event beside the change it tells of, in the same commit. */
export function writeEvent(event: Event): Write {
  const before = event.before === undefined ? null : JSON.stringify(event.before);
  const { at, actor, verb, noun, nounId } = event;
  return write((tx, way) =>
    tx.insert(events).values({ at, actor, verb, noun, nounId, before, after: afterOf(event, way) }),
  );
}

/** What came of it; an act by a command says so, or it could not be told from one in the browser. */
function afterOf({ after }: Event, way: Way | undefined): string | null {
  const told = way === undefined ? after : { ...(after as object | undefined), way };
  return told === undefined ? null : JSON.stringify(told);
}

/** One event as people read it: the actor by name, both sides as values. */
export interface ShownEvent {
  readonly id: number;
  readonly at: Instant;
  /** The person's name; the account's own name on the machine for acts of the command line. */
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

/** A thing events tell of. */
export interface EventSubject {
  readonly noun: string;
  readonly nounId: string;
}

/** What the whole journal is narrowed to; instants are from (included) to (excluded), `beforeId` turns the page. */
export interface EventFilter {
  readonly scope: Scope;
  readonly actor?: string | undefined;
  readonly noun?: string | undefined;
  readonly nounId?: string | undefined;
  readonly verb?: string | undefined;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  readonly beforeId?: number | undefined;
  readonly limit?: number | undefined;
}

/** The most events of one thing's page. */
const MOST_OF_ONE_PAGE = 200;

function selection(db: Db) {
  return db.orm
    .select({ event: events, name: users.name })
    .from(events)
    .leftJoin(users, eq(users.id, events.actor));
}

function toShown({
  event,
  name,
}: {
  event: typeof events.$inferSelect;
  name: string | null;
}): Omit<ShownEvent, 'objectName' | 'names'> {
  const { actor, before, after, ...rest } = event;
  return { ...rest, actorName: name ?? actor, before: parse(before), after: parse(after) };
}

function parse(json: string | null): unknown {
  return json === null ? null : (JSON.parse(json) as unknown);
}

/**
 * The newest events first: of some things (asked only for things the person was found to see; 200 at most), or of the
 * journal within a scope (an area sees what is of its producers; keys, people and areas only the whole office sees).
 */
export async function listEvents(db: Db, of: readonly EventSubject[] | EventFilter): Promise<ShownEvent[]> {
  if (isSubjects(of)) return of.length === 0 ? [] : listOfSubjects(db, of);
  const rows = await selection(db)
    .where(narrowed(of))
    .orderBy(desc(events.id))
    .limit(of.limit ?? MOST_OF_ONE_PAGE);
  return withNames(db, rows.map(toShown));
}

/** When the last act on record was done, by the clock of then. */
export async function findLastEventAt(db: Db): Promise<Instant | undefined> {
  const [row] = await db.orm.select({ at: events.at }).from(events).orderBy(desc(events.id)).limit(1);
  return row?.at;
}

function isSubjects(of: readonly EventSubject[] | EventFilter): of is readonly EventSubject[] {
  return Array.isArray(of);
}

async function listOfSubjects(db: Db, subjects: readonly EventSubject[]): Promise<ShownEvent[]> {
  const nouns = [...new Set(subjects.map(({ noun }) => noun))];
  const perNoun = nouns.map((noun) => {
    const ids = subjects.filter((one) => one.noun === noun).map(({ nounId }) => nounId);
    return and(eq(events.noun, noun), inArray(events.nounId, ids));
  });
  const rows = await selection(db)
    .where(or(...perNoun))
    .orderBy(desc(events.id))
    .limit(MOST_OF_ONE_PAGE);
  return withNames(db, rows.map(toShown));
}

function narrowed(filter: EventFilter): SQL | undefined {
  const { scope, actor, noun, nounId, verb, from, to, beforeId } = filter;
  return and(
    seenEvents(scope),
    actor ? eq(events.actor, actor) : undefined,
    noun ? eq(events.noun, noun) : undefined,
    nounId ? eq(events.nounId, nounId) : undefined,
    verb ? eq(events.verb, verb) : undefined,
    from === undefined ? undefined : gte(events.at, from),
    to === undefined ? undefined : lt(events.at, to),
    beforeId === undefined ? undefined : lt(events.id, beforeId),
  );
}

/** Events of things that belong to a producer within the scope. */
function seenEvents(scope: Scope): SQL | undefined {
  if (scope.all) return undefined;
  const own = sql`select ${producers.id} from ${producers} where ${seenBy(scope)}`;
  const ofThem = sql`select ${products.id} from ${products} where ${products.producerId} in (${own})`;
  const of = (noun: string, ids: SQL) => sql`(${events.noun} = ${noun} and ${events.nounId} in (${ids}))`;
  const any = [
    of('producer', own),
    of('product', ofThem),
    of('lot', sql`select ${lots.id} from ${lots} where ${lots.productId} in (${ofThem})`),
    of('batch', sql`select ${batches.id} from ${batches} where ${batches.productId} in (${ofThem})`),
    of(
      'recognition',
      sql`select ${recognitions.id} from ${recognitions} where ${recognitions.productId} in (${ofThem})`,
    ),
    of('tip-off', sql`select ${tipOffs.id} from ${tipOffs} where ${tipOffs.producerId} in (${own})`),
    of('proposal', sql`select ${proposals.id} from ${proposals} where ${proposals.producerId} in (${own})`),
  ];
  return sql`(${sql.join(any, sql` or `)})`;
}

/** One name people chose from in a filter, and what it stands for. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Everyone who ever acted within a scope, by name. */
export async function listActors(db: Db, scope: Scope): Promise<Named[]> {
  const rows = await db.orm
    .selectDistinct({ id: events.actor, name: users.name })
    .from(events)
    .leftJoin(users, eq(users.id, events.actor))
    .where(seenEvents(scope));
  const named = rows.map(({ id, name }) => ({ id, name: name ?? id }));
  return byName(named);
}

/** The nouns and verbs that occur within a scope. */
export async function listEventWords(
  db: Db,
  scope: Scope,
): Promise<{ readonly nouns: string[]; readonly verbs: string[] }> {
  const rows = await db.orm
    .selectDistinct({ noun: events.noun, verb: events.verb })
    .from(events)
    .where(seenEvents(scope))
    .orderBy(asc(events.noun), asc(events.verb));
  const distinct = (words: readonly string[]) => [...new Set(words)].sort();
  return { nouns: distinct(rows.map(({ noun }) => noun)), verbs: distinct(rows.map(({ verb }) => verb)) };
}
