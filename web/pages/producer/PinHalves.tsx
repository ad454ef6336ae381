import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { ButtonLink } from '../../parts/portal/Form.tsx';
import { useFrame } from '../../parts/portal/frame.ts';
import type { JobShown } from '../../parts/portal/JobList.tsx';
import { jobsText } from '../../text/jobs.ts';
import { pinsText } from '../../text/pins.ts';

const HALVES = ['stamps', 'pins'] as const;
type Half = (typeof HALVES)[number];

interface PinHalvesProps {
  readonly batchId: string;
  /** Print files asked for, the newest first. */
  readonly jobs: readonly JobShown[];
}

/** The form that prints a half, on the paper the other half has. */
function printPath(batchId: string, half: Half, jobs: readonly JobShown[]): string {
  const [newest] = jobs;
  const same = newest && { stock: newest.stock, dpi: String(newest.dpi), start: String(newest.start) };
  return `/producer/batches/${batchId}/print?${new URLSearchParams({ ...same, content: half })}`;
}

/** Both halves of a batch with PINs: what of each was made and when, and who may see which. */
export function PinHalves({ batchId, jobs }: PinHalvesProps) {
  const { lang } = useFrame();
  const { halves: text } = pinsText(lang);
  const { states } = jobsText(lang);
  const made = (half: Half) => jobs.find(({ content }) => content === half || content === 'both');
  const told = (job: JobShown | undefined) =>
    job === undefined
      ? text.missing
      : fill(text.made, { at: formatInstant(job.createdAt), state: states[job.state], paper: job.paper });
  return (
    <Card title={text.title} id="halves">
      <p>{text.lead}</p>
      {HALVES.map((half) => (
        <p key={half} class="actions">
          <ButtonLink href={printPath(batchId, half, jobs)} {...(made(half) && { tone: 'quiet' })}>
            {text[half]}
          </ButtonLink>
          <span>{told(made(half))}</span>
        </p>
      ))}
      <p class="hint">{text.secret}</p>
    </Card>
  );
}
