import { fill } from '../../fill.ts';
import { formatNumber } from '../../refusalText.ts';
import { importsText } from '../../text/imports.ts';
import { Card } from '../portal/Card.tsx';
import { Facts } from '../portal/Facts.tsx';
import { ButtonLink } from '../portal/Form.tsx';
import { type PortalFrame, useFrame } from '../portal/frame.ts';
import { Notice } from '../portal/Notice.tsx';
import { Table } from '../portal/Table.tsx';

interface Problem {
  readonly row: number;
  readonly column?: string;
  readonly product?: string;
  readonly message: string;
}

/** What becomes of a register's rows, as its import reports it. */
export interface ShownReport {
  readonly rows: number;
  readonly fates: readonly {
    readonly row: number;
    readonly product: string;
    readonly producer: string;
    readonly is: 'imported' | 'incomplete' | 'unchanged' | 'refused';
  }[];
  readonly imported: number;
  readonly incomplete: number;
  readonly unchanged: number;
  readonly refusedRows: number;
  readonly assumedEnds: number;
  readonly refused: readonly Problem[];
  readonly incompleteRows: readonly Problem[];
  readonly stillIncomplete: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly possibleMatches: readonly {
    readonly row: number;
    readonly product: string;
    readonly producer: string;
    readonly candidate: { readonly name: string; readonly producer: string };
  }[];
  readonly unknownColumns: readonly string[];
  readonly otherSheets: readonly string[];
}

/** The first of each kind are shown; nobody reads thousands on one page. */
const SHOWN = 50;

interface SentencesProps {
  /** With `{rows}`, `{count}`: one row may have several things to mend. */
  readonly title: string;
  readonly rows?: number;
  readonly said: readonly string[];
}

function Sentences({ title, rows, said }: SentencesProps) {
  const { lang } = useFrame();
  const text = importsText(lang);
  if (said.length === 0) return null;
  const rest = said.length - SHOWN;
  const figures = {
    rows: formatNumber(lang, rows ?? said.length),
    count: formatNumber(lang, said.length),
  };
  return (
    <Card title={fill(title, figures)}>
      <ul>
        {said.slice(0, SHOWN).map((sentence, i) => (
          <li key={`${i}-${sentence}`}>{sentence}</li>
        ))}
        {rest > 0 && <li>{fill(text.more, { count: formatNumber(lang, rest) })}</li>}
      </ul>
    </Card>
  );
}

function say(lang: PortalFrame['lang'], { row, column, product, message }: Problem): string {
  const text = importsText(lang);
  if (row === 0) return message;
  const about = product ? `${product}: ${message}` : message;
  return fill(column ? text.problemAt : text.problemRow, { row: String(row), column, message: about });
}

interface ReportProps {
  readonly report: ShownReport;
  /** Address of this import: its files hang below it. */
  readonly path: string;
}

/** How many rows become what; each row counts once. */
export function ReportCounts({ report }: Pick<ReportProps, 'report'>) {
  const { lang } = useFrame();
  const text = importsText(lang);
  const number = (value: number) => formatNumber(lang, value);
  return (
    <Facts
      rows={[
        [text.rows, number(report.rows)],
        [text.imported, number(report.imported)],
        [text.incomplete, number(report.incomplete)],
        [text.unchanged, number(report.unchanged)],
        [text.refused, number(report.refusedRows)],
        [text.possible, number(report.possibleMatches.length)],
        [text.assumed, number(report.assumedEnds)],
      ]}
    />
  );
}

function Fates({ report, path }: ReportProps) {
  const { lang } = useFrame();
  const text = importsText(lang);
  const { fates } = report;
  const shown = fates.slice(0, SHOWN);
  const figures = { shown: formatNumber(lang, shown.length), count: formatNumber(lang, fates.length) };
  return (
    <Card title={text.fatesTitle}>
      {fates.length > shown.length && <p class="hint">{fill(text.fatesRest, figures)}</p>}
      <Table
        caption={text.fatesTitle}
        rows={shown}
        rowKey={({ row }) => String(row)}
        empty={text.nothingToWrite}
        columns={[
          { label: text.product, cell: ({ product }) => product || '–', head: true },
          { label: text.row, cell: ({ row }) => row, number: true },
          { label: text.producer, cell: ({ producer }) => producer || '–' },
          { label: text.becomes, cell: ({ is }) => text.fates[is] },
        ]}
      />
      <p>
        <ButtonLink href={`${path}/rows.csv`} tone="quiet">
          {text.fatesFile}
        </ButtonLink>
      </p>
    </Card>
  );
}

function Unread({ report }: Pick<ReportProps, 'report'>) {
  const text = importsText(useFrame().lang);
  const { unknownColumns, otherSheets } = report;
  return (
    <>
      {unknownColumns.length > 0 && (
        <Notice tone="notice">{fill(text.unknownColumns, { columns: unknownColumns.join(', ') })}</Notice>
      )}
      {otherSheets.length > 0 && (
        <Notice tone="notice">{fill(text.otherSheets, { sheets: otherSheets.join(', ') })}</Notice>
      )}
    </>
  );
}

/** Whatever a person should look at, by its weight, then every row; the whole of each is a CSV file. */
export function ImportDetails({ report, path }: ReportProps) {
  const { lang } = useFrame();
  const text = importsText(lang);
  const said = (problems: readonly Problem[]) => problems.map((problem) => say(lang, problem));
  const matches = report.possibleMatches.map(({ row, product, producer, candidate }) =>
    fill(text.matchLine, {
      ...{ row: String(row), product, producer },
      ...{ candidate: candidate.name, candidateProducer: candidate.producer },
    }),
  );
  const lists = [report.refused, report.incompleteRows, report.stillIncomplete, matches, report.warnings];
  return (
    <>
      <Unread report={report} />
      {lists.some(({ length }) => length > 0) && (
        <p>
          <ButtonLink href={`${path}/problems.csv`} tone="quiet">
            {text.problemsFile}
          </ButtonLink>
        </p>
      )}
      <Sentences title={text.refusedTitle} rows={report.refusedRows} said={said(report.refused)} />
      <Sentences title={text.incompleteTitle} said={said(report.incompleteRows)} />
      <Sentences title={text.stillTitle} said={said(report.stillIncomplete)} />
      <Sentences title={text.matchesTitle} said={matches} />
      <Sentences title={text.warningsTitle} said={said(report.warnings)} />
      <Fates report={report} path={path} />
    </>
  );
}
