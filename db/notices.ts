import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Day, Instant } from '#core/day';
import type { MailState, NoticeKind } from '#core/notice';
import type { Scope } from '#core/permission';
import { guarded, type Write } from './commit.ts';
import type { Db } from './open.ts';
import { grants, users } from './peopleSchema.ts';
import { authorities, decisionLines, decisions, producers, products, recognitions } from './schema.ts';
import { seenBy } from './scope.ts';
import { events } from './stampSchema.ts';
import { notices } from './workSchema.ts';

/** Words sent before a recognition ends, and what became of them. */
export interface Notice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly recognitionId: string;
  readonly productId: string;
  readonly producerId: string;
  readonly madeAt: Instant;
  /** The end it speaks of. */
  readonly validTo: Day;
  readonly email: string | null;
  readonly mail: MailState;
  readonly mailTries: number;
  /** When mail went out; while it waits, when it may be tried. */
  readonly mailAt: Instant | null;
  readonly mailProblem: string | null;
  readonly readAt: Instant | null;
  readonly readBy: string | null;
  readonly letterAt: Instant | null;
}

/** What the letter says, kept as it was when the notice was made. */
export interface LetterFacts {
  readonly producer: string;
  readonly address: string | null;
  readonly product: string;
  readonly star: number;
  readonly decision: string;
  readonly signedOn: Day;
  readonly authority: string;
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly sample: boolean;
}

/** A row of the table as a notice. */
export function toNotice(row: typeof notices.$inferSelect): Notice {
  return { ...row, kind: row.kind as NoticeKind, validTo: row.validTo as Day, mail: row.mail as MailState };
}

/** Makes a notice, once per recognition and kind: made before, it is `already-done`. */
export function insertNotice(notice: Notice): Write {
  return guarded((tx) => tx.insert(notices).values(notice).onConflictDoNothing(), 'already-done');
}

/** `recognition kind` of every notice made of some recognitions. */
export async function listMade(db: Db): Promise<Set<string>> {
  const rows = await db.orm.select({ id: notices.recognitionId, kind: notices.kind }).from(notices);
  return new Set(rows.map(({ id, kind }) => `${id} ${kind}`));
}

/** Whose product a recognition is, and what a letter about it says. */
export interface NoticeSubject {
  readonly productId: string;
  readonly producerId: string;
  readonly producerEmail: string | null;
  readonly facts: LetterFacts;
}

/** What a notice about a recognition needs to know. */
export async function findSubject(db: Db, recognitionId: string): Promise<NoticeSubject | undefined> {
  const [row] = await db.orm
    .select({
      recognition: recognitions,
      product: products,
      producer: producers,
      decision: decisions,
      authority: authorities.name,
    })
    .from(recognitions)
    .innerJoin(products, eq(products.id, recognitions.productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .innerJoin(decisionLines, eq(decisionLines.id, recognitions.decisionLineId))
    .innerJoin(decisions, eq(decisions.id, decisionLines.decisionId))
    .innerJoin(authorities, eq(authorities.id, decisions.authorityId))
    .where(eq(recognitions.id, recognitionId));
  if (!row) return undefined;
  const { recognition, product, producer, decision, authority } = row;
  const facts: LetterFacts = {
    producer: producer.name,
    address: recognition.addressCertified,
    product: product.name,
    star: recognition.star,
    decision: decision.numberText,
    signedOn: decision.signedOn as Day,
    authority,
    validFrom: recognition.validFrom as Day,
    validTo: recognition.validTo as Day,
    sample: producer.sample === 1,
  };
  return { productId: product.id, producerId: producer.id, producerEmail: producer.email, facts };
}

/** Where a producer is written to, where it gave no address of its own: the first of its own people's. */
export async function findProducerMail(db: Db, producerId: string): Promise<string | null> {
  const [row] = await db.orm
    .select({ email: users.email })
    .from(grants)
    .innerJoin(users, and(eq(users.id, grants.userId), isNull(users.suspendedAt)))
    .where(and(eq(grants.producerId, producerId), eq(grants.role, 'producer'), isNull(grants.endedAt)))
    .orderBy(asc(grants.grantedAt), asc(grants.id))
    .limit(1);
  return row?.email ?? null;
}

/** What the letter of a notice says: as it was when it was made. */
export async function findLetterFacts(db: Db, noticeId: string): Promise<LetterFacts | undefined> {
  const [row] = await db.orm
    .select({ after: events.after })
    .from(events)
    .where(and(eq(events.noun, 'notice'), eq(events.nounId, noticeId), eq(events.verb, 'make')));
  return row?.after ? (JSON.parse(row.after) as { letter: LetterFacts }).letter : undefined;
}

/** A notice with the names a list shows. */
export interface NoticeSeen extends Notice {
  readonly productName: string;
  readonly producerName: string;
  readonly sample: boolean;
}

function seenNotices(db: Db, scope: Scope) {
  return db.orm
    .select({
      notice: notices,
      productName: products.name,
      producerName: producers.name,
      sample: producers.sample,
    })
    .from(notices)
    .innerJoin(products, eq(products.id, notices.productId))
    .innerJoin(producers, and(eq(producers.id, notices.producerId), seenBy(scope)))
    .$dynamic();
}

type SeenRow = Awaited<ReturnType<typeof seenNotices>>[number];

function toNoticeSeen({ notice, sample, ...names }: SeenRow): NoticeSeen {
  return { ...toNotice(notice), ...names, sample: sample === 1 };
}

/** Which notices a list shows. */
export interface NoticeFilter {
  readonly kind?: NoticeKind | undefined;
  readonly mail?: MailState | undefined;
  readonly unread?: boolean | undefined;
}

function wanted({ kind, mail, unread }: NoticeFilter) {
  return and(
    kind === undefined ? undefined : eq(notices.kind, kind),
    mail === undefined ? undefined : eq(notices.mail, mail),
    unread ? isNull(notices.readAt) : undefined,
  );
}

/** The notices a scope sees, newest first, a page of them. */
export async function listNoticesSeen(
  db: Db,
  scope: Scope,
  filter: NoticeFilter = {},
  page: { readonly limit: number; readonly offset: number } = { limit: 200, offset: 0 },
): Promise<NoticeSeen[]> {
  const rows = await seenNotices(db, scope)
    .where(wanted(filter))
    .orderBy(desc(notices.madeAt), asc(notices.validTo), asc(notices.id))
    .limit(page.limit)
    .offset(page.offset);
  return rows.map(toNoticeSeen);
}

/** How many notices a scope sees. */
export async function countNoticesSeen(db: Db, scope: Scope, filter: NoticeFilter = {}): Promise<number> {
  const [row] = await db.orm
    .select({ count: sql<number>`count(*)` })
    .from(notices)
    .innerJoin(producers, and(eq(producers.id, notices.producerId), seenBy(scope)))
    .where(wanted(filter));
  return row?.count ?? 0;
}

/** One notice by its id, if the scope sees its producer. */
export async function findNoticeSeen(db: Db, scope: Scope, id: string): Promise<NoticeSeen | undefined> {
  const [row] = await seenNotices(db, scope).where(eq(notices.id, id));
  return row && toNoticeSeen(row);
}

/** One notice by its id. */
export async function findNotice(db: Db, id: string): Promise<Notice | undefined> {
  const [row] = await db.orm.select().from(notices).where(eq(notices.id, id));
  return row && toNotice(row);
}

/** Marks a notice as read, by whom; read before, it stays so and is a `conflict`. */
export function markRead(id: string, userId: string, at: Instant): Write {
  const unread = and(eq(notices.id, id), isNull(notices.readAt));
  return guarded((tx) => tx.update(notices).set({ readAt: at, readBy: userId }).where(unread), 'conflict');
}

/** Notes when a notice's letter was first taken; `conflict` where it was before. */
export function markLetter(id: string, at: Instant): Write {
  const first = and(eq(notices.id, id), isNull(notices.letterAt));
  return guarded((tx) => tx.update(notices).set({ letterAt: at }).where(first), 'conflict');
}

/** The ids of every product a scope sees. */
export async function listProductIdsSeen(db: Db, scope: Scope): Promise<string[]> {
  const rows = await db.orm
    .select({ id: products.id })
    .from(products)
    .innerJoin(producers, and(eq(producers.id, products.producerId), seenBy(scope)));
  return rows.map(({ id }) => id);
}
