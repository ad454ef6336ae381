import type { ComponentChildren } from 'preact';
import { formatInstant } from '../../dates.ts';
import { formatDecimal } from '../../decimals.ts';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { ButtonLink, Form, Submit } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { type JobShown, JobState } from '../../parts/portal/JobList.tsx';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { Progress } from '../../parts/portal/Progress.tsx';
import { SendRaw } from '../../parts/portal/SendRaw.tsx';
import { formatNumber } from '../../refusalText.ts';
import type { Said } from '../../said.ts';
import { jobsText } from '../../text/jobs.ts';
import { pinsText } from '../../text/pins.ts';
import { printsText } from '../../text/prints.ts';

/** A print in the background, with all its page shows. */
export interface JobDetail extends JobShown {
  readonly batchId: string;
  /** What people call the batch. */
  readonly batchName: string;
  /** Its print on record; null before it is made, and of PINs alone. */
  readonly print: string | null;
  readonly done: number;
  readonly of: number;
  readonly part: number;
  /** How wide a stamp must come out (mm), on paper without a ruler. */
  readonly measure: number | null;
  /** The measured printer it was made for, by name. */
  readonly printer: string | null;
  readonly finishedAt: number | null;
  readonly sha256: string | null;
  /** The file lies ready. */
  readonly ready: boolean;
  readonly problem: Said | null;
}

interface JobPageProps {
  readonly frame: PortalFrame;
  readonly job: JobDetail;
  readonly sample: boolean;
}

/** The same print asked for again: the same bytes. */
function Again({ frame, job }: JobPageProps) {
  return (
    <Form action={`/producer/jobs/${job.id}/again`}>
      <div class="buttons">
        <Submit>{jobsText(frame.lang).again}</Submit>
      </div>
    </Form>
  );
}

function Open({ frame, job }: JobPageProps) {
  const text = jobsText(frame.lang);
  const label = job.state === 'queued' ? text.waiting : text.progress;
  return (
    <>
      <Progress done={job.done} of={job.of} label={label} />
      <p>{text.safe}</p>
      <p class="hint">{text.stopHint}</p>
      <Form action={`/producer/jobs/${job.id}/stop`}>
        <div class="buttons">
          <ButtonLink href={`/producer/jobs/${job.id}`} tone="quiet">
            {text.refresh}
          </ButtonLink>
          <Submit tone="danger">{text.stop}</Submit>
        </div>
      </Form>
    </>
  );
}

const FOR_HOUSES: readonly JobDetail['format'][] = ['csv', 'ndjson', 'svg'];

/** What goes to a print house with the file, and where its count is put down. */
function House({ frame, job: { print, format } }: JobPageProps) {
  const text = printsText(frame.lang);
  if (print === null || !FOR_HOUSES.includes(format)) return null;
  const path = `/producer/prints/${print}`;
  return (
    <>
      <ButtonLink href={`${path}/control-sheet`} tone="quiet" download>
        {text.controlSheet}
      </ButtonLink>
      <ButtonLink href={path} tone="quiet">
        {text.toldCount}
      </ButtonLink>
    </>
  );
}

/** By what one sees that a page was not scaled. */
function sayMeasure({ frame, job: { measure } }: JobPageProps): string {
  const text = printsText(frame.lang);
  if (measure === null) return text.checkRuler;
  return fill(text.checkLabel, { mm: formatDecimal(frame.lang, measure) });
}

function Ended(props: JobPageProps): ComponentChildren {
  const { frame, job } = props;
  const text = jobsText(frame.lang);
  const prints = printsText(frame.lang);
  if (job.ready) {
    return (
      <>
        <p>
          {prints.howTo[job.format]} {job.format === 'pdf' && sayMeasure(props)}
        </p>
        <div class="buttons">
          <ButtonLink href={`/producer/jobs/${job.id}/file`} download>
            {fill(prints.download, { format: prints.short[job.format] })}
          </ButtonLink>
          <House {...props} />
        </div>
        {(job.format === 'zpl' || job.format === 'tspl') && <SendRaw format={job.format} />}
      </>
    );
  }
  if (job.problem) {
    return (
      <>
        <Notice tone="warning" title={`${text.failed}: ${job.problem.title}`}>
          {job.problem.detail}
        </Notice>
        <Again {...props} />
      </>
    );
  }
  return (
    <>
      <p>{job.state === 'stopped' ? text.stopped : text.cleared}</p>
      <Again {...props} />
    </>
  );
}

/** A hash that may be broken between its parts, and is copied whole. */
function Hash({ hex }: { readonly hex: string }) {
  const parts = hex.match(/.{1,16}/g) ?? [];
  return (
    <code>
      {parts.map((part) => (
        <>
          {part}
          <wbr />
        </>
      ))}
    </code>
  );
}

function About({ frame, job }: JobPageProps) {
  const { facts } = jobsText(frame.lang);
  const pins = pinsText(frame.lang);
  const { finishedAt } = job;
  return (
    <Card>
      <Facts
        rows={[
          [
            facts.batch,
            <a class="id" href={`/producer/batches/${job.batchId}`}>
              {job.batchName}
            </a>,
          ],
          [pins.content, job.content && pins.contents[job.content]],
          [printsText(frame.lang).format, printsText(frame.lang).short[job.format]],
          [facts.paper, job.paper],
          [
            facts.dpi,
            [job.printer, fill(facts.dpiValue, { dpi: String(job.dpi) })].filter(Boolean).join(' · '),
          ],
          [facts.start, formatNumber(frame.lang, job.start)],
          [facts.part, job.part > 1 ? String(job.part) : null],
          [facts.asked, formatInstant(job.createdAt)],
          [facts.finished, finishedAt === null ? null : formatInstant(finishedAt)],
          [facts.sha, job.sha256 && <Hash hex={job.sha256} />],
        ]}
      />
    </Card>
  );
}

/** One print in the background: how far it is, then its file; safe to leave and come back to. */
export function JobPage(props: JobPageProps) {
  const { frame, job } = props;
  const text = jobsText(frame.lang);
  const open = job.state === 'queued' || job.state === 'running';
  // That it is being made is true no longer.
  const flash = open || frame.flash !== 'queued' ? frame.flash : null;
  const refresh = open && (
    <noscript>
      <meta http-equiv="refresh" content="5" />
    </noscript>
  );
  return (
    <PortalShell
      frame={{ ...frame, flash }}
      title={text.title}
      lead={fill(text.lead, { stamps: formatNumber(frame.lang, job.of), paper: job.paper })}
      up={{ path: `/producer/batches/${job.batchId}`, label: text.upBatch }}
      sample={props.sample}
      head={refresh}
      narrow
    >
      <div data-poll="job" data-poll-on={open ? '' : undefined}>
        <Card beside={<JobState state={job.state} />} title={text.title}>
          {open ? <Open {...props} /> : <Ended {...props} />}
        </Card>
      </div>
      <About {...props} />
    </PortalShell>
  );
}
