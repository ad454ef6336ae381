import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import Database from 'better-sqlite3';
import { build } from 'vite';
import { issueBatch } from '#server/actions/issueBatch.ts';
import type { Deps } from '#server/deps.ts';
import { runPrint } from '#server/printing/run.ts';
import { honeyBatch, honeyLot } from '#test/support/printOffice.ts';
import { testRun } from '#test/support/printRuns.ts';
import { PACKAGES } from '../../vite.config.ts';
import { measured } from './measured.ts';
import { PEERS } from './printPeers.ts';

/** What one arm took for so many stamps: a whole process, its file. */
export interface Taken {
  readonly seconds: number;
  /** Seconds of all threads on any core. */
  readonly cpu: number;
  readonly rss: number;
  readonly bytes: number;
  readonly file: string;
  readonly firstByte?: number;
}

/** One row of the table: ours or another's, on the same stamps and the same 65-up sheet. */
export interface Arm {
  readonly name: string;
  /** Ours without and with its register, or another's. */
  readonly kind: 'engine' | 'command' | 'peer';
  /** What it does otherwise than all. */
  readonly note?: string;
  /** Seconds for 10,000 on two quiet cores. */
  readonly about: number;
  readonly run: (count: number) => Promise<Taken | 'not installed'>;
}

const ROOT = process.cwd();
const PRODUCT = 'Mật ong hoa nhãn Thanh Mai';
const ENGINE = join(ROOT, 'dist', 'bench');

/** Builds the engine's own process: no register, no vault, nothing but stamps onto paper. */
export async function buildEngine(): Promise<void> {
  const input = { engine: 'test/bench/printEngine.ts', runWorker: 'server/printing/runWorker.ts' };
  const output = { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' };
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    ...PACKAGES,
    build: {
      ssr: true,
      target: 'node20',
      outDir: ENGINE,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { input, output },
    },
  });
}

/** Our engine, signing and printing, as one process. */
export function engineArm(folder: string, rendering: 'mask' | 'vector' = 'mask'): Arm {
  return {
    name: rendering === 'mask' ? 'Temgốc, engine alone, signed' : 'Temgốc, engine alone, vectors',
    kind: 'engine',
    about: 0.5,
    run: async (count) => {
      const file = join(folder, `engine-${count}-${rendering}.pdf`);
      const argv = [process.execPath, join(ENGINE, 'engine.js'), String(count), file, 'a4-65', rendering];
      const { seconds, cpu, megabytes, stdout } = await measured(argv);
      const { firstByte } = JSON.parse(stdout) as { firstByte: number };
      return { seconds, cpu, rss: megabytes, bytes: statSync(file).size, file, firstByte };
    },
  };
}

/** The built program with its register, as people run it. */
export class Program {
  readonly #env: NodeJS.ProcessEnv;
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    this.#env = {
      TEMGOC_DATA: join(folder, 'data'),
      TEMGOC_SECRET: 'bench-secret-of-no-use-elsewhere',
      TEMGOC_ORIGIN: 'https://ocop.vn',
    };
  }

  run(...args: string[]) {
    return measured([process.execPath, join(ROOT, 'dist', 'temgoc.js'), ...args, '--json'], this.#env);
  }

  /** A register with one product and a lot of it. */
  async found(): Promise<void> {
    await this.run('init');
    const sheet = join(this.folder, 'so.csv');
    const today = new Date().toISOString().slice(0, 10);
    writeFileSync(
      sheet,
      `Tên sản phẩm,Chủ thể,Hạng sao,Số quyết định,Ngày ký,Cơ quan công nhận,Mã GTIN\n${PRODUCT},HTX Thanh Mai (DỮ LIỆU MẪU),4,1/QĐ-UBND,${today},UBND tỉnh Mai Sơn,2000000000015\n`,
    );
    await this.run('register', 'import', sheet);
    await this.run('lot', 'open', '--product', PRODUCT, '--number', 'L1', '--quantity', '99999999');
  }

  /** Issues a batch; its id. */
  async issue(quantity: number): Promise<string> {
    const asked = ['--product', PRODUCT, '--lot', 'L1', '--quantity', String(quantity)];
    const { stdout } = await this.run('batch', 'issue', ...asked);
    return (JSON.parse(stdout) as { batch: string }).batch;
  }

  /** The print of a batch: opens the register and the key, signs, draws, writes, syncs, records. */
  arm(batches: ReadonlyMap<number, string>): Arm {
    return {
      name: 'Temgốc, `temgoc batch print`, signed',
      kind: 'command',
      about: 1,
      run: async (count) => {
        const file = join(this.folder, `print-${count}.pdf`);
        const batch = batches.get(count) ?? '';
        const { seconds, cpu, megabytes } = await this.run(
          ...['batch', 'print', batch, '--stock', 'a4-65', '--one-file', '--out', file],
        );
        return { seconds, cpu, rss: megabytes, bytes: statSync(file).size, file };
      },
    };
  }
}

/** The others, given the addresses of our stamps. */
export function peerArms(stamps: string, folder: string): Arm[] {
  return PEERS.map(({ name, isThere, command, about, note }, index) => ({
    ...{ name, about, kind: 'peer', ...(note ? { note } : {}) },
    run: async () => {
      if (!isThere) return 'not installed';
      const file = join(folder, `peer-${index}.pdf`);
      const { seconds, cpu, megabytes } = await measured(command(stamps, file, folder));
      return { seconds, cpu, rss: megabytes, bytes: statSync(file).size, file };
    },
  }));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** What the database holds once its log is written back. */
function databaseBytes(path: string): number {
  const database = new Database(path);
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  return statSync(path).size;
}

/** Median ms of issuing a batch, and the bytes of database each adds. */
export async function issuing(deps: Deps, quantity: number): Promise<{ ms: number; bytes: number }> {
  const batches = 40;
  const { product, lot } = await honeyLot(deps, quantity * (batches + 1));
  await honeyBatch(deps, { product, lot }, quantity);
  const before = databaseBytes(deps.db.path);
  const times: number[] = [];
  for (let n = 0; n < batches; n++) {
    const began = performance.now();
    await issueBatch(deps, { product, lot, quantity, form: 'full' });
    times.push(performance.now() - began);
  }
  return { ms: median(times), bytes: (databaseBytes(deps.db.path) - before) / batches };
}

/** Median ms of printing one stamp in a program that runs already, and of its file's first byte. */
export async function oneStamp(): Promise<{ ms: number; firstByte: number }> {
  const [all, firsts]: [number[], number[]] = [[], []];
  for (let n = 0; n < 20; n++) {
    const began = performance.now();
    let first = 0;
    const out = new Writable({
      write(_chunk, _encoding, done) {
        first ||= performance.now();
        done();
      },
    });
    await runPrint(testRun({ count: 1, serial: n + 1 }, out));
    all.push(performance.now() - began);
    firsts.push(first - began);
  }
  return { ms: median(all.slice(2)), firstByte: median(firsts.slice(2)) };
}

/** The machine, for whoever reads the table. */
export function machine(): string {
  const model = /model name\s*: (.*)/.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? 'unknown';
  return `${availableParallelism()} cores (${model}), Node ${process.versions.node}`;
}
