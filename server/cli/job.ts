import { setTimeout as pause } from 'node:timers/promises';
import { Command } from 'commander';
import { findFreeJob, type Job, listJobs } from '#db/jobs';
import { fill } from '#web/fill.ts';
import { jobsText } from '#web/text/jobs.ts';
import { queuePrint } from '../actions/queuePrint.ts';
import { stopJob } from '../actions/stopJob.ts';
import { parseForm } from '../forms/form.ts';
import { queuePrintForm } from '../forms/print.ts';
import { startJobs } from '../jobs/runner.ts';
import type { Does, Run } from './shell.ts';

/** How often the queue is looked at while it is being emptied, ms. */
const LOOK_MS = 200;

async function listed(run: Run) {
  const jobs = await listJobs((await run.open()).db);
  const { states, cli } = jobsText(run.lang);
  const lineOf = ({ id, state, done, of, nounId }: Job) =>
    `${id}  ${states[state]}  ${done}/${of}  ${nounId}`;
  const documents = jobs.map(({ input, ...job }) => ({ ...job, input: JSON.parse(input) as unknown }));
  return { document: documents, lines: jobs.length > 0 ? jobs.map(lineOf) : [cli.none] };
}

async function queued(run: Run, options: Record<string, unknown>, batch: string) {
  const answer = await queuePrint(await run.open(), parseForm(queuePrintForm, { ...options, batch }));
  const values = { job: answer.job, parts: String(answer.parts) };
  return { document: answer, lines: [fill(jobsText(run.lang).cli.queued, values)] };
}

async function stopped(run: Run, given: string) {
  const { id, state } = await stopJob(await run.open(), given);
  const { states, cli } = jobsText(run.lang);
  return { document: { job: id, state }, lines: [fill(cli.stopped, { job: id, state: states[state] })] };
}

/** Nothing waits, and then nothing runs: asked in this order, a job just taken is seen. */
async function isEmpty(run: Run, { db, now }: Awaited<ReturnType<Run['open']>>): Promise<boolean> {
  if (run.signal.aborted) return true;
  const waits = (await findFreeJob(db, now())) !== undefined;
  return !waits && !(await listJobs(db)).some(({ state }) => state === 'running');
}

/** Does what waits, then ends: where no server runs. */
async function ran(run: Run) {
  const deps = await run.open();
  const doneBefore = new Set((await listJobs(deps.db)).filter(isOver).map(({ id }) => id));
  const log = { error: () => undefined, info: () => undefined };
  const jobs = startJobs(deps, { log });
  while (!(await isEmpty(run, deps))) await pause(LOOK_MS);
  await jobs.stop();
  const ended = (await listJobs(deps.db)).filter((job) => isOver(job) && !doneBefore.has(job.id));
  const line = fill(jobsText(run.lang).cli.ran, { count: String(ended.length) });
  return {
    document: ended.map(({ id, state, file, sha256 }) => ({ job: id, state, file, sha256 })),
    lines: [line],
  };
}

function isOver({ state }: Job): boolean {
  return state === 'done' || state === 'failed';
}

/** `job list|print|run|stop`. */
export function jobCommand(does: Does): Command {
  const list = new Command('list').description('work in the background');
  const print = new Command('print').argument('<batch>').description('queue the PDF of a batch');
  print
    .requiredOption('--stock <stock>', 'a4-65, a4-40, a4-24, or measures in mm')
    .option('--dpi <dpi>', 'dots per inch of the printer', '300')
    .option('--start <n>', 'first label to use on the first sheet', '1')
    .option('--content <what>', 'of a batch with PINs: stamps, pins, both')
    .option('--profile <id>', 'the calibrated printer')
    .option('--from <stamp>', 'first stamp to print: its place in the batch from 1, or its ID')
    .option('--to <stamp>', 'last stamp to print, likewise')
    .option('--count <n>', 'how many stamps to print, instead of the last')
    .option('--part <n>', 'which file of a batch too large for one', '1');
  const run = new Command('run').description('do what waits, and end');
  const stop = new Command('stop').argument('<job>').description('stop a job that has not ended');
  does(list, listed);
  does(print, (shell, options, [batch = '']) => queued(shell, options, batch));
  does(run, ran);
  does(stop, (shell, _options, [job = '']) => stopped(shell, job));
  const noun = new Command('job').description('work in the background');
  return [list, print, run, stop].reduce((all, one) => all.addCommand(one), noun);
}
