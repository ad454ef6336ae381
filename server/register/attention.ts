import { dayOf } from '#core/day';
import type { Permission, Scope } from '#core/permission';
import type { Proposal } from '#core/proposal';
import type { StandingFilter } from '#core/registerQuery';
import { statisticsOn } from '#core/statistics';
import { isUnusual, UNUSUAL, usualOf } from '#core/unusualStamps';
import {
  listAlarmsWaiting,
  listFailedJobs,
  listFailedMails,
  listIncompleteWaiting,
  listIssued,
  listMatchesWaiting,
  listTipOffsWaiting,
} from '#db/attention';
import { listProposals } from '#db/proposals';
import { listFoundIds, listLines, searchRegister } from '#db/registerSearch';
import { listCounted } from '#db/statistics';
import type { HomeView } from '#web/pages/office/homeCards.ts';
import type { Lang } from '#web/text.ts';
import type { Deps } from '../deps.ts';
import { parseRegisterQuery } from '../forms/register.ts';
import { findDelegated } from '../inspector/bundleKey.ts';
import { withTitles } from './proposalTitles.ts';

/** How many of a kind a card shows. */
const SHOWN = 5;

/** So long before its end a delegation is told of, ms: the root key lies in a safe, and its keeper has a calendar. */
const DELEGATION_SOON_MS = 14 * 86_400_000;

type Reading = Pick<Deps, 'db' | 'now' | 'actor'> & { readonly lang?: Lang };

async function endings({ db, now }: Reading, scope: Scope, status: StandingFilter) {
  const query = { ...parseRegisterQuery({ status }, dayOf(now())), sort: 'ends' } as const;
  const found = await searchRegister(db, scope, query);
  const lines = await listLines(db, await listFoundIds(db, found, SHOWN), query.asOf);
  return { total: found.total, first: lines };
}

async function few({ db, lang = 'vi' }: Reading, all: readonly Proposal[]): Promise<HomeView['approvals']> {
  const first = (await withTitles(db, lang, all.slice(0, SHOWN))).map(({ id, title, state }) => ({
    id,
    title,
    state,
  }));
  return { total: all.length, first };
}

/** For who may approve: what others prepared. */
async function approvals(deps: Reading, scope: Scope, may: readonly Permission[]) {
  const { db, actor } = deps;
  if (!may.includes('proposal:approve')) return few(deps, []);
  const waiting = await listProposals(db, scope, { state: 'waiting' });
  return few(deps, waiting.filter(({ preparedBy }) => preparedBy !== actor).reverse());
}

/** For who prepares: their own drafts, and what came back. */
async function ownProposals(deps: Reading, scope: Scope) {
  const { db, actor } = deps;
  return few(deps, await listProposals(db, scope, { state: ['refused', 'draft'], preparedBy: actor }, actor));
}

async function unusual({ db, now }: Reading, scope: Scope) {
  const at = now();
  const all = (await listIssued(db, scope, at)).filter((one) => isUnusual(one, at));
  const first = all.slice(0, SHOWN).map((one) => {
    const usual = usualOf(one, at);
    return { ...one, usual: usual === null ? null : Math.round(usual) };
  });
  return { total: all.length, first };
}

/** For who may have it renewed: the delegation of the phones' data, where it ends within two weeks or has ended. */
async function endingDelegation(
  { db, now }: Reading,
  may: readonly Permission[],
): Promise<HomeView['delegation']> {
  const none = { total: 0, first: [] };
  if (!may.includes('device:write')) return none;
  const delegated = await findDelegated(db);
  if (!delegated || delegated.delegation.until - now() >= DELEGATION_SOON_MS) return none;
  const { kid, until } = delegated.delegation;
  return { total: 1, first: [{ id: kid, until, isOver: until <= now() }] };
}

/** Everything that needs a person of the office today, within a scope, and the counts that stand above it. */
export async function readHome(deps: Reading, scope: Scope, may: readonly Permission[]): Promise<HomeView> {
  const { db, now } = deps;
  const day = dayOf(now());
  const orders = await listProposals(db, scope, { state: 'waiting', kind: 'issue-batch' });
  return {
    day,
    statistics: statisticsOn(await listCounted(db, scope), day),
    ending30: await endings(deps, scope, 'ending-30'),
    ending90: await endings(deps, scope, 'ending-90'),
    incomplete: await listIncompleteWaiting(db, scope),
    matches: await listMatchesWaiting(db, scope),
    approvals: await approvals(deps, scope, may),
    own: await ownProposals(deps, scope),
    orders: await few(deps, orders),
    unusual: await unusual(deps, scope),
    signals: await listAlarmsWaiting(db, scope),
    tipOffs: await listTipOffsWaiting(db, scope),
    delegation: await endingDelegation(deps, may),
    mails: await listFailedMails(db, scope),
    jobs: await listFailedJobs(db, scope, now() - UNUSUAL.spanMs),
  };
}
