import { setTimeout as pause } from 'node:timers/promises';
import { startJobs } from '#server/jobs/runner.ts';
import { openOffice } from '#test/support/register.ts';

// A house's runner in a process of its own, on the machine's clock, so that it can be killed.
const deps = await openOffice(process.argv[3] ?? '');
const began = performance.now();
const start = Number(process.argv[4] ?? '0');
const ticking = { ...deps, now: () => start + Math.round(performance.now() - began) };
startJobs(ticking, {
  log: { error: (facts) => console.error(facts), info: () => undefined },
  leaseMs: 1_200,
  pollMs: 20,
  choresMs: 60_000,
});
process.stdout.write('running\n');
await pause(120_000);
