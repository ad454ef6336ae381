import { createHash } from 'node:crypto';
import { cpSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Batch } from '#core/batch';
import { idsOf } from '#core/batch';
import { formatManifest, type Manifest, parseManifest } from '#core/manifest';
import { formatPrintedId, formatStampId } from '#core/stampId';
import { countPrint } from '#server/actions/countPrint.ts';
import { exportBatch } from '#server/actions/exportBatch.ts';
import { voidStamps } from '#server/actions/voidStamps.ts';
import type { Deps } from '#server/deps.ts';
import { checkFiles } from '#server/printing/manifestCheck.ts';
import { checkRegister } from '#server/printing/manifestRegister.ts';
import { cli, cliJson } from '#test/support/cli.ts';
import { honeyBatch, honeyLot } from '#test/support/printOffice.ts';
import { environment, openOffice, temporaryFolder } from '#test/support/register.ts';
import { hasTools, runTool } from '#test/support/tools.ts';

const folder = temporaryFolder();
let deps: Deps;
let batch: Batch;
let sent: string;
let manifest: Manifest;
let print: string;

const place = (name: string) => join(folder.path, name);
const sha = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
const idAt = (n: number) => formatStampId(batch.keyNumber, batch.first + n - 1);

beforeAll(async () => {
  deps = await openOffice(folder.path);
  batch = await honeyBatch(deps, await honeyLot(deps), 130);
  sent = place('tem.csv');
  const done = await exportBatch(deps, { batch: batch.id, out: sent, stock: 'a4-65', manifest: true });
  print = done.print!;
  manifest = parseManifest(readFileSync(done.manifest!, 'utf8'))!;
});
afterAll(() => {
  deps.db.close();
  folder.remove();
});

/** The manifest as somebody would have it who wants fewer stamps counted, whole in itself. */
function doctored(count: number, file: Partial<Manifest['files'][number]> = {}): Manifest {
  const range = { count, first: idAt(1), last: idAt(count) };
  const [first] = manifest.files;
  return { ...manifest, ...range, files: [{ ...first!, ...range, ...file }] };
}

/** A folder with the list cut to so many stamps. */
function cutTo(name: string, count: number): { readonly path: string; readonly text: string } {
  const path = place(name);
  cpSync(sent, join(path, 'tem.csv'));
  const text = `${readFileSync(sent, 'utf8')
    .split('\r\n')
    .slice(0, count + 1)
    .join('\r\n')}\r\n`;
  writeFileSync(join(path, 'tem.csv'), text);
  return { path, text };
}

const whats = (findings: readonly { readonly what: string }[]) => findings.map(({ what }) => what);

describe('a manifest held against the register', () => {
  test('is the print on record', async () => {
    const ids = idsOf(batch);
    const said = { count: 130, first: formatPrintedId(ids.first), last: formatPrintedId(ids.last) };
    expect(await checkRegister(deps.db, manifest)).toEqual([{ what: 'recorded', print, ...said }]);
    expect(whats(await checkFiles(manifest, folder.path))).toContain('ok');
  });

  test('that says fewer stamps is not believed, though it agrees with itself', async () => {
    const low = parseManifest(formatManifest(doctored(120)))!;
    expect(await checkRegister(deps.db, low)).toEqual([
      { what: 'record-count', print, said: 120, recorded: 130 },
      {
        what: 'record-last',
        print,
        said: formatPrintedId(idAt(120)),
        recorded: formatPrintedId(idAt(130)),
      },
    ]);
    expect(await checkFiles(low, folder.path)).toContainEqual({
      what: 'rows',
      name: 'tem.csv',
      rows: 130,
      expected: 120,
    });
  });

  test('of which the file was changed tells the file', async () => {
    const { path } = cutTo('tep-bi-sua', 120);
    expect(whats(await checkRegister(deps.db, manifest))).toEqual(['recorded']);
    expect(whats(await checkFiles(manifest, path))).toEqual(['size', 'rows']);
  });

  test('changed with its file, both alike, differs from the register in count, last and hash', async () => {
    const { path, text } = cutTo('ca-hai', 120);
    const both = doctored(120, { size: statSync(join(path, 'tem.csv')).size, sha256: sha(text) });
    expect(whats(await checkFiles(both, path))).toEqual(['ok']);
    expect(whats(await checkRegister(deps.db, both))).toEqual(['record-count', 'record-last', 'record-hash']);
  });

  test('of another paper, another batch, or no print at all is told as such', async () => {
    expect(whats(await checkRegister(deps.db, { ...manifest, start: 4 }))).toEqual(['record-paper']);
    expect(await checkRegister(deps.db, { ...manifest, batch: 'b-nobody' })).toEqual([
      { what: 'no-batch', batch: 'b-nobody' },
    ]);
    const zpl = await checkRegister(deps.db, { ...manifest, format: 'zpl' });
    expect(whats(zpl)).toEqual(['record-format']);
    const other = doctored(130, { sha256: sha('x') });
    expect(whats(await checkRegister(deps.db, { ...other, format: 'zpl' }))).toEqual(['no-print']);
  });

  test('rows that are swapped or doubled are seen in the file itself', async () => {
    const { path, text } = cutTo('dao', 130);
    const lines = text.split('\r\n');
    [lines[5], lines[6]] = [lines[6]!, lines[6]!];
    const twice = lines.join('\r\n');
    writeFileSync(join(path, 'tem.csv'), twice);
    const alike = doctored(130, { size: Buffer.byteLength(twice), sha256: sha(twice) });
    expect(whats(await checkFiles(alike, path))).toEqual(['row-order']);
    expect(whats(await checkRegister(deps.db, alike))).toEqual(['record-hash']);
  });

  test('in zips of SVGs and in NDJSON, the stamps are counted too', async () => {
    for (const format of ['svg', 'ndjson'] as const) {
      const path = `${place(format)}/`;
      const done = await exportBatch(deps, { batch: batch.id, out: path, format, stock: 'a4-65' });
      const made = parseManifest(readFileSync(done.manifest!, 'utf8'))!;
      expect(whats(await checkFiles(made, path))).toEqual(['ok']);
      expect(whats(await checkRegister(deps.db, made))).toEqual(['recorded']);
      const range = { count: 129, first: idAt(1), last: idAt(129) };
      const low = { ...made, ...range, files: [{ ...made.files[0]!, ...range }] };
      expect(whats(await checkFiles(low, path))).toEqual(['rows']);
      expect(whats(await checkRegister(deps.db, low))).toEqual(['record-count', 'record-last']);
    }
  });

  test('read out from a doctored manifest, a print house’s count is told to differ', async () => {
    const every = { all: true, areaIds: [], producerIds: [] } as const;
    const { count, first, last, files } = doctored(120, { sha256: sha('x') });
    const said = { counted: count, first, last, sha256: files[0]!.sha256 };
    const { differences } = await countPrint(deps, every, { print, sure: count, ...said });
    expect(whats(differences)).toEqual(['missing', 'last', 'file']);
  });
});

describe('the command', () => {
  test('says what differs and what to do, and ends with 1; no control sheet is made of it', async () => {
    const env = environment(folder.path);
    const path = place('bang-ke-sua.json');
    const check = (file: string) => cli(['batch', 'manifest', 'check', file, folder.path], env);
    const good = await check(`${sent}.bang-ke.json`);
    expect(good.stdout).toContain('✓ Sổ: đúng là lần in');
    writeFileSync(path, formatManifest(doctored(120)));
    const bad = await check(path);
    expect(bad.status).toBe(1);
    expect(bad.stdout).toContain('bảng kê ghi 120, sổ ghi 130');
    expect(bad.stdout).toContain('Đừng in.');
    const sheet = await cli(['batch', 'control-sheet', path, '--out', place('phieu.pdf')], env);
    expect(sheet.status).toBe(1);
    expect(() => statSync(place('phieu.pdf'))).toThrow();
  });

  test.skipIf(!hasTools('pdftotext'))(
    'tells of stamps that are void by now, and the control sheet names them',
    async () => {
      const range = { first: formatPrintedId(idAt(7)), last: formatPrintedId(idAt(9)) };
      await voidStamps(deps, { batch: batch.id, ...range, reason: 'kẹt giấy' });
      const path = `${sent}.bang-ke.json`;
      const { stdout } = await cli(
        ['batch', 'manifest', 'check', path, place('tep')],
        environment(folder.path),
      );
      expect(stdout).toContain(`! 3 tem đã bị hủy: ${range.first} đến ${range.last}.`);
      const out = place('phieu-huy.pdf');
      await cli(['batch', 'control-sheet', path, '--out', out], environment(folder.path));
      const said = (await runTool('pdftotext', ['-layout', out, '-'])).normalize('NFC');
      expect(said).toMatch(new RegExp(`Đã hủy, phải bỏ\\s+3 tem: ${range.first} đến\\s+${range.last}`));
    },
  );

  test('says that there is no such file, and counts SVGs as stamps', async () => {
    const env = environment(folder.path);
    const missing = await cli(['batch', 'manifest', 'check', place('khong-co.json')], env);
    expect(missing.status).toBe(1);
    expect(missing.stderr).toContain('Không tìm thấy tệp');
    const svg = ['batch', 'export', batch.id, '--format', 'svg', '--stock', 'a4-65', '--out', place('svg')];
    const made = await cli(svg, env);
    expect(made.stdout).toContain('Đã ghi 130 tem, mỗi tem một tệp SVG');
  });

  test('without a register holds files against the manifest alone, and says that', async () => {
    const away = environment(place('khong-co-so'));
    cpSync(sent, place('tep-nguyen/tem.csv'));
    const files = [`${sent}.bang-ke.json`, place('tep-nguyen')];
    const held = await cliJson(['batch', 'manifest', 'check', ...files], away);
    expect(held).toMatchObject({ register: 'absent', agrees: true });
    const { stdout } = await cli(['batch', 'manifest', 'check', ...files], away);
    expect(stdout).toContain('Ở đây không có sổ');
    expect(stdout).toContain('chưa so với sổ');
  });
});
