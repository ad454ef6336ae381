import type { ComponentChildren } from 'preact';
import { Empty } from './Empty.tsx';

/** One column: its heading, and what it shows of a row. */
export interface Column<Row> {
  readonly label: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Figures stand right, in columns. */
  readonly number?: boolean;
  /** The row's own name: the first line of its card on a phone. */
  readonly head?: boolean;
}

interface TableProps<Row> {
  /** Said to readers of the screen; shown only with `captionShown`. */
  readonly caption: string;
  readonly captionShown?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** What stands here when there is nothing: a sentence that says what to do. */
  readonly empty: ComponentChildren;
}

/** Rows and columns; on a narrow screen each row is a card with its headings beside. */
export function Table<Row>({ caption, captionShown, columns, rows, rowKey, empty }: TableProps<Row>) {
  if (rows.length === 0) return <Empty>{empty}</Empty>;
  return (
    <table class="rows">
      <caption class={captionShown ? undefined : 'unseen'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label, number }) => (
            <th key={label} scope="col" class={number ? 'number' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map(({ label, cell, number, head }) => (
              <td key={label} data-label={label} class={head ? 'head' : number ? 'number' : undefined}>
                <div>{cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
