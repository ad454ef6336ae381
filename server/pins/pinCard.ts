import { formatStampPath, parseStampPath } from '#core/stamp';
import { keyNumberOf } from '#core/stampId';
import { headlineOf, type Verdict } from '#core/verdict';
import type { Trust } from '#core/verify';
import { hasPin } from '#db/heldBatches';
import type { Db } from '#db/open';
import type { PinShown } from '#web/parts/scan/PinCard.tsx';
import { provenOf } from '#web/values.ts';
import type { Asking } from '../edge/edge.ts';
import { type PinTold, readPinToken } from './pinToken.ts';

/** Of a stamp that is void or recalled a PIN would say nothing that matters. */
const ASKED_OF: readonly Verdict['stamp'][] = ['usable', 'spent'];

/** Whoever holds a compromised key makes its PINs as well. */
function isKeyGood({ presented }: Verdict, { keys }: Trust): boolean {
  const number = presented && keyNumberOf(presented.id);
  return keys.some((key) => key.number === number && key.compromisedAt === null);
}

/** The id of a stamp's batch where its PIN can prove something; null for any other stamp. */
export async function pinBatchOf(
  db: Db,
  verdict: Verdict,
  trust: () => Promise<Trust>,
): Promise<string | null> {
  const { record, stamp } = verdict;
  if (provenOf(verdict) === undefined || !record || !ASKED_OF.includes(stamp)) return null;
  const { id } = record.batch;
  return (await hasPin(db, id)) && isKeyGood(verdict, await trust()) ? id : null;
}

/** The card for a verdict's page; null where there is no PIN to ask for, and where only stamps are verified. */
export async function pinShown(
  c: Asking,
  verdict: Verdict,
  answer: PinShown['answer'] = null,
  typed?: string,
): Promise<PinShown | null> {
  const { portal, trust } = c.var.site;
  if (!portal || !verdict.presented) return null;
  const batchId = await pinBatchOf(portal.deps.db, verdict, trust);
  return batchId === null ? null : { path: formatStampPath(verdict.presented), answer, typed };
}

/** What the address of this stamp tells of a try just answered; undefined for any other address. */
export async function toldAgain(c: Asking, path: string): Promise<PinTold | undefined> {
  const { portal } = c.var.site;
  const token = c.req.query('pin');
  if (!portal || token === undefined || !parseStampPath(path)) return undefined;
  return readPinToken(portal.deps, path, token);
}

/** The verdict as it was before this very use of its PIN: the first is not told as one already used. */
export function beforeUse(verdict: Verdict, answer: PinTold): Verdict {
  const { record, stamp } = verdict;
  const isThisUse = answer.what === 'first' && stamp === 'spent' && record?.state.at === answer.at;
  if (!isThisUse) return verdict;
  const state = { fact: 'usable', at: null, reason: null } as const;
  const facts = { ...verdict, stamp: state.fact, record: { ...record, state } };
  return { ...facts, ...headlineOf(facts) };
}
