import type { Job } from '#db/jobs';
import type { JobShown } from '#web/parts/portal/JobList.tsx';
import { type PrintJob, printJobForm } from '../../forms/print.ts';

/** What a print job was asked for. */
export function printOf({ input }: Job): PrintJob {
  return printJobForm.parse(JSON.parse(input));
}

/** A job as lists show it. */
export function jobShown(job: Job): JobShown {
  const { id, state, createdAt } = job;
  return { id, state, createdAt, paper: printOf(job).stock };
}
