import { brotliCompressSync, constants } from 'node:zlib';
import { openEdition, sha256Of } from '#core/bundle';
import { applyDelta, writeDelta } from '#core/bundleDelta';
import { trustOfBundle } from '#core/bundleRegister';
import { searchProducts } from '#core/bundleSearch';
import { anyTable, type BundleTables, columnsOf, rowsOf, TABLE_NAMES } from '#core/bundleShape';
import { packTables, unpackTables } from '#core/bundleTables';
import type { Gtin14 } from '#core/gtin';
import { parseOrigin } from '#core/origin';
import { formatRecordPath } from '#core/stamp';
import { formatStampId, type KeyNumber } from '#core/stampId';
import { verify } from '#core/verify';
import { readBundleRows } from '#db/bundle';
import { commit } from '#db/commit';
import { insertKey } from '#db/keys';
import { openDatabase } from '#db/open';
import { tablesOf } from '#server/inspector/bundleTables.ts';
import { fillMadeUp } from '#test/support/madeUpRegister.ts';
import { temporaryFolder } from '#test/support/register.ts';

// What an edition of a large made-up register weighs, table by table, and how long phones and servers work on it.

const NOW = Date.parse('2026-11-22T02:00:00Z');
const DAY_MS = 86_400_000;

function brotli(bytes: Uint8Array | string): number {
  const text = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
  };
  return brotliCompressSync(text, { params }).length;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function timed<Value>(what: string, act: () => Value | Promise<Value>): Promise<Value> {
  const begun = process.hrtime.bigint();
  const value = await act();
  say(`| ${what} | ${(Number(process.hrtime.bigint() - begun) / 1e6).toFixed(0)} ms |`);
  return value;
}

/** Each column alone: together they weigh a little less. */
function weigh(tables: BundleTables): void {
  const written = JSON.parse(new TextDecoder().decode(packTables(tables))) as Record<
    string,
    Record<string, unknown>
  >;
  say('\n| table | rows | column | bytes, brotli |\n|---|--:|---|--:|');
  for (const name of TABLE_NAMES) {
    const weights = columnsOf(name).map(
      ([key]) => [key, brotli(JSON.stringify(written[name]?.[key]))] as const,
    );
    const whole = weights.reduce((sum, [, weight]) => sum + weight, 0);
    say(`| ${name} | ${rowsOf(anyTable(tables, name))} | | ${whole} |`);
    for (const [key, weight] of weights) if (weight > 3000) say(`| | | ${key} | ${weight} |`);
  }
}

const folder = temporaryFolder();
const db = openDatabase(`${folder.path}/x.db`, { create: true });
const none = {
  retiredAt: null,
  compromisedAt: null,
  kid: '',
  sealed: '',
  createdAt: NOW - 1000 * DAY_MS,
  nextSerial: 1,
};
await commit(
  db,
  ['01', '02'].map((number) =>
    insertKey({ ...none, number: number as KeyNumber, publicKey: new Uint8Array(32).fill(9) }),
  ),
);
fillMadeUp(db, { seed: 1, products: 20_000, batches: 50_000, now: NOW, keys: ['01', '02'] });
const origins = [parseOrigin('https://ocop.vn')];

say('| what | time |\n|---|--:|');
const rows = await timed('read the register', () => readBundleRows(db, NOW));
const tables = await timed('make the tables', () => tablesOf(rows, origins));
const bytes = await timed('write the edition', () => packTables(tables));
const weight = await timed('compress it (brotli 11)', () => brotli(bytes));
const manifest = {
  version: 2,
  asOf: NOW,
  until: NOW + 30 * DAY_MS,
  sha256: await sha256Of(bytes),
  size: bytes.length,
};
const edition = await timed('open it', () => openEdition(bytes, manifest));
const trust = await timed('trust it', () => trustOfBundle(edition));
const places = [...Array(1000).keys()].map((i) => Math.floor((i * rows.batches.length) / 1000));
const texts = places.map((place) => {
  const { keyNumber, first, gtin } = rows.batches[place] as (typeof rows.batches)[number];
  const id = formatStampId(keyNumber as KeyNumber, first);
  return `https://ocop.vn${formatRecordPath({ gtin: gtin as Gtin14 | null, id })}`;
});
await timed('answer 1,000 IDs by it', async () => {
  for (const text of texts) if ((await verify(text, trust, NOW)).record === null) throw new Error(text);
});
await timed('search it, first', () => searchProducts(edition, 'mật ong thanh', NOW));
await timed('search it, again', () => searchProducts(edition, 'mat ong hoa', NOW));

const before = tablesOf(await readBundleRows(db, NOW - DAY_MS), origins);
const old = packTables(before);
const delta = await timed('make a day’s delta', () => writeDelta(before, tables));
const applied = await timed('apply it', () => applyDelta(old, delta));
if ((await sha256Of(applied)) !== manifest.sha256) throw new Error('the delta does not give the edition');
unpackTables(applied);

say(
  `\nEdition: ${bytes.length} bytes, ${weight} compressed. A day: ${delta.length}, ${brotli(delta)} compressed.`,
);
weigh(tables);
db.close();
folder.remove();
