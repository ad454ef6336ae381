import {
  type AnyTable,
  anyTable,
  type BundleTables,
  columnsOf,
  rowsOf,
  TABLE_NAMES,
  type TableName,
} from './bundleShape.ts';

/** What a row is called by in two editions; a reference stands for what the row it names is called. */
const IDENTITIES: Readonly<Record<TableName, readonly string[]>> = {
  keys: ['number'],
  origins: ['origin'],
  authorities: ['name'],
  decisions: ['signedOn', 'authority', 'numberText'],
  areas: ['name'],
  producers: ['name', 'area'],
  products: ['producer', 'name', 'id'],
  gtins: ['product', 'digits'],
  recognitions: ['product', 'decision', 'validFrom'],
  withdrawals: ['recognition'],
  batches: ['key', 'first'],
  acts: ['key', 'first', 'last', 'act'],
  copies: ['key', 'serial'],
};

type Identities = Record<TableName, readonly string[]>;

function partOf(table: AnyTable, column: string, row: number, of: readonly string[] | undefined): string {
  const value = table[column]?.[row];
  return typeof value === 'number' && of ? (of[value] ?? '') : String(value);
}

/** Two rows called alike are told apart by which comes first. */
function numbered(identities: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return identities.map((identity) => {
    const count = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, count);
    return count === 1 ? identity : `${identity}\n${count}`;
  });
}

function identitiesOfTable(name: TableName, table: AnyTable, known: Partial<Identities>): string[] {
  const columns = columnsOf(name).filter(([key]) => IDENTITIES[name].includes(key));
  const parts = columns.map(([key, column]) => ({
    key,
    of: 'text' in column || column.of === undefined ? undefined : known[column.of],
  }));
  const called = Array.from({ length: rowsOf(table) }, (_, row) =>
    parts.map(({ key, of }) => partOf(table, key, row, of)).join('\t'),
  );
  return numbered(called);
}

/** What every row of an edition is called by. */
export function identitiesOf(tables: BundleTables): Identities {
  const known: Partial<Identities> = {};
  for (const name of TABLE_NAMES) known[name] = identitiesOfTable(name, anyTable(tables, name), known);
  return known as Identities;
}
