import type { Instant } from '#core/day';
import { ownValue } from '#core/ownValue';
import type { RegisterQuery } from '#core/registerQuery';
import type { Db } from '#db/open';
import { listRegisterRows, type RegisterRow } from '#db/registerRows';
import { type Found, listFoundIds } from '#db/registerSearch';
import { formatDay, formatInstant } from '#web/dates.ts';
import { fill } from '#web/fill.ts';
import type { Lang } from '#web/lang.ts';
import { formatNumber } from '#web/refusalText.ts';
import { registerText } from '#web/text/register.ts';
import type { FileCell, FileTable } from './table.ts';

/** Products read at a time: a file of any length needs little memory. */
const PIECE = 500;

type Text = ReturnType<typeof registerText>;
type ColumnName = keyof Text['columns'];

interface FileColumn {
  readonly name: ColumnName;
  readonly width: number;
  readonly cell: (row: RegisterRow, text: Text) => FileCell;
}

const day = (value: RegisterRow['validFrom']): FileCell => (value === null ? null : { day: value });

/** A group's name in one language; what is of no catalogue stays as it is written. */
export function groupName(text: Text, group: string | null): string {
  const names: Readonly<Record<string, string>> = text.groups;
  return group === null || group === '' ? text.groups.none : (ownValue(names, group) ?? group);
}

/** The columns of an exported register; their headings are those an import asks for. */
const COLUMNS: readonly FileColumn[] = [
  { name: 'id', width: 20, cell: ({ id }) => id },
  { name: 'product', width: 40, cell: ({ name }) => name },
  { name: 'producer', width: 40, cell: ({ producerName }) => producerName },
  { name: 'producerType', width: 16, cell: ({ producerKind }, text) => kindCell(producerKind, text) },
  { name: 'taxCode', width: 16, cell: ({ taxCode }) => taxCode },
  { name: 'group', width: 24, cell: ({ group }, text) => (group === null ? null : groupName(text, group)) },
  { name: 'star', width: 10, cell: ({ star }) => star },
  { name: 'score', width: 8, cell: ({ score }) => score },
  { name: 'recordKind', width: 20, cell: ({ status }, text) => text.file.recordKinds[status] || null },
  { name: 'decisionNumber', width: 20, cell: ({ decisionNumber }) => decisionNumber },
  { name: 'signedOn', width: 12, cell: ({ signedOn }) => day(signedOn) },
  { name: 'authority', width: 28, cell: ({ authority }) => authority },
  { name: 'validFrom', width: 12, cell: ({ validFrom }) => day(validFrom) },
  { name: 'validTo', width: 12, cell: ({ validTo }) => day(validTo) },
  { name: 'certificate', width: 20, cell: ({ certificate }) => certificate },
  { name: 'gtin', width: 18, cell: ({ gtins }) => gtins.join('; ') || null },
  { name: 'address', width: 48, cell: ({ address }) => address },
  { name: 'communeNow', width: 24, cell: ({ communeNow }) => communeNow },
  { name: 'provinceNow', width: 24, cell: ({ provinceNow }) => provinceNow },
];

function kindCell(kind: RegisterRow['producerKind'], text: Text): FileCell {
  return kind === 'unknown' ? null : text.kinds[kind];
}

/** What a register was narrowed to, in words; the area by the name it goes by. */
export function sayFilter(lang: Lang, query: RegisterQuery, areaName: string | null): string {
  const text = registerText(lang);
  const { q, star, group, status, areaId, kind } = query;
  const parts = [
    q.trim() === '' ? null : fill(text.file.sought, { q: q.trim() }),
    star === null ? null : fill(text.stars, { star: String(star) }),
    group === null ? null : groupName(text, group),
    status === null ? null : text.standings[status],
    areaId === null ? null : (areaName ?? areaId),
    kind === null ? null : text.kinds[kind],
  ];
  return parts.filter((part) => part !== null).join('; ') || text.file.noFilter;
}

async function* piecesOf(db: Db, found: Found, text: Text): FileTable['rows'] {
  const ids = await listFoundIds(db, found);
  for (let i = 0; i < ids.length; i += PIECE) {
    const rows = await listRegisterRows(db, ids.slice(i, i + PIECE), found.query.asOf);
    yield rows.map((row) => COLUMNS.map(({ cell }) => cell(row, text)));
  }
}

/** What was found of the register as a file's table: exactly those products, as of the day they were judged on. */
export function registerTable(
  db: Db,
  found: Found,
  { lang, at, areaName }: { readonly lang: Lang; readonly at: Instant; readonly areaName: string | null },
): FileTable {
  const text = registerText(lang);
  const { query, total } = found;
  const values = { day: formatDay(query.asOf), at: formatInstant(at), count: formatNumber(lang, total) };
  const filter = fill(text.file.filter, { filter: sayFilter(lang, query, areaName) });
  return {
    above: [text.file.title, fill(text.file.asOf, values), filter],
    headings: COLUMNS.map(({ name }) => text.columns[name]),
    widths: COLUMNS.map(({ width }) => width),
    rows: piecesOf(db, found, text),
  };
}
