/** Acts that one person prepares and another puts in force. */
export const PROPOSAL_KINDS = [
  'decision',
  'void-stamps',
  'recall-stamps',
  'issue-batch',
  'product-page',
  'producer',
  'register-import',
  'entry-completion',
] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** `draft` may still be written; `waiting` waits for an approver; the others are ends. */
export const PROPOSAL_STATES = ['draft', 'waiting', 'done', 'refused', 'dropped'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** An act as prepared: `input` is its form, and is parsed and planned anew when it is approved. */
export interface Proposal {
  readonly id: string;
  readonly kind: ProposalKind;
  readonly noun: string;
  readonly nounId: string | null;
  readonly producerId: string | null;
  readonly title: string;
  readonly input: unknown;
  readonly state: ProposalState;
  readonly revision: number;
  readonly preparedBy: string;
  readonly preparedAt: number;
  readonly submittedAt: number | null;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  readonly decidedReason: string | null;
  readonly resultId: string | null;
}

/** One line of what an approval would do, shown before it is done: a sentence's name and its values. */
export interface Effect {
  readonly tone: 'good' | 'notice' | 'warning' | 'danger' | 'neutral';
  /** A key of the proposals' texts. */
  readonly what: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** True while its preparer may still change or drop a proposal: done and dropped are for ever. */
export function isOpen({ state }: Pick<Proposal, 'state'>): boolean {
  return state === 'draft' || state === 'waiting' || state === 'refused';
}

/** The two sides of a change, without what stayed as it was. */
export interface Change {
  readonly before: unknown;
  readonly after: unknown;
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Where two JSON values differ, both sides, by the same names; undefined where they do not. */
export function changeOf(before: unknown, after: unknown): Change | undefined {
  if (!isTree(before) || !isTree(after)) return before === after ? undefined : { before, after };
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changes = [...names].flatMap((name) => {
    const change = changeOf(before[name], after[name]);
    return change ? [[name, change] as const] : [];
  });
  if (changes.length === 0) return undefined;
  const side = (which: keyof Change) => Object.fromEntries(changes.map(([name, to]) => [name, to[which]]));
  return { before: side('before'), after: side('after') };
}
