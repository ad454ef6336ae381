import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commit, write } from '#db/commit';
import { findJob } from '#db/jobs';
import { listNoticesSeen } from '#db/notices';
import { listProducts } from '#db/products';
import { producers } from '#db/schema';
import { events } from '#db/stampSchema';
import { issueBatch } from '#server/actions/issueBatch.ts';
import { makeNotices } from '#server/actions/makeNotices.ts';
import { openLot } from '#server/actions/openLot.ts';
import type { Deps } from '#server/deps.ts';
import { clearOldResults, KEPT_MS } from '#server/jobs/oldResults.ts';
import { type Jobs, startJobs } from '#server/jobs/runner.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { at, NOW, openOffice, recognise, temporaryFolder } from '#test/support/register.ts';

const folder = temporaryFolder();
const ALL = { all: true, areaIds: [], producerIds: [] };
let deps: Deps;
let batch: string;
let jobs: Jobs | undefined;
let site: Awaited<ReturnType<typeof portalSite>>;
let people: Record<'maker' | 'both' | 'neighbour' | 'clerk' | 'auditor', Browsing>;

beforeAll(async () => {
  deps = await openOffice(folder.path);
  await recognise(
    deps,
    { product: 'Mật ong hoa nhãn Thanh Mai', until: '14/02/2027', signed: '14/02/2024' },
    { product: 'Mật ong bạc hà Thanh Mai', until: '10/12/2026', signed: '10/12/2023', decision: '3/QĐ-UBND' },
    { product: 'Trà hoa vàng Thanh Mai', producer: 'Hộ bà Mai', until: '15/03/2028' },
  );
  await commit(deps.db, [
    write((tx) => tx.update(producers).set({ sample: 1, email: 'htx@thanhmai.example' })),
  ]);
  const products = await listProducts(deps.db);
  const [honey, tea] = ['Mật ong hoa', 'Trà'].map(
    (begin) => products.find(({ name }) => name.startsWith(begin))!,
  );
  await openLot(deps, { product: honey!.id, number: 'TM-01', quantity: 500, unit: 'hũ 500 g' });
  batch = (await issueBatch(deps, { product: honey!.id, lot: 'TM-01', quantity: 130, form: 'full' })).batch
    .id;
  await makeNotices({ ...deps, actor: 'temgoc' });
  site = await portalSite(deps);
  const own = honey!.producerId;
  people = {
    maker: await site.signIn({ name: 'Ông Nhãn', role: 'producer', producerId: own }),
    both: await site.signIn({ name: 'Cô Tư Vấn', role: 'delegate', producerId: own }),
    neighbour: await site.signIn({ name: 'Bà Mai', role: 'producer', producerId: tea!.producerId }),
    clerk: await site.signIn({ name: 'Lan', role: 'clerk' }),
    auditor: await site.signIn({ name: 'Kiểm', role: 'auditor' }),
  };
});

afterAll(async () => {
  await jobs?.stop();
  deps.db.close();
  folder.remove();
});

const pageOf = async (browsing: Browsing, path: string) => (await browsing.open(path)).text();

describe('a producer’s home', () => {
  test('says where each product stands, what to do next, and what is left', async () => {
    const shown = await pageOf(people.maker, '/producer');
    for (const words of [
      'HTX Mật ong Thanh Mai',
      'Hồ sơ đánh giá lại: còn 84 ngày',
      'Hồ sơ đánh giá lại: còn 18 ngày',
      'TM-01',
      '>370<',
      'Thư chưa đọc',
    ]) {
      expect(shown).toContain(words);
    }
    expect(shown).not.toContain('Trà hoa vàng');
  });

  test('of somebody without stamps or lots says how to begin', async () => {
    expect(await pageOf(people.neighbour, '/producer')).toContain('Bắt đầu thế nào');
  });
});

describe('the inbox', () => {
  test('holds one’s own notices, marked as read once', async () => {
    const shown = await pageOf(people.maker, '/producer/inbox');
    expect(shown).toContain('hết hạn công nhận ngày 10/12/2026');
    const [notice] = await listNoticesSeen(deps.db, ALL, { kind: '30-day' });
    expect((await people.neighbour.send(`/producer/inbox/${notice!.id}/reading`, {})).status).toBe(404);
    expect(await pageOf(people.neighbour, '/producer/inbox')).toContain('Chưa có thư nào');
    for (let i = 0; i < 2; i++) {
      expect((await people.maker.send(`/producer/inbox/${notice!.id}/reading`, {})).status).toBe(303);
    }
    const [read] = await listNoticesSeen(deps.db, ALL, { kind: '30-day' });
    expect(read).toMatchObject({ readBy: people.maker.userId, readAt: NOW });
  });
});

describe('the office’s notices', () => {
  test('are listed with what became of them, and none is missing', async () => {
    const shown = await pageOf(people.clerk, '/office/notices');
    for (const words of [
      'Mật ong bạc hà',
      'Chưa đặt máy chủ thư',
      'Muộn: lập khi còn 18 ngày',
      'Không còn công nhận nào',
    ]) {
      expect(shown).toContain(words);
    }
    expect(await pageOf(people.clerk, '/office/notices?kind=90-day')).not.toContain('Mật ong bạc hà');
    expect(await pageOf(people.clerk, '/office/notices?mail=failed')).toContain('Không có thông báo nào hợp');
  });

  test('have a letter; that a clerk took it is noted once, an auditor’s look is not', async () => {
    const [notice] = await listNoticesSeen(deps.db, ALL, { kind: '30-day' });
    const path = `/office/notices/${notice!.id}/letter.pdf`;
    const bytes: string[] = [];
    await site.app.request(deps.origin + path, { method: 'HEAD', headers: { cookie: people.clerk.cookie } });
    expect((await deps.db.orm.select().from(events)).some(({ verb }) => verb === 'print-letter')).toBe(false);
    for (const who of [people.auditor, people.clerk, people.clerk]) {
      const answer = await who.open(path);
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      bytes.push(Buffer.from(await answer.arrayBuffer()).toString('base64'));
    }
    expect(new Set(bytes).size).toBe(1);
    const told = (await deps.db.orm.select().from(events)).filter(({ verb }) => verb === 'print-letter');
    expect(told.map(({ actor }) => actor)).toEqual([people.clerk.userId]);
  });

  test('are not mailed without a mail server, and that is said', async () => {
    const [notice] = await listNoticesSeen(deps.db, ALL);
    const answer = await people.clerk.send(`/office/notices/${notice!.id}/mail`, {});
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('Chưa gửi email được');
  });
});

describe('a print in the background', () => {
  const ask = (who: Browsing, more = {}) =>
    who.send(`/producer/batches/${batch}/prints`, { stock: 'a4-65', dpi: '300', start: '1', ...more });

  test('is asked for, watched, downloaded and, once cleared away, made again', async () => {
    expect(await pageOf(people.maker, `/producer/batches/${batch}/print`)).toContain('Tạo tệp in');
    const asked = await ask(people.maker);
    expect(asked.status).toBe(303);
    const path = asked.headers.get('location')!.split('?')[0]!;
    const waiting = await pageOf(people.maker, path);
    expect(waiting).toContain('<noscript><meta http-equiv="refresh"');
    expect(waiting).toContain('data-poll-on');
    jobs = startJobs(deps, { log: { error: () => undefined, info: () => undefined }, pollMs: 10 });
    const id = path.split('/').at(-1)!;
    while ((await findJob(deps.db, id))?.state !== 'done') await pause(20);
    const done = await pageOf(people.maker, path);
    expect(done).toContain('Tải tệp PDF');
    expect(done).not.toContain('data-poll-on');
    const file = await people.maker.open(`${path}/file`);
    expect(file.headers.get('content-type')).toBe('application/pdf');
    const bytes = Buffer.from(await file.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(file.headers.get('content-length')).toBe(String(bytes.length));
    for (const more of ['', '/file']) expect((await people.neighbour.open(path + more)).status).toBe(404);
    expect((await people.neighbour.send(`${path}/stop`, {})).status).toBe(404);
    expect((await people.both.open(path)).status).toBe(403);
    await clearOldResults(at(deps, NOW + KEPT_MS + 60_000));
    expect((await people.maker.open(`${path}/file`)).status).toBe(303);
    expect(await pageOf(people.maker, path)).toContain('Tạo lại tệp');
  });

  test('that cannot be is shown again beside its field, and of another’s batch is not found', async () => {
    const wrong = await ask(people.maker, { start: '66' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('id="start-wrong"');
    expect((await ask(people.maker, { stock: 'giay-la' })).status).toBe(422);
    expect((await ask(people.neighbour)).status).toBe(404);
    expect((await people.neighbour.open(`/producer/batches/${batch}/print`)).status).toBe(404);
  });
});
