import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dayOf } from '#core/day';
import { Refusal } from '#core/refusal';
import type { StampPath } from '#core/stamp';
import { formatStampId } from '#core/stampId';
import { verify } from '#core/verify';
import { listProducts } from '#db/products';
import { listRecognitions } from '#db/recognitions';
import { amendProposal } from '#server/actions/amendProposal.ts';
import { approveProposal } from '#server/actions/approveProposal.ts';
import { dropProposal } from '#server/actions/dropProposal.ts';
import { issueBatch } from '#server/actions/issueBatch.ts';
import { openLot } from '#server/actions/openLot.ts';
import { propose } from '#server/actions/propose.ts';
import { refuseProposal } from '#server/actions/refuseProposal.ts';
import { submitProposal } from '#server/actions/submitProposal.ts';
import type { Deps } from '#server/deps.ts';
import { trustOf } from '#server/keys/trust.ts';
import { digestOf, planProposal } from '#server/proposals/rules.ts';
import { as, decision, later, prepared, putInForce } from '#test/support/decisions.ts';
import { openOffice, recognise, temporaryFolder } from '#test/support/register.ts';

const HONEY = 'Mật ong hoa rừng Thanh Mai';
const GRACE = {
  ...{ clause: '2', article: '15', document: 'Quyết định 1489/QĐ-TTg' },
  reason: 'không giữ điều kiện sản xuất',
};

let folder: ReturnType<typeof temporaryFolder>;
let office: Deps;
let stamp: StampPath;

/** One product at 4 stars until 15 March 2028, with 100 stamps of one lot. */
beforeEach(async () => {
  folder = temporaryFolder();
  office = await openOffice(folder.path);
  await recognise(office, { product: HONEY });
  await openLot(office, { product: HONEY, number: 'TM-01', quantity: 150 });
  const { batch } = await issueBatch(office, { product: HONEY, lot: 'TM-01', quantity: 100, form: 'full' });
  stamp = { gtin: batch.gtin, id: formatStampId(batch.keyNumber, batch.first) };
});
afterEach(() => {
  office.db.close();
  folder.remove();
});

async function codeOf(act: Promise<unknown>): Promise<string> {
  try {
    await act;
    return 'accepted';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** What whoever types the stamp's code is told. */
async function answer(deps: Deps = office) {
  const trust = await trustOf(deps.db, deps.origin, deps.secret, deps.now)();
  const { recognition, recognitionAtIssue, safety } = await verify(
    `${deps.origin}/s/${stamp.id}`,
    trust,
    deps.now(),
  );
  return { recognition, recognitionAtIssue, danger: safety !== null };
}

const STANDING = { recognition: 'in-force', recognitionAtIssue: 'in-force', danger: false };

function counted(table: 'recognitions' | 'decisions' | 'withdrawals' | 'events'): number {
  const queries = {
    recognitions: 'select count(*) as n from recognitions',
    decisions: 'select count(*) as n from decisions',
    withdrawals: 'select count(*) as n from withdrawals',
    events: 'select count(*) as n from events',
  };
  const [row] = office.db.orm.all<{ n: number }>(queries[table]);
  return row?.n ?? 0;
}

async function effectsOf(input: object) {
  const plan = await planProposal(office, { id: 'pro-1', kind: 'decision', input });
  return plan.effects.map(({ what, values }) => ({ what, ...values }));
}

const withdrawal = (more: object = {}) =>
  decision([{ kind: 'withdraw', product: HONEY, ...GRACE, ...more }], { kind: 'withdraw' });

describe('two persons', () => {
  test('nobody approves their own, whatever roles they hold', async () => {
    const { id, revision } = await prepared(office, withdrawal());
    expect(await codeOf(approveProposal(as(office, 'lan'), { proposal: id, revision }))).toBe('own-proposal');
    expect(await codeOf(refuseProposal(as(office, 'lan'), { proposal: id, revision, reason: 'x' }))).toBe(
      'own-proposal',
    );
    expect(counted('withdrawals')).toBe(0);
  });

  test('of two approvers at once one commits, and the decision stands once', async () => {
    const { id, revision } = await prepared(office, withdrawal());
    const approve = (who: string) => codeOf(approveProposal(as(office, who), { proposal: id, revision }));
    const outcomes = await Promise.all(['minh', 'hoa', 'tuan', 'binh'].map(approve));
    expect(outcomes.filter((code) => code === 'accepted')).toHaveLength(1);
    expect(outcomes.filter((code) => code === 'proposal-not-waiting')).toHaveLength(3);
    expect(counted('withdrawals')).toBe(1);
    expect(counted('decisions')).toBe(2);
  });

  test('what was changed after it was seen is not approved', async () => {
    const seen = await prepared(office, withdrawal());
    const amended = await amendProposal(as(office, 'lan'), {
      proposal: seen.id,
      revision: seen.revision,
      input: withdrawal({ safety: true }),
    });
    await submitProposal(as(office, 'lan'), { proposal: seen.id, revision: amended.revision });
    const stale = approveProposal(as(office, 'minh'), { proposal: seen.id, revision: seen.revision });
    expect(await codeOf(stale)).toBe('proposal-not-waiting');
    expect(counted('withdrawals')).toBe(0);
  });

  test('only who prepared it changes, submits or drops it', async () => {
    const { id } = await prepared(office, withdrawal());
    const minh = as(office, 'minh');
    const tries = [
      amendProposal(minh, { proposal: id, input: {} }),
      submitProposal(minh, { proposal: id }),
      dropProposal(minh, { proposal: id }),
    ];
    expect(await Promise.all(tries.map(codeOf))).toEqual(['not-permitted', 'not-permitted', 'not-permitted']);
  });

  test('returned with a reason, mended and put in force by another', async () => {
    const first = await prepared(office, withdrawal({ reason: 'sai' }));
    const minh = as(office, 'minh');
    const back = await refuseProposal(minh, {
      proposal: first.id,
      revision: first.revision,
      reason: 'Ghi rõ lý do',
    });
    expect(back).toMatchObject({ state: 'refused', decidedReason: 'Ghi rõ lý do', decidedBy: 'minh' });
    const lan = as(office, 'lan');
    const mended = await amendProposal(lan, { proposal: first.id, input: withdrawal() });
    const waiting = await submitProposal(lan, { proposal: first.id, revision: mended.revision });
    const done = await approveProposal(minh, { proposal: first.id, revision: waiting.revision });
    expect(done).toMatchObject({ state: 'done', decidedBy: 'minh' });
    const again = approveProposal(minh, { proposal: first.id, revision: waiting.revision });
    expect(await codeOf(again)).toBe('proposal-not-waiting');
    const verbs = office.db.orm.all<{ verb: string; actor: string }>(
      "select verb, actor from events where noun = 'proposal' order by id",
    );
    expect(verbs).toEqual([
      { verb: 'propose', actor: 'lan' },
      { verb: 'refuse', actor: 'minh' },
      { verb: 'amend', actor: 'lan' },
      { verb: 'submit', actor: 'lan' },
      { verb: 'approve', actor: 'minh' },
    ]);
  });

  test('a draft may be half written, but neither submitted nor approved so', async () => {
    const draft = await propose(as(office, 'lan'), {
      ...{ kind: 'decision', noun: 'decision', nounId: null, producerId: null, title: '' },
      input: { number: '701', lines: [{ kind: 'recognise' }] },
      submit: false,
    });
    expect(await codeOf(submitProposal(as(office, 'lan'), { proposal: draft.id }))).toBe('invalid-input');
    const { id, revision } = draft;
    expect(await codeOf(approveProposal(as(office, 'minh'), { proposal: id, revision }))).toBe(
      'proposal-not-waiting',
    );
    expect((await dropProposal(as(office, 'lan'), { proposal: id })).state).toBe('dropped');
  });
});

describe('a decision from draft to in force', () => {
  test('withdrawal: the scan says so from its day on, and nothing is ordered any more', async () => {
    expect(await answer()).toEqual(STANDING);
    const { id, revision } = await prepared(office, withdrawal({ effective: '23/11/2026' }));
    const tomorrow = later(office, 1);
    expect(await answer(tomorrow)).toEqual(STANDING);
    await approveProposal(as(office, 'minh'), { proposal: id, revision });
    expect(await answer()).toEqual(STANDING);
    expect(await answer(tomorrow)).toEqual({ ...STANDING, recognition: 'withdrawn' });
    const order = issueBatch(tomorrow, { product: HONEY, lot: 'TM-01', quantity: 1, form: 'full' });
    expect(await codeOf(order)).toBe('recognition-not-in-force');
  });

  test.each([
    'clause',
    'article',
    'document',
    'reason',
  ])('a withdrawal without its %s is refused', async (field) => {
    expect(await codeOf(prepared(office, withdrawal({ [field]: ' ' })))).toBe('invalid-input');
  });

  test('withdrawal for a danger warns on every stamp', async () => {
    await putInForce(office, withdrawal({ safety: true }));
    expect((await answer()).danger).toBe(true);
  });

  test('upgrade: stamps of the old star say that the product stands on another', async () => {
    await putInForce(
      office,
      decision([{ kind: 'upgrade', product: HONEY, star: '5', score: '92,5' }], {
        kind: 'upgrade',
        authority: 'Bộ Nông nghiệp và Môi trường',
      }),
    );
    expect(await answer()).toEqual({ ...STANDING, recognition: 'superseded' });
  });

  test('downgrade from a later day: until then the old star stands', async () => {
    const line = { kind: 'downgrade', product: HONEY, star: 3, validFrom: '01/12/2026' };
    await putInForce(office, decision([line], { kind: 'downgrade' }));
    expect((await answer()).recognition).toBe('in-force');
    expect((await answer(later(office, 10))).recognition).toBe('superseded');
  });

  test('re-recognition carries on with the same star', async () => {
    const line = { kind: 're-recognise', product: HONEY, star: '4' };
    await putInForce(office, decision([line], { kind: 're-recognise' }));
    expect((await answer(later(office, 700))).recognition).toBe('in-force');
    const all = await listRecognitions(office.db, (await listProducts(office.db))[0]!.id);
    expect(all.map(({ validFrom, validTo }) => [validFrom, validTo])).toContainEqual([
      '2026-11-20',
      '2029-11-20',
    ]);
  });

  test('recognition makes a new product of a new producer', async () => {
    const line = {
      ...{ kind: 'recognise', newProduct: 'Trà sen Thanh Mai', newProducer: 'Hộ kinh doanh Mai Thị Sen' },
      ...{ group: 'drinks', star: '3', address: 'Thôn Đông, xã Thanh Mai', gtin: '2000000000015' },
    };
    await putInForce(office, decision([line]));
    const made = (await listProducts(office.db)).find(({ name }) => name === 'Trà sen Thanh Mai');
    expect(made).toMatchObject({ producerName: 'Hộ kinh doanh Mai Thị Sen', group: 'drinks' });
    const [kind] = office.db.orm.all<{ kind: string }>("select kind from producers where name like 'Hộ%'");
    expect(kind?.kind).toBe('household');
  });

  test('rename: scans show the new names, and the producer’s former name is kept', async () => {
    const lines = [
      { kind: 'rename', renames: 'product', product: HONEY, name: 'Mật ong rừng Thanh Mai' },
      { kind: 'rename', renames: 'producer', producer: 'HTX Mật ong Thanh Mai', name: 'HTX Ong Thanh Mai' },
    ];
    await putInForce(office, decision(lines, { kind: 'rename' }));
    const trust = await trustOf(office.db, office.origin, office.secret, office.now)();
    const { record } = await verify(`${office.origin}/s/${stamp.id}`, trust, office.now());
    expect(record).toMatchObject({
      product: { name: 'Mật ong rừng Thanh Mai' },
      producer: { name: 'HTX Ong Thanh Mai', nameCertified: 'HTX Mật ong Thanh Mai' },
    });
    const former = office.db.orm.all('select name, until from producer_names');
    expect(former).toEqual([{ name: 'HTX Mật ong Thanh Mai', until: '2026-11-20' }]);
  });

  test('correction: a new recognition with the same beginning rules, and the old stays on record', async () => {
    const line = { kind: 'correct', product: HONEY, star: '3', validTo: '15/03/2027' };
    await putInForce(office, decision([line], { kind: 'correct' }));
    expect((await answer()).recognition).toBe('superseded');
    const all = await listRecognitions(office.db, (await listProducts(office.db))[0]!.id);
    expect(all.map(({ star, validFrom, validTo }) => ({ star, validFrom, validTo }))).toEqual(
      expect.arrayContaining([
        { star: 4, validFrom: '2025-03-15', validTo: '2028-03-15' },
        { star: 3, validFrom: '2025-03-15', validTo: '2027-03-15' },
      ]),
    );
  });

  test('a correction signed before what it corrects would not rule, and is refused', async () => {
    const line = { kind: 'correct', product: HONEY, star: '3' };
    const early = decision([line], { kind: 'correct', signed: '2025-03-01' });
    expect(await codeOf(prepared(office, early))).toBe('invalid-day');
  });

  test('one line that cannot stand keeps the whole decision out, and says which', async () => {
    const lines = [
      { kind: 'upgrade', product: HONEY, star: '5' },
      { kind: 'recognise', product: 'Không có sản phẩm này', star: '3' },
    ];
    const before = counted('events');
    await expect(prepared(office, decision(lines))).rejects.toMatchObject({
      code: 'product-not-found',
      details: { line: 2 },
    });
    expect(counted('events')).toBe(before);
  });
});

describe('what an approval would do is said before', () => {
  test('a withdrawal: what ends, stamps that answer otherwise, leftovers, orders that stop', async () => {
    const effects = await effectsOf(withdrawal({ safety: '1' }));
    const product = HONEY;
    expect(effects).toEqual([
      { what: 'file-missing' },
      expect.objectContaining({ what: 'withdraws', product, clause: '2', article: '15', star: 4 }),
      expect.objectContaining({ what: 'stops', product, day: '2026-11-20', scans: dayOf(office.now()) }),
      { what: 'stamps-answer', product, stamps: 100, batches: 1 },
      { what: 'leftovers', product, lot: 'TM-01', star: 4, left: 100 },
      { what: 'orders-stop', product, places: 50 },
      { what: 'producer-to-tell', product, producer: 'HTX Mật ong Thanh Mai' },
      { what: 'danger-warns', product, stamps: 100 },
    ]);
  });

  test('what is odd about an award is told and blocks nothing', async () => {
    const line = { kind: 'upgrade', product: HONEY, star: '5', score: '71', validTo: '2027-01-01' };
    const odd = decision([line], { number: '120/QĐ-UBND' });
    const names = (await effectsOf(odd)).map(({ what }) => what);
    expect(names).toEqual(
      expect.arrayContaining(['number-used', 'unusual-level', 'score-band', 'term-unusual', 'star-changes']),
    );
    expect((await putInForce(office, odd)).state).toBe('done');
  });

  test('what does something else by now than was shown is not approved', async () => {
    const { id, revision, input } = await prepared(office, withdrawal());
    const { effects } = await planProposal(office, { id, kind: 'decision', input });
    const seen = digestOf(effects);
    await issueBatch(office, { product: HONEY, lot: 'TM-01', quantity: 10, form: 'full' });
    const approval = approveProposal(as(office, 'minh'), { proposal: id, revision, seen });
    expect(await codeOf(approval)).toBe('proposal-not-waiting');
    expect(counted('withdrawals')).toBe(0);
  });

  test('planning shows and writes nothing', async () => {
    const before = counted('events');
    await effectsOf(withdrawal());
    expect(counted('events')).toBe(before);
    expect(counted('withdrawals')).toBe(0);
  });
});
