import type { PinContent } from '#core/pin';
import type { PrintFormatName } from '#core/printFormat';
import { formatInstant } from '../../dates.ts';
import { jobsText } from '../../text/jobs.ts';
import { Badge } from './Badge.tsx';
import { useFrame } from './frame.ts';
import { Table } from './Table.tsx';

/** Work in the background, as lists show it. */
export interface JobShown {
  readonly id: string;
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'stopped';
  readonly paper: string;
  readonly createdAt: number;
  /** The paper as it was asked for, by name or measures. */
  readonly stock: string;
  readonly dpi: number;
  readonly start: number;
  readonly format: PrintFormatName;
  /** Of a batch with PINs what of it is on the sheets; null of any other. */
  readonly content: PinContent | null;
}

const TONES = {
  queued: 'neutral',
  running: 'notice',
  done: 'good',
  failed: 'warning',
  stopped: 'neutral',
} as const;

/** Where a job is, in a word. */
export function JobState({ state }: { readonly state: JobShown['state'] }) {
  return <Badge tone={TONES[state]}>{jobsText(useFrame().lang).states[state]}</Badge>;
}

/** Print files asked for, the newest first. */
export function JobList({ jobs, empty }: { readonly jobs: readonly JobShown[]; readonly empty: string }) {
  const { list } = jobsText(useFrame().lang);
  return (
    <Table
      caption={list.caption}
      rows={jobs}
      rowKey={({ id }) => id}
      empty={<p>{empty}</p>}
      columns={[
        {
          label: list.when,
          head: true,
          cell: (job) => <a href={`/producer/jobs/${job.id}`}>{formatInstant(job.createdAt)}</a>,
        },
        { label: list.paper, cell: ({ paper }) => paper },
        { label: list.state, cell: ({ state }) => <JobState state={state} /> },
      ]}
    />
  );
}
