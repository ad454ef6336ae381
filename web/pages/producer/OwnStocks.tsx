import { addressOf } from '../../address.ts';
import { fill } from '../../fill.ts';
import { AskedRemoval } from '../../parts/portal/AskedRemoval.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { useFrame } from '../../parts/portal/frame.ts';
import { Table } from '../../parts/portal/Table.tsx';
import { printersText } from '../../text/printers.ts';

/** A paper of one's own, as it is listed. */
export interface ShownOwnStock {
  readonly id: string;
  readonly name: string;
  readonly size: string;
  /** Its measures as they are typed. */
  readonly typed: Readonly<Record<string, string>>;
}

interface OwnStocksProps {
  readonly stocks: readonly ShownOwnStock[];
  readonly back: string | undefined;
}

/** The papers that were measured before: to measure anew, or to take off the list. */
export function OwnStocks({ stocks, back }: OwnStocksProps) {
  const text = printersText(useFrame().lang);
  const acts = ({ id, name, typed }: ShownOwnStock) => (
    <>
      <a href={addressOf('/producer/stocks/new', { ...typed, name, replace: '1', back })}>{text.change}</a>
      <AskedRemoval
        action={`/producer/stocks/${id}/removal`}
        ask={text.remove}
        act={fill(text.removeStock, { name })}
        back={back}
      />
    </>
  );
  return (
    <Card title={text.ownStocks} id="own">
      <Table
        caption={text.ownStocks}
        columns={[
          { label: text.stockName, cell: ({ name }) => <b>{name}</b>, head: true },
          { label: text.stockSize, cell: ({ size }) => size },
          { label: text.acts, cell: acts },
        ]}
        rows={stocks}
        rowKey={({ id }) => id}
        empty={text.ownStocksNone}
      />
    </Card>
  );
}
