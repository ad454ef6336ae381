import type { Day } from '#core/day';
import { DECISION_KINDS } from '#core/decision';
import { formatDay } from '../../dates.ts';
import { kindName } from '../../parts/office/DecisionContent.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { Field, SelectField } from '../../parts/portal/Field.tsx';
import { Filters } from '../../parts/portal/Filters.tsx';
import { Form, Submit } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Pager } from '../../parts/portal/Pager.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { decisionsText } from '../../text/decisions.ts';

/** A decision as the list shows it. */
interface DecisionItem {
  readonly id: string;
  readonly numberText: string;
  readonly authority: string;
  readonly signedOn: Day;
  readonly kind: string;
  readonly lines: number;
}

interface DecisionsPageProps {
  readonly frame: PortalFrame;
  readonly rows: readonly DecisionItem[];
  readonly total: number;
  readonly page: number;
  readonly perPage: number;
  readonly query: string;
  /** The visitor's own drafts; null for who prepares none. */
  readonly drafts: readonly { readonly id: string; readonly title: string; readonly state: string }[] | null;
}

function Drafts({ frame, drafts }: Pick<DecisionsPageProps, 'frame' | 'drafts'>) {
  const text = decisionsText(frame.lang);
  if (drafts === null) return null;
  const kinds = DECISION_KINDS.map((value) => ({ value, label: text.kinds[value] }));
  return (
    <Card title={text.new} id="new">
      <Form action="/office/drafts">
        <SelectField name="kind" label={text.kind} value="recognise" options={kinds} required />
        <Submit>{text.start}</Submit>
      </Form>
      {drafts.length > 0 && (
        <>
          <h3>{text.drafts}</h3>
          <ul>
            {drafts.map(({ id, title }) => (
              <li key={id}>
                <a href={`/office/drafts/${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function hrefOf(query: string) {
  return (page: number) => `/office/decisions?${new URLSearchParams({ q: query, page: String(page) })}`;
}

/** Every decision on record, and where a new one is begun. */
export function DecisionsPage(props: DecisionsPageProps) {
  const { frame, rows, total, page, perPage, query, drafts } = props;
  const text = decisionsText(frame.lang);
  return (
    <PortalShell frame={frame} title={text.title} lead={text.lead}>
      <Drafts frame={frame} drafts={drafts} />
      <Filters action="/office/decisions" label={text.filter}>
        <Field name="q" label={text.query} value={query} type="search" required={false} />
        <Submit tone="quiet">{text.find}</Submit>
      </Filters>
      <Table
        caption={text.caption}
        rows={rows}
        rowKey={({ id }) => id}
        empty={query === '' ? text.empty : text.emptyFound}
        columns={[
          {
            label: text.number,
            cell: ({ id, numberText }) => <a href={`/office/decisions/${id}`}>{numberText}</a>,
            head: true,
          },
          { label: text.authority, cell: ({ authority }) => authority },
          { label: text.signed, cell: ({ signedOn }) => formatDay(signedOn) },
          { label: text.kind, cell: ({ kind }) => kindName(frame.lang, kind) },
          { label: text.lines, cell: ({ lines }) => lines, number: true },
        ]}
      />
      <Pager page={page} perPage={perPage} total={total} href={hrefOf(query)} />
    </PortalShell>
  );
}
