import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listProducts } from '#db/products';
import { listVariantsAt } from '#db/variants';
import type { Deps } from '#server/deps.ts';
import { planProposal } from '#server/proposals/rules.ts';
import { asOfGiven, productLife } from '#server/register/productLife.ts';
import { decision, later, putInForce } from '#test/support/decisions.ts';
import { openOffice, recognise, temporaryFolder } from '#test/support/register.ts';
import { sayEffect } from '#web/effects.ts';
import { withdrawnWords } from '#web/ended.ts';

const HONEY = 'Mật ong hoa rừng Thanh Mai';
const TEA = 'Trà sen Thanh Mai';
const ALL = { all: true, areaIds: [], producerIds: [] };
const CORRECTION = { kind: 'correct', number: '701/QĐ-UBND' };

let folder: ReturnType<typeof temporaryFolder>;
let office: Deps;

/** A tea with everything its certificate can say, recognised on 18 November 2026. */
beforeEach(async () => {
  folder = temporaryFolder();
  office = await openOffice(folder.path);
  await recognise(office, { product: HONEY });
  const tea = {
    ...{ kind: 'recognise', newProduct: TEA, newProducer: 'HTX Sen Thanh Mai', star: '4' },
    ...{ score: '78,5', criteria: 'QĐ 148', validTo: '01/11/2029', certificate: 'GCN số 15' },
    ...{ address: 'Thôn Đông, xã Thanh Mai', potentialFive: '1' },
  };
  await putInForce(office, decision([tea], { number: '650/QĐ-UBND', signed: '18/11/2026' }));
});
afterEach(() => {
  office.db.close();
  folder.remove();
});

async function idOf(name: string): Promise<string> {
  return (await listProducts(office.db)).find((one) => one.name === name)!.id;
}

async function said(input: object): Promise<string[]> {
  const { effects } = await planProposal(office, { id: 'pro-1', kind: 'decision', input });
  return effects.map((effect) => sayEffect('vi', effect));
}

async function teaLife() {
  return productLife(office, ALL, await idOf(TEA), asOfGiven('', office.now()));
}

describe('a correction', () => {
  test('leaves as it was what it leaves blank: star, term, paper, score, potential', async () => {
    const line = { kind: 'correct', product: TEA, address: 'Thôn Đoài, xã Thanh Mai' };
    await putInForce(office, decision([line], CORRECTION));
    const { current } = await teaLife();
    expect(current).toMatchObject({
      ...{ kind: 'correct', score: 78.5, criteriaVersion: 'QĐ 148', certificateText: 'GCN số 15' },
      ...{ potentialFive: true, endAssumed: false, address: 'Thôn Đoài, xã Thanh Mai' },
      recognition: { star: 4, validFrom: '2026-11-18', validTo: '2029-11-01' },
      producerName: 'HTX Sen Thanh Mai',
    });
  });

  test('says exactly what changes, old and new, and nothing else', async () => {
    const line = { kind: 'correct', product: TEA, score: '82', validTo: '18/11/2029', potentialFive: '0' };
    const sentences = (await said(decision([line], CORRECTION))).filter((one) => one.includes('→'));
    expect(sentences).toEqual([
      `${TEA}: điểm: 78,5 → 82.`,
      `${TEA}: có giá trị đến: 01/11/2029 → 18/11/2029.`,
      `${TEA}: tiềm năng 5 sao: ✓ → –.`,
    ]);
    const nothing = decision([{ kind: 'correct', product: TEA, star: '4' }], CORRECTION);
    expect(await said(nothing)).toContain(
      `Dòng đính chính của ${TEA} không đổi gì so với công nhận đang có.`,
    );
  });

  test('stands in the product’s life on the day it was signed, and names what it put right', async () => {
    await putInForce(office, decision([{ kind: 'correct', product: TEA, score: '82' }], CORRECTION));
    const { steps } = await teaLife();
    expect(steps.map(({ day, what }) => `${day} ${what}`)).toEqual([
      '2026-11-18 recognise',
      '2026-11-20 correct',
    ]);
    expect(steps[1]?.corrected).toEqual([{ field: 'score', from: 78.5, to: 82 }]);
  });
});

describe('what is said of a decision before it is approved', () => {
  const cited = { clause: '2', article: '11', document: 'Quyết định 1489/QĐ-TTg', reason: 'ngừng sản xuất' };

  test('one day for one thing: the legal one, and apart when scan pages change', async () => {
    const line = { kind: 'withdraw', product: HONEY, ...cited };
    const sentences = await said(decision([line], { kind: 'withdraw' }));
    expect(sentences).toContain(
      `Thu hồi công nhận 4 sao của ${HONEY} từ ngày 20/11/2026, theo khoản 2, Điều 11 Quyết định 1489/QĐ-TTg: ngừng sản xuất.`,
    );
    const stops = sentences.find((one) => one.includes('không còn công nhận'));
    expect(stops).toContain('từ ngày 20/11/2026');
    expect(stops).toContain('trang quét đổi từ hôm nay, 22/11/2026');
  });

  test('a withdrawal tells its day, its decision and the document it cites', async () => {
    const line = { kind: 'withdraw', product: TEA, ...cited };
    await putInForce(office, decision([line], { kind: 'withdraw', number: '702/QĐ-UBND' }));
    const { withdrawal } = (await teaLife()).current!.recognition;
    expect(withdrawal).toMatchObject({ document: 'Quyết định 1489/QĐ-TTg' });
    expect(withdrawnWords('vi', withdrawal!)).toBe('thu hồi từ 20/11/2026, QĐ 702/QĐ-UBND');
  });

  test('number, day and authority of a decision on record are warned of, with the way to it', async () => {
    const again = { number: '650/QĐ-UBND', signed: '18/11/2026' };
    const line = { kind: 'rename', renames: 'product', product: TEA, name: 'Trà sen' };
    const plan = (more: object) =>
      planProposal(office, { id: 'pro-1', kind: 'decision', input: decision([line], { ...again, ...more }) });
    const [same] = (await plan({})).effects;
    expect(same).toMatchObject({ tone: 'warning', what: 'decision-on-record' });
    const [other] = (await plan({ kind: 'rename' })).effects;
    expect(other).toMatchObject({ tone: 'danger', what: 'decision-of-other-kind' });
    expect(String(other?.values.decision)).toMatch(/^dec-/);
    expect(sayEffect('vi', other!)).toContain('loại khác (công nhận; bản này: đổi tên)');
  });
});

test('a pack that came later is not among those of a day before', async () => {
  const tomorrow = later(office, 1);
  const line = { kind: 're-recognise', product: TEA, star: '4', gtin: '2000000000015' };
  await putInForce(tomorrow, decision([line], { kind: 're-recognise' }));
  const tea = await idOf(TEA);
  expect(await listVariantsAt(office.db, tea, office.now())).toEqual([]);
  expect(await listVariantsAt(office.db, tea, tomorrow.now())).toMatchObject([{ dated: true }]);
});
