import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Batch } from '#core/batch';
import { NO_SIGHTINGS } from '#core/clone';
import { formatPrintedId, formatStampId } from '#core/stampId';
import { commit } from '#db/commit';
import { listEvents } from '#db/events';
import { areas, producers } from '#db/schema';
import { cloneSignals, stampDays, stampSights } from '#db/sightSchema';
import { issueBatch } from '#server/actions/issueBatch.ts';
import { openLot } from '#server/actions/openLot.ts';
import type { Deps } from '#server/deps.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { openOffice, recognise, temporaryFolder } from '#test/support/register.ts';

const HONEY = 'Mật ong bạc hà';

let folder: ReturnType<typeof temporaryFolder>;
let deps: Deps;
let lan: Browsing;
let khanh: Browsing;
let elsewhere: Browsing;
let honey: Batch;
let stamp: string;

/** A stamp that was scanned in two provinces by many, as the recorder leaves it. */
async function sightings(): Promise<void> {
  const { keyNumber, first: serial, id: batchId, productId } = honey;
  const at = deps.now();
  const known = [
    ...Array.from({ length: 6 }, (_, i) => ({ at, network: `n${i}`, agent: 'a', province: '01' })),
    { at, network: 'm', agent: 'b', province: '48' },
  ];
  const told = { toldProvinces: ['48', '79'] };
  const state = JSON.stringify({ ...NO_SIGHTINGS, ...told, visitors: 7, provinces: ['01', '48'], known });
  const sight = { keyNumber, firstAt: at, firstProvince: '01', lastAt: at, levelAt: at, state };
  const producerId = (await deps.db.orm.select({ id: producers.id }).from(producers))[0]?.id ?? '';
  const evidence = JSON.stringify([
    { kind: 'home-network', count: 4, points: 7.5 },
    { kind: 'bought', count: 3, points: 5 },
    { kind: 'visitors', count: 7, points: 0.2 },
  ]);
  const signal = {
    ...{ keyNumber, batchId, productId, producerId, evidence, weights: 1 },
    likeness: 'copied',
  };
  await commit(deps.db, [
    {
      statement: (tx) =>
        tx.insert(stampSights).values({ ...sight, serial, scans: 31, score: 12.7, level: 'alarm' }),
    },
    {
      statement: (tx) =>
        tx
          .insert(stampSights)
          .values({ ...sight, serial: serial + 4, scans: 3, score: 1.5, level: 'ordinary' }),
    },
    { statement: (tx) => tx.insert(stampDays).values({ keyNumber, serial, day: '2026-11-20', scans: 31 }) },
    {
      statement: (tx) =>
        tx.insert(cloneSignals).values([
          {
            ...signal,
            ...{ id: 'sig-1', about: 'stamp', serial, level: 'alarm', score: 12.7, state: 'open' },
            at,
            updatedAt: at,
          },
          {
            ...signal,
            ...{ id: 'sig-2', about: 'batch', serial, level: 'watch', score: 8, state: 'open' },
            evidence: JSON.stringify([{ kind: 'visitors', count: 9, points: 9 }]),
            at,
            updatedAt: at,
          },
        ]),
    },
  ]);
}

beforeAll(async () => {
  folder = temporaryFolder();
  deps = await openOffice(folder.path);
  await recognise(deps, { product: HONEY });
  await openLot(deps, { product: HONEY, number: 'L-1', quantity: 500 });
  honey = (await issueBatch(deps, { product: HONEY, lot: 'L-1', quantity: 100, form: 'full' })).batch;
  stamp = formatPrintedId(formatStampId(honey.keyNumber, honey.first));
  await sightings();
  await commit(deps.db, [
    {
      statement: (tx) =>
        tx.insert(areas).values({
          ...{ id: 'xa-khac', level: 'commune', name: 'xã Khác', nameKey: 'xã khác' },
          validFrom: '2025-07-01',
        }),
    },
    { statement: (tx) => tx.update(producers).set({ areaId: null }) },
  ]);
  const site = await portalSite(deps);
  lan = await site.signIn({ name: 'Lan', role: 'clerk' });
  khanh = await site.signIn({ name: 'Khánh', role: 'auditor' });
  elsewhere = await site.signIn({ name: 'Tú', role: 'clerk', areaId: 'xa-khac' });
});

afterAll(() => {
  deps.db.close();
  folder.remove();
});

const read = async (browser: Browsing, path: string) => (await browser.open(path)).text();

test('the list names the stamp and the heaviest reasons, alarms first, batches by their name', async () => {
  const list = await read(lan, '/office/signals');
  expect(list).toContain(stamp);
  expect(list).toContain('4 mạng gia đình khác nhau, 3 người bấm “Tôi đã mua”');
  expect(list).toContain('cả đợt');
  expect(list.indexOf('sig-1')).toBeLessThan(list.indexOf('sig-2'));
  expect(await read(lan, '/office/signals?level=watch')).not.toContain('sig-1');
});

test('a signal explains every point, and hides how few people scanned in a province', async () => {
  const shown = await read(lan, '/office/signals/sig-1');
  for (const words of [
    '7,5',
    '12,7',
    'Thành phố Hà Nội',
    'dưới 5',
    '31',
    'Quần đảo Trường Sa',
    'Quần đảo Hoàng Sa',
  ]) {
    expect(shown).toContain(words);
  }
  expect(shown).toContain(formatPrintedId(formatStampId(honey.keyNumber, honey.first + 4)));
  expect(shown).not.toMatch(/giả/);
});

test('the provinces that shoppers told are shown beside those of networks, and which is which', async () => {
  const shown = await read(lan, '/office/signals/sig-1');
  const row = (name: string) =>
    new RegExp(`<tr[^>]*>(?:(?!</tr>).)*${name}.*?</tr>`, 's').exec(shown)?.[0] ?? '';
  expect(row('Thành phố Hà Nội')).toContain('mạng của người quét');
  expect(row('Thành phố Hà Nội')).not.toContain('người quét cho biết');
  expect(row('Đà Nẵng')).toMatch(/mạng của người quét; người quét cho biết.*dưới 5/s);
  expect(row('Hồ Chí Minh')).toMatch(/người quét cho biết.*dưới 5/s);
  expect(row('Hồ Chí Minh')).not.toContain('mạng của người quét');
  expect(shown).toMatch(/<title>Thành phố Hồ Chí Minh: dưới 5<\/title>/);
});

test('a recall of exactly this stamp is prepared from here', async () => {
  const shown = await read(lan, '/office/signals/sig-1');
  const [, path = ''] = /href="(\/office\/recalls\/new\?first=[^"]*)"/.exec(shown) ?? [];
  const form = await read(lan, path.replaceAll('&amp;', '&'));
  expect(form).toContain('Chuẩn bị thu hồi 1 tem');
});

test('a copied stamp is voided alone, said once, and the signal and its proposal lead to each other', async () => {
  const shown = await read(lan, '/office/signals/sig-1');
  const [, path = ''] = /href="(\/office\/voids\/new\?first=[^"]*)"/.exec(shown) ?? [];
  expect(shown.indexOf('/office/voids/new')).toBeLessThan(shown.indexOf('/office/recalls/new'));
  const form = await read(lan, path.replaceAll('&amp;', '&'));
  expect(form).toMatch(/<option[^>]*value="copied"[^>]*selected/);
  const reason = 'mã tem này bị chép sang hàng khác';
  expect(form).toContain(reason);
  expect(form).toContain('Một con tem của đợt');
  const given = { first: stamp, last: stamp, cause: 'copied', reason, grounds: 'đã hỏi nơi bán' };
  const answer = await lan.send('/office/voids/new', given);
  const proposal = (answer.headers.get('Location') ?? '').split('?')[0] ?? '';
  const waiting = await read(lan, '/office/signals/sig-1');
  expect(waiting).toContain(`href="${proposal}"`);
  expect(waiting).toContain(`Chờ duyệt: Hủy tem · ${HONEY}, tem ${stamp}`);
  const prepared = await read(lan, proposal);
  expect(prepared).toContain('href="/office/signals/sig-1"');
  expect(prepared).toContain('đã hỏi nơi bán');
  expect(prepared).not.toContain(`${stamp} đến ${stamp}`);
});

test('who only reads gets no form, and another area’s clerk finds nothing', async () => {
  expect(await read(khanh, '/office/signals/sig-1')).not.toContain('name="finding"');
  expect((await elsewhere.open('/office/signals/sig-1')).status).toBe(404);
  expect(await read(elsewhere, '/office/signals')).not.toContain('sig-1');
});

test('an open alarm waits on the office’s home until somebody looked', async () => {
  expect(await read(lan, '/office')).toContain('/office/signals/sig-1');
});

test('a finding without its grounds comes back with what was chosen', async () => {
  const given = { seen: String(deps.now()), finding: 'display-unit', reason: ' ' };
  const answer = await lan.send('/office/signals/sig-1/finding', given);
  expect(answer.status).toBe(400);
  expect(await answer.text()).toMatch(/value="display-unit" checked/);
});

test('a finding is of what was seen: when new looks came meanwhile it is refused', async () => {
  const given = { seen: String(deps.now() - 1), finding: 'ordinary', reason: 'xem hàng ngày 21/11' };
  expect((await lan.send('/office/signals/sig-1/finding', given)).status).toBe(409);
});

test('a finding is written down once, with its reason, and is no longer asked for', async () => {
  const reason = 'cửa hàng xác nhận hộp trưng bày';
  const given = { seen: String(deps.now()), finding: 'display-unit', reason };
  expect((await lan.send('/office/signals/sig-1/finding', given)).status).toBe(303);
  expect(await read(lan, '/office')).not.toContain('/office/signals/sig-1');
  const shown = await read(lan, '/office/signals/sig-1');
  expect(shown).toContain(reason);
  expect(shown).toMatch(/Hàng trưng bày ở nơi bán; bởi Lan, lúc /);
  expect(shown).not.toMatch(/usr-[0-9a-z]{12}/);
  expect(shown).not.toContain('name="finding"');
  expect((await lan.send('/office/signals/sig-1/finding', given)).status).toBe(409);
  const events = await listEvents(deps.db, [{ noun: 'signal', nounId: 'sig-1' }]);
  expect(events.map(({ verb }) => verb)).toEqual(['check']);
});
