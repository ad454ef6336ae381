import { idsOf } from '#core/batch';
import { formatBatchName } from '#core/batchName';
import { dayOf } from '#core/day';
import { statusOn } from '#core/recognition';
import { Refusal } from '#core/refusal';
import { formatPrintedId, formatStampId } from '#core/stampId';
import { countScanned, findSeenBatch, type SeenBatch } from '#db/batchSearch';
import { listEvents } from '#db/events';
import { listToldActs, listToldPrints } from '#db/lotAccounts';
import { countLooksInRange } from '#db/phoneSights';
import { countSpent } from '#db/pins';
import { listProposalsAbout } from '#db/proposals';
import { listRecognitions } from '#db/recognitions';
import { listAccounts } from '#db/stampAccount';
import { BatchPage, type BatchShown } from '#web/pages/office/BatchPage.tsx';
import { page } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { listHeldCounts } from '../../printing/seenPrint.ts';

async function recognitionOf({ deps }: Visit, { batch }: SeenBatch): Promise<BatchShown['recognition']> {
  const all = await listRecognitions(deps.db, batch.productId);
  const own = all.find(({ id }) => id === batch.recognitionId);
  if (!own) return null;
  return { from: own.validFrom, to: own.validTo, statusToday: statusOn(own, all, dayOf(deps.now())) };
}

/** What waits for an approver about the batch, its lot or its product. */
async function waitingAbout({ deps }: Visit, { batch }: SeenBatch): Promise<BatchShown['waiting']> {
  const things = [
    ['batch', batch.id],
    ['lot', batch.lotId],
    ['product', batch.productId],
  ] as const;
  const found = await Promise.all(things.map(([noun, id]) => listProposalsAbout(deps.db, noun, id)));
  const stops = ['void-stamps', 'recall-stamps'];
  return found
    .flat()
    .filter(({ state, kind }) => state === 'waiting' && stops.includes(kind))
    .map(({ id, title }) => ({ id, title }));
}

async function actsOf({ deps }: Visit, { batch }: SeenBatch): Promise<BatchShown['acts']> {
  const printed = (serial: number) => formatPrintedId(formatStampId(batch.keyNumber, serial));
  return (await listToldActs(deps.db, [batch.id])).map((one) => ({
    id: one.id,
    act: one.act,
    cause: one.cause ?? null,
    first: printed(one.first),
    last: printed(one.last),
    count: one.last - one.first + 1,
    reason: one.reason,
    at: one.at,
    by: one.by,
    proposalId: one.proposalId ?? null,
  }));
}

async function shownOf(visit: Visit, seen: SeenBatch): Promise<BatchShown> {
  const { db } = visit.deps;
  const { batch } = seen;
  const { id, first, quantity, keyNumber, form, gtin, star, origin } = batch;
  const ids = idsOf(batch);
  const figures = (await listAccounts(db, [id])).get(id);
  if (!figures) throw new Refusal('batch-not-found', { batch: id });
  return {
    ...{ id, form, gtin, star, origin, keyNumber, figures },
    pinsUsed: batch.pin ? await countSpent(db, id) : null,
    name: formatBatchName(batch),
    at: batch.issuedAt,
    by: seen.issuedBy,
    product: seen.product,
    producer: seen.producer,
    lot: seen.lot,
    sample: seen.sample,
    first: formatPrintedId(ids.first),
    last: formatPrintedId(ids.last),
    recognition: await recognitionOf(visit, seen),
    scanned: await countScanned(db, keyNumber, { first, last: first + quantity - 1 }),
    byPhones: await countLooksInRange(db, keyNumber, { first, last: first + quantity - 1 }),
    acts: await actsOf(visit, seen),
    prints: await listToldPrints(db, [id]),
    printCounts: await listHeldCounts(db, batch),
    waiting: await waitingAbout(visit, seen),
    events: await listEvents(db, [{ noun: 'batch', nounId: id }]),
  };
}

async function show(visit: Visit): Promise<Response> {
  const { deps, scope, params, frame } = visit;
  const id = params.batch ?? '';
  const seen = await findSeenBatch(deps.db, scope, id);
  if (!seen) throw new Refusal('batch-not-found', { batch: id.slice(0, 80) });
  return page(visit, <BatchPage frame={frame} batch={await shownOf(visit, seen)} />);
}

/** A batch's page in the office. */
export const officeBatchDoors: readonly Door[] = [
  { method: 'GET', path: '/office/batches/:batch', needs: 'stamps:see', answer: show },
];
