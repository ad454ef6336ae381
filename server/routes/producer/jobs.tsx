import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { holdsPins } from '#core/pin';
import { PRINT_FILES } from '#core/printFormat';
import { Refusal } from '#core/refusal';
import { findSeenBatch } from '#db/batchSearch';
import { namesWithin } from '#db/eventNames';
import { findJobSeen, type Job } from '#db/jobs';
import { findProfileSeen } from '#db/printers';
import { listPrints } from '#db/prints';
import { findStock } from '#labels/stock/findStock';
import { hasRuler } from '#labels/stock/furniture';
import type { Lang } from '#web/lang.ts';
import { type JobDetail, JobPage } from '#web/pages/producer/JobPage.tsx';
import { refusalText } from '#web/refusalText.ts';
import { queueAgain } from '../../actions/queueAgain.ts';
import { stopJob } from '../../actions/stopJob.ts';
import { takePins } from '../../actions/takePins.ts';
import { offeredName, resultPath } from '../../jobs/result.ts';
import { page, sendFile, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { jobShown, printOf } from './jobShown.ts';

async function jobSeen({ deps, scope, params }: Visit): Promise<Job> {
  const job = await findJobSeen(deps.db, scope, params.job ?? '');
  if (!job) throw new Refusal('not-found');
  return job;
}

type Named = Pick<JobDetail, 'batchName' | 'printer' | 'print'>;

function detailOf(job: Job, lang: Lang, pin: boolean, named: Named): JobDetail {
  const { stock, dpi, start, part, calibration, look } = printOf(job);
  const paper = findStock(stock);
  return {
    ...jobShown(job, lang, pin),
    ...{ stock, dpi, start, part },
    measure: hasRuler(paper, look?.bleed, calibration) ? null : paper.label.width,
    batchId: job.nounId,
    ...named,
    done: job.done,
    of: job.of,
    finishedAt: job.finishedAt,
    sha256: job.sha256,
    ready: job.state === 'done' && job.file !== null,
    problem: job.problem && refusalText(lang, job.problem),
  };
}

async function shown(visit: Visit): Promise<Response> {
  const { deps, scope, frame } = visit;
  const job = await jobSeen(visit);
  const seen = await findSeenBatch(deps.db, scope, job.nounId);
  const { [job.nounId]: name = job.nounId } = await namesWithin(deps.db, job.nounId);
  const { profile } = printOf(job);
  const printer = profile === undefined ? undefined : await findProfileSeen(deps.db, scope, profile);
  const print = (await listPrints(deps.db, [job.nounId])).find(({ sha256 }) => sha256 === job.sha256);
  const named = { batchName: name, printer: printer?.name ?? null, print: print?.id ?? null };
  const detail = detailOf(job, frame.lang, seen?.batch.pin === true, named);
  return page(visit, <JobPage frame={frame} job={detail} sample={seen?.sample ?? false} />);
}

/** The file, streamed, and noted where it holds PINs; where it was cleared away or lost, back to the page that makes it anew. */
async function download(visit: Visit): Promise<Response> {
  const job = await jobSeen(visit);
  const whose = await findSeenBatch(visit.deps.db, visit.scope, job.nounId);
  if (!whose) throw new Refusal('not-found');
  const file = job.file && (await open(resultPath(visit.deps.config, job.file)).catch(() => undefined));
  if (!file) return sendOn(visit, `/producer/jobs/${job.id}`);
  const asked = printOf(job);
  const { content, format = 'pdf' } = asked;
  try {
    if (holdsPins(content)) await takePins(visit.deps, job, content);
  } catch (error) {
    await file.close();
    throw error;
  }
  const { size } = await file.stat();
  const body = Readable.toWeb(file.createReadStream()) as ReadableStream;
  return sendFile(visit, {
    name: offeredName(asked, whose),
    type: PRINT_FILES[format].mediaType,
    body,
    size,
  });
}

async function stop(visit: Visit): Promise<Response> {
  const job = await jobSeen(visit);
  await stopJob(visit.deps, job.id);
  return sendOn(visit, `/producer/jobs/${job.id}`);
}

async function again(visit: Visit): Promise<Response> {
  const { job } = await queueAgain(visit.deps, await jobSeen(visit));
  return sendOn(visit, `/producer/jobs/${job}`, 'queued');
}

/** Prints in the background: how far they are, their file, and how to stop them. */
export const jobDoors: readonly Door[] = [
  { method: 'GET', path: '/producer/jobs/:job', needs: 'batch:print', answer: shown },
  { method: 'GET', path: '/producer/jobs/:job/file', needs: 'batch:print', answer: download },
  { method: 'POST', path: '/producer/jobs/:job/stop', needs: 'batch:print', answer: stop },
  { method: 'POST', path: '/producer/jobs/:job/again', needs: 'batch:print', answer: again },
];
