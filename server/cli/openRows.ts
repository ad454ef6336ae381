import { Command } from 'commander';
import { Refusal } from '#core/refusal';
import { findEntrySeen, listIncompleteSeen } from '#db/entries';
import { findMatchSeen, findSettledSeen, listMatchesSeen, type MatchRow } from '#db/matches';
import { fill } from '#web/fill.ts';
import { entriesText } from '#web/text/entries.ts';
import { matchesText } from '#web/text/matches.ts';
import { completeEntry } from '../actions/completeEntry.ts';
import { decideMatch } from '../actions/decideMatch.ts';
import type { Deps } from '../deps.ts';
import { completeEntryForm } from '../forms/entry.ts';
import { parseForm } from '../forms/form.ts';
import { decideMatchForm } from '../forms/match.ts';
import type { Does, Outcome, Run } from './shell.ts';

const EVERYTHING = { all: true, areaIds: [], producerIds: [] };

async function listOpen({ db }: Deps): Promise<Outcome> {
  const rows = await listIncompleteSeen(db, EVERYTHING);
  const document = rows.map(({ id, file, rowNumber, product, producer, missing }) => ({
    ...{ entry: id, file, row: rowNumber, product, producer, missing },
  }));
  const lines = document.map(
    (one) => `${one.entry}  ${one.product} — ${one.producer}  (${one.missing.join(', ')})`,
  );
  return { document, lines };
}

async function complete(run: Run, options: Record<string, unknown>, id: string): Promise<Outcome> {
  const deps = await run.open();
  if (id === '') return listOpen(deps);
  const entry = await findEntrySeen(deps.db, EVERYTHING, id);
  if (!entry) throw new Refusal('not-found', { path: id.slice(0, 80) });
  const { kind, decision, signed, until, star, authority } = options;
  const typed = {
    recordKind: kind,
    decisionNumber: decision,
    signedOn: signed,
    validTo: until,
    star,
    authority,
  };
  const input = parseForm(completeEntryForm, { ...typed, entry: id });
  const { recognitionId, isNew } = await completeEntry(deps, entry, input);
  const { cli } = entriesText(run.lang);
  const values = { product: entry.product, recognition: recognitionId };
  return {
    document: { entry: id, product: entry.productId, recognition: recognitionId, isNew },
    lines: [fill(isNew ? cli.completed : cli.joined, values)],
  };
}

/** `register complete`: what an incomplete row lacks, filled in; without a row, those that wait. */
export function completeCommand(does: Does): Command {
  const command = new Command('complete')
    .argument('[entry]', 'id of the row; without it the rows that wait are listed')
    .description('fill in what an incomplete row lacks: it becomes a recognition')
    .option('--kind <kind>', 'công nhận, công nhận lại, nâng hạng, hạ hạng')
    .option('--decision <number>', 'number of the decision')
    .option('--signed <day>', 'day signed')
    .option('--authority <name>', 'who decided')
    .option('--star <star>', '3, 4 or 5')
    .option('--until <day>', 'last day in force; else 36 months');
  return does(command, (run, options, [entry = '']) => complete(run, options, entry));
}

async function listPairs({ db }: Deps): Promise<Outcome> {
  const rows = await listMatchesSeen(db, EVERYTHING);
  const side = ({ id, name, producer }: MatchRow['later']) => `${id} ${name} — ${producer}`;
  return {
    document: rows.map(({ id, reason, earlier, later }) => ({ match: id, reason, earlier, later })),
    lines: rows.map(({ id, earlier, later }) => `${id}  ${side(earlier)}  ≟  ${side(later)}`),
  };
}

async function matchGiven({ db }: Deps, id: string): Promise<MatchRow> {
  const match = await findMatchSeen(db, EVERYTHING, id);
  if (match) return match;
  const settled = await findSettledSeen(db, EVERYTHING, id);
  throw settled ? new Refusal('match-decided') : new Refusal('not-found', { path: id.slice(0, 80) });
}

async function decide(run: Run, options: Record<string, unknown>, id: string): Promise<Outcome> {
  const deps = await run.open();
  if (id === '') return listPairs(deps);
  const match = await matchGiven(deps, id);
  const outcome = options.different === true ? 'different' : 'same';
  const typed = { match: id, outcome, survivor: options.keep, reason: options.reason };
  const input = parseForm(decideMatchForm, typed);
  const fate = await decideMatch(deps, match, input);
  const pair = [match.earlier, match.later];
  const stays = pair.find((one) => one.id === input.survivor) ?? match.earlier;
  const goes = pair.find((one) => one !== stays) ?? match.later;
  const line = fill(matchesText(run.lang).cli[fate], { gone: goes.name, stays: stays.name });
  return { document: { match: id, outcome: input.outcome, fate, survivor: stays.id }, lines: [line] };
}

/** `register match`: one product or two; without a pair, those that wait. */
export function matchCommand(does: Does): Command {
  const command = new Command('match')
    .argument('[match]', 'id of the pair; without it the pairs that wait are listed')
    .description('decide whether two products are one, once for all')
    .option('--keep <product>', 'they are the same: the id of the product that stays')
    .option('--different', 'they are two')
    .option('--reason <text>', 'why');
  return does(command, (run, options, [match = '']) => decide(run, options, match));
}
