import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli, cliJson, cliRefused, ended, startCli } from '#test/support/cli.ts';
import { environment, temporaryFolder } from '#test/support/register.ts';

const HONEY = 'Mật ong hoa rừng Thanh Mai';
const SHEET = `Hạng sao;Chủ thể;Tên sản phẩm;Số quyết định;Ngày ký;Cơ quan công nhận;Mã GTIN;Có giá trị đến
4 sao;HTX Mật ong Thanh Mai (DỮ LIỆU MẪU);${HONEY};120/QĐ-UBND;15/03/2025;UBND tỉnh Đồi Xanh;2000000000015;31/12/2190
;HTX Mật ong Thanh Mai (DỮ LIỆU MẪU);Kem đậu xanh;;;UBND tỉnh Đồi Xanh;;
9 sao;HTX Mật ong Thanh Mai (DỮ LIỆU MẪU);Bánh gai;121/QĐ-UBND;31/02/2025;UBND tỉnh Đồi Xanh;;
`;

let folder: ReturnType<typeof temporaryFolder>;
let env: Record<string, string>;
let file: (name: string) => string;

beforeAll(async () => {
  folder = temporaryFolder();
  env = environment(join(folder.path, 'data'));
  file = (name) => join(folder.path, name);
  writeFileSync(file('so.csv'), SHEET);
});
afterAll(() => folder.remove());

// One office, from founding to shelf: each step stands on the one before.
describe('the command line, as scripts use it', () => {
  it('founds an office once', async () => {
    expect(await cliJson(['init'], env)).toMatchObject({
      created: true,
      origin: 'https://ocop.vn',
      key: '01',
    });
    expect(await cliJson(['init'], env)).toMatchObject({ created: false, key: '01' });
  });

  it('says what a host costs in print', async () => {
    const short = await cliJson(['host', 'check', 'ocop.vn'], env);
    expect(short).toMatchObject({ 'full-gtin': { version: 6, modules: 41, mm: 20.7, smallestMm: 16.6 } });
    const { problem, status } = await cliRefused(['host', 'check', 'OCOP.vn'], env);
    expect({ status, code: problem.code }).toEqual({ status: 1, code: 'invalid-origin' });
  });

  it('dry-runs, imports, and counts each row once', async () => {
    const counts = { rows: 3, imported: 1, incomplete: 1, unchanged: 0 };
    const dry = await cliJson(['register', 'import', file('so.csv'), '--dry-run'], env);
    expect(dry).toMatchObject(counts);
    expect(await cliJson(['product', 'list'], env)).toEqual([]);
    const problems = file('loi.csv');
    const done = await cliJson<{ refused: object[] }>(
      ['register', 'import', file('so.csv'), '--problems', problems],
      env,
    );
    expect(done).toMatchObject({ ...counts, possibleMatches: [] });
    expect(done.refused).toEqual([
      expect.objectContaining({
        row: 4,
        column: 'Hạng sao',
        code: expect.any(String),
        message: expect.any(String),
      }),
      expect.objectContaining({ row: 4, column: 'Ngày ký' }),
    ]);
    expect(readFileSync(problems, 'utf8')).toContain('Ngày ký');
    expect(await cliJson(['register', 'import', file('so.csv')], env)).toMatchObject({
      rows: 3,
      imported: 0,
      incomplete: 0,
      unchanged: 2,
    });
  });

  it('lists products with their standing', async () => {
    const products = await cliJson<{ id: string; name: string }[]>(['product', 'list'], env);
    const honey = { name: HONEY, star: 4, status: 'in-force', validTo: '2190-12-31', id: expect.any(String) };
    expect(products).toContainEqual({ ...honey, producer: 'HTX Mật ong Thanh Mai (DỮ LIỆU MẪU)' });
    expect(products).toContainEqual(
      expect.objectContaining({ name: 'Kem đậu xanh', star: null, status: 'incomplete', validTo: null }),
    );
    const shown = await cliJson(['product', 'show', products.find(({ name }) => name === HONEY)!.id], env);
    expect(shown).toMatchObject({ recognitions: [{ star: 4, status: 'in-force' }] });
  });

  let batch: { batch: string; first: string; last: string; quantity: number };

  it('opens a lot and issues a batch for it', async () => {
    const open = ['lot', 'open', '--product', HONEY, '--number', 'L-01', '--quantity', '70'];
    expect(
      await cliJson([...open, '--produced', '01/11/2024', '--expires', '2027-11-01'], env),
    ).toMatchObject({
      number: 'L-01',
      producedOn: '2024-11-01',
      gtin: '02000000000015',
    });
    const issue = ['batch', 'issue', '--product', HONEY, '--lot', 'L-01', '--quantity'];
    batch = await cliJson([...issue, '66'], env);
    expect(batch).toEqual({
      batch: expect.any(String),
      first: '010000000001',
      last: '010000000066',
      quantity: 66,
    });
    const { status, stdout, problem } = await cliRefused([...issue, '5'], env);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(problem).toMatchObject({
      code: 'lot-quantity-exceeded',
      left: 4,
      type: expect.stringContaining('urn:'),
    });
  });

  it('prints the same bytes again, and export names every stamp', async () => {
    const print = ['batch', 'print', batch.batch, '--stock', 'a4-65', '--out'];
    expect(await cliJson([...print, file('a.pdf')], env)).toMatchObject({ pages: 2, stamps: 66 });
    await cliJson([...print, file('b.pdf')], env);
    expect(readFileSync(file('a.pdf')).equals(readFileSync(file('b.pdf')))).toBe(true);
    await cliJson(['batch', 'export', batch.batch, '--out', file('tem.csv')], env);
    const lines = readFileSync(file('tem.csv'), 'utf8').trimEnd().split('\r\n');
    expect(lines[0]).toBe('id,url');
    expect(lines).toHaveLength(67);
    expect(lines[66]).toMatch(
      /^010000000066,https:\/\/ocop\.vn\/\d{155}\/01\/02000000000015\/21\/010000000066$/,
    );
  });

  it('answers for one stamp: its address, its verdict now and then, and with keys alone', async () => {
    const { url, record } = await cliJson<{ url: string; record: string }>(
      ['stamp', 'url', '0100 0000 0001'],
      env,
    );
    expect(await cliJson(['stamp', 'verify', url], env)).toMatchObject({
      origin: 'signed',
      recognition: 'in-force',
      stamp: 'usable',
      copies: 'ordinary',
    });
    expect(await cliJson(['stamp', 'verify', url, '--at', '2191-01-01'], env)).toMatchObject({
      recognition: 'lapsed',
    });
    expect(await cliJson(['stamp', 'verify', record], env)).toMatchObject({ origin: 'record' });
    expect(await cliJson(['stamp', 'verify', url.replace('ocop.vn', 'ocop.vn.example')], env)).toMatchObject({
      origin: 'foreign',
    });
    expect(await cliJson(['stamp', 'verify', 'WIFI:S:quán;;'], env)).toHaveProperty('origin');
  });

  it('verifies offline with nothing but a published key set', async () => {
    const server = startCli(['serve', '--port', '0', '--json'], { ...env, TEMGOC_LOG: 'silent' });
    const closing = ended(server);
    const { port } = JSON.parse(
      String(await new Promise((resolve) => server.stdout!.once('data', resolve))),
    ) as { port: number };
    const keys = await fetch(`http://127.0.0.1:${port}/.well-known/jwks.json`);
    writeFileSync(file('keys.json'), await keys.text());
    server.kill('SIGTERM');
    expect((await closing).status).toBe(0);
    const { url } = await cliJson<{ url: string }>(['stamp', 'url', batch.first], env);
    const offline = { TEMGOC_DATA: file('nowhere') };
    const verdict = await cliJson(['stamp', 'verify', url, '--keys', file('keys.json')], offline);
    expect(verdict).toMatchObject({ origin: 'signed', recognition: 'unknown', stamp: 'unknown' });
    expect(existsSync(file('nowhere'))).toBe(false);
    const forged = url.replace(/\d(?=\/01\/)/, (digit) => (digit === '0' ? '1' : '0'));
    expect(await cliJson(['stamp', 'verify', forged, '--keys', file('keys.json')], offline)).toMatchObject({
      origin: 'forged',
    });
  });

  it('voids a range, and its stamps say so', async () => {
    const range = ['--first', '010000000065', '--last', '010000000066', '--reason', 'in hỏng'];
    expect(await cliJson(['batch', 'void', batch.batch, ...range], env)).toMatchObject({ quantity: 2 });
    const { url } = await cliJson<{ url: string }>(['stamp', 'url', '010000000066'], env);
    expect(await cliJson(['stamp', 'verify', url], env)).toMatchObject({ stamp: 'void', headline: 'void' });
  });

  it('turns keys: rotate, retire, compromise', async () => {
    const { url } = await cliJson<{ url: string }>(['stamp', 'url', batch.first], env);
    expect(await cliJson(['key', 'rotate'], env)).toMatchObject({ key: '02', state: 'active' });
    expect(await cliJson(['key', 'list'], env)).toMatchObject([
      { key: '01', state: 'retired' },
      { key: '02', state: 'active' },
    ]);
    expect(await cliJson(['stamp', 'verify', url], env)).toMatchObject({ origin: 'signed' });
    await cliJson(['key', 'compromise', '01', '--since', '2020-01-01T00:00:00Z'], env);
    expect(await cliJson(['stamp', 'verify', url], env)).toMatchObject({ origin: 'forged' });
    expect((await cliRefused(['key', 'retire', '77'], env)).problem.code).toBe('key-not-found');
  });

  it('ends with 2 on usage, in JSON too', async () => {
    expect((await cli(['batch', 'issue'], env)).status).toBe(2);
    expect((await cli(['không', 'có'], env)).status).toBe(2);
    const { status, problem } = await cliRefused(['batch', 'issue', '--quantity', '5'], env);
    expect({ status, code: problem.code }).toEqual({ status: 2, code: 'usage' });
    expect((await cli(['batch', '--help'], env)).status).toBe(0);
  });

  it('refuses to sign without the secret, or with another; and still verifies', async () => {
    const { TEMGOC_SECRET: _, ...without } = env;
    const print = ['batch', 'print', batch.batch, '--stock', 'a4-65', '--out', file('c.pdf')];
    expect((await cliRefused(print, without)).problem.code).toBe('secret-missing');
    expect((await cliRefused(['serve', '--port', '0'], without)).problem.code).toBe('secret-missing');
    const other = { ...env, TEMGOC_SECRET: 'mot-bi-mat-khac-han' };
    expect((await cliRefused(print, other)).problem.code).toBe('secret-wrong');
    expect((await cliRefused(['serve', '--port', '0'], other)).problem.code).toBe('secret-wrong');
    expect(readdirSync(folder.path).filter((name) => name.includes('c.pdf'))).toEqual([]);
  });

  it('never shows a stack, whatever is typed', async () => {
    const typed = [
      ['batch', 'print', 'b-khong-co', '--stock', 'a4-65', '--out', file('x.pdf')],
      ['batch', 'print', batch.batch, '--stock', 'a4-9000', '--out', file('x.pdf')],
      ['batch', 'print', batch.batch, '--stock', 'a4-65', '--dpi', '7', '--out', file('x.pdf')],
      ['batch', 'print', batch.batch, '--stock', 'a4-65', '--start', '66', '--out', file('x.pdf')],
      ['batch', 'print', batch.batch, '--stock', 'page=210x297,label=9x9,grid=2x2', '--out', file('x.pdf')],
      ['batch', 'export', batch.batch, '--out', file('không/có/x.csv')],
      ['lot', 'open', '--product', HONEY, '--number', 'L\u0007', '--quantity', '-1'],
      ['lot', 'open', '--product', HONEY, '--number', 'L-9', '--quantity', '5', '--produced', '31/02/2026'],
      ['stamp', 'url', '٠١٠٠٠٠٠٠٠٠٠١'],
      ['register', 'import', file('không-có.csv')],
      ['stamp', 'verify', 'x', '--keys', file('so.csv')],
    ];
    for (const args of typed) {
      const { status, problem } = await cliRefused(args, env);
      expect({ args, status }).toEqual({ args, status: 1 });
      expect(problem.code).not.toBe('unexpected');
      expect(JSON.stringify(problem)).not.toMatch(/ at .*\.(ts|js):\d/);
    }
    expect(existsSync(file('x.pdf'))).toBe(false);
  });
});
