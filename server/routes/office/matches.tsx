import { Refusal } from '#core/refusal';
import { listEntriesOf } from '#db/entries';
import { listEvents } from '#db/events';
import {
  findHoldings,
  findMatchSeen,
  findSettledSeen,
  listDecidedSeen,
  listMatchesSeen,
  type MatchRow,
  type MatchSide,
} from '#db/matches';
import type { Db } from '#db/open';
import { findProducer } from '#db/producers';
import { listVariants } from '#db/products';
import { listRecognitions } from '#db/recognitions';
import { MatchDecidedPage } from '#web/pages/office/MatchDecidedPage.tsx';
import { MatchesPage } from '#web/pages/office/MatchesPage.tsx';
import { MatchPage, type SideShown } from '#web/pages/office/MatchPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import type { Lang } from '#web/text.ts';
import { decideMatch, isDissolvable } from '../../actions/decideMatch.ts';
import { parseForm } from '../../forms/form.ts';
import { decideMatchForm } from '../../forms/match.ts';
import type { MatchReason } from '../../import/problem.ts';
import { importText } from '../../import/wording.ts';
import { formOr, page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';

const MOST_DECIDED = 20;

const whyOf = (lang: Lang, { reason }: MatchRow) => importText(lang).matches[reason as MatchReason] ?? reason;

async function list(visit: Visit): Promise<Response> {
  const { deps, scope, frame } = visit;
  const shown = (match: MatchRow) => ({ ...match, why: whyOf(frame.lang, match) });
  const matches = (await listMatchesSeen(deps.db, scope)).map(shown);
  const decided = (await listDecidedSeen(deps.db, scope, MOST_DECIDED)).map(shown);
  return page(visit, <MatchesPage frame={frame} matches={matches} decided={decided} />);
}

/** The pair of the path, if both are seen; `match-decided` for one that was merged meanwhile. */
async function seen({ deps, scope, params }: Visit): Promise<MatchRow> {
  const id = params.match ?? '';
  const match = await findMatchSeen(deps.db, scope, id);
  if (match) return match;
  if (await findSettledSeen(deps.db, scope, id)) throw new Refusal('match-decided');
  throw new Refusal('not-found', { path: id.slice(0, 80) });
}

async function sideOf(db: Db, side: MatchSide): Promise<SideShown> {
  const producer = await findProducer(db, side.producerId);
  const holdings = await findHoldings(db, side.id);
  const entries = await listEntriesOf(db, side.id);
  const variants = await listVariants(db, side.id);
  const cells = (raw: Readonly<Record<string, string>>) =>
    Object.values(raw)
      .filter((cell) => cell.trim() !== '')
      .join(' · ');
  return {
    ...side,
    taxCode: producer?.taxCode ?? null,
    area: producer?.areaName ?? null,
    gtins: variants.flatMap(({ gtin }) => gtin ?? []),
    recognitions: await listRecognitions(db, side.id),
    lots: holdings.lots,
    batches: holdings.batches,
    incomplete: holdings.incomplete,
    given: entries.map(({ raw }) => cells(raw)),
    dissolvable: isDissolvable(holdings),
  };
}

async function show(visit: Visit, wrong?: Wrong): Promise<Response> {
  const { deps, frame, fields } = visit;
  const match = await seen(visit);
  const { id, outcome } = match;
  const sides = { earlier: await sideOf(deps.db, match.earlier), later: await sideOf(deps.db, match.later) };
  const about = { frame, id, outcome, why: whyOf(frame.lang, match) };
  return page(visit, <MatchPage {...about} {...sides} values={fields.values} wrong={wrong} />);
}

/** Does so with a pair that stands; of one that was merged it shows who decided that, and why. */
async function orDecided(
  visit: Visit,
  act: () => Promise<Response>,
  status: 200 | 409 = 200,
): Promise<Response> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'match-decided') throw error;
    const about = [{ noun: 'match', nounId: visit.params.match ?? '' }];
    const events = await listEvents(visit.deps.db, about);
    return page(visit, <MatchDecidedPage frame={visit.frame} events={events} />, status);
  }
}

/** One choice of the page says both: `different`, or `same` and who stays. */
function decisionOf(match: MatchRow, values: Readonly<Record<string, string>>) {
  const [outcome, survivor] = (values.decision ?? '').split(' ');
  return { match: match.id, outcome, survivor, reason: values.reason };
}

async function decide(visit: Visit): Promise<Response> {
  const match = await seen(visit);
  const act = async () => {
    const input = parseForm(decideMatchForm, decisionOf(match, visit.fields.values));
    await decideMatch(visit.deps, match, input);
    return sendOn(visit, '/office/matches', 'saved');
  };
  return formOr(visit, act, (wrong) =>
    show(
      visit,
      wrong.field === 'outcome' || wrong.field === 'survivor' ? { ...wrong, field: 'decision' } : wrong,
    ),
  );
}

/** Pairs of products that may be one: listed, looked at, decided once. */
export const matchDoors: readonly Door[] = [
  { method: 'GET', path: '/office/matches', needs: 'register:see', answer: list },
  {
    method: 'GET',
    path: '/office/matches/:match',
    needs: 'register:see',
    answer: (visit) => orDecided(visit, () => show(visit)),
  },
  {
    method: 'POST',
    path: '/office/matches/:match',
    needs: 'register:import',
    answer: (visit) => orDecided(visit, () => decide(visit), 409),
  },
];
