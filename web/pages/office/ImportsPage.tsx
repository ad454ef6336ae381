import { formatInstant } from '../../dates.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { FileField } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { formatNumber } from '../../refusalText.ts';
import { importsText } from '../../text/imports.ts';

interface ImportsPageProps {
  readonly frame: PortalFrame;
  readonly earlier: readonly {
    readonly id: string;
    readonly fileName: string;
    readonly at: number;
    readonly counts: Readonly<Record<string, number>>;
  }[];
  readonly wrong?: Wrong | undefined;
}

/** Where a register is handed in, and what was imported before. */
export function ImportsPage({ frame, earlier, wrong }: ImportsPageProps) {
  const { lang } = frame;
  const text = importsText(lang);
  const counted = (value: number | undefined) => formatNumber(lang, value ?? 0);
  return (
    <PortalShell frame={frame} title={text.title} lead={text.lead}>
      <Card>
        <Form action="/office/imports" upload wrong={wrong}>
          <FileField
            name="file"
            label={text.file}
            hint={text.fileHint}
            accept=".csv,.xlsx"
            wrong={wrong}
            required
          />
          <Submit>{text.look}</Submit>
        </Form>
      </Card>
      <Card title={text.earlier}>
        <Table
          caption={text.earlier}
          rows={earlier}
          rowKey={({ id }) => id}
          empty={text.earlierEmpty}
          columns={[
            {
              label: text.file,
              cell: ({ id, fileName }) => <a href={`/office/imports/${id}`}>{fileName}</a>,
              head: true,
            },
            { label: text.when, cell: ({ at }) => formatInstant(at) },
            { label: text.rows, cell: ({ counts }) => counted(counts.rows), number: true },
            { label: text.recognitions, cell: ({ counts }) => counted(counts.recognitions), number: true },
            { label: text.incomplete, cell: ({ counts }) => counted(counts.incomplete), number: true },
            { label: text.matches, cell: ({ counts }) => counted(counts.possibleMatches), number: true },
          ]}
        />
      </Card>
    </PortalShell>
  );
}
