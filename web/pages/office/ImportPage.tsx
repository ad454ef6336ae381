import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { ImportDetails, ReportCounts, type ShownReport } from '../../parts/office/ImportReport.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { ButtonLink, Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { formatNumber } from '../../refusalText.ts';
import type { Said } from '../../said.ts';
import { importsText } from '../../text/imports.ts';

/** A register looked at, and what may be done with it. */
export interface Previewed {
  readonly preview: ShownReport;
  /** The register it was looked at on. */
  readonly mark: string;
  /** No recognition is on record yet: it is written at once. */
  readonly founding: boolean;
  /** The proposal that waits for an approver. */
  readonly waiting: string | null;
}

/** Where one import stands: previewed, on record, or not to be read. */
export type ImportState =
  | Previewed
  | {
      readonly doneAt: number;
      readonly counts: Readonly<Record<string, number>>;
      /** Null for one from before reports were kept. */
      readonly report: ShownReport | null;
    }
  | { readonly refused: Said };

interface ImportPageProps {
  readonly frame: PortalFrame;
  /** What this address names: the file, or the import on record. */
  readonly id: string;
  readonly fileName: string;
  readonly state: ImportState;
  readonly wrong?: Wrong | undefined;
}

interface PreviewProps extends Pick<ImportPageProps, 'frame' | 'wrong'> {
  readonly path: string;
  readonly state: Previewed;
}

function Sending({ frame, path, state, wrong }: PreviewProps) {
  const text = importsText(frame.lang);
  const { preview, mark, founding, waiting } = state;
  const writes = preview.imported + preview.incomplete;
  if (waiting !== null) {
    return (
      <>
        <Notice tone="notice">{text.waitsApproval}</Notice>
        <p>
          <ButtonLink href={`/office/proposals/${waiting}`}>{text.seeProposal}</ButtonLink>
        </p>
      </>
    );
  }
  if (writes === 0) return <p>{text.nothingToWrite}</p>;
  const count = formatNumber(frame.lang, writes);
  return (
    <Form action={`${path}/confirmation`} wrong={wrong}>
      <p class="hint">{founding ? text.founding : text.needsApproval}</p>
      <input type="hidden" name="mark" value={mark} />
      <Submit>{fill(founding ? text.confirm : text.send, { count })}</Submit>
    </Form>
  );
}

function Preview(props: PreviewProps) {
  const { frame, path, state } = props;
  const text = importsText(frame.lang);
  return (
    <>
      <Notice tone="notice">{text.nothingWritten}</Notice>
      <Card title={text.counts}>
        <ReportCounts report={state.preview} />
        <Sending {...props} />
      </Card>
      <ImportDetails report={state.preview} path={path} />
    </>
  );
}

type Done = Extract<ImportState, { doneAt: number }>;

function OnRecord({ frame, path, state }: { frame: PortalFrame; path: string; state: Done }) {
  const { lang } = frame;
  const text = importsText(lang);
  const { doneAt, counts, report } = state;
  return (
    <>
      <Notice tone="good">{fill(text.done, { at: formatInstant(doneAt) })}</Notice>
      {report ? (
        <>
          <Card title={text.counts}>
            <ReportCounts report={report} />
          </Card>
          <ImportDetails report={report} path={path} />
        </>
      ) : (
        <>
          <Facts
            rows={[
              [text.rows, formatNumber(lang, counts.rows ?? 0)],
              [text.recognitions, formatNumber(lang, counts.recognitions ?? 0)],
              [text.incomplete, formatNumber(lang, counts.incomplete ?? 0)],
              [text.matches, formatNumber(lang, counts.possibleMatches ?? 0)],
            ]}
          />
          <p class="hint">{text.reportNone}</p>
        </>
      )}
    </>
  );
}

/** One register handed in: what would become of every row, then what became of it. */
export function ImportPage({ frame, id, fileName, state, wrong }: ImportPageProps) {
  const text = importsText(frame.lang);
  const path = `/office/imports/${id}`;
  const up = { path: '/office/imports', label: text.title };
  const title = 'doneAt' in state ? fileName : fill(text.preview, { file: fileName });
  return (
    <PortalShell frame={frame} title={title} up={up}>
      {'preview' in state && <Preview frame={frame} path={path} state={state} wrong={wrong} />}
      {'refused' in state && (
        <Notice tone="danger" title={state.refused.title} alert>
          {state.refused.detail}
        </Notice>
      )}
      {'doneAt' in state && <OnRecord frame={frame} path={path} state={state} />}
      <p>
        <ButtonLink href="/office/imports" tone="quiet">
          {text.back}
        </ButtonLink>
      </p>
    </PortalShell>
  );
}
