import { formatBatchName } from '#core/batchName';
import { Refusal } from '#core/refusal';
import { formatPrintedId, formatStampId } from '#core/stampId';
import { BATCH_STATES, isProductSeen, type SeenBatch, searchBatches } from '#db/batchSearch';
import { listAccounts, type StampAccount } from '#db/stampAccount';
import { fill } from '#web/fill.ts';
import { type BatchLine, type StampsAsked, StampsPage } from '#web/pages/office/StampsPage.tsx';
import { type MeantStamps, type Stop, VoidFormPage } from '#web/pages/office/VoidFormPage.tsx';
import type { Foreseen } from '#web/parts/office/Effects.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { refusalText } from '#web/refusalText.ts';
import { proposalsText } from '#web/text/proposals.ts';
import { stampsText } from '#web/text/stamps.ts';
import { propose } from '../../actions/propose.ts';
import { type DaySpan, pageGiven, spanGiven } from '../../daySpan.ts';
import { parseForm } from '../../forms/form.ts';
import { recallProposalForm, stampTargetForm, voidProposalForm } from '../../forms/stamps.ts';
import { formOr, page, sendOn, wrongOf } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { planProposal } from '../../proposals/rules.ts';
import { isOneStamp, type StampTarget, targetGiven } from '../../stamps/stampTarget.ts';

const PER_PAGE = 50;

const NONE: StampAccount = {
  ...{ issued: 0, printed: 0, spoiled: 0, voided: 0, recalled: 0 },
  ...{ handedOut: null, left: null },
};

function lineOf({ batch, product, producer, lot }: SeenBatch, figures: StampAccount = NONE): BatchLine {
  const { id, form, star } = batch;
  return {
    ...{ id, name: formatBatchName(batch), form, star, figures },
    productId: product.id,
    product: product.name,
    producer: producer.name,
    lot: lot.number,
  };
}

async function list(visit: Visit, span: DaySpan, wrong?: Wrong): Promise<Response> {
  const { deps, scope, frame, query } = visit;
  const asked: StampsAsked = query;
  const at = { page: pageGiven(query.page), perPage: PER_PAGE };
  const form = (['full', 'mini'] as const).find((one) => one === query.form);
  const filter = {
    ...{ q: query.q?.trim().slice(0, 300), lot: query.lot?.trim(), productId: query.product, key: query.key },
    ...{ form, state: BATCH_STATES.find((one) => one === query.state), ...span },
  };
  const { rows, total } = await searchBatches(deps.db, scope, filter, at);
  const accounts = await listAccounts(
    deps.db,
    rows.map(({ batch }) => batch.id),
  );
  const { q, lot, product, key, state, from, to } = asked;
  return page(
    visit,
    <StampsPage
      frame={frame}
      rows={rows.map((row) => lineOf(row, accounts.get(row.batch.id)))}
      asked={{ q, lot, product, form, key, state, from, to }}
      {...at}
      total={total}
      wrong={wrong}
    />,
  );
}

const TARGET = ['product', 'lot', 'batch', 'first', 'last'] as const;

/** Only what names stamps, and is not empty. */
function givenIn(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    TARGET.flatMap((name) => {
      const value = values[name]?.trim();
      return value ? [[name, value] as const] : [];
    }),
  );
}

/** The stamps named, where the visitor sees whose they are. */
async function seenTarget({ deps, scope }: Visit, given: Record<string, string>): Promise<StampTarget> {
  const target = await targetGiven(deps.db, parseForm(stampTargetForm, given));
  if (!(await isProductSeen(deps.db, scope, target.product.id))) throw new Refusal('not-found');
  return target;
}

/** The first and the last stamp where they lie in one batch. */
function endsOf(target: StampTarget): { first: string; last: string } {
  const [piece] = target.pieces;
  if (!piece || target.pieces.length > 1) return { first: '', last: '' };
  const printed = (serial: number) => formatPrintedId(formatStampId(piece.batch.keyNumber, serial));
  return { first: printed(piece.first), last: printed(piece.last) };
}

function meantBy(target: StampTarget, given: Record<string, string>, count: number): MeantStamps {
  const { by, product, lotNumber: lot, nounId: id } = target;
  const named = { product: product.name, lot, batch: batchOf(target) };
  return { by, given, ...named, id, ...endsOf(target), sample: product.sample, count };
}

interface Foretold {
  readonly meant: MeantStamps;
  readonly foreseen: Foreseen;
}

/** What would stop, before a reason is typed. */
async function foretell(visit: Visit, stop: Stop, given: Record<string, string>): Promise<Foretold> {
  const target = await seenTarget(visit, given);
  const why = { cause: 'mistake', reason: '–', danger: '–' };
  try {
    const kind = stop === 'void' ? 'void-stamps' : 'recall-stamps';
    const { effects } = await planProposal(visit.deps, { id: '', kind, input: { ...given, ...why } });
    const count = Number(effects[0]?.values.count ?? 0);
    return { meant: meantBy(target, given, count), foreseen: { effects } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const refused = refusalText(visit.frame.lang, error);
    return { meant: meantBy(target, given, 0), foreseen: { refused } };
  }
}

async function ask(visit: Visit, stop: Stop, wrong?: Wrong): Promise<Response> {
  const { frame, query, fields } = visit;
  const typed = { ...query, ...fields.values };
  const given = givenIn(typed);
  const empty = (
    <VoidFormPage frame={frame} stop={stop} meant={null} foreseen={null} typed={typed} wrong={wrong} />
  );
  if (Object.keys(given).length === 0) return page(visit, empty);
  try {
    const told = await foretell(visit, stop, given);
    return page(visit, <VoidFormPage frame={frame} stop={stop} {...told} typed={typed} wrong={wrong} />);
  } catch (error) {
    const isTyped = given.first !== undefined && error instanceof Refusal && error.code !== 'not-found';
    if (!isTyped) throw error;
    const again = wrongOf(visit, error, error.code === 'invalid-stamp-id' ? 'first' : undefined);
    return page(
      visit,
      <VoidFormPage frame={frame} stop={stop} meant={null} foreseen={null} typed={typed} wrong={again} />,
      422,
    );
  }
}

function batchOf({ pieces, nounId }: StampTarget): string {
  const [piece] = pieces;
  return piece ? formatBatchName(piece.batch) : nounId;
}

/** What a proposal is stored as: in Vietnamese, as the register is; lists call it in the reader's language. */
function titleOf(stop: Stop, target: StampTarget): string {
  const kind = proposalsText('vi').kinds[stop === 'void' ? 'void-stamps' : 'recall-stamps'];
  const { first, last } = endsOf(target);
  const values = {
    product: target.product.name,
    lot: target.lotNumber ?? '',
    batch: batchOf(target),
    first,
    last,
  };
  return `${kind}: ${fill(stampsText('vi').stoppedBy[isOneStamp(target) ? 'stamp' : target.by], values)}`;
}

async function prepare(visit: Visit, stop: Stop): Promise<Response> {
  const { deps, fields } = visit;
  const act = async () => {
    const target = await seenTarget(visit, givenIn(fields.values));
    const input = parseForm(stop === 'void' ? voidProposalForm : recallProposalForm, fields.values);
    const { id } = await propose(deps, {
      kind: stop === 'void' ? 'void-stamps' : 'recall-stamps',
      noun: target.noun,
      nounId: target.nounId,
      producerId: target.product.producerId,
      title: titleOf(stop, target),
      input,
      submit: true,
    });
    return sendOn(visit, `/office/proposals/${id}`, 'submitted');
  };
  return formOr(visit, act, (wrong) => ask(visit, stop, wrong));
}

function stopDoors(stop: Stop, path: string): Door[] {
  const needs = 'stamps:prepare';
  return [
    { method: 'GET', path, needs, answer: (visit) => ask(visit, stop) },
    { method: 'POST', path, needs, answer: (visit) => prepare(visit, stop) },
  ];
}

/** The list of batches, and stopping stamps of them. */
export const stampDoors: readonly Door[] = [
  {
    method: 'GET',
    path: '/office/stamps',
    needs: 'stamps:see',
    answer: (visit) =>
      formOr(
        visit,
        () => list(visit, spanGiven(visit.query)),
        (wrong) => list(visit, {}, wrong),
      ),
  },
  ...stopDoors('void', '/office/voids/new'),
  ...stopDoors('recall', '/office/recalls/new'),
];
