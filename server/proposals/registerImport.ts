import type { Effect } from '#core/proposal';
import { Refusal } from '#core/refusal';
import { findFile } from '#db/files';
import type { Deps } from '../deps.ts';
import { pathOfFile } from '../files/fileStore.ts';
import { type RegisterImport, registerImportForm } from '../forms/import.ts';
import { draftInThread } from '../import/importThread.ts';
import { draftWrites, formatMark, type OutlinedDraft } from '../import/registerPlan.ts';
import type { Planned, ProposalPlan, ProposalRule } from './proposalRule.ts';

/** A sentence with its count, where there is any. */
function counted(tone: Effect['tone'], what: string, count: number): Effect[] {
  return count > 0 ? [{ tone, what, values: { count } }] : [];
}

function beginningsOf({ draft, outline }: OutlinedDraft): Effect[] {
  const { recognitions = 0 } = draft.counts;
  const { begins, inForce, newProducts, newProducers } = outline;
  if (recognitions === 0) return [{ tone: 'notice', what: 'import-begins-none', values: {} }];
  const named = begins.map(({ product, producer, star, from, until }): Effect => {
    return { tone: 'good', what: 'begins', values: { product, producer, star, day: from, until } };
  });
  return [
    { tone: 'good', what: 'import-begins', values: { count: recognitions, inForce } },
    ...named,
    ...counted('good', 'import-begins-more', recognitions - named.length),
    ...(newProducts > 0
      ? [
          {
            tone: 'notice',
            what: 'import-new',
            values: { products: newProducts, producers: newProducers },
          } as const,
        ]
      : []),
  ];
}

function effectsOf(planned: OutlinedDraft, { mark }: RegisterImport): Effect[] {
  const { draft, outline } = planned;
  const { completed = 0, incomplete = 0, possibleMatches = 0 } = draft.counts;
  const grown = mark !== undefined && mark !== formatMark(draft.mark);
  const grew: Effect[] = grown ? [{ tone: 'warning', what: 'import-register-grew', values: {} }] : [];
  return [
    ...grew,
    ...counted('warning', 'import-refused', outline.refusedRows),
    ...beginningsOf(planned),
    ...counted('notice', 'import-completed', completed),
    ...counted('notice', 'import-incomplete', incomplete),
    ...counted('notice', 'import-matches', possibleMatches),
    ...counted('notice', 'import-assumed', outline.assumedEnds),
    ...counted('neutral', 'import-unchanged', outline.unchanged),
  ];
}

/** Planned in a thread of its own; where every row is on record by now, nothing is written. */
async function plan(deps: Deps, input: RegisterImport, { id: proposalId }: Planned): Promise<ProposalPlan> {
  const { file, name } = input;
  if (!(await findFile(deps.db, file))) throw new Refusal('file-missing', { path: file });
  const planned = await draftInThread(deps, { path: pathOfFile(deps.config, file), fileName: name });
  const { draft } = planned;
  if (draft.rows.entries.length === 0)
    return { effects: [{ tone: 'notice', what: 'import-nothing', values: {} }], writes: [], resultId: null };
  return {
    effects: effectsOf(planned, input),
    writes: draftWrites(deps, draft, { proposal: proposalId }),
    resultId: draft.importId,
  };
}

/** A register to import: looked at by one, put in force by another. */
export const registerImportRule: ProposalRule<RegisterImport> = {
  kind: 'register-import',
  form: registerImportForm,
  plan,
};
