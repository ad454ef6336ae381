import { type Day, dayOf } from '#core/day';
import { formatDay, formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { Empty } from '../../parts/portal/Empty.tsx';
import { type Column, Table } from '../../parts/portal/Table.tsx';
import { formatNumber } from '../../refusalText.ts';
import { formatScans } from '../../scans.ts';
import { productsText } from '../../text/products.ts';
import type { Lang } from '../../text.ts';
import type { BatchShown, LotShown, ProductShown } from './productShown.ts';

interface PartProps {
  readonly lang: Lang;
  readonly product: ProductShown;
}

function stampColumns(lang: Lang): Column<BatchShown>[] {
  const text = productsText(lang);
  const number = (value: number | null) => (value === null ? '–' : formatNumber(lang, value));
  const figure = (label: string, of: (one: BatchShown) => number | null): Column<BatchShown> => ({
    ...{ label, number: true },
    cell: (one) => number(of(one)),
  });
  return [
    {
      label: text.batch,
      head: true,
      cell: (one) => (
        <span>
          <a href={`/office/batches/${one.id}`}>{one.name}</a>{' '}
          <span class="hint">{`${text.lot} ${one.lot} · ${one.star}★`}</span>
        </span>
      ),
    },
    figure(text.issued, ({ account }) => account.issued),
    {
      label: text.printed,
      number: true,
      cell: ({ account, prints }) => (
        <span>
          {number(account.printed)} <span class="hint">{fill(text.prints, { count: String(prints) })}</span>
        </span>
      ),
    },
    figure(text.spoiled, ({ account }) => account.spoiled),
    {
      label: text.voided,
      number: true,
      cell: ({ account }) => (
        <span>
          {number(account.voided)}{' '}
          {account.recalled > 0 && (
            <span class="hint">{fill(text.recalled, { count: number(account.recalled) })}</span>
          )}
        </span>
      ),
    },
    figure(text.handedOut, ({ account }) => account.handedOut),
    {
      label: text.left,
      number: true,
      cell: ({ unaccounted, account }) => (
        <span>
          {number(unaccounted)}{' '}
          {account.left !== null && (
            <span class="hint">{fill(text.counted, { count: number(account.left) })}</span>
          )}
        </span>
      ),
    },
  ];
}

/** Where every stamp went, by batch and together. */
export function StampsTable({ lang, product }: PartProps) {
  const text = productsText(lang);
  const issued = product.batches.reduce((sum, { account }) => sum + account.issued, 0);
  return (
    <Card
      title={text.stamps}
      id="stamps"
      beside={issued > 0 && <span>{`${text.total}: ${formatNumber(lang, issued)}`}</span>}
    >
      <Table
        caption={text.stamps}
        columns={stampColumns(lang)}
        rows={product.batches}
        rowKey={({ id }) => id}
        empty={text.stampsEmpty}
      />
      {issued > 0 && <p class="hint">{text.leftHint}</p>}
    </Card>
  );
}

/** Lots of the product. */
export function Lots({ lang, product }: PartProps) {
  const text = productsText(lang);
  const day = (value: Day | null) => (value === null ? '–' : formatDay(value));
  const columns: Column<LotShown>[] = [
    {
      label: text.lot,
      head: true,
      cell: (one) => `${one.number}${one.closedAt === null ? '' : ` (${text.closed})`}`,
    },
    {
      label: text.quantity,
      number: true,
      cell: ({ quantity, unit }) => `${formatNumber(lang, quantity)} ${unit ?? ''}`.trim(),
    },
    { label: text.produced, cell: ({ producedOn }) => day(producedOn) },
    { label: text.expires, cell: ({ expiresOn }) => day(expiresOn) },
    { label: text.opened, cell: ({ openedAt }) => formatInstant(openedAt) },
  ];
  return (
    <Card title={text.lots} id="lots">
      <Table
        caption={text.lots}
        columns={columns}
        rows={product.lots}
        rowKey={({ id }) => id}
        empty={text.lotsEmpty}
      />
    </Card>
  );
}

/** Scans of the last weeks, those that had any. */
export function Scans({ lang, product }: PartProps) {
  const text = productsText(lang);
  const seen = product.weeks.filter(({ scans }) => scans > 0);
  const total = seen.reduce((sum, { scans }) => sum + scans, 0);
  const said = ({ from, scans }: ProductShown['weeks'][number]) =>
    fill(text.scansWeek, { day: formatDay(dayOf(from)), count: formatScans(lang, scans) });
  return (
    <Card title={text.scans} id="scans">
      {total === 0 ? (
        <Empty>{text.scansNone}</Empty>
      ) : (
        <>
          <p>{fill(text.scansTotal, { count: formatScans(lang, total) })}</p>
          <ul>
            {seen.map((week) => (
              <li key={week.from}>{said(week)}</li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
