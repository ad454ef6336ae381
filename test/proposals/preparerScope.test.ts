import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { listProducersMeant } from '#db/decisionRows';
import { grants } from '#db/peopleSchema';
import { areas, producers, products } from '#db/schema';
import { approveProposal } from '#server/actions/approveProposal.ts';
import { propose } from '#server/actions/propose.ts';
import { recordProducer } from '#server/actions/recordProducer.ts';
import { storeFile } from '#server/actions/storeFile.ts';
import { submitProposal } from '#server/actions/submitProposal.ts';
import type { Deps } from '#server/deps.ts';
import { decisionLineForm } from '#server/forms/decision.ts';
import { parseForm } from '#server/forms/form.ts';
import { recordProducerForm } from '#server/forms/producer.ts';
import { digestOf } from '#server/proposals/rules.ts';
import { ownFile, withLine } from '#server/register/drafting.ts';
import { as, decision } from '#test/support/decisions.ts';
import { openOffice, recognise, temporaryFolder } from '#test/support/register.ts';

const HONEY = 'Mật ong hoa rừng Thanh Mai';
const STRANGER = 'Hợp tác xã Chè Sương Núi';

let folder: ReturnType<typeof temporaryFolder>;
let office: Deps;
let own: Scope;

/** Lan is the clerk of one commune, where the honey's producer lies; the tea's lies elsewhere. */
beforeEach(async () => {
  folder = temporaryFolder();
  office = await openOffice(folder.path);
  await recognise(office, { product: HONEY });
  const stranger = parseForm(recordProducerForm, {
    name: STRANGER,
    kind: 'cooperative',
    taxCode: '0100109106',
  });
  await recordProducer(office, { all: true, areaIds: [], producerIds: [] }, stranger);
  const since = { nameKey: 'thanh mai', level: 'commune', validFrom: '2025-07-01' };
  await office.db.orm.insert(areas).values({ ...since, id: 'area-tm', name: 'Thanh Mai' });
  const [honey] = await office.db.orm.select().from(products);
  await office.db.orm
    .update(producers)
    .set({ areaId: 'area-tm' })
    .where(eq(producers.id, honey?.producerId ?? ''));
  const held = { userId: 'lan', role: 'clerk', grantedAt: 1, grantedBy: 'temgoc' };
  await office.db.orm.insert(grants).values({ ...held, id: 'g-lan', areaId: 'area-tm', producerId: null });
  own = { all: false, areaIds: ['area-tm'], producerIds: [] };
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

const award = (more: object) => ({ kind: 'recognise', newProduct: 'Trà móc câu', star: '3', ...more });
const rename = { kind: 'rename', renames: 'producer', producer: STRANGER, name: 'HTX Chè Mới' };
const about = { kind: 'decision', noun: 'decision', nounId: null, producerId: null, title: 'x' } as const;

describe('a clerk of one commune', () => {
  test.each([
    ['renames', rename],
    ['gives a new product to', award({ producer: STRANGER })],
    ['names by tax code', award({ newProducer: 'HTX Chè', taxCode: '0100109106' })],
  ])('%s no producer of another, at any door', async (_, line) => {
    const lan = as(office, 'lan');
    const input = decision([line]);
    expect(await codeOf(propose(lan, { ...about, input, submit: true }))).toBe('producer-not-found');
    const draft = await propose(lan, { ...about, input, submit: false });
    expect(await codeOf(submitProposal(lan, { proposal: draft.id }))).toBe('producer-not-found');
    office.db.orm.run("update proposals set state = 'waiting'");
    const approval = approveProposal(as(office, 'minh'), { proposal: draft.id, revision: draft.revision });
    expect(await codeOf(approval)).toBe('producer-not-found');
  });

  test('is told at the line, and nothing of who else bears the name', async () => {
    const lan = as(office, 'lan');
    const draft = await propose(lan, { ...about, input: decision([]), submit: false });
    const typed = { kind: 'recognise', newProduct: 'Trà', star: '3', producer: STRANGER };
    const line = withLine({ deps: lan, scope: own }, draft, null, typed, decisionLineForm);
    expect(await codeOf(line)).toBe('producer-not-found');
    expect(await listProducersMeant(office.db, STRANGER, own)).toEqual([]);
    const lines = [award({ newProducer: 'Hộ Hoa' }), award({ newProduct: 'Trà sen', producer: 'Hộ Hoa' })];
    expect(await codeOf(propose(lan, { ...about, input: decision(lines), submit: true }))).toBe('accepted');
  });

  test('still writes about producers of their own', async () => {
    const input = decision([award({ product: HONEY, newProduct: undefined })]);
    expect(await codeOf(propose(as(office, 'lan'), { ...about, input, submit: true }))).toBe('accepted');
  });
});

test('whoever hands in the same bytes may use them, under their own name for them', async () => {
  const bytes = new TextEncoder().encode('a,b\n1,2\n');
  const first = await storeFile(as(office, 'lan'), { name: 'lan.csv', type: 'text/csv', bytes });
  expect(await codeOf(ownFile(as(office, 'hoa'), first.hash))).toBe('not-found');
  await storeFile(as(office, 'hoa'), { name: 'hoa.csv', type: 'text/csv', bytes });
  await storeFile(as(office, 'hoa'), { name: 'hoa.csv', type: 'text/csv', bytes });
  expect((await ownFile(as(office, 'hoa'), first.hash)).name).toBe('hoa.csv');
  expect((await ownFile(as(office, 'lan'), first.hash)).name).toBe('lan.csv');
  const events = office.db.orm.all("select id from events where noun = 'file'");
  expect(events).toHaveLength(2);
});

test('a scan more does not change what was seen of a recall', () => {
  const scanned = (count: number) =>
    ({ tone: 'warning', what: 'stamps-scanned', values: { count } }) as const;
  const stop = (count: number) => ({ tone: 'danger', what: 'stamps-recalled', values: { count } }) as const;
  expect(digestOf([stop(5), scanned(1)])).toBe(digestOf([stop(5), scanned(2)]));
  expect(digestOf([stop(5)])).not.toBe(digestOf([stop(6)]));
});
