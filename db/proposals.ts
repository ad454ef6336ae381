import { and, asc, desc, eq, inArray, isNotNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { Scope } from '#core/permission';
import type { Proposal, ProposalKind, ProposalState } from '#core/proposal';
import { guarded, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { producers } from './schema.ts';
import { seenBy } from './scope.ts';
import { proposals } from './workSchema.ts';

type Row = typeof proposals.$inferSelect;

function toProposal(row: Row): Proposal {
  return {
    ...row,
    kind: row.kind as ProposalKind,
    state: row.state as ProposalState,
    input: JSON.parse(row.input) as unknown,
  };
}

/**
 * What a person sees: of a producer, whoever sees that producer; of none, people of the whole office; and always
 * what they prepared themselves.
 */
function visible(scope: Scope, viewer: string | undefined): SQL {
  if (scope.all) return sql`1 = 1`;
  const own = viewer === undefined ? sql`1 = 0` : eq(proposals.preparedBy, viewer);
  return or(own, and(isNotNull(proposals.producerId), seenBy(scope))) ?? own;
}

function selection(db: Db) {
  return db.orm
    .select({ proposal: proposals })
    .from(proposals)
    .leftJoin(producers, eq(producers.id, proposals.producerId));
}

/** One proposal within a scope or of the viewer's own (a user id); undefined for what is neither. */
export async function findProposal(
  db: Db,
  scope: Scope,
  id: string,
  viewer?: string,
): Promise<Proposal | undefined> {
  const [row] = await selection(db).where(and(eq(proposals.id, id), visible(scope, viewer)));
  return row && toProposal(row.proposal);
}

/** One proposal by its id, whoever asks: for acts, whose own rules say who may. */
export async function findAnyProposal(db: Db, id: string): Promise<Proposal | undefined> {
  const [row] = await db.orm.select().from(proposals).where(eq(proposals.id, id));
  return row && toProposal(row);
}

/** What a list of proposals is narrowed to. */
export interface ProposalFilter {
  readonly state?: ProposalState | readonly ProposalState[] | undefined;
  readonly kind?: ProposalKind | undefined;
  readonly preparedBy?: string | undefined;
}

function narrowed({ state, kind, preparedBy }: ProposalFilter): SQL | undefined {
  const states = state === undefined ? undefined : [state].flat();
  return and(
    states && inArray(proposals.state, states),
    kind && eq(proposals.kind, kind),
    preparedBy === undefined ? undefined : eq(proposals.preparedBy, preparedBy),
  );
}

/** Proposals within a scope or of the viewer's own, the newest first. */
export async function listProposals(
  db: Db,
  scope: Scope,
  filter: ProposalFilter,
  viewer?: string,
): Promise<Proposal[]> {
  const rows = await selection(db)
    .where(and(visible(scope, viewer), narrowed(filter)))
    .orderBy(desc(proposals.preparedAt), asc(proposals.id));
  return rows.map(({ proposal }) => toProposal(proposal));
}

/** Every proposal about one thing, the newest first; asked only for a thing the person was found to see. */
export async function listProposalsAbout(db: Db, noun: string, nounId: string): Promise<Proposal[]> {
  const rows = await db.orm
    .select()
    .from(proposals)
    .where(and(eq(proposals.noun, noun), eq(proposals.nounId, nounId)))
    .orderBy(desc(proposals.preparedAt), asc(proposals.id));
  return rows.map(toProposal);
}

/** The proposal that made a thing (decision, batch, page), or undefined where none did. */
export async function findProposalOfResult(
  db: Db,
  kind: ProposalKind,
  resultId: string,
): Promise<Proposal | undefined> {
  const [row] = await db.orm
    .select()
    .from(proposals)
    .where(and(eq(proposals.kind, kind), eq(proposals.resultId, resultId), eq(proposals.state, 'done')));
  return row && toProposal(row);
}

/** Stores a proposal. */
export function insertProposal(proposal: Proposal): Write {
  const row = { ...proposal, input: JSON.stringify(proposal.input) };
  return write((tx) => tx.insert(proposals).values(row));
}

/** What a change finds or changes nothing: the proposal exactly as it was read. */
function asRead({ id, revision, state }: Pick<Proposal, 'id' | 'revision' | 'state'>): SQL | undefined {
  return and(eq(proposals.id, id), eq(proposals.revision, revision), eq(proposals.state, state));
}

/** What a preparer may change of a proposal that is not at its end. */
export interface Amendment {
  readonly state: 'draft' | 'waiting' | 'dropped';
  readonly revision: number;
  readonly input?: unknown;
  readonly title?: string;
  readonly submittedAt?: Instant;
}

/** Changes a proposal of the actor's own as it was read; `conflict` where it changed meanwhile. */
export function amend(read: Proposal, actor: string, { input, ...change }: Amendment): Write {
  const set = input === undefined ? change : { ...change, input: JSON.stringify(input) };
  const own = and(asRead(read), eq(proposals.preparedBy, actor));
  return guarded((tx) => tx.update(proposals).set(set).where(own), 'conflict');
}

/** How a proposal is decided. */
export interface Ruling {
  readonly state: 'done' | 'refused';
  readonly by: string;
  readonly at: Instant;
  readonly reason: string | null;
  readonly resultId: string | null;
}

/**
 * Decides a waiting proposal of exactly this revision, prepared by somebody else, once: of two approvers the second
 * finds `proposal-not-waiting`.
 */
export function rule(id: string, revision: number, { state, by, at, reason, resultId }: Ruling): Write {
  const waiting = and(asRead({ id, revision, state: 'waiting' }), ne(proposals.preparedBy, by));
  const set = { state, decidedBy: by, decidedAt: at, decidedReason: reason, resultId };
  return guarded((tx) => tx.update(proposals).set(set).where(waiting), 'proposal-not-waiting', {
    proposal: id,
  });
}
