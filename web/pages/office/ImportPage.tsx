import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { ButtonLink, Form, Submit } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { formatNumber } from '../../refusalText.ts';
import type { Said } from '../../said.ts';
import { importsText } from '../../text/imports.ts';

interface Problem {
  readonly row: number;
  readonly column?: string;
  readonly product?: string;
  readonly message: string;
}

/** What becomes of a register's rows, as its import reports it. */
export interface Preview {
  readonly rows: number;
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

/** Where one import stands: previewed, on record, or not to be read. */
export type ImportState =
  | { readonly preview: Preview }
  | { readonly doneAt: number; readonly counts: Readonly<Record<string, number>> }
  | { readonly refused: Said };

interface ImportPageProps {
  readonly frame: PortalFrame;
  readonly hash: string;
  readonly fileName: string;
  readonly state: ImportState;
}

/** The first of each kind are shown; nobody reads thousands on one page. */
const SHOWN = 50;

function Sentences({ frame, title, said }: { frame: PortalFrame; title: string; said: readonly string[] }) {
  const text = importsText(frame.lang);
  if (said.length === 0) return null;
  const rest = said.length - SHOWN;
  return (
    <Card title={`${title} (${formatNumber(frame.lang, said.length)})`}>
      <ul>
        {said.slice(0, SHOWN).map((sentence, i) => (
          <li key={`${i}-${sentence}`}>{sentence}</li>
        ))}
        {rest > 0 && <li>{fill(text.more, { count: formatNumber(frame.lang, rest) })}</li>}
      </ul>
    </Card>
  );
}

function say(lang: PortalFrame['lang'], { row, column, product, message }: Problem): string {
  const text = importsText(lang);
  const about = product ? `${product}: ${message}` : message;
  const where = row === 0 ? message : undefined;
  if (where !== undefined) return where;
  return fill(column ? text.problemAt : text.problemRow, { row: String(row), column, message: about });
}

function Details({ frame, preview }: { readonly frame: PortalFrame; readonly preview: Preview }) {
  const { lang } = frame;
  const text = importsText(lang);
  const said = (problems: readonly Problem[]) => problems.map((problem) => say(lang, problem));
  const matches = preview.possibleMatches.map(({ row, product, producer, candidate }) =>
    fill(text.matchLine, {
      ...{ row: String(row), product, producer },
      ...{ candidate: candidate.name, candidateProducer: candidate.producer },
    }),
  );
  return (
    <>
      <Sentences frame={frame} title={text.refusedTitle} said={said(preview.refused)} />
      <Sentences frame={frame} title={text.incompleteTitle} said={said(preview.incompleteRows)} />
      <Sentences frame={frame} title={text.stillTitle} said={said(preview.stillIncomplete)} />
      <Sentences frame={frame} title={text.matchesTitle} said={matches} />
      <Sentences frame={frame} title={text.warningsTitle} said={said(preview.warnings)} />
    </>
  );
}

function Columns({ frame, preview }: { readonly frame: PortalFrame; readonly preview: Preview }) {
  const text = importsText(frame.lang);
  const { unknownColumns, otherSheets } = preview;
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

function Previewed({ frame, hash, preview }: { frame: PortalFrame; hash: string; preview: Preview }) {
  const { lang } = frame;
  const text = importsText(lang);
  const number = (value: number) => formatNumber(lang, value);
  const writes = preview.imported + preview.incomplete;
  return (
    <>
      <Notice tone="notice">{text.nothingWritten}</Notice>
      <Card title={text.counts}>
        <Facts
          rows={[
            [text.rows, number(preview.rows)],
            [text.imported, number(preview.imported)],
            [text.incomplete, number(preview.incomplete)],
            [text.unchanged, number(preview.unchanged)],
            [text.refused, number(preview.refusedRows)],
            [text.matches, number(preview.possibleMatches.length)],
            [text.assumed, number(preview.assumedEnds)],
          ]}
        />
        {writes === 0 ? (
          <p>{text.nothingToWrite}</p>
        ) : (
          <Form action={`/office/imports/${hash}/confirmation`}>
            <Submit>{fill(text.confirm, { count: number(writes) })}</Submit>
          </Form>
        )}
      </Card>
      <Columns frame={frame} preview={preview} />
      <Details frame={frame} preview={preview} />
    </>
  );
}

/** One register handed in: what would become of every row, then that it is on record. */
export function ImportPage({ frame, hash, fileName, state }: ImportPageProps) {
  const text = importsText(frame.lang);
  const up = { path: '/office/imports', label: text.title };
  const title = 'doneAt' in state ? fileName : fill(text.preview, { file: fileName });
  return (
    <PortalShell frame={frame} title={title} up={up}>
      {'preview' in state && <Previewed frame={frame} hash={hash} preview={state.preview} />}
      {'refused' in state && (
        <Notice tone="danger" title={state.refused.title} alert>
          {state.refused.detail}
        </Notice>
      )}
      {'doneAt' in state && (
        <>
          <Notice tone="good">{fill(text.done, { at: formatInstant(state.doneAt) })}</Notice>
          <Facts
            rows={[
              [text.rows, formatNumber(frame.lang, state.counts.rows ?? 0)],
              [text.recognitions, formatNumber(frame.lang, state.counts.recognitions ?? 0)],
              [text.incomplete, formatNumber(frame.lang, state.counts.incomplete ?? 0)],
              [text.matches, formatNumber(frame.lang, state.counts.possibleMatches ?? 0)],
            ]}
          />
        </>
      )}
      <p>
        <ButtonLink href="/office/imports" tone="quiet">
          {text.back}
        </ButtonLink>
      </p>
    </PortalShell>
  );
}
