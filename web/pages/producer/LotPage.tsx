import { formatBatchName } from '#core/batchName';
import { dayOf } from '#core/day';
import type { KeyNumber } from '#core/stampId';
import { formatDay, formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { CheckField } from '../../parts/portal/Field.tsx';
import { ButtonLink, Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { JobList, type JobShown } from '../../parts/portal/JobList.tsx';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { formatNumber } from '../../refusalText.ts';
import { lotsText } from '../../text/lots.ts';
import { isOrderable, type LotShown, LotState, leftWords, mayAmend, quantityWords } from './LotsPage.tsx';
import { AskedOrders, type AskedShown } from './News.tsx';

/** A batch, as its lot's page shows it. */
export interface BatchShown {
  readonly id: string;
  readonly keyNumber: KeyNumber;
  readonly first: number;
  readonly quantity: number;
  readonly issuedAt: number;
}

interface LotPageProps {
  readonly frame: PortalFrame;
  readonly lot: LotShown & { readonly openedAt: number };
  readonly batches: readonly BatchShown[];
  readonly asked: readonly AskedShown[];
  readonly jobs: readonly JobShown[];
  readonly wrong?: Wrong | null;
}

function About({ frame, lot }: Pick<LotPageProps, 'frame' | 'lot'>) {
  const { lang } = frame;
  const text = lotsText(lang);
  const closedAt = lot.closedAt ?? null;
  const day = (value: typeof lot.producedOn) => (value === null ? null : formatDay(value));
  return (
    <Card title={text.page.facts}>
      <Facts
        rows={[
          [text.product, lot.productName],
          [text.producer, lot.producerName],
          [text.state, <LotState lot={lot} lang={lang} />],
          [text.quantity, quantityWords(lang, lot)],
          [text.stampsIssued, formatNumber(lang, lot.stampsIssued)],
          [text.stampsVoid, lot.stampsVoid > 0 ? formatNumber(lang, lot.stampsVoid) : null],
          [text.stampsLeft, leftWords(lang, lot)],
          [text.form.produced, day(lot.producedOn)],
          [text.form.expires, day(lot.expiresOn)],
          [text.form.place, lot.place],
          [text.form.gtin, lot.gtin],
          [text.page.opened, formatDay(dayOf(lot.openedAt))],
          [text.page.closed, closedAt === null ? null : formatDay(dayOf(closedAt))],
        ]}
      />
    </Card>
  );
}

function Batches({ frame, batches }: Pick<LotPageProps, 'frame' | 'batches'>) {
  const { page } = lotsText(frame.lang);
  return (
    <Card title={page.batches}>
      <Table
        caption={page.batches}
        rows={batches}
        rowKey={({ id }) => id}
        empty={<p>{page.noBatches}</p>}
        columns={[
          {
            label: page.batch,
            head: true,
            cell: ({ id, ...batch }) => (
              <a class="id" href={`/producer/batches/${id}`}>
                {formatBatchName(batch)}
              </a>
            ),
          },
          { label: page.stamps, number: true, cell: ({ quantity }) => formatNumber(frame.lang, quantity) },
          { label: page.issued, cell: ({ issuedAt }) => formatInstant(issuedAt) },
        ]}
      />
    </Card>
  );
}

function Closing({ frame, lot, wrong }: LotPageProps) {
  const { page } = lotsText(frame.lang);
  const values = { number: lot.number, left: leftWords(frame.lang, lot) };
  return (
    <Card title={fill(page.closeTitle, values)} id="closing" tone="danger">
      <p>{fill(page.closeWords, values)}</p>
      <Form action={`/producer/lots/${lot.id}/closing`} wrong={wrong}>
        <CheckField name="sure" label={fill(page.closeSure, values)} required />
        <div class="buttons">
          <Submit tone="danger">{page.close}</Submit>
        </div>
      </Form>
    </Card>
  );
}

/** One lot: what it is, its stamps, its print files, and the end of it. */
export function LotPage(props: LotPageProps) {
  const { frame, lot, jobs } = props;
  const text = lotsText(frame.lang);
  const { page } = text;
  const may = (permission: 'lot:write' | 'batch:issue') => frame.person?.may.includes(permission) === true;
  const open = (lot.closedAt ?? null) === null;
  const query = `product=${encodeURIComponent(lot.productId)}&lot=${encodeURIComponent(lot.id)}`;
  const actions = (
    <>
      {isOrderable(lot) && may('batch:issue') && (
        <ButtonLink href={`/producer/orders/new?${query}`}>{page.order}</ButtonLink>
      )}
      {mayAmend(frame, lot) && (
        <ButtonLink href={`/producer/lots/${lot.id}/edit`} tone="quiet">
          {page.edit}
        </ButtonLink>
      )}
      {lot.stampsIssued > 0 && (
        <ButtonLink href={`/producer/lots/${lot.id}/account`} tone="quiet">
          {page.account}
        </ButtonLink>
      )}
    </>
  );
  return (
    <PortalShell
      frame={frame}
      title={fill(page.title, { number: lot.number })}
      lead={lot.productName}
      up={{ path: '/producer/lots', label: text.up }}
      actions={actions}
      sample={lot.sample}
    >
      {lot.bar && (open || lot.bar === 'recalled') && (
        <Notice tone={lot.bar === 'recalled' || lot.bar === 'withdrawn' ? 'danger' : 'notice'}>
          {text.bars[lot.bar].words}
        </Notice>
      )}
      <AskedOrders asked={props.asked} />
      <About {...props} />
      <Batches {...props} />
      {frame.person?.may.includes('batch:print') && (
        <Card title={page.jobs}>
          <JobList jobs={jobs} empty={page.noJobs} />
        </Card>
      )}
      {open && may('lot:write') && <Closing {...props} />}
    </PortalShell>
  );
}
