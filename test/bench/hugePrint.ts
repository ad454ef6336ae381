import { setTimeout as pause } from 'node:timers/promises';
import { formatStampPath } from '#core/stamp';
import { findJob } from '#db/jobs';
import { queuePrint } from '#server/actions/queuePrint.ts';
import { startJobs } from '#server/jobs/runner.ts';
import { serve } from '#server/main.ts';
import { batchSheet } from '#server/printing/batchSheet.ts';
import { honeyBatch, honeyLot } from '#test/support/printOffice.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';

// How quickly scans are answered while 50,000 stamps are printed: node test/support/runTs.mjs test/bench/hugePrint.ts
const folder = temporaryFolder();
const office = await openOffice(folder.path);
const deps = { ...office, config: { ...office.config, logLevel: 'silent' } };
const batch = await honeyBatch(deps, await honeyLot(deps), 50_000);
const paper = { batch: batch.id, stock: 'a4-65', dpi: 300, start: 1 };
const { run } = await batchSheet(deps, paper);
const signer = await run.signer;
const path = formatStampPath(signer.sign(run.spec.first, run.spec.form));
const server = await serve(deps, { port: 0 });
const { job } = await queuePrint(deps, { ...paper, part: 1 });
const jobs = startJobs(deps, { log: { error: console.error, info: () => undefined }, pollMs: 10 });

const [health, verify]: [number[], number[]] = [[], []];
let rss = 0;
const began = performance.now();
while (!['done', 'failed'].includes((await findJob(deps.db, job))?.state ?? 'failed')) {
  for (const [times, where] of [[health, '/healthz'] as const, [verify, path] as const]) {
    const asked = performance.now();
    await (await fetch(`http://127.0.0.1:${server.port}${where}`)).text();
    times.push(performance.now() - asked);
  }
  rss = Math.max(rss, process.memoryUsage.rss());
  await pause(10);
}
const at = (times: number[], part: number) =>
  times.sort((a, b) => a - b)[Math.floor(times.length * part)]?.toFixed(1);
console.log(
  `printed in ${Math.round(performance.now() - began)} ms · healthz p99 ${at(health, 0.99)} ms · scan p95 ${at(verify, 0.95)} ms · RSS ${Math.round(rss / 1e6)} MB · ${health.length} rounds`,
);
await jobs.stop();
await server.close();
deps.db.close();
folder.remove();
