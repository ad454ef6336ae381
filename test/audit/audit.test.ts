import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatStampId } from '#core/stampId';
import { findProduct, listProducts } from '#db/products';
import { approveProposal } from '#server/actions/approveProposal.ts';
import { auditRegister } from '#server/actions/auditRegister.ts';
import { closeLot } from '#server/actions/closeLot.ts';
import { declareCompromise } from '#server/actions/declareCompromise.ts';
import { endLimit } from '#server/actions/endLimit.ts';
import { issueBatch } from '#server/actions/issueBatch.ts';
import { openLot } from '#server/actions/openLot.ts';
import { propose } from '#server/actions/propose.ts';
import { recallBatch } from '#server/actions/recallBatch.ts';
import { rotateKey } from '#server/actions/rotateKey.ts';
import { setLimit } from '#server/actions/setLimit.ts';
import { voidStamps } from '#server/actions/voidStamps.ts';
import { withdrawRecognition } from '#server/actions/withdrawRecognition.ts';
import { loadDemo } from '#server/demo/load.ts';
import type { Deps } from '#server/deps.ts';
import { openOffice, recognise, temporaryFolder } from '#test/support/register.ts';

let folder: ReturnType<typeof temporaryFolder>;
let lan: Deps;

/** Whole numbers below a bound, the same in every run. */
function pseudo(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

const HONEY = 'Mật ong bạc hà';
const TEA = 'Trà Shan tuyết';

async function approved(kind: 'issue-batch' | 'void-stamps' | 'recall-stamps', input: object): Promise<void> {
  const about = { noun: 'product', nounId: null, producerId: null, title: 'hũ nứt', submit: true } as const;
  const { id, revision } = await propose(lan, { ...about, kind, input });
  await approveProposal({ ...lan, actor: 'minh' }, { proposal: id, revision });
}

beforeAll(async () => {
  folder = temporaryFolder();
  lan = await openOffice(folder.path);
  await recognise(lan, { product: HONEY }, { product: TEA, producer: 'HTX Chè Thanh Mai' });
  const die = pseudo(7);
  await setLimit(lan, { perLot: 5_000, per30Days: 20_000 });
  for (let i = 0; i < 8; i++) {
    const product = i % 2 === 0 ? HONEY : TEA;
    const lot = `L-${i}`;
    await openLot(lan, { product, number: lot, quantity: 3_000 });
    for (let j = 0; j < 3; j++) {
      const quantity = 10 + die(200);
      const { batch } = await issueBatch(lan, { product, lot, quantity, form: j === 1 ? 'mini' : 'full' });
      const id = (place: number) => formatStampId(batch.keyNumber, batch.first + place);
      if (die(2) === 0)
        await voidStamps(lan, { batch: batch.id, first: id(0), last: id(die(10)), reason: 'in hỏng' });
      if (i === 7 && j === 2) await recallBatch(lan, { batch: batch.id, reason: 'hũ nứt' });
    }
    if (i === 4) await rotateKey(lan);
    if (i === 5) await closeLot(lan, { lot: await lotId(lot) });
  }
  await openLot(lan, { product: HONEY, number: 'L-9', quantity: 90_000 });
  await approved('issue-batch', { product: HONEY, lot: 'L-9', quantity: 6_000 });
  const [{ id: teaId } = { id: '' }] = (await listProducts(lan.db)).filter(({ name }) => name === TEA);
  await approved('void-stamps', { product: teaId, cause: 'leftover', reason: 'hết hiệu lực' });
  const { producerId = '' } = (await findProduct(lan.db, teaId)) ?? {};
  await setLimit(lan, { producer: producerId, perLot: 100, per30Days: 200 });
  await endLimit(lan, { producer: producerId });
  await setLimit(lan, { producer: producerId, perLot: 900, per30Days: 950 });
  await declareCompromise(lan, { number: '01' as never });
  await withdrawRecognition(lan, {
    ...{
      product: TEA,
      authority: 'UBND tỉnh Đồi Xanh',
      decision: '9/QĐ-UBND',
      signed: '2026-11-20' as never,
    },
    ...{ clause: '2', article: '5', reason: 'không duy trì', safety: false },
  });
}, 60_000);
afterAll(() => {
  lan.db.close();
  folder.remove();
});

function sqlite(): Database.Database {
  return new Database(lan.db.path);
}

/** The whole register as bytes, to be tampered with in memory. */
function snapshot(): Buffer {
  const path = `${folder.path}/copy.sqlite`;
  const db = sqlite();
  db.exec(`vacuum into '${path}'`);
  db.close();
  const copy = new Database(path);
  copy.pragma('journal_mode = DELETE');
  const bytes = copy.serialize();
  copy.close();
  return bytes;
}

async function lotId(number: string): Promise<string> {
  const db = sqlite();
  const id = db.prepare('select id from lots where number = ?').pluck().get(number);
  db.close();
  return String(id);
}

test('a register that only the program wrote agrees with itself', async () => {
  const audit = await auditRegister(lan);
  expect(audit.findings).toEqual([]);
  expect(audit).toMatchObject({ batches: 25, proposals: 2 });
});

test('the demonstration agrees with itself', async () => {
  const other = temporaryFolder();
  const deps = await openOffice(other.path);
  await loadDemo(deps);
  expect((await auditRegister(deps)).findings).toEqual([]);
  deps.db.close();
  other.remove();
});

type Tamper = (db: Database.Database, die: (below: number) => number) => void;

const rowid = (db: Database.Database, table: string, die: (below: number) => number, where = '1') =>
  db.prepare(`select rowid from ${table} where ${where} order by rowid`).pluck().all()[
    die(Number(db.prepare(`select count(*) from ${table} where ${where}`).pluck().get()))
  ];

/** Changes one column of a row behind the program's back. */
function change(table: string, column: string, sql: string, where = '1'): Tamper {
  return (db, die) => {
    const row = rowid(db, table, die, where);
    db.prepare(`update ${table} set ${column} = ${sql} where rowid = ?`).run(row);
  };
}

function remove(table: string, where = '1'): Tamper {
  return (db, die) => db.prepare(`delete from ${table} where rowid = ?`).run(rowid(db, table, die, where));
}

const TAMPERINGS: readonly Tamper[] = [
  // an insider prints stamps of their own
  (db, die) => {
    const first = 50_000_000 + die(1_000);
    db.prepare(
      `insert into batches select 'b-gia${die(1e6)}', key_number, ${first}, ${1 + die(500)}, form, gtin, product_id,
       lot_id, recognition_id, star, issued_at, issued_by, origin, pin from batches where rowid = ?`,
    ).run(rowid(db, 'batches', die));
  },
  change('batches', 'quantity', 'quantity + 1'),
  change('batches', 'quantity', 'quantity * 10'),
  change('batches', 'first', 'first + 100000'),
  change('batches', 'star', 'case star when 5 then 4 else 5 end'),
  change('batches', 'form', "case form when 'full' then 'mini' else 'full' end"),
  change('batches', 'gtin', "'08938505974194'"),
  change('batches', 'issued_at', 'issued_at - 86400000'),
  change('batches', 'issued_by', "'ai-khac'"),
  change('batches', 'origin', "'https://gia.vn'"),
  change('batches', 'product_id', "product_id || 'x'"),
  change('batches', 'recognition_id', "recognition_id || 'x'"),
  change('batches', 'lot_id', "lot_id || 'x'"),
  change('batches', 'key_number', "'77'"),
  change('batches', 'id', "id || 'x'"),
  remove('batches'),
  change('stamp_acts', 'first', 'first + 1'),
  change('stamp_acts', 'last', 'last - 1'),
  change('stamp_acts', 'act', "'activate'"),
  change('stamp_acts', 'reason', "'khác'"),
  change('stamp_acts', 'at', 'at + 1'),
  change('stamp_acts', 'actor', "'ai-khac'"),
  change('stamp_acts', 'cause', "case cause when 'spoiled' then 'mistake' else 'spoiled' end"),
  change('stamp_acts', 'proposal_id', "coalesce(proposal_id, '') || 'x'"),
  change('stamp_acts', 'batch_id', "batch_id || 'x'"),
  change('stamp_acts', 'key_number', "'77'"),
  remove('stamp_acts'),
  (db, die) =>
    db
      .prepare(
        `insert into stamp_acts select 'act-gia', id, key_number, first, first, 'void', 'x', issued_at, 'lan', null, null
         from batches where rowid = ?`,
      )
      .run(rowid(db, 'batches', die)),
  change('lots', 'quantity', 'quantity * 2'),
  change('lots', 'stamps_issued', 'stamps_issued - 1'),
  change('lots', 'stamps_void', 'stamps_void + 50'),
  change('lots', 'number', "number || 'x'"),
  change('lots', 'gtin', "'08938505974194'"),
  change('lots', 'product_id', "product_id || 'x'"),
  change('lots', 'expires_on', "'2031-01-01'"),
  change('lots', 'closed_at', 'null', 'closed_at is not null'),
  remove('lots'),
  change('keys', 'next_serial', 'next_serial + 1000'),
  change('keys', 'next_serial', 'next_serial - 1'),
  change('keys', 'retired_at', 'null', 'retired_at is not null'),
  change('keys', 'compromised_at', 'null', 'compromised_at is not null'),
  change('keys', 'compromised_at', 'compromised_at + 1', 'compromised_at is not null'),
  change('keys', 'public_key', "'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'"),
  change('keys', 'sealed', "sealed || 'x'"),
  remove('keys'),
  change('stamp_limits', 'per_30_days', 'per_30_days * 100'),
  change('stamp_limits', 'per_lot', 'per_lot + 1'),
  remove('stamp_limits'),
  change('proposals', 'decided_by', 'prepared_by'),
  change('proposals', 'prepared_by', "'ai-khac'"),
  change('proposals', 'state', "'waiting'"),
  change('proposals', 'input', "replace(input, '6000', '9000') || ' '"),
  remove('proposals'),
  (db) =>
    db
      .prepare(
        "insert into recognitions select id || 'x', decision_line_id || 'x', product_id, 5, score, criteria_version, valid_from, valid_to, valid_to_assumed, certificate_text, producer_name_certified, address_certified, potential_five from recognitions limit 1",
      )
      .run(),
  (db) =>
    db
      .prepare(
        "insert into withdrawals select id || 'x', recognition_id, decision_line_id, effective_on, clause, article, 'khác', 1, recorded_at + 5, document from withdrawals limit 1",
      )
      .run(),
  (db) =>
    db
      .prepare(
        "insert into proposals select id || 'x', kind, noun, noun_id, producer_id, title, input, state, revision, prepared_by, prepared_at, submitted_at, decided_by, decided_at, decided_reason, result_id from proposals limit 1",
      )
      .run(),
];

test('500 rows put in, changed or taken out behind the program’s back are all found', async () => {
  const die = pseudo(2026);
  const missed: number[] = [];
  const untouched = snapshot();
  for (let i = 0; i < 500; i++) {
    const tamper = TAMPERINGS[i % TAMPERINGS.length] as Tamper;
    const copy = new Database(untouched);
    tamper(copy, die);
    const office = { ...lan, db: { orm: drizzle(copy), path: ':memory:', close: () => copy.close() } };
    // Opening a sealed key is slow on purpose, so it is tried only where nothing else was found.
    const { findings } = await auditRegister({ ...office, secret: null });
    const all = findings.length > 0 ? findings : (await auditRegister(office)).findings;
    if (all.length === 0) missed.push(i % TAMPERINGS.length);
    copy.close();
  }
  expect(missed).toEqual([]);
});
