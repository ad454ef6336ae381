import { idsOf } from '#core/batch';
import type { KeyNumber } from '#core/stampId';
import type { AuditRows, BatchRow } from '#db/auditRows';
import { differences, type Finding, type Journal, latestOf, type ReadEvent, type Tree } from './journal.ts';

function idsOfRow({ keyNumber, first, quantity }: BatchRow): Tree {
  try {
    return idsOf({ keyNumber: keyNumber as KeyNumber, first, quantity });
  } catch {
    return { first: `${keyNumber} ${first}`, last: null };
  }
}

/** The row as its event tells it. */
function tellable(row: BatchRow): Tree {
  return {
    ...row,
    ...idsOfRow(row),
    lot: row.lotId,
    recognition: row.recognitionId,
    product: row.productId,
    // Anything but 0 and 1 agrees with nothing told.
    pin: row.pin === 1 || (row.pin === 0 ? false : row.pin),
  };
}

/** Told beside the batch and no part of its row. */
const BESIDE = ['skipped', 'proposal'];

function checkBatch(row: BatchRow, issued: ReadEvent | undefined, rows: Sides): Finding[] {
  const about = { noun: 'batch', nounId: row.id };
  if (!issued) return [{ code: 'row-without-event', ...about }];
  const told = Object.fromEntries(
    Object.entries(issued.after ?? {}).filter(([name]) => !BESIDE.includes(name)),
  );
  const at = { issuedAt: issued.row.at, issuedBy: issued.row.actor };
  return [
    ...differences('batch', row.id, { pin: false, ...told, ...at }, tellable(row)),
    ...checkSides(row, rows),
  ];
}

interface Sides {
  readonly lots: ReadonlyMap<string, AuditRows['lots'][number]>;
  readonly recognitions: ReadonlyMap<string, AuditRows['recognitions'][number]>;
}

/** What is frozen in a batch stands in its lot and in its recognition, too. */
function checkSides(row: BatchRow, { lots, recognitions }: Sides): Finding[] {
  const about = { noun: 'batch', nounId: row.id };
  const [lot, recognition] = [lots.get(row.lotId), recognitions.get(row.recognitionId)];
  const { productId, gtin, star, form } = row;
  return [
    ...(lot
      ? differences('batch', row.id, { productId: lot.productId, gtin: lot.gtin }, { productId, gtin })
      : [{ code: 'batch-without-lot', ...about, found: row.lotId } as const]),
    ...(recognition
      ? differences(
          'batch',
          row.id,
          { productId: recognition.productId, star: recognition.star },
          { productId, star },
        )
      : [{ code: 'batch-without-recognition', ...about, found: row.recognitionId } as const]),
    ...(form === 'full' || form === 'mini'
      ? []
      : [{ code: 'row-differs', ...about, field: 'form', told: 'full | mini', found: form } as const]),
  ];
}

/** Every batch has its issue event with the same numbers, and every issue event its batch. */
export function auditBatches(rows: AuditRows, journal: Journal, all: readonly ReadEvent[]): Finding[] {
  const sides = {
    lots: new Map(rows.lots.map((lot) => [lot.id, lot])),
    recognitions: new Map(rows.recognitions.map((one) => [one.id, one])),
  };
  const known = new Set(rows.batches.map(({ id }) => id));
  const gone = all.filter(
    ({ row }) => row.noun === 'batch' && row.verb === 'issue' && !known.has(row.nounId),
  );
  return [
    ...rows.batches.flatMap((row) => checkBatch(row, latestOf(journal('batch', row.id), 'issue'), sides)),
    ...gone.map(({ row }): Finding => ({ code: 'row-missing', noun: 'batch', nounId: row.nounId })),
  ];
}

/** The acts that stand in the journal: the office's under their batch, a shopper's under its stamp. */
const ACTS = ['batch void', 'batch recall', 'stamp spend'];

/** Every void, recall and use of a PIN has its event, word for word, and lies inside its batch. */
export function auditActs(rows: AuditRows, all: readonly ReadEvent[]): Finding[] {
  const told = new Map<string, ReadEvent>();
  for (const event of all) {
    const { noun, verb } = event.row;
    const id = event.after?.id;
    if (ACTS.includes(`${noun} ${verb}`) && typeof id === 'string') told.set(id, event);
  }
  const batches = new Map(rows.batches.map((row) => [row.id, row]));
  const known = new Set(rows.acts.map(({ id }) => id));
  const found = rows.acts.flatMap((act): Finding[] => {
    const event = told.get(act.id);
    const about = { noun: 'batch', nounId: act.batchId, field: act.id } as const;
    if (!event) return [{ code: 'row-without-event', ...about }];
    const batch = batches.get(act.batchId);
    const inside =
      batch && act.first >= batch.first && act.last < batch.first + batch.quantity && act.first <= act.last;
    const rest: Finding[] = inside ? [] : [{ code: 'range-outside-batch', ...about }];
    // Told as null where the program of that day did not know the field.
    const whole = { cause: null, proposalId: null, ...event.after, at: event.row.at, actor: event.row.actor };
    return [...differences('batch', act.batchId, whole, { ...act, id: act.id }), ...rest];
  });
  const gone = [...told].filter(([id]) => !known.has(id));
  return [
    ...found,
    ...gone.map(
      ([id, { row }]): Finding => ({ code: 'row-missing', noun: row.noun, nounId: row.nounId, field: id }),
    ),
  ];
}
