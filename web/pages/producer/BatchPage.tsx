import type { BatchAccount, BatchInLot, LineProblem } from '#core/accountBook';
import { hasEnded } from '#core/accountBook';
import { idsOf } from '#core/batch';
import { formatBatchName } from '#core/batchName';
import { formatPrintedId } from '#core/stampId';
import { actorName } from '../../actorName.ts';
import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Counts, Prints, Voids } from '../../parts/portal/AccountHistory.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { Field } from '../../parts/portal/Field.tsx';
import { ButtonLink, Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { JobList, type JobShown, JobState } from '../../parts/portal/JobList.tsx';
import { Leftovers } from '../../parts/portal/Leftovers.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { SpoilForm } from '../../parts/portal/SpoilForm.tsx';
import { Differences, RecallNotice, StampSheet } from '../../parts/portal/StampSheet.tsx';
import { formatNumber } from '../../refusalText.ts';
import { accountsText } from '../../text/accounts.ts';
import { jobsText } from '../../text/jobs.ts';
import { pinsText } from '../../text/pins.ts';
import { printsText } from '../../text/prints.ts';
import { PinHalves } from './PinHalves.tsx';

type Text = ReturnType<typeof accountsText>;

/** Which form of the page was sent and is shown again. */
export interface AgainForm {
  readonly form: 'counts' | 'spoilage' | 'leftovers';
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong: Wrong | null;
  readonly lines: readonly LineProblem[];
}

interface BatchPageProps extends BatchInLot {
  readonly frame: PortalFrame;
  readonly again: AgainForm | null;
  /** Print files asked for; one under way is watched. */
  readonly jobs: readonly JobShown[];
}

function About({ account, text, frame }: { account: BatchAccount; text: Text; frame: PortalFrame }) {
  const { batch } = account;
  const { first, last } = idsOf(batch);
  const ids = { first: formatPrintedId(first), last: formatPrintedId(last) };
  const { batch: words } = text;
  return (
    <Facts
      rows={[
        [
          words.issued,
          fill(words.issuedValue, {
            when: formatInstant(batch.issuedAt),
            by: actorName(frame.lang, account.issuedBy),
          }),
        ],
        [words.serials, fill(words.serialsValue, ids)],
        [words.star, fill(words.stars, { star: formatNumber(frame.lang, batch.star) })],
        [words.standing, text.standing[account.standing]],
        [words.form, `${text.forms[batch.form]}${batch.pin ? `; ${pinsText(frame.lang).badge}` : ''}`],
      ]}
    />
  );
}

function CountForm({ account, again, text }: { account: BatchAccount; again: AgainForm | null; text: Text }) {
  const { count: words } = text;
  const own = again?.form === 'counts' ? again : null;
  const number = (name: 'printed' | 'handedOut' | 'leftOver') => (
    <Field
      name={name}
      label={words[name]}
      inputmode="numeric"
      autocomplete="off"
      value={own?.typed[name]}
      wrong={own?.wrong}
    />
  );
  return (
    <Form action={`/producer/batches/${account.batch.id}/counts`} wrong={own?.wrong}>
      <p>{words.hint}</p>
      {number('printed')}
      {number('handedOut')}
      {number('leftOver')}
      <Field name="note" label={words.note} maxLength={300} value={own?.typed.note} wrong={own?.wrong} />
      <Submit>{words.save}</Submit>
    </Form>
  );
}

function Forms({ account, again, text }: Pick<BatchPageProps, 'account' | 'again'> & { text: Text }) {
  const spoiled = again?.form === 'spoilage' ? again : null;
  return (
    <>
      <Card title={text.count.title} id="counts">
        <CountForm account={account} again={again} text={text} />
      </Card>
      <Card title={text.spoil.title} id="spoilage">
        <SpoilForm
          batchId={account.batch.id}
          typed={spoiled?.typed ?? {}}
          lines={spoiled?.lines ?? []}
          wrong={spoiled?.wrong ?? null}
        />
      </Card>
    </>
  );
}

/** The address of the form that prints with the same choices again, opened where a part of it is chosen. */
function againPath(batchId: string, { id }: BatchAccount['prints'][number], part: boolean): string {
  return `/producer/batches/${batchId}/print?again=${id}${part ? '&some=1#range' : ''}`;
}

interface PrintingProps {
  readonly account: BatchAccount;
  readonly jobs: readonly JobShown[];
  readonly text: Text;
  readonly may: boolean;
}

function Printing({ account, jobs, text, may }: PrintingProps) {
  const { batch, prints } = account;
  const again = may
    ? { again: (one: (typeof prints)[number], part: boolean) => againPath(batch.id, one, part) }
    : {};
  return (
    <Card title={text.prints.title} id="prints">
      {(prints.length > 0 || jobs.length === 0) && (
        <Prints
          prints={prints}
          quantity={batch.quantity}
          {...again}
          counts={({ id }) => `/producer/prints/${id}`}
        />
      )}
      {may && jobs.length > 1 && <JobList jobs={jobs} empty="" />}
      <p class="hint">{text.prints.same}</p>
      {may && (
        <ButtonLink href={`/producer/batches/${batch.id}/print`} tone="quiet">
          {text.prints.again}
        </ButtonLink>
      )}
    </Card>
  );
}

/** The newest print file: how far it is, then the file itself; watched while it is made. */
function NewestFile({ frame, jobs }: Pick<BatchPageProps, 'frame' | 'jobs'>) {
  const text = jobsText(frame.lang);
  const busy = jobs.some(({ state }) => state === 'queued' || state === 'running');
  const prints = printsText(frame.lang);
  const [newest] = jobs;
  if (!newest) return null;
  const path = `/producer/jobs/${newest.id}`;
  return (
    <div data-poll="jobs" data-poll-on={busy ? 'on' : undefined}>
      <Card title={text.title} beside={<JobState state={newest.state} />}>
        <p>
          <a href={path}>
            {text.list.open}: {newest.paper}
          </a>
        </p>
        {newest.state === 'done' ? (
          <>
            <p class="hint">{prints.howTo[newest.format]}</p>
            <ButtonLink href={`${path}/file`} download>
              {fill(prints.download, { format: prints.short[newest.format] })}
            </ButtonLink>
          </>
        ) : (
          <p>{busy && text.safe}</p>
        )}
      </Card>
    </div>
  );
}

/** One batch: what was issued and printed, where its stamps went, and the ways to put that down. */
export function BatchPage({ frame, lot, account, again, jobs }: BatchPageProps) {
  const text = accountsText(frame.lang);
  const { batch, acts, tally, balance } = account;
  const may = (permission: 'stamp:account' | 'batch:print') =>
    frame.person?.may.includes(permission) === true;
  const left = again?.form === 'leftovers' ? again : null;
  const lead = {
    quantity: formatNumber(frame.lang, batch.quantity),
    lot: lot.lot.number,
    product: lot.product.name,
  };
  const showLeft = hasEnded(account.standing) && account.usable.length > 0 && tally.left !== 0;
  const told = acts.filter(({ act }) => act === 'void' || act === 'recall');
  return (
    <PortalShell
      frame={frame}
      title={fill(text.batch.title, { first: formatBatchName(batch) })}
      lead={fill(text.batch.lead, lead)}
      up={{ path: `/producer/lots/${lot.lot.id}`, label: fill(text.batch.up, { lot: lot.lot.number }) }}
      actions={
        <ButtonLink href={`/producer/lots/${lot.lot.id}/account`} tone="quiet">
          {text.batch.toAccount}
        </ButtonLink>
      }
      islands={may('stamp:account') ? ['scanStamps'] : []}
      sample={lot.sample}
    >
      <RecallNotice acts={acts} />
      {may('batch:print') && <NewestFile frame={frame} jobs={jobs} />}
      {may('batch:print') && batch.pin && <PinHalves batchId={batch.id} jobs={jobs} />}
      <Card>
        <About account={account} text={text} frame={frame} />
      </Card>
      {showLeft && (
        <Leftovers
          account={account}
          typed={left?.typed.stamps}
          lines={left?.lines ?? []}
          wrong={left?.wrong ?? null}
        />
      )}
      <Card title={text.sheet.title} id="account">
        <Differences found={balance.differences} counted={balance.counted} />
        <StampSheet tally={tally} />
      </Card>
      {may('stamp:account') && <Forms account={account} again={again} text={text} />}
      <Card title={text.spoil.voided}>
        <Voids acts={told} keyNumber={batch.keyNumber} />
      </Card>
      <Printing account={account} jobs={jobs} text={text} may={may('batch:print')} />
      <Card title={text.count.history}>
        <Counts counts={account.counts} />
      </Card>
    </PortalShell>
  );
}
