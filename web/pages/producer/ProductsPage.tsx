import type { BatchInLot } from '#core/accountBook';
import { formatBatchName } from '#core/batchName';
import { dayOf, type Instant } from '#core/day';
import type { ProposalState } from '#core/proposal';
import { formatDay } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { type ShownStatus, StatusBadge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { formatNumber } from '../../refusalText.ts';
import { accountsText } from '../../text/accounts.ts';
import { productPageText } from '../../text/productPage.ts';

/** A product of the list, and where its page stands. */
export interface ShownProduct {
  readonly id: string;
  readonly name: string;
  readonly status: ShownStatus;
  readonly publishedAt: Instant | null;
  /** Of the latest proposal, where it is not at its end. */
  readonly proposed: Extract<ProposalState, 'draft' | 'waiting' | 'refused'> | null;
}

interface ProductsPageProps {
  readonly frame: PortalFrame;
  readonly products: readonly ShownProduct[];
  readonly leftovers: readonly BatchInLot[];
}

function pageState({ publishedAt, proposed }: ShownProduct, frame: PortalFrame): string {
  const { states } = productPageText(frame.lang);
  if (publishedAt === null) return states[proposed ?? 'none'];
  if (proposed) return fill(states.changed, { state: states[proposed] });
  return fill(states.published, { day: formatDay(dayOf(publishedAt)) });
}

function Leftovers({ frame, leftovers }: Pick<ProductsPageProps, 'frame' | 'leftovers'>) {
  const { list } = productPageText(frame.lang);
  const { leftovers: text, batch } = accountsText(frame.lang);
  const state = ({ account }: BatchInLot) =>
    account.tally.left === null
      ? text.uncounted
      : fill(text.counted, { count: formatNumber(frame.lang, account.tally.left) });
  return (
    <Card title={list.leftovers} tone="danger" id="leftovers">
      <p>{list.leftoversLead}</p>
      <ul>
        {leftovers.map((one) => {
          const first = formatBatchName(one.account.batch);
          return (
            <li key={one.account.batch.id}>
              <a href={`/producer/batches/${one.account.batch.id}#leftovers`}>
                {one.lot.product.name}, {fill(batch.title, { first })}
              </a>
              : {state(one)}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

/** A producer's products: where each stands, and where its page does. */
export function ProductsPage({ frame, products, leftovers }: ProductsPageProps) {
  const { list } = productPageText(frame.lang);
  return (
    <PortalShell frame={frame} title={list.title} lead={list.lead}>
      {leftovers.length > 0 && <Leftovers frame={frame} leftovers={leftovers} />}
      <Table
        caption={list.title}
        columns={[
          {
            label: list.product,
            head: true,
            cell: ({ id, name }) => <a href={`/producer/products/${id}`}>{name}</a>,
          },
          { label: list.status, cell: ({ status }) => <StatusBadge status={status} /> },
          { label: list.page, cell: (one) => pageState(one, frame) },
        ]}
        rows={products}
        rowKey={({ id }) => id}
        empty={list.empty}
      />
    </PortalShell>
  );
}
