import { fill } from '../../fill.ts';
import { ButtonLink } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { type Column, Table } from '../../parts/portal/Table.tsx';
import { entriesText } from '../../text/entries.ts';
import type { Lang } from '../../text.ts';

/** An incomplete row as the list shows it. */
export interface EntryListed {
  readonly id: string;
  readonly file: string;
  readonly rowNumber: number;
  readonly productId: string;
  readonly product: string;
  readonly producer: string;
  /** What it lacks, in words. */
  readonly lacks: string;
}

function columnsOf(lang: Lang, mayComplete: boolean): Column<EntryListed>[] {
  const text = entriesText(lang);
  const columns: Column<EntryListed>[] = [
    {
      label: text.product,
      head: true,
      cell: ({ id, product }) => <a href={`/office/entries/${id}`}>{product}</a>,
    },
    { label: text.producer, cell: ({ producer }) => producer },
    { label: text.missing, cell: ({ lacks }) => lacks },
    { label: text.from, cell: ({ file, rowNumber }) => fill(text.rowOf, { file, row: String(rowNumber) }) },
  ];
  const button = ({ id, product }: EntryListed) => (
    <ButtonLink href={`/office/entries/${id}`} tone="quiet">
      {text.complete} <span class="unseen">{product}</span>
    </ButtonLink>
  );
  return mayComplete ? [...columns, { label: text.complete, cell: button }] : columns;
}

/** Rows of imported sheets that a person must complete. */
export function EntriesPage({
  frame,
  entries,
}: {
  readonly frame: PortalFrame;
  readonly entries: readonly EntryListed[];
}) {
  const text = entriesText(frame.lang);
  const may = frame.person?.may.includes('register:import') ?? false;
  return (
    <PortalShell frame={frame} title={text.title} lead={text.lead}>
      <Table
        caption={text.title}
        columns={columnsOf(frame.lang, may)}
        rows={entries}
        rowKey={({ id }) => id}
        empty={text.empty}
      />
    </PortalShell>
  );
}
