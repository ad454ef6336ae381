import type { ActEntry, CountEntry, PrintEntry } from '#core/accountBook';
import { countPrinted } from '#core/printTally';
import type { KeyNumber } from '#core/stampId';
import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { sayPaper } from '../../measures.ts';
import { formatNumber } from '../../refusalText.ts';
import { sayPages } from '../../sayPages.ts';
import { accountsText } from '../../text/accounts.ts';
import { pinsText } from '../../text/pins.ts';
import { printHouseText } from '../../text/printHouse.ts';
import { printsText } from '../../text/prints.ts';
import { Actor } from './Actor.tsx';
import { Badge } from './Badge.tsx';
import { useFrame } from './frame.ts';
import { formatSpan } from './StampSheet.tsx';
import { Table } from './Table.tsx';

/** Every count that was put down; of each kind the latest stands. */
export function Counts({ counts }: { readonly counts: readonly CountEntry[] }) {
  const { lang } = useFrame();
  const { count: text } = accountsText(lang);
  const stands = (one: CountEntry) => counts.find(({ kind }) => kind === one.kind)?.id === one.id;
  return (
    <Table
      caption={text.history}
      columns={[
        { label: text.kind, head: true, cell: ({ kind }) => text.kinds[kind] },
        {
          label: text.number,
          number: true,
          cell: (one) => (
            <>
              {formatNumber(lang, one.count)} {stands(one) && <Badge tone="good">{text.stands}</Badge>}
            </>
          ),
        },
        { label: text.at, cell: ({ at }) => formatInstant(at) },
        { label: text.by, cell: ({ by }) => <Actor name={by} /> },
        { label: text.note, cell: ({ note }) => note ?? '' },
      ]}
      rows={counts}
      rowKey={({ id }) => id}
      empty={text.none}
    />
  );
}

interface PrintsProps {
  readonly prints: readonly PrintEntry[];
  /** How many stamps the batch has. */
  readonly quantity: number;
  /** The form that prints one again with the same choices, whole or in part, for whoever may. */
  readonly again?: (print: PrintEntry, part: boolean) => string;
  /** The page where what a print house says of one is put down. */
  readonly counts?: (print: PrintEntry) => string;
}

/** Which stamps a print holds, and how many of them an earlier one holds already. */
function StampsOf({ print, quantity, prints }: { readonly print: PrintEntry } & PrintsProps) {
  const { lang } = useFrame();
  const { prints: text } = accountsText(lang);
  const words = printsText(lang);
  const number = (value: number) => formatNumber(lang, value);
  const { from, count } = print;
  const span = { from: from ?? 1, count: count ?? quantity };
  if (print.content === 'pins') return <>{pinsText(lang).short.pins}</>;
  const again = countPrinted(quantity, prints.slice(0, prints.indexOf(print)), span);
  const places = { from: number(span.from), to: number(span.from + span.count - 1) };
  return (
    <>
      {span.count === quantity ? words.placesAll : fill(words.placesValue, places)}{' '}
      {again > 0 && <Badge tone="notice">{fill(text.isAgain, { count: number(again) })}</Badge>}
    </>
  );
}

function Again({
  print,
  again,
}: {
  readonly print: PrintEntry;
  readonly again: NonNullable<PrintsProps['again']>;
}) {
  const { prints: text } = accountsText(useFrame().lang);
  // A list of no paper has no sheet to be printed again.
  if (print.stock === '') return null;
  return (
    <>
      <a href={again(print, false)}>{text.againSame}</a> · <a href={again(print, true)}>{text.againPart}</a>
    </>
  );
}

/** The print files that were made of a batch, the first one first. */
export function Prints(props: PrintsProps) {
  const { prints, again, counts } = props;
  const { lang } = useFrame();
  const { prints: text } = accountsText(lang);
  const house = printHouseText(lang);
  const toCounts = counts && {
    label: house.count.title,
    cell: (one: PrintEntry) => <a href={counts(one)}>{house.page.open}</a>,
  };
  const hash = {
    label: text.hash,
    cell: ({ sha256 }: PrintEntry) => <code title={sha256}>{sha256.slice(0, 16)}</code>,
  };
  const paper = ({ stock, dpi, start }: PrintEntry) => {
    if (stock === '') return house.page.list;
    return fill(text.paperValue, {
      stock: sayPaper(lang, stock),
      dpi: String(dpi),
      start: formatNumber(lang, start),
    });
  };
  return (
    <Table
      caption={text.title}
      columns={[
        { label: text.paper, head: true, cell: paper },
        { label: house.page.format, cell: ({ format }) => house.formats[format] },
        { label: text.stamps, cell: (print) => <StampsOf {...props} print={print} /> },
        { label: text.pages, number: true, cell: (print) => sayPages(lang, print) },
        { label: text.at, cell: ({ at }) => formatInstant(at) },
        { label: text.by, cell: ({ by }) => <Actor name={by} /> },
        // The page of a print shows its hash whole.
        toCounts ?? hash,
        ...(again
          ? [{ label: text.againSame, cell: (print: PrintEntry) => <Again print={print} again={again} /> }]
          : []),
      ]}
      rows={prints}
      rowKey={({ id }) => id}
      empty={text.none}
    />
  );
}

/** Ranges that were voided or recalled, why, when and by whom. */
export function Voids({
  acts,
  keyNumber,
}: {
  readonly acts: readonly ActEntry[];
  readonly keyNumber: KeyNumber;
}) {
  const { lang } = useFrame();
  const { spoil: text, count, reasons, account } = accountsText(lang);
  const why = ({ act, cause, reason }: ActEntry) => {
    const word = act === 'recall' ? text.recalled : reasons[cause ?? 'mistake'];
    return reason === word ? word : `${word}: ${reason}`;
  };
  return (
    <Table
      caption={text.voided}
      columns={[
        { label: text.range, head: true, cell: (one) => formatSpan(keyNumber, one) },
        {
          label: text.stampsShort,
          number: true,
          cell: (one) => formatNumber(lang, one.last - one.first + 1),
        },
        { label: account.cause, cell: why },
        { label: count.at, cell: ({ at }) => formatInstant(at) },
        { label: count.by, cell: ({ by }) => <Actor name={by} /> },
      ]}
      rows={acts}
      rowKey={({ id }) => id}
      empty={text.none}
    />
  );
}
