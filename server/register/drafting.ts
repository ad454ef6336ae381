import type { z } from 'zod';
import type { Scope } from '#core/permission';
import { isOpen, type Proposal } from '#core/proposal';
import { Refusal } from '#core/refusal';
import { findFileOf, type StoredFile } from '#db/files';
import { findProposal } from '#db/proposals';
import type { Typed } from '#web/parts/office/DecisionContent.tsx';
import type { Lang } from '#web/text.ts';
import { amendProposal } from '../actions/amendProposal.ts';
import type { Deps } from '../deps.ts';
import { readKept } from '../files/fileStore.ts';
import { type FieldFault, faultsOf, lineFields, MOST_LINES } from '../forms/decision.ts';
import { type Draft, draftOf, HEADING_FIELDS, inputOf, titleOf } from './decisionDraft.ts';
import { readSheetLines, type SheetLines } from './decisionSheet.ts';
import { refuseUnseenLine } from './lineScope.ts';

/** A field that does not read, and how: said beside it, with everything typed kept. */
export class Faulty extends Error {
  constructor(
    readonly field: string,
    readonly fault: FieldFault,
    /** What was typed there. */
    readonly value = '',
  ) {
    super(fault);
  }
}

/** The decision one prepares oneself, not at its end yet; throws `not-found`. */
export async function ownDraft(deps: Deps, scope: Scope, id: string): Promise<Proposal> {
  const found = await findProposal(deps.db, scope, id, deps.actor);
  const isMine = found?.kind === 'decision' && found.preparedBy === deps.actor && isOpen(found);
  if (!found || !isMine) throw new Refusal('not-found');
  return found;
}

function refuseFaults(form: z.ZodType, typed: Typed): void {
  const [first] = faultsOf(form, typed);
  if (first) throw new Faulty(...first, typed[first[0]]?.slice(0, 40));
}

function picked(values: Typed, names: readonly string[]): Typed {
  const filled = names.map((name) => [name, (values[name] ?? '').trim()] as const);
  return Object.fromEntries(filled.filter(([, value]) => value !== ''));
}

/** What was typed into the decision's own fields; the file is not among them. */
export function headingTyped(values: Typed): Typed {
  return picked(
    values,
    HEADING_FIELDS.filter((name) => name !== 'file'),
  );
}

/** What was typed into a line. */
export function lineTyped(values: Typed): Typed {
  return picked(values, Object.keys(lineFields));
}

/** Keeps a draft as changed, on the revision that was seen; throws what `amendProposal` throws. */
export async function keepDraft(
  deps: Deps,
  proposal: Proposal,
  revision: number | undefined,
  draft: Draft,
): Promise<Proposal> {
  if (draft.lines.length > MOST_LINES) throw new Refusal('sheet-too-large', { limit: MOST_LINES });
  const title = titleOf(draft, proposal.title);
  return amendProposal(deps, { proposal: proposal.id, revision, input: inputOf(draft), title });
}

/** The draft with other fields of its own; throws `Faulty`. */
export function withHeading(proposal: Proposal, typed: Typed, form: z.ZodType): Draft {
  refuseFaults(form, typed);
  const { heading, lines } = draftOf(proposal.input);
  return { heading: heading.file ? { ...typed, file: heading.file } : typed, lines };
}

/** The draft with one line written, at its place or as the last; throws `Faulty` and what is not seen as not found. */
export async function withLine(
  { deps, scope }: { readonly deps: Deps; readonly scope: Scope },
  proposal: Proposal,
  place: number | null,
  typed: Typed,
  form: z.ZodType,
): Promise<Draft> {
  refuseFaults(form, typed);
  const { heading, lines } = draftOf(proposal.input);
  await refuseUnseenLine(deps, scope, typed, lines);
  if (place === null) return { heading, lines: [...lines, typed] };
  if (place > lines.length) throw new Refusal('not-found');
  return { heading, lines: lines.map((line, i) => (i === place - 1 ? typed : line)) };
}

/** The draft without one of its lines. */
export function withoutLine(proposal: Proposal, place: number): Draft {
  const { heading, lines } = draftOf(proposal.input);
  if (place > lines.length) throw new Refusal('not-found');
  return { heading, lines: lines.filter((_, i) => i !== place - 1) };
}

/** The draft with the signed file of this hash. */
export function withFile(proposal: Proposal, hash: string): Draft {
  const { heading, lines } = draftOf(proposal.input);
  return { heading: { ...heading, file: hash }, lines };
}

/** A file that one handed in oneself, whoever else did; throws `not-found` for one that is only somebody else's. */
export async function ownFile(deps: Deps, hash: string): Promise<StoredFile> {
  const file = await findFileOf(deps.db, hash, deps.actor);
  if (!file) throw new Refusal('not-found');
  return file;
}

/** The lines a kept sheet of one's own would add; throws what reading it throws. */
export async function linesOfSheet(
  { deps, scope, lang }: { readonly deps: Deps; readonly scope: Scope; readonly lang: Lang },
  proposal: Proposal,
  hash: string,
): Promise<SheetLines> {
  const file = await ownFile(deps, hash);
  const bytes = await readKept(deps.config, hash);
  return readSheetLines(deps, scope, draftOf(proposal.input), { bytes, fileName: file.name }, lang);
}
