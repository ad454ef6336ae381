import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { fillWithBatches } from '#test/support/manyBatches.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';
import { hasTools } from '#test/support/tools.ts';

// The whole path of a scan beside an empty route and beside bare verification: `npm run bench -- scan [batches …]`.
// The load generator (wrk) has the same processors; every round asks all arms in turn, and medians are told.

const BATCHES = [1, 1_000, 1_000_000];
/** More than are remembered as verified, so that each comes round as new. */
const STAMPS = 60_000;
const ROUNDS = 3;
const SECONDS = 4;
const CONNECTIONS = 64;

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const say = (line: string) => process.stdout.write(`${line}\n`);

interface Told {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  readonly errors: number;
}

interface Arm {
  readonly child: ChildProcess;
  readonly port: number;
  readonly file: string;
  at: number;
  readonly told: Told[];
  readonly cpu: number[];
}

async function startServer(folder: string | undefined, file: string): Promise<Arm> {
  const { SCAN_FOLDER: _, ...env } = process.env;
  const child = fork(here('../support/runTs.mjs'), ['test/bench/scanServer.ts'], {
    env: folder === undefined ? env : { ...env, SCAN_FOLDER: folder },
    stdio: ['ignore', 'inherit', process.env.SCAN_LOUD ? 'inherit' : 'ignore', 'ipc'],
    execArgv:
      folder && process.env.SCAN_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.SCAN_PROFILE}`] : [],
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { child, port, file, at: 0, told: [], cpu: [] };
}

async function usage({ child }: Arm): Promise<{ cpu: NodeJS.CpuUsage; peak: number }> {
  child.send('usage');
  const [told] = (await once(child, 'message')) as [{ cpu: NodeJS.CpuUsage; peak: number }];
  return told;
}

async function end({ child }: Arm): Promise<void> {
  child.send('end');
  await once(child, 'exit');
}

function ask({ port, file, at }: Arm, seconds: number): Told & { readonly count: number } {
  const args = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--latency', '-s', here('scanLoad.lua')];
  const text = execFileSync('wrk', [...args, `http://127.0.0.1:${port}/`, '--', file, String(at)], {
    encoding: 'utf8',
  });
  const [, count, micros, p50, p99, errors] =
    /TOLD (\d+) (\d+) (\d+) (\d+) (\d+)/.exec(text)?.map(Number) ?? [];
  const told = count ?? 0;
  const rate = (told * 1e6) / (micros ?? 1);
  return { rate, p50: (p50 ?? 0) / 1000, p99: (p99 ?? 0) / 1000, errors: errors ?? 0, count: told };
}

async function measure(arm: Arm, seconds: number): Promise<Told> {
  const before = await usage(arm);
  const told = ask(arm, seconds);
  const after = await usage(arm);
  arm.at += told.count;
  const spent = after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system;
  arm.cpu.push(spent / told.count);
  return told;
}

async function verifyAll(by: string): Promise<number> {
  const workers = Array.from(
    { length: cpus().length },
    () => new Worker(new URL('scanVerify.mjs', import.meta.url), { workerData: { by, ms: 2_000 } }),
  );
  const rates = await Promise.all(workers.map(async (one) => ((await once(one, 'message')) as [number])[0]));
  return rates.reduce((sum, rate) => sum + rate, 0);
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** One shop's few hundred stamps, asked as often as things are that some like more than others. */
function popular(paths: readonly string[]): string[] {
  const some = paths.slice(0, 2_000);
  return paths.map((_, n) => some[Math.floor(some.length ** (((n * 7_919) % 10_007) / 10_007)) - 1] ?? '');
}

async function openArms(batches: number, folder: string): Promise<Record<string, Arm>> {
  const office = await openOffice(folder);
  const paths = await fillWithBatches(office, batches, STAMPS);
  office.db.close();
  const [distinct, repeated] = [join(folder, 'distinct'), join(folder, 'repeated')];
  writeFileSync(distinct, paths.join('\n'));
  writeFileSync(repeated, popular(paths).join('\n'));
  const first = await startServer(folder, distinct);
  return {
    'every stamp another': first,
    'stamps seen again': { ...first, file: repeated, told: [], cpu: [] },
  };
}

/** How many looks were written of those that were handed over, and how many were lost. */
async function keptOf({ port }: Arm): Promise<string> {
  const headers = { authorization: 'Bearer chi-do-toc-do-moi-doc' };
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`, { headers })).text();
  const sum = (name: string) =>
    [...text.matchAll(new RegExp(`^temgoc_${name}\\{.*?\\} (\\d+)`, 'gm'))].reduce(
      (all, [, n]) => all + Number(n),
      0,
    );
  const [kept, lost] = [sum('scans_recorded_total'), sum('scans_lost_total')];
  return `${Math.floor((100 * kept) / Math.max(1, kept + lost))} % (${lost} of ${kept + lost} lost)`;
}

/** What all arms are read against, in the same run. */
interface Yardsticks {
  readonly sodium: number;
  readonly node: number;
  readonly empty: Pick<Told, 'rate' | 'p99'>;
}

const partOf = (told: readonly Told[]) => (part: keyof Told) => median(told.map((one) => one[part]));

function rowOf(name: string, { told, cpu }: Pick<Arm, 'told' | 'cpu'>, { sodium, node, empty }: Yardsticks) {
  const of = partOf(told);
  const ratios = [sodium, node, empty.rate].map((rate) => (of('rate') / rate).toFixed(2));
  const times = [of('p50').toFixed(1), of('p99').toFixed(1), (of('p99') / empty.p99).toFixed(1)];
  return `| ${[name, Math.round(of('rate')), ...ratios, ...times, median(cpu).toFixed(0), of('errors')].join(' | ')} |`;
}

const HEADING = `| arm | requests/s | of sodium's | of node's | of the empty route's | p50, ms | p99, ms | × empty p99 | CPU, µs | errors |
|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|`;

async function benchOne(batches: number, empty: Arm): Promise<void> {
  const folder = temporaryFolder();
  const arms = await openArms(batches, folder.path);
  const bare = { sodium: [] as number[], node: [] as number[] };
  for (const arm of Object.values(arms)) await measure(arm, 2);
  for (const arm of Object.values(arms)) arm.cpu.length = 0;
  const none = { told: [] as Told[], cpu: empty.cpu };
  for (let round = 0; round < ROUNDS; round++) {
    for (const by of ['sodium', 'node'] as const) bare[by].push(await verifyAll(by));
    none.told.push(await measure(empty, SECONDS));
    for (const arm of Object.values(arms)) arm.told.push(await measure(arm, SECONDS));
  }
  const of = partOf(none.told);
  const [sodium, node] = [median(bare.sodium), median(bare.node)];
  const yardsticks = { sodium, node, empty: { rate: of('rate'), p99: of('p99') } };
  say(
    `\n${batches} batches; bare verification on all cores: libsodium ${Math.round(sodium)}/s, node:crypto ${Math.round(node)}/s`,
  );
  say(HEADING);
  for (const [name, arm] of Object.entries({ 'empty Hono route': none, ...arms }))
    say(rowOf(name, arm, yardsticks));
  const [first] = Object.values(arms);
  if (first) {
    say(`looks kept: ${await keptOf(first)}; peak memory ${(await usage(first)).peak.toFixed(0)} MB`);
    await end(first);
  }
  folder.remove();
}

const asked = process.argv.slice(3).map(Number).filter(Boolean);
if (!hasTools('wrk')) {
  say('wrk, which asks the questions, is not installed (apt-get install wrk): nothing was measured');
  process.exit(0);
}
const emptyFile = temporaryFolder();
writeFileSync(join(emptyFile.path, 'root'), '/\n');
const empty = await startServer(undefined, join(emptyFile.path, 'root'));
for (const batches of asked.length > 0 ? asked : BATCHES) await benchOne(batches, empty);
await end(empty);
emptyFile.remove();
const average = loadavg().map((one) => one.toFixed(1));
say(
  `
${CONNECTIONS} connections kept open, asked by wrk on the same ${cpus().length} processors, load average ${average.join(' ')}: read the ratios.
Medians of ${ROUNDS} rounds of ${SECONDS} s, all arms in turn. Each server is one process that is asked as by a proxy in front of it:
without TLS, the shopper's address in a header. "stamps seen again" asks for 2,000 stamps, some far oftener
than others: their signatures are remembered as good. "every stamp another" asks for ${STAMPS.toLocaleString('en')}, more than are remembered.
of sodium's, of node's: requests beside bare Ed25519 verification by libsodium, which the server uses, and by
node:crypto, in as many threads as there are processors, nothing else running. of the empty route's: beside Hono saying
"ok", which reads no stamp, looks nothing up and records nothing; where it is itself below half of libsodium's rate, so is
whatever Node answers. p50, p99: half and 99 of 100 answers come within; × empty p99: beside the empty route's. CPU: of all
of the server's threads, a request. The peak of memory is with the tests' own loader of sources.`,
);
