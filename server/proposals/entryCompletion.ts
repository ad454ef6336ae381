import type { Effect } from '#core/proposal';
import { defaultValidTo } from '#core/recognition';
import { Refusal } from '#core/refusal';
import { type EntryRow, findEntrySeen } from '#db/entries';
import { EVERYTHING } from '../auth/rights.ts';
import type { Deps } from '../deps.ts';
import { type CompleteEntry, completeEntryForm } from '../forms/entry.ts';
import { FIELD_HEADINGS, type Field } from '../import/headings.ts';
import { completionWrites, type EntryPlan, planEntry } from '../register/completing.ts';
import type { Planned, ProposalPlan, ProposalRule } from './proposalRule.ts';

/** The row as the sheet gave it, then every cell a person adds, by the headings of a sheet. */
function cellsOf(entry: EntryRow, { filled }: EntryPlan): Effect[] {
  const { file, rowNumber: row } = entry;
  const cells = Object.entries(entry.raw).filter(([, cell]) => cell.trim() !== '');
  const given = cells.map(([heading, cell]) => `${heading}: ${cell}`).join('; ');
  const added = Object.entries(filled).map(([field, value]): Effect => {
    const heading = FIELD_HEADINGS[field as Field][0];
    return { tone: 'notice', what: 'entry-added', values: { heading, value } };
  });
  return [{ tone: 'neutral', what: 'entry-given', values: { file, row, given } }, ...added];
}

function effectsOf(entry: EntryRow, planned: EntryPlan): Effect[] {
  const { row, warnings, plan } = planned;
  const from = row.validFrom ?? row.signedOn;
  const until = row.validTo ?? defaultValidTo(from);
  const { product, producer } = entry;
  const became: Effect = plan.isNew
    ? { tone: 'good', what: 'begins', values: { product, producer, star: row.star, day: from, until } }
    : { tone: 'neutral', what: 'entry-joins', values: { product, star: row.star, day: from } };
  const assumed: Effect[] =
    plan.isNew && row.validTo === null
      ? [{ tone: 'notice', what: 'entry-end-assumed', values: { day: until } }]
      : [];
  const odd = warnings.map(({ column, details }): Effect => {
    return { tone: 'warning', what: 'entry-odd', values: { column, value: details.value ?? '' } };
  });
  const { length: count } = plan.answered;
  const answered: Effect[] = count > 0 ? [{ tone: 'notice', what: 'entry-answers', values: { count } }] : [];
  return [...odd, became, ...cellsOf(entry, planned), ...assumed, ...answered];
}

async function plan(deps: Deps, input: CompleteEntry, { id: proposalId }: Planned): Promise<ProposalPlan> {
  const entry = await findEntrySeen(deps.db, EVERYTHING, input.entry);
  if (!entry) throw new Refusal('not-found', { path: input.entry });
  const planned = await planEntry(deps, entry, input);
  return {
    effects: effectsOf(entry, planned),
    writes: completionWrites(deps, entry, planned, { proposal: proposalId }),
    resultId: entry.productId,
  };
}

/** An incomplete row completed from its decision: filled in by one, put in force by another. */
export const entryCompletionRule: ProposalRule<CompleteEntry> = {
  kind: 'entry-completion',
  form: completeEntryForm,
  plan,
};
