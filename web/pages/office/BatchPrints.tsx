import type { PrintFormatName } from '#core/printFormat';
import { actorName } from '../../actorName.ts';
import { formatInstant } from '../../dates.ts';
import type { Lang } from '../../lang.ts';
import { sayPaper } from '../../measures.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { PrintCounts, type ShownPrintCount } from '../../parts/portal/PrintCounts.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { sayPages } from '../../sayPages.ts';
import { printHouseText } from '../../text/printHouse.ts';
import { stampsText } from '../../text/stamps.ts';

/** One sheet that was made of a batch. */
export interface ShownPrint {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly stock: string;
  readonly format: PrintFormatName;
  readonly pages: number;
  readonly count: number | null;
  readonly sha256: string;
}

interface BatchPrintsProps {
  readonly lang: Lang;
  readonly prints: readonly ShownPrint[];
  readonly counts: readonly ShownPrintCount[];
}

function Prints({ lang, prints }: Omit<BatchPrintsProps, 'counts'>) {
  const text = stampsText(lang);
  return (
    <Card title={text.prints}>
      <Table
        caption={text.prints}
        rows={prints}
        rowKey={({ id }) => id}
        empty={text.noPrints}
        columns={[
          {
            label: text.when,
            head: true,
            cell: ({ at, by }) => `${formatInstant(at)} · ${actorName(lang, by)}`,
          },
          {
            label: text.paper,
            cell: ({ stock }) => (stock ? sayPaper(lang, stock) : printHouseText(lang).page.list),
          },
          { label: text.pages, number: true, cell: (print) => sayPages(lang, print) },
          { label: text.hash, cell: ({ sha256 }) => <span class="id">{sha256.slice(0, 16)}…</span> },
        ]}
      />
    </Card>
  );
}

/** What was printed of a batch, and what print houses said they printed. */
export function BatchPrints({ lang, prints, counts }: BatchPrintsProps) {
  return (
    <>
      <Prints lang={lang} prints={prints} />
      {counts.length > 0 && (
        <Card title={printHouseText(lang).count.history}>
          <PrintCounts counts={counts} />
        </Card>
      )}
    </>
  );
}
