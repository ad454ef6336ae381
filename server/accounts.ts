import {
  balance,
  type CountKind,
  isVoid,
  joinSpans,
  lastOf,
  lengthOf,
  overGoods,
  type StampTally,
  spansWithout,
  sumTallies,
} from '#core/account';
import {
  type BatchAccount,
  type BatchInLot,
  hasEnded,
  type LotAccount,
  type SeenLot,
} from '#core/accountBook';
import { type Batch, lastSerial } from '#core/batch';
import { dayOf, type Instant } from '#core/day';
import type { Scope } from '#core/permission';
import { type PrintedSpan, tallyPrints } from '#core/printTally';
import { factToday, type Recognition } from '#core/recognition';
import { findBatch } from '#db/batches';
import {
  findLotOfSeenBatch,
  findSeenLot,
  listIssues,
  listSeenLots,
  listToldActs,
  listToldPrints,
  type ToldAct,
  type ToldPrint,
} from '#db/lotAccounts';
import type { Db } from '#db/open';
import { listPrintedSpans } from '#db/printedSpans';
import { listRecognitions } from '#db/recognitions';
import { listCounts, type ToldCount } from '#db/stampCounts';

interface Told {
  readonly counts: readonly ToldCount[];
  readonly prints: readonly ToldPrint[];
  readonly spans: readonly PrintedSpan[];
  readonly acts: readonly ToldAct[];
}

function tallyOf(batch: Batch, { counts, spans, acts }: Told): StampTally {
  const latest = (kind: CountKind) => counts.find((one) => one.kind === kind)?.count ?? null;
  const voids = acts.filter(isVoid);
  const { printed, files, again } = tallyPrints(batch.quantity, spans);
  const voidFor = (isOne: (act: ToldAct) => boolean) => lengthOf(voids.filter(isOne));
  return {
    issued: batch.quantity,
    printed: latest('printed') ?? printed,
    ...(latest('printed') === null ? {} : { printedTold: true }),
    files,
    again,
    spoiled: voidFor(({ cause }) => cause === 'spoiled'),
    leftover: voidFor(({ cause }) => cause === 'leftover'),
    mistaken: voidFor(({ cause }) => cause !== 'spoiled' && cause !== 'leftover'),
    recalled: lengthOf(joinSpans(acts.filter(({ act }) => act === 'recall'))),
    handedOut: latest('handed-out'),
    left: latest('left'),
  };
}

function accountOf(
  batch: Batch,
  issuedBy: string,
  told: Told,
  recognitions: readonly Recognition[],
  now: Instant,
): BatchAccount {
  const own = recognitions.find(({ id }) => id === batch.recognitionId);
  const standing = own ? factToday(own, recognitions, dayOf(now)) : 'unknown';
  const tally = tallyOf(batch, told);
  const whole = { first: batch.first, last: lastSerial(batch) };
  const usable = spansWithout(whole, told.acts.filter(isVoid));
  const left = hasEnded(standing) ? Math.min(tally.left ?? 0, lengthOf(usable)) : 0;
  const leftover = lastOf(usable, left);
  const { counts, prints, acts } = told;
  return {
    batch,
    issuedBy,
    standing,
    tally,
    balance: balance(tally),
    counts,
    prints,
    acts,
    usable,
    leftover,
  };
}

async function batchAccounts(db: Db, lot: SeenLot, now: Instant): Promise<BatchAccount[]> {
  const issues = await listIssues(db, [lot.lot.id]);
  const ids = issues.map(({ id }) => id);
  const recognitions = await listRecognitions(db, lot.product.id);
  const counts = await listCounts(db, ids);
  const prints = await listToldPrints(db, ids);
  const spans = await listPrintedSpans(db, ids);
  const acts = await listToldActs(db, ids);
  const accounts: BatchAccount[] = [];
  for (const { id, by } of issues) {
    const batch = await findBatch(db, id);
    const of = <Row extends { readonly batchId: string }>(rows: readonly Row[]) =>
      rows.filter(({ batchId }) => batchId === id);
    const told = { counts: of(counts), prints: of(prints), spans: of(spans), acts: of(acts) };
    if (batch) accounts.push(accountOf(batch, by, told, recognitions, now));
  }
  return accounts;
}

async function openAccount(db: Db, lot: SeenLot, now: Instant): Promise<LotAccount> {
  const batches = await batchAccounts(db, lot, now);
  const tally = sumTallies(batches.map((one) => one.tally));
  const differences = overGoods(tally.handedOut, lot.lot.quantity);
  return { ...lot, asOf: now, batches, tally, differences };
}

/** The account of a lot the scope sees, as of an instant; undefined for any other. */
export async function lotAccount(
  db: Db,
  scope: Scope,
  lotId: string,
  now: Instant,
): Promise<LotAccount | undefined> {
  const lot = await findSeenLot(db, scope, lotId);
  return lot && openAccount(db, lot, now);
}

/** The account of one batch the scope sees, with its lot's. */
export async function batchAccount(
  db: Db,
  scope: Scope,
  batchId: string,
  now: Instant,
): Promise<BatchInLot | undefined> {
  const seen = await findLotOfSeenBatch(db, scope, batchId);
  const lot = seen && (await openAccount(db, seen, now));
  const account = lot?.batches.find(({ batch }) => batch.id === batchId);
  return lot && account && { lot, account };
}

/**
 * Batches whose recognition has ended and of which usable stamps may still lie about: those not counted, and those
 * with stamps counted as left.
 */
export async function listLeftovers(db: Db, scope: Scope, now: Instant): Promise<BatchInLot[]> {
  const found: BatchInLot[] = [];
  for (const seen of await listSeenLots(db, scope)) {
    const lot = await openAccount(db, seen, now);
    const open = lot.batches.filter(
      ({ standing, tally, usable }) => hasEnded(standing) && usable.length > 0 && tally.left !== 0,
    );
    found.push(...open.map((account) => ({ lot, account })));
  }
  return found;
}
