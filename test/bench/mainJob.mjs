import { spawn } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../server/boot/prepare.mjs';

const STAMPS = 10_000;
const MILLION = 1_000_000;
const PRODUCT = 'Mật ong hoa rừng Thanh Mai';

/** Runs one command of the built program: its document, seconds, and peak memory in MB. */
function command(args, env) {
  const program = join(ROOT, 'dist', 'temgoc.js');
  const preload = join(ROOT, 'test', 'bench', 'preload.cjs');
  const began = performance.now();
  const child = spawn(process.execPath, ['-r', preload, program, ...args, '--json'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  let [stdout, rss] = ['', ''];
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stdio[3].on('data', (chunk) => {
    rss += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('close', (status) => {
      if (status !== 0) return reject(new Error(`temgoc ${args.join(' ')} ended with ${status}`));
      const seconds = (performance.now() - began) / 1000;
      resolve({ document: JSON.parse(stdout), seconds, megabytes: Number(rss) / 1024 });
    });
  });
}

function bareSignatures() {
  const { privateKey } = generateKeyPairSync('ed25519');
  const message = Buffer.alloc(60, 'temgoc');
  const began = performance.now();
  for (let n = 0; n < STAMPS; n++) {
    message.writeUInt32BE(n);
    sign(null, message, privateKey);
  }
  return (performance.now() - began) / 1000;
}

async function found(env, folder) {
  await command(['init'], env);
  const sheet = join(folder, 'so.csv');
  const today = new Date().toISOString().slice(0, 10);
  const row = `${PRODUCT},HTX Mật ong Thanh Mai (DỮ LIỆU MẪU),4,1/QĐ-UBND,${today},UBND tỉnh Mai Sơn,2000000000015`;
  writeFileSync(
    sheet,
    `Tên sản phẩm,Chủ thể,Hạng sao,Số quyết định,Ngày ký,Cơ quan công nhận,Mã GTIN\n${row}\n`,
  );
  await command(['register', 'import', sheet], env);
  await command(['lot', 'open', '--product', PRODUCT, '--number', 'L1', '--quantity', '99999999'], env);
}

function issue(quantity, env) {
  return command(
    ['batch', 'issue', '--product', PRODUCT, '--lot', 'L1', '--quantity', String(quantity)],
    env,
  );
}

function databaseBytes(data) {
  return ['', '-wal'].reduce((sum, suffix) => {
    const stat = statSync(join(data, `temgoc.db${suffix}`), { throwIfNoEntry: false });
    return sum + (stat?.size ?? 0);
  }, 0);
}

/** Bytes a batch of a million adds, averaged over forty of them: one batch hides in a free page. */
async function growth(env, data) {
  const before = databaseBytes(data);
  const batches = 40;
  for (let n = 0; n < batches; n++) await issue(MILLION, env);
  return (databaseBytes(data) - before) / batches;
}

function pageBytes(port, path) {
  const headers = { 'accept-encoding': 'br', accept: 'text/html' };
  return new Promise((resolve, reject) => {
    request({ port, path, headers }, (response) => {
      let bytes = 0;
      response.on('data', (chunk) => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve(bytes));
    })
      .once('error', reject)
      .end();
  });
}

async function scanPage(env, url) {
  const program = join(ROOT, 'dist', 'temgoc.js');
  const server = spawn(process.execPath, [program, 'serve', '--port', '0', '--json'], {
    env: { ...process.env, ...env, TEMGOC_LOG: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { port } = JSON.parse(String(await new Promise((resolve) => server.stdout.once('data', resolve))));
  const bytes = await pageBytes(port, new URL(url).pathname);
  const stopped = new Promise((resolve) => server.once('close', resolve));
  server.kill('SIGTERM');
  await stopped;
  return bytes;
}

function row(what, { seconds, megabytes }, start, bare) {
  const net = Math.max(seconds - start, 0);
  const cells = [
    what.padEnd(22),
    `${seconds.toFixed(2)} s`.padStart(8),
    `${megabytes.toFixed(0)} MB`.padStart(8),
  ];
  console.log([...cells, `${(net / bare).toFixed(1)} ×`.padStart(8)].join('  '));
}

/** Prints the figures of the main job for 10,000 stamps, beside 10,000 bare Ed25519 signatures. */
export async function benchMainJob() {
  const folder = mkdtempSync(join(tmpdir(), 'temgoc-bench-'));
  const data = join(folder, 'data');
  const env = {
    TEMGOC_DATA: data,
    TEMGOC_SECRET: 'bench-secret-of-no-use-elsewhere',
    TEMGOC_ORIGIN: 'https://ocop.vn',
  };
  try {
    await found(env, folder);
    const bare = bareSignatures();
    const started = await command(['key', 'list'], env);
    const start = started.seconds;
    const issued = await issue(STAMPS, env);
    const { batch, first } = issued.document;
    const pdf = join(folder, 'sheet.pdf');
    const printed = await command(
      ['batch', 'print', batch, '--stock', 'a4-65', '--one-file', '--out', pdf],
      env,
    );
    const csv = join(folder, 'stamps.csv');
    const exported = await command(['batch', 'export', batch, '--out', csv], env);
    const { url } = (await command(['stamp', 'url', first], env)).document;

    console.log(`${STAMPS} stamps                time      peak  net of start ÷ ${STAMPS} bare signatures`);
    row('bare Ed25519 sign', { seconds: bare, megabytes: 0 }, 0, bare);
    row('start alone', started, start, bare);
    row('batch issue', issued, start, bare);
    row('batch print a4-65', printed, start, bare);
    row('batch export', exported, start, bare);
    console.log(
      `PDF ${(statSync(pdf).size / STAMPS).toFixed(0)} bytes a stamp, ${printed.document.pages} pages`,
    );
    console.log(`scan page, whole, brotli: ${await scanPage(env, url)} bytes`);
    console.log(`database growth for a batch of ${MILLION}: ${(await growth(env, data)).toFixed(0)} bytes`);
    for (const host of ['ocop.vn', 'truyxuat.bacninh.gov.vn']) {
      const { document } = await command(['host', 'check', host], env);
      for (const form of ['full-gtin', 'full', 'mini-gtin', 'mini']) {
        const { version, modules, mm, smallestMm } = document[form];
        console.log(`${host} ${form}: ${version}-M, ${modules} modules, ${mm} mm, smallest ${smallestMm} mm`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
