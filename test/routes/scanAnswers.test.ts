import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { METRICS_TOKEN, startScanServer } from '#test/support/scanServer.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;

let server: Awaited<ReturnType<typeof startScanServer>>;
beforeAll(async () => {
  server = await startScanServer();
});
afterAll(() => server.stop());

const words = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const answers = () =>
  server.query<{ serial: number; answer: string | null; commune_id: string | null }>(
    'select serial, answer, commune_id from scan_answers order by id',
  );
/** One digit of the seal is another. */
const forged = (path: string) =>
  path.replace(/^(\/\d{20})(\d)/, (_, before, digit) => `${before}${9 - digit}`);

let scans = 0;
const scan = async (path: string, from?: string, lang = 'vi') => {
  const told = await server.ask(`${path}?lang=${lang}`, from ? { from } : {});
  await server.written(++scans);
  return told;
};

describe('what a stamp’s page says of earlier looks', () => {
  test('the first is told as the first, also when the same shopper looks again', async () => {
    const path = server.stamp(1);
    expect(words((await scan(path)).body)).toContain('Đây là lần quét đầu tiên của con tem này.');
    expect(words((await scan(path, undefined, 'en')).body)).toContain(
      'This is the first scan of this stamp.',
    );
  });

  test('others’ looks are counted, since when and in which province where it is known', async () => {
    const path = server.stamp(1);
    const second = words((await scan(path, '192.0.2.1')).body);
    expect(second).toContain('Con tem này đã được quét 1 lần, lúc 22/11/2026 09:00.');
    server.clock.now += HOUR;
    expect(words((await scan(path, '192.0.2.200')).body)).toContain(
      'Con tem này đã được quét 2 lần từ 22/11/2026 09:00.',
    );
    await server.record({ ...lookOf(2), asker: { network: '198.51.0', agent: 'x' } });
    scans++;
    expect(words((await scan(server.stamp(2))).body)).toContain('ở Tỉnh Bắc Ninh.');
  });

  test('of a code that proves nothing, or is of no batch, nothing is told and nothing asked', async () => {
    const record = server.stamp(1).replace(/^\/\d{155}/, '');
    for (const path of [record, server.stamp(999), forged(server.stamp(1))]) {
      const { body } = await scan(path);
      expect(body).not.toContain('id="looks"');
    }
  });
});

function lookOf(serial: number) {
  const shown = { origin: 'signed', headline: 'in-force' } as const;
  const { keyNumber } = server.batch;
  const said = { answer: null, commune: null, pinShown: false };
  return {
    at: server.clock.now,
    keyNumber,
    serial,
    robot: false,
    token: undefined,
    shown,
    proven: true,
    ...said,
  };
}

describe('what a shopper may say', () => {
  test('is asked by a plain form with three buttons, and leads back to the stamp’s page with thanks', async () => {
    const path = server.stamp(3);
    const { body } = await scan(path);
    expect(body.match(/<button[^>]*name="answer" value="(bought|held|photo)"/g)).toHaveLength(3);
    expect(body).toContain(`name="stamp" value="${path}"`);
    expect(body).not.toContain('<script');
    const fields = { stamp: path, answer: 'bought' };
    const told = await server.ask('/scan/answers?lang=vi', { fields });
    expect(told).toMatchObject({ status: 303, location: `${path}?lang=vi&done=answer#looks` });
    const thanks = await scan(path, undefined, 'vi&done=answer');
    expect(words(thanks.body)).toContain('Cảm ơn bạn đã cho biết.');
    expect(thanks.body).not.toContain('name="answer"');
    await vi.waitFor(() => expect(answers()).toEqual([{ serial: 3, answer: 'bought', commune_id: null }]));
  });

  test('counts once however often it is sent, and anew from somebody else', async () => {
    const fields = { stamp: server.stamp(3), answer: 'bought' };
    await server.ask('/scan/answers', { fields });
    await server.ask('/scan/answers', { fields });
    await server.ask('/scan/answers', { fields, from: '192.0.2.77' });
    await vi.waitFor(() => expect(answers()).toHaveLength(2));
    server.clock.now += MINUTE;
    await server.ask('/scan/answers', { fields: { ...fields, answer: 'photo' }, from: '192.0.2.78' });
    await vi.waitFor(() => expect(answers()).toHaveLength(3));
  });

  test('a commune is told by choice: province, commune, consent in words, and only its id is kept', async () => {
    const path = server.stamp(3);
    const offer = await scan(path);
    expect(words(offer.body)).toContain('Cho biết xã/phường (không bắt buộc)');
    const first = await server.ask(`/scan/commune?stamp=${path}&lang=vi`);
    expect(first.status).toBe(200);
    const [, province = ''] = /<option value="([^"]+)">Tỉnh Bắc Ninh/.exec(first.body) ?? [];
    expect(first.body).toContain('method="get"');
    const second = await server.ask(`/scan/commune?stamp=${path}&province=${province}&lang=vi`);
    expect(words(second.body)).toContain('Không ghi vị trí chính xác, tên, số điện thoại');
    const other = /<option value="(\d\d)">/.exec(first.body)?.[1] ?? '';
    expect(first.body.match(/<option value="[^"]/g)?.length).toBeGreaterThanOrEqual(34);
    const alone = await server.ask(`/scan/commune?stamp=${path}&province=${other}&lang=vi`);
    expect(alone.body).toContain('Chưa có danh sách xã của tỉnh này');
    const far = await server.ask('/scan/communes', {
      fields: { stamp: path, province: other },
      from: '192.0.2.77',
    });
    expect(far.status).toBe(303);
    await vi.waitFor(() => expect(answers().at(-1)).toEqual({ serial: 3, answer: null, commune_id: other }));
    const [, commune = ''] = /<option value="([^"]+)">(?:Xã|Phường)/.exec(second.body) ?? [];
    const told = await server.ask('/scan/communes', { fields: { stamp: path, commune }, from: '192.0.2.9' });
    expect(told).toMatchObject({ status: 303, location: `${path}?lang=vi&done=commune#looks` });
    await vi.waitFor(() =>
      expect(answers().at(-1)).toEqual({ serial: 3, answer: null, commune_id: commune }),
    );
    for (const wrong of [province, 'khong-co', ''])
      expect((await server.ask('/scan/communes', { fields: { stamp: path, commune: wrong } })).status).toBe(
        400,
      );
  });

  test('is taken only with a proven stamp of a known batch, and never leads elsewhere', async () => {
    const good = server.stamp(4);
    const bad = [
      good.replace(/^\/\d{155}/, ''),
      forged(good),
      server.stamp(999),
      `https://evil.example${good}`,
      `/..//evil.example${good}`,
      `${good}/`,
      `${good}?x=1`,
      '',
    ];
    for (const stamp of bad) {
      const told = await server.ask('/scan/answers', { fields: { stamp, answer: 'bought' } });
      expect({ stamp, status: told.status, location: told.location }).toEqual({
        stamp,
        status: 400,
        location: '',
      });
    }
    const other = await server.ask('/scan/answers', { fields: { stamp: good, answer: 'x' } });
    expect(other.status).toBe(400);
    const crossed = {
      fields: { stamp: good, answer: 'bought' },
      headers: { origin: 'https://evil.example' },
    };
    expect((await server.ask('/scan/answers', crossed)).status).toBe(403);
    expect(answers().some(({ serial }) => serial === 4)).toBe(false);
  });
});

describe('the first answer', () => {
  test('of a fully grown page is at most 14 KB by gzip and by brotli', async () => {
    for (const encoding of ['gzip', 'br']) {
      for (const path of [server.stamp(1), server.stamp(3)]) {
        const told = await server.ask(path, { headers: { 'accept-encoding': encoding } });
        expect(told.size).toBeGreaterThan(1000);
        expect(told.size).toBeLessThanOrEqual(14 * 1024);
        scans++;
      }
    }
  });
});

describe('what the server counts of itself', () => {
  const metrics = (headers: Record<string, string> = {}) => server.ask('/metrics', { headers });

  test('is told in Prometheus’ text to whoever names the token, and is not there for anybody else', async () => {
    const wrong = ['', 'Bearer ', 'Bearer wrong-token-of-length', `Basic ${METRICS_TOKEN}`, METRICS_TOKEN];
    for (const authorization of wrong) expect((await metrics({ authorization })).status).toBe(404);
    await server.written(scans);
    const told = await metrics({ authorization: `Bearer ${METRICS_TOKEN}` });
    expect(told).toMatchObject({ status: 200, type: expect.stringContaining('text/plain') });
    for (const line of [
      /temgoc_scans_recorded_total\{kind="shopper"\} \d+/,
      /temgoc_scans_lost_total\{reason="storage-full"\} 0/,
      /temgoc_scans_waiting 0/,
      /temgoc_verdicts_total\{headline="in-force"\} \d+/,
      /temgoc_requests_total\{status="3xx"\} \d+/,
      /temgoc_request_duration_seconds_bucket\{le="0.1"\} \d+/,
    ])
      expect(told.body).toMatch(line);
    expect(told.body).not.toMatch(/203\.0\.113|192\.0\.2|\/s\/01/);
  });
});

test('where stamps are only verified, looks are told and nothing is asked', async () => {
  const plain = await startScanServer({ verifyOnly: true });
  const { body } = await plain.ask(plain.stamp(1));
  expect(words(body)).toContain('Đây là lần quét đầu tiên');
  expect(body).not.toContain('<form class="ask"');
  const fields = { stamp: plain.stamp(1), answer: 'bought' };
  expect((await plain.ask('/scan/answers', { fields })).status).not.toBe(303);
  await plain.stop();
});
