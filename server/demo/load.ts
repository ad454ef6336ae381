import { join } from 'node:path';
import type { Area } from '#core/area';
import { type Batch, idsOf, lastSerial } from '#core/batch';
import { addDays, addMonths, type Day, dayOf, parseDay, startOf } from '#core/day';
import { formatStampPath, type Stamp } from '#core/stamp';
import { formatStampId } from '#core/stampId';
import { insertAreas } from '#db/areas';
import { commit } from '#db/commit';
import { listKeys } from '#db/keys';
import { markAllAsSample } from '#db/producers';
import { setSetting } from '#db/settings';
import { importRegister } from '../actions/importRegister.ts';
import { issueBatch } from '../actions/issueBatch.ts';
import { openLot } from '../actions/openLot.ts';
import { printBatch } from '../actions/printBatch.ts';
import { recallBatch } from '../actions/recallBatch.ts';
import { voidStamps } from '../actions/voidStamps.ts';
import { withdrawRecognition } from '../actions/withdrawRecognition.ts';
import type { Deps } from '../deps.ts';
import { productGiven } from '../finding.ts';
import type { Signer } from '../keys/signer.ts';
import { openKey } from '../keys/vault.ts';
import { loadDemoInspection } from './inspections.ts';
import { loadDemoMarks } from './marks.ts';
import { loadDemoPages } from './pages.ts';
import { loadDemoPeople } from './people.ts';
import { DEMO_AREAS, DEMO_PRODUCTS, demoSheet } from './sheet.ts';
import { DEMO_PIN_SHEETS, DEMO_SHEET, type DemoLink, type DemoShow } from './show.ts';
import { loadDemoSights } from './sights.ts';
import { loadDemoTipOffs } from './tipOffs.ts';
import { loadDemoWork } from './work.ts';

const PROVINCE = 'UBND tỉnh Mai Sơn (DỮ LIỆU MẪU)';
const NOON_MS = 12 * 3_600_000;

/** The same world at another time: what the demonstration's past was issued in. */
function on(deps: Deps, day: Day): Deps {
  const instant = Math.min(startOf(day) + NOON_MS, deps.now());
  return { ...deps, now: () => instant, watchesClock: false };
}

interface DemoBatch {
  readonly product: string;
  readonly lot: string;
  readonly quantity: number;
  readonly day: Day;
  readonly form?: 'full' | 'mini';
  readonly pin?: boolean;
}

async function issueDemo(
  deps: Deps,
  { product, lot, quantity, day, form = 'full', pin = false }: DemoBatch,
): Promise<Batch> {
  const then = on(deps, day);
  const [produced, expires] = [addDays(day, -3), addMonths(day, 12)];
  await openLot(then, { product, number: lot, quantity: quantity * 2, produced, expires });
  const { batch } = await issueBatch(then, { product, lot, quantity, form, ...(pin ? { pin } : {}) });
  return batch;
}

/** The stamp at a place of a batch, from 0. */
function stampAt(batch: Batch, signer: Signer, index: number): Stamp {
  const id = formatStampId(batch.keyNumber, batch.first + index);
  return signer.sign({ gtin: batch.gtin, id }, batch.form);
}

function link(shows: DemoLink['shows'], stamp: Stamp): DemoLink {
  return { shows, path: formatStampPath(stamp) };
}

/** A genuine stamp with one digit of its seal changed: what an inventor without the key can do. */
function forge(stamp: Stamp): Stamp {
  if (stamp.form !== 'full') return stamp;
  const digit = stamp.seal.at(-1) === '0' ? '1' : '0';
  return { ...stamp, seal: `${stamp.seal.slice(0, -1)}${digit}` as typeof stamp.seal };
}

function demoAreas(): Area[] {
  const since = { code: null, validFrom: parseDay('2025-07-01'), validTo: null };
  const province: Area = {
    id: 'area-mau',
    level: 'province',
    name: DEMO_AREAS.province,
    parentId: null,
    ...since,
  };
  return [
    province,
    { ...province, id: 'area-mau-1', level: 'commune', name: DEMO_AREAS.commune, parentId: province.id },
  ];
}

async function issueAll(deps: Deps, today: Day) {
  const { honey, cake, tea, rice, noodles, sauce, sausage } = DEMO_PRODUCTS;
  const recent = addDays(today, -7);
  return {
    tea: await issueDemo(deps, { product: tea, lot: 'T-01', quantity: 40, day: addMonths(today, -20) }),
    noodles: await issueDemo(deps, {
      product: noodles,
      lot: 'M-01',
      quantity: 40,
      day: addMonths(today, -10),
    }),
    rice: await issueDemo(deps, { product: rice, lot: 'R-01', quantity: 40, day: addDays(today, -60) }),
    honey: await issueDemo(deps, { product: honey, lot: 'L-2611', quantity: 130, day: recent }),
    cake: await issueDemo(deps, { product: cake, lot: 'B-07', quantity: 24, day: recent }),
    sausage: await issueDemo(deps, { product: sausage, lot: 'C-03', quantity: 24, day: recent }),
    sauce: await issueDemo(deps, { product: sauce, lot: 'O-12', quantity: 65, day: recent, form: 'mini' }),
    pins: await issueDemo(deps, { product: honey, lot: 'L-CÀO', quantity: 24, day: recent, pin: true }),
  };
}

type Batches = Awaited<ReturnType<typeof issueAll>>;

async function actOn(deps: Deps, batches: Batches, today: Day): Promise<void> {
  const { last } = idsOf(batches.honey);
  await voidStamps(deps, { batch: batches.honey.id, first: last, last, cause: 'spoiled', reason: 'in hỏng' });
  await recallBatch(deps, {
    batch: batches.sausage.id,
    reason: 'bao gói hở, có thể nhiễm khuẩn (DỮ LIỆU MẪU)',
  });
  await withdrawRecognition(deps, {
    product: DEMO_PRODUCTS.rice,
    authority: PROVINCE,
    decision: '230/QĐ-UBND (DỮ LIỆU MẪU)',
    signed: addDays(today, -10),
    clause: '2',
    article: '5',
    reason: 'không còn duy trì điều kiện sản xuất',
    safety: false,
  });
}

function linksTo(batches: Batches, signer: Signer): DemoLink[] {
  const honey = stampAt(batches.honey, signer, 0);
  const spoiled = stampAt(batches.honey, signer, lastSerial(batches.honey) - batches.honey.first);
  const beyond = { gtin: null, id: formatStampId(batches.honey.keyNumber, 999_999) };
  return [
    link('in-force', honey),
    link('ending', stampAt(batches.cake, signer, 0)),
    link('lapsed', stampAt(batches.tea, signer, 0)),
    link('superseded', stampAt(batches.noodles, signer, 0)),
    link('withdrawn', stampAt(batches.rice, signer, 0)),
    link('recalled', stampAt(batches.sausage, signer, 0)),
    link('void', spoiled),
    link('copies-alarm', stampAt(batches.honey, signer, 7)),
    link('forged', forge(honey)),
    link('record', { form: 'record', gtin: honey.gtin, id: honey.id }),
    link('in-force', stampAt(batches.sauce, signer, 0)),
    link('unknown-batch', signer.sign(beyond, 'full')),
    { ...link('in-force', stampAt(batches.pins, signer, 0)), pin: true },
  ];
}

/** The producer that sample people work for: the one of the honey. */
async function demoProducers({ db }: Deps): Promise<{ readonly id: string }[]> {
  const { producerId } = await productGiven(db, DEMO_PRODUCTS.honey);
  return [{ id: producerId }];
}

/**
 * Loads the demonstration into a freshly founded office by the same acts a real office does, in the past and
 * today, and remembers what to look at. Throws what those acts throw.
 */
export async function loadDemo(deps: Deps): Promise<DemoShow> {
  const today = dayOf(deps.now());
  await commit(deps.db, insertAreas(demoAreas(), []));
  const bytes = new TextEncoder().encode(demoSheet(today));
  await importRegister(deps, { bytes, fileName: 'so-ocop-mau.csv', dryRun: false });
  await commit(deps.db, [markAllAsSample()]);

  await loadDemoPeople(deps, { producers: await demoProducers(deps) });
  await loadDemoMarks(deps);

  const batches = await issueAll(deps, today);
  await actOn(deps, batches, today);
  const out = join(deps.config.dataDir, DEMO_SHEET);
  await printBatch(deps, { batch: batches.honey.id, stock: 'a4-24', dpi: 300, start: 1, out });
  for (const content of ['stamps', 'pins'] as const) {
    const file = join(deps.config.dataDir, DEMO_PIN_SHEETS[content]);
    const paper = { stock: 'a4-24', dpi: 300, start: 1 };
    await printBatch(deps, { batch: batches.pins.id, ...paper, content, out: file });
  }

  await loadDemoPages(deps);
  await loadDemoWork(deps, batches.honey);
  await loadDemoSights(deps, batches.honey);
  await loadDemoInspection(deps, batches.honey);

  const [key] = await listKeys(deps.db);
  if (!key) throw new Error('a demonstration without a key');
  const signer = await openKey(key, deps.secret);
  await loadDemoTipOffs(deps, signer, batches);
  const show: DemoShow = { links: linksTo(batches, signer) };
  await commit(deps.db, [setSetting('demo', JSON.stringify(show))]);
  return show;
}
