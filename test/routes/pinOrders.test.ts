import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDay } from '#core/day';
import type { KeyNumber } from '#core/stampId';
import { commit } from '#db/commit';
import { EVERYBODY, setLimit } from '#db/limits';
import { forgetPinTries, takePinTry } from '#db/pins';
import { approveProposal } from '#server/actions/approveProposal.ts';
import { openLot } from '#server/actions/openLot.ts';
import type { Deps } from '#server/deps.ts';
import { productGiven } from '#server/finding.ts';
import { startJobs } from '#server/jobs/runner.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { NOW, openOffice, recognise, temporaryFolder } from '#test/support/register.ts';

const folder = temporaryFolder();
const HONEY = 'Mật ong hoa nhãn Thanh Mai';
let deps: Deps;
let hoa: Browsing;
let minh: Browsing;
let wishes: Record<string, string>;

beforeAll(async () => {
  deps = await openOffice(folder.path);
  await recognise(deps, { product: HONEY, until: '31/12/2028' });
  const honey = await productGiven(deps.db, HONEY);
  const lot = await openLot(deps, { product: honey.id, number: 'TM-2026-10', quantity: 500 });
  wishes = {
    product: honey.id,
    lot: lot.id,
    quantity: '24',
    form: 'full',
    start: '1',
    dpi: '300',
    profile: '',
  };
  const site = await portalSite(deps);
  hoa = await site.signIn({ name: 'Chị Hoa', role: 'producer', producerId: honey.producerId });
  minh = await site.signIn({ name: 'Anh Minh', role: 'approver' });
});

afterAll(() => {
  deps.db.close();
  folder.remove();
});

const wish = (more: Record<string, string>) => ({ ...wishes, paper: 'a4-24', ...more });
const rows = () => deps.db.orm.all<{ id: string; pin: number }>('select id, pin from batches order by first');
const inputs = () =>
  deps.db.orm
    .all<{ input: string }>('select input from jobs order by rowid')
    .map(({ input }) => JSON.parse(input));

async function page(browsing: Browsing, path: string): Promise<string> {
  return (await browsing.open(path)).text();
}

describe('ordering stamps with hidden PINs', () => {
  test('is offered in plain words, and only then asks what is printed', async () => {
    const without = await page(hoa, `/producer/orders/new?${new URLSearchParams(wish({}))}`);
    expect(without).toContain('Có mã PIN (tem cào)');
    expect(without).toContain('người chép tem không có số này');
    expect(without).not.toContain('name="content"');
    const asked = await page(hoa, `/producer/orders/new?${new URLSearchParams(wish({ pin: '1' }))}`);
    for (const said of ['Tem, để trống ô cào', 'Mã PIN riêng', 'Cả hai trên một tờ', 'class="window"'])
      expect(asked).toContain(said);
  });

  test('on paper without room is refused beside the paper, before anything is issued', async () => {
    const refused = await hoa.send('/producer/orders', wish({ pin: '1', content: 'both', paper: 'a4-65' }));
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('giấy có đủ chỗ: A4, 40 tem 52,5 × 29,7 mm; A4, 24 tem');
    expect(rows()).toEqual([]);
  });

  test('is told so at the tick already, with papers by name, measures as written, and where it may be taken instead', async () => {
    const asking = (more: Record<string, string>) =>
      page(hoa, `/producer/orders/new?${new URLSearchParams({ pin: '1', ...more })}`);
    const told = await asking({ content: 'both', paper: 'a4-65' });
    const field = told.slice(told.indexOf('data-live-region="paper"'));
    expect(field).toMatch(/<\/summary><p class="wrong">Chọn “Tem, để trống ô cào”/);
    expect(field).toContain('cần thêm 18 × 8,6 mm');
    expect(told).not.toMatch(/8\.6|a4-40, /);
    expect(told).toMatch(/<input type="radio" name="content" value="stamps"/);
    const apart = await asking({});
    expect(apart).toMatch(/name="content" value="stamps" checked/);
    expect(apart).not.toContain('class="wrong"');
    const roomy = await asking({ content: 'both', paper: 'a4-24' });
    expect(roomy).not.toContain('class="wrong"');
    expect(roomy).toMatch(/value="a4-65"(?:(?!value="a4-24").)*quá nhỏ cho loại tem này/s);
  });

  test('issues them, queues the print that was chosen, and says so on both pages of the batch', async () => {
    const sent = await hoa.send('/producer/orders', wish({ pin: '1', content: 'pins' }));
    const path = sent.headers.get('location')?.split('?')[0] ?? '';
    expect(path).toMatch(/^\/producer\/batches\/b-/);
    expect(rows()).toMatchObject([{ pin: 1 }]);
    expect(inputs()).toMatchObject([{ stock: 'a4-24', content: 'pins' }]);
    expect(await page(hoa, path)).toContain('có mã PIN');
    expect(await page(minh, path.replace('producer', 'office'))).toContain('có, 0 tem đã mở mã');
    const halves = (await page(hoa, path)).replace(/<[^>]+>/g, '|');
    expect(halves).toMatch(/Tờ tem[|]+Chưa tạo tệp nào ở đây/);
    expect(halves).toMatch(/Tờ mã PIN[|]+Đã tạo lúc 22\/11\/2026 09:00 /);
    expect(halves).toContain('Tệp mã PIN là bí mật');
    expect(await page(hoa, path)).toMatch(/print\?stock=a4-24&amp;dpi=300&amp;start=1&amp;content=stamps"/);
    const form = await page(hoa, `${path}/print`);
    expect(form).toMatch(/value="stamps" checked/);
    const again = await hoa.send(`${path}/prints`, {
      stock: 'a4-24',
      dpi: '300',
      start: '1',
      content: 'both',
    });
    expect(again.status).toBe(303);
    expect(inputs()).toHaveLength(2);
  });

  test('without a tick is as ever: no PIN, and nothing asked of it', async () => {
    const sent = await hoa.send('/producer/orders', wish({ content: 'both' }));
    const path = sent.headers.get('location')?.split('?')[0] ?? '';
    expect(rows().at(-1)).toMatchObject({ pin: 0 });
    expect(inputs().at(-1)).not.toHaveProperty('content');
    expect(await page(hoa, `${path}/print`)).not.toContain('name="content"');
  });

  test('beyond a limit carries the PINs to the approver, who is told of them, and into the batch', async () => {
    const limit = { producerId: EVERYBODY, perLot: 50, per30Days: 50 };
    await commit(deps.db, [setLimit({ ...limit, at: NOW, actor: 'duyet' })]);
    await hoa.send('/producer/orders', wish({ pin: '1', content: 'stamps', approval: 'ask' }));
    const [proposal] = deps.db.orm.all<{ id: string; revision: number }>(
      'select id, revision from proposals',
    );
    expect(await page(minh, `/office/proposals/${proposal!.id}`)).toContain('Mỗi tem có mã PIN 8 chữ số');
    const approver = { ...deps, actor: minh.userId };
    await approveProposal(approver, { proposal: proposal!.id, revision: proposal!.revision });
    expect(rows()).toHaveLength(3);
    expect(rows().at(-1)).toMatchObject({ pin: 1 });
  });

  test('tells in the journal who took a file with PINs away; a file of stamps alone is as ever', async () => {
    const [{ id: batch } = { id: '' }] = rows();
    await hoa.send(`/producer/batches/${batch}/prints`, { stock: 'a4-24', dpi: '300', start: '1' });
    const jobs = startJobs(deps, { log: { error: () => undefined, info: () => undefined }, pollMs: 10 });
    const states = () => deps.db.orm.all<{ id: string; state: string }>('select id, state from jobs');
    while (states().some(({ state }) => state === 'queued' || state === 'running')) await pause(20);
    await jobs.stop();
    for (const { id } of states()) expect((await hoa.open(`/producer/jobs/${id}/file`)).status).toBe(200);
    const taken = deps.db.orm.all<{ actor: string; noun_id: string; after: string }>(
      "select actor, noun_id, after from events where verb = 'take-pins'",
    );
    expect(taken.map(({ actor, noun_id }) => [actor, noun_id])).toEqual(Array(2).fill([hoa.userId, batch]));
    expect(taken.map(({ after }) => JSON.parse(after).content).sort()).toEqual(['both', 'pins']);
    expect(await page(minh, `/office/batches/${batch}`)).toContain('tải tệp có mã PIN');
  });

  test('knows a file that was made with the order for the sheet of stamps', async () => {
    const [{ id: batch } = { id: '' }] = rows();
    const sent = await hoa.send(`/producer/batches/${batch}/prints`, {
      ...{ stock: 'a4-24', dpi: '300', start: '1', content: 'stamps' },
    });
    expect(await page(hoa, sent.headers.get('location') ?? '')).toContain('Tem, để trống ô cào');
    const halves = (await page(hoa, `/producer/batches/${batch}`)).replace(/<[^>]+>/g, '|');
    expect(halves).toMatch(/Tờ tem[|]+Đã tạo lúc /);
  });
});

describe('tries of former days', () => {
  test('are forgotten, those of the day are not', async () => {
    const place = { keyNumber: '01' as KeyNumber, serial: 7 };
    const days = ['2026-11-14', '2026-11-15'].map(parseDay);
    for (const day of days) await commit(deps.db, [takePinTry(place, day)]);
    await commit(deps.db, [forgetPinTries(days[1]!)]);
    expect(deps.db.orm.all('select day, tries from pin_tries')).toEqual([{ day: '2026-11-15', tries: 1 }]);
  });
});
