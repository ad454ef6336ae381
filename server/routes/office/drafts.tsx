import { ownValue } from '#core/ownValue';
import { Refusal } from '#core/refusal';
import { DraftSheetPage } from '#web/pages/office/DraftSheetPage.tsx';
import { decisionsText } from '#web/text/decisions.ts';
import { propose } from '../../actions/propose.ts';
import { storeFile } from '../../actions/storeFile.ts';
import { pdfGiven, sheetGiven } from '../../files/uploads.ts';
import { decisionHeadingForm } from '../../forms/decision.ts';
import { page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { draftOf } from '../../register/decisionDraft.ts';
import {
  headingTyped,
  keepDraft,
  linesOfSheet,
  withFile,
  withHeading,
  withoutLine,
} from '../../register/drafting.ts';
import { kindOf, openLine, placeOf, saveLine } from './draftLines.tsx';
import { draftHere, faultOr, pathOf, revisionOf, showDraft } from './draftShown.tsx';

async function openSheet(visit: Visit, hash: string): Promise<Response> {
  const { frame } = visit;
  const proposal = await draftHere(visit);
  const sheet = await linesOfSheet({ ...visit, lang: frame.lang }, proposal, hash);
  return page(visit, <DraftSheetPage frame={frame} proposal={proposal} hash={hash} sheet={sheet} />);
}

async function open(visit: Visit): Promise<Response> {
  const { line, sheet } = visit.query;
  if (line !== undefined) return openLine(visit);
  if (sheet !== undefined) return openSheet(visit, sheet);
  return showDraft(visit);
}

async function begin(visit: Visit): Promise<Response> {
  const { deps, fields, frame } = visit;
  const kind = kindOf(fields.values.kind);
  const proposal = await propose(deps, {
    ...{ kind: 'decision', noun: 'decision', nounId: null, producerId: null },
    title: decisionsText(frame.lang).new,
    input: { kind, lines: [] },
    submit: false,
  });
  return sendOn(visit, pathOf(proposal));
}

async function saveHeading(visit: Visit): Promise<Response> {
  const typed = headingTyped(visit.fields.values);
  return faultOr(
    visit,
    async () => {
      const proposal = await draftHere(visit);
      await keepDraft(
        visit.deps,
        proposal,
        revisionOf(visit),
        withHeading(proposal, typed, decisionHeadingForm),
      );
      return sendOn(visit, pathOf(proposal), 'saved');
    },
    (wrong) => showDraft(visit, { part: 'heading', wrong }, typed),
  );
}

async function removeLine(visit: Visit): Promise<Response> {
  return faultOr(
    visit,
    async () => {
      const proposal = await draftHere(visit);
      const place = placeOf(visit.fields.values.line) ?? 0;
      await keepDraft(visit.deps, proposal, revisionOf(visit), withoutLine(proposal, place));
      return sendOn(visit, `${pathOf(proposal)}#lines`, 'saved');
    },
    (wrong) => showDraft(visit, { part: 'heading', wrong }),
  );
}

async function takeSheet(visit: Visit): Promise<Response> {
  const { deps, frame, fields } = visit;
  return faultOr(
    visit,
    async () => {
      const proposal = await draftHere(visit);
      const { lines } = await linesOfSheet(
        { ...visit, lang: frame.lang },
        proposal,
        fields.values.sheet ?? '',
      );
      const draft = draftOf(proposal.input);
      const together = { ...draft, lines: [...draft.lines, ...lines] };
      await keepDraft(deps, proposal, revisionOf(visit), together);
      return sendOn(visit, `${pathOf(proposal)}#lines`, 'saved');
    },
    (wrong) => showDraft(visit, { part: 'sheet', wrong }),
  );
}

const ACTS: Readonly<Record<string, Door['answer']>> = {
  heading: saveHeading,
  line: saveLine,
  'remove-line': removeLine,
  sheet: takeSheet,
};

async function write(visit: Visit): Promise<Response> {
  const { act: name = '' } = visit.fields.values;
  const act = ownValue(ACTS, name);
  if (!act) throw new Refusal('invalid-input', { field: 'act' });
  return act(visit);
}

async function attach(visit: Visit): Promise<Response> {
  const { deps, fields } = visit;
  return faultOr(
    visit,
    async () => {
      const proposal = await draftHere(visit);
      const { name, bytes } = pdfGiven(fields.file('file'), 'file');
      const { hash } = await storeFile(deps, { name, type: 'application/pdf', bytes });
      await keepDraft(deps, proposal, revisionOf(visit), withFile(proposal, hash));
      return sendOn(visit, `${pathOf(proposal)}#file`, 'saved');
    },
    (wrong) => showDraft(visit, { part: 'file', wrong }),
  );
}

async function uploadSheet(visit: Visit): Promise<Response> {
  const { deps, fields, frame } = visit;
  return faultOr(
    visit,
    async () => {
      const proposal = await draftHere(visit);
      const { hash } = await storeFile(deps, sheetGiven(fields.file('sheet'), 'sheet'));
      await linesOfSheet({ ...visit, lang: frame.lang }, proposal, hash);
      return sendOn(visit, `${pathOf(proposal)}?sheet=${hash}`);
    },
    (wrong) => showDraft(visit, { part: 'sheet', wrong }),
  );
}

const needs = 'decision:prepare';
const PATH = '/office/drafts/:proposal';

/** The doors of decisions being prepared. */
export const draftDoors: readonly Door[] = [
  { method: 'POST', path: '/office/drafts', needs, answer: begin },
  { method: 'GET', path: PATH, needs, answer: open },
  { method: 'POST', path: PATH, needs, answer: write },
  { method: 'POST', path: `${PATH}/file`, needs, body: 'upload', answer: attach },
  { method: 'POST', path: `${PATH}/sheet`, needs, body: 'upload', answer: uploadSheet },
];
