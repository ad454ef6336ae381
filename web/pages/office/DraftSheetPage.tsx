import type { Proposal } from '#core/proposal';
import { fill } from '../../fill.ts';
import { LinesTable, type Typed } from '../../parts/office/DecisionContent.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { Form, Submit } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { decisionsText } from '../../text/decisions.ts';

interface DraftSheetPageProps {
  readonly frame: PortalFrame;
  readonly proposal: Pick<Proposal, 'id' | 'revision'>;
  readonly hash: string;
  readonly sheet: {
    readonly fileName: string;
    readonly columns: readonly string[];
    readonly unknownColumns: readonly string[];
    readonly lines: readonly Typed[];
    readonly problems: readonly { readonly row: number; readonly column: string; readonly message: string }[];
    readonly notTaken: readonly {
      readonly row: number;
      readonly why: 'other-decision' | 'no-star' | 'refused';
    }[];
  };
}

function Problems({ frame, sheet }: Pick<DraftSheetPageProps, 'frame' | 'sheet'>) {
  const text = decisionsText(frame.lang);
  const why = { 'other-decision': text.otherDecision, 'no-star': text.noStar };
  const left = sheet.notTaken.flatMap(({ row, why: code }) =>
    code === 'refused' ? [] : [fill(text.problemRow, { row: String(row), message: why[code] })],
  );
  const cells = sheet.problems.map(({ row, column, message }) =>
    fill(column === '' ? text.problemRow : text.problemAt, { row: String(row), column, message }),
  );
  const said = [...left, ...cells];
  if (said.length === 0) return null;
  return (
    <Card title={text.problems}>
      {sheet.notTaken.length > 0 && (
        <Notice tone="warning">{fill(text.notTaken, { count: String(sheet.notTaken.length) })}</Notice>
      )}
      <ul>
        {said.map((sentence, i) => (
          <li key={`${i}-${sentence}`}>{sentence}</li>
        ))}
      </ul>
    </Card>
  );
}

/** What a spreadsheet would add to a decision being prepared: columns, problems by row and column, the lines. */
export function DraftSheetPage({ frame, proposal, hash, sheet }: DraftSheetPageProps) {
  const text = decisionsText(frame.lang);
  const path = `/office/drafts/${proposal.id}`;
  const title = fill(text.preview, { file: sheet.fileName });
  const count = String(sheet.lines.length);
  return (
    <PortalShell frame={frame} title={title} up={{ path, label: text.back }}>
      <Facts
        rows={[
          [text.columns, sheet.columns.join(', ')],
          [text.unknownColumns, sheet.unknownColumns.join(', ')],
        ]}
      />
      <Problems frame={frame} sheet={sheet} />
      <Card title={text.lines}>
        {sheet.lines.length === 0 ? <p>{text.nothingToTake}</p> : <LinesTable lines={sheet.lines} />}
      </Card>
      {sheet.lines.length > 0 && (
        <Form action={path}>
          <input type="hidden" name="revision" value={proposal.revision} />
          <input type="hidden" name="act" value="sheet" />
          <input type="hidden" name="sheet" value={hash} />
          <Submit>{fill(text.takeLines, { count })}</Submit>
        </Form>
      )}
    </PortalShell>
  );
}
