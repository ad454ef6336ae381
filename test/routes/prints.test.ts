import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseManifest } from '#core/manifest';
import { PRINT_FILES, PRINT_FORMATS, type PrintFormatName } from '#core/printFormat';
import { findJob } from '#db/jobs';
import { listPrints } from '#db/prints';
import { formatNamed } from '#labels/print/formats';
import { printAgain } from '#server/actions/printAgain.ts';
import { savePrinterProfile } from '#server/actions/savePrinterProfile.ts';
import type { Deps } from '#server/deps.ts';
import { type Jobs, startJobs } from '#server/jobs/runner.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { honeyBatch, honeyLot } from '#test/support/printOffice.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';

const folder = temporaryFolder();
let deps: Deps;
let site: Awaited<ReturnType<typeof portalSite>>;
let maker: Browsing;
let neighbour: Browsing;
let batch: string;
let producer: string;
let jobs: Jobs;

const ROLLS: readonly PrintFormatName[] = ['zpl', 'tspl', 'png'];
const paperFor = (format: PrintFormatName) => (ROLLS.includes(format) ? 'roll-50x30-2' : 'a4-65');

beforeAll(async () => {
  deps = await openOffice(folder.path);
  const lot = await honeyLot(deps);
  batch = (await honeyBatch(deps, lot, 7)).id;
  producer = lot.producer;
  site = await portalSite(deps);
  maker = await site.signIn({ name: 'Ông Nhãn', role: 'producer', producerId: lot.producer });
  neighbour = await site.signIn({ name: 'Bà Mai', role: 'producer', producerId: 'pr-other' });
  jobs = startJobs(deps, { log: { error: () => undefined, info: () => undefined }, pollMs: 10 });
});

afterAll(async () => {
  await jobs.stop();
  deps.db.close();
  folder.remove();
});

const ask = (more: Readonly<Record<string, string>>) =>
  maker.send(`/producer/batches/${batch}/prints`, { dpi: '300', start: '1', ...more });

async function made(answer: Response): Promise<string> {
  expect(answer.status).toBe(303);
  const path = answer.headers.get('location')!.split('?')[0]!;
  const id = path.split('/').at(-1)!;
  while (!['done', 'failed'].includes((await findJob(deps.db, id))!.state)) await pause(20);
  expect((await findJob(deps.db, id))?.problem).toBeNull();
  return path;
}

async function bytesOf(path: string): Promise<{ bytes: Buffer; name: string; type: string }> {
  const file = await maker.open(`${path}/file`, { 'accept-encoding': 'br, gzip' });
  const { headers } = file;
  const bytes = Buffer.from(await file.arrayBuffer());
  expect(headers.get('content-encoding')).toBeNull();
  expect(headers.get('content-length')).toBe(String(bytes.length));
  return {
    bytes,
    name: headers.get('content-disposition') ?? '',
    type: headers.get('content-type') ?? '',
  };
}

/** What the page of a print gives to check its file and count by. */
async function manifestOf(print: string) {
  expect((await neighbour.open(`/producer/prints/${print}/manifest`)).status).toBe(404);
  expect(await (await maker.open(`/producer/prints/${print}`)).text()).toContain('Bảng kê (JSON)');
  return parseManifest(await (await maker.open(`/producer/prints/${print}/manifest`)).text());
}

const BEGINS: Readonly<Record<PrintFormatName, RegExp>> = {
  pdf: /^%PDF-/,
  zpl: /^(\^XA|~)/,
  tspl: /^(SIZE|\r\n|DOWNLOAD|CLS)/,
  png: /^PK/,
  csv: /^id,printed,url/,
  ndjson: /^\{"/,
  svg: /^PK/,
};

const MORE: Partial<Record<PrintFormatName, string>> = {
  ...{ zpl: '-300dpi', tspl: '-300dpi', png: '-300dpi-png', svg: '-svg' },
};
const nameOf = (format: PrintFormatName) =>
  `tem-TM-01-0001-0007-${paperFor(format)}${MORE[format] ?? ''}.${PRINT_FILES[format].extension}`;

describe.each(PRINT_FORMATS)('a batch asked for as %s', (format) => {
  test('is offered, made, named by what it is, and made again is the same bytes', async () => {
    const page = await maker.open(`/producer/batches/${batch}/print?format=${format}`);
    expect(await page.text()).toContain(`<option value="${format}" selected`);
    const path = await made(await ask({ format, stock: paperFor(format) }));
    const { bytes, name, type } = await bytesOf(path);
    const { mediaType } = PRINT_FILES[format];
    expect(name).toContain(`"${nameOf(format)}"`);
    expect(type).toBe(mediaType);
    expect(bytes.subarray(0, 40).toString('latin1')).toMatch(BEGINS[format]);

    const again = await made(await maker.send(`${path}/again`, {}));
    expect(again).not.toBe(path);
    expect((await bytesOf(again)).bytes.equals(bytes)).toBe(true);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const prints = (await listPrints(deps.db, [batch])).filter((one) => one.format === format);
    expect(prints).toHaveLength(2);
    for (const print of prints) expect(print).toMatchObject({ from: 1, count: 7, sha256 });
    expect(await manifestOf(prints[0]!.id)).toMatchObject({
      ...{ batch, format, stock: paperFor(format), start: 1, count: 7 },
      files: [
        {
          name: nameOf(format),
          size: bytes.length,
          sha256,
          count: 7,
        },
      ],
    });
    expect((await neighbour.send(`${path}/again`, {})).status).toBe(404);
  });

  test('is what the way to print says of itself', async () => {
    const { extension, mediaType } = await formatNamed(format).whole();
    expect({ extension, mediaType }).toEqual(PRINT_FILES[format]);
  });
});

describe('a printer that was measured', () => {
  let profile: string;

  beforeAll(async () => {
    const measured = { left: 20.4, top: 19.7, across: 150, down: 250 };
    const printer = {
      producer,
      name: 'Máy văn phòng',
      stock: 'a4-40',
      dpi: 600,
      language: 'pdf',
      ...measured,
    };
    const own = { all: false, areaIds: [], producerIds: [producer] };
    profile = (await savePrinterProfile({ ...deps, actor: 'temgoc' }, own, printer as never)).id;
  });

  test('is offered for the files it was measured with alone', async () => {
    const offered = async (format: string) =>
      (await maker.open(`/producer/batches/${batch}/print?format=${format}&profile=${profile}`)).text();
    expect(await offered('pdf')).toContain(`value="${profile}" selected`);
    expect(await offered('zpl')).not.toContain(`value="${profile}"`);
    const answer = await ask({ format: 'zpl', stock: 'roll-35x22-3', dpi: '203', profile });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Máy in đã chọn được đo với kiểu tệp khác');
  });

  test('prints at its own resolution, whatever else was asked, and is named on the page of the job', async () => {
    const page = await maker.open(`/producer/batches/${batch}/print?profile=${profile}`);
    expect(await page.text()).toContain('<input type="hidden" name="dpi"');
    const path = await made(await ask({ format: 'pdf', stock: 'a4-40', profile }));
    const { input } = (await findJob(deps.db, path.split('/').at(-1)!))!;
    expect(JSON.parse(input)).toMatchObject({ dpi: 600, calibration: { offsetX: 0.4 } });
    expect(await (await maker.open(path)).text()).toContain('Máy văn phòng · 600 dpi');
  });
});

describe('a file that is made', () => {
  test('is checked by the ruler where pages have one, else by the width of a stamp, and is no longer being made', async () => {
    const said = async (stock: string, more = {}) => {
      const path = await made(await ask({ format: 'pdf', stock, ...more }));
      return (await maker.open(`${path}?done=queued`)).text();
    };
    const ruled = await said('a4-21');
    expect(ruled).toContain('Đo thước 50 mm');
    expect(ruled).not.toContain('Tệp in đang được tạo.');
    expect(await said('a4-21', { bleed: '2' })).toContain('Đo thước 50 mm');
    for (const [stock, mm] of [
      ['a4-24', '70'],
      ['roll-40x30', '40'],
    ] as const)
      expect(await said(stock)).toContain(`đo bề ngang một tem: phải đúng ${mm} mm`);
  });
});

describe('a print that cannot be', () => {
  test.each([
    [{ format: 'zpl', stock: 'a4-65' }, 'format-wrong', 'máy in nhiệt'],
    [{ format: 'pdf', stock: 'page=210x297,label=40x25,grid=9x9,margin=10x12' }, 'stock-wrong', ''],
    [{ format: 'pdf', stock: 'a4-65', start: '66' }, 'start-wrong', ''],
    [{ format: 'pdf', stock: 'a4-65', dpi: '72' }, 'dpi-wrong', ''],
    [{ format: 'pdf', stock: 'a4-65', dpi: '299' }, 'dpi-wrong', '203, 300, 360, 400, 600, 720, 1200'],
    [{ format: 'zpl', stock: 'roll-50x30-2', rendering: 'vector' }, 'rendering-wrong', 'PDF'],
    [{ format: 'csv', stock: 'a4-65', bleed: '2' }, 'bleed-wrong', 'PDF'],
    [{ format: 'pdf', stock: 'plain=10x10' }, 'stock-wrong', ''],
  ])('%o is shown again beside its field, and nothing is queued', async (fields, place, words) => {
    const answer = await ask(fields as unknown as Record<string, string>);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(place === 'stock-wrong' ? '<p class="wrong">' : `id="${place}"`);
    expect(page).toContain(words);
  });

  test.each([
    { bleed: 'NaN' },
    { format: 'zip', rendering: 'x', colours: 'z' },
  ])('with %o in its address is shown with what is wrong, never as a bare page', async (query) => {
    const page = await maker.open(`/producer/batches/${batch}/print?${new URLSearchParams(query)}`);
    expect(page.status).toBe(200);
    const text = await page.text();
    expect(text).toContain('name="stock"');
    expect(text).toMatch(/class="wrong"|role="alert"/);
  });

  test.each([{ content: 'both' }, { part: '999' }])('of %o is refused over the form', async (fields) => {
    const answer = await ask({ format: 'pdf', stock: 'a4-65', ...fields });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('role="alert"');
  });

  test.each(['NaN', '-3', '1e0'])('with a bleed of %s is shown again beside its field', async (bleed) => {
    const answer = await ask({ format: 'pdf', stock: 'a4-65', bleed });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('id="bleed-wrong"');
  });

  test('is kept so that a command makes it again', async () => {
    const path = await made(await ask({ format: 'pdf', stock: 'a4-24', start: '5', surface: 'curved' }));
    const { bytes } = await bytesOf(path);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const print = (await listPrints(deps.db, [batch])).find((one) => one.sha256 === sha256);
    const out = `${folder.path}/lai.pdf`;
    expect((await printAgain(deps, { again: print!.id, out })).same).toBe(true);
  });

  test('into what is no way to print is refused', async () => {
    expect((await ask({ format: 'docx', stock: 'a4-65' })).status).toBe(400);
  });

  test('of a part that is not there is refused', async () => {
    expect((await ask({ format: 'pdf', stock: 'a4-65', part: '2' })).status).toBe(422);
  });
});
