import {
  PROPOSAL_KINDS,
  PROPOSAL_STATES,
  type Proposal,
  type ProposalKind,
  type ProposalState,
} from '#core/proposal';
import { formatInstant } from '../../dates.ts';
import { Badge } from '../../parts/portal/Badge.tsx';
import { SelectField } from '../../parts/portal/Field.tsx';
import { Filters } from '../../parts/portal/Filters.tsx';
import { Submit } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { proposalsText } from '../../text/proposals.ts';

/** One proposal of a list, with the names of who prepared it. */
export type ProposalRow = Pick<Proposal, 'id' | 'kind' | 'title' | 'state' | 'preparedAt' | 'submittedAt'> & {
  readonly preparer: string;
};

interface ProposalsPageProps {
  readonly frame: PortalFrame;
  readonly rows: readonly ProposalRow[];
  readonly state: ProposalState;
  readonly kind: ProposalKind | undefined;
}

/** The colour of each state of a proposal; the words carry the meaning. */
export const STATE_TONES = {
  draft: 'neutral',
  waiting: 'notice',
  done: 'good',
  refused: 'warning',
  dropped: 'neutral',
} as const satisfies Record<ProposalState, string>;

function Narrowing({ frame, state, kind }: Pick<ProposalsPageProps, 'frame' | 'state' | 'kind'>) {
  const text = proposalsText(frame.lang);
  const states = PROPOSAL_STATES.map((value) => ({ value, label: text.states[value] }));
  const kinds = PROPOSAL_KINDS.map((value) => ({ value, label: text.kinds[value] }));
  return (
    <Filters action="/office/proposals" label={text.filter}>
      <SelectField name="state" label={text.state} value={state} options={states} required />
      <SelectField name="kind" label={text.kind} value={kind} options={kinds} empty={text.anyKind} />
      <Submit tone="quiet">{text.apply}</Submit>
    </Filters>
  );
}

/** What waits for an approver, and what became of the rest. */
export function ProposalsPage({ frame, rows, state, kind }: ProposalsPageProps) {
  const text = proposalsText(frame.lang);
  return (
    <PortalShell frame={frame} title={text.title} lead={text.lead}>
      <Narrowing frame={frame} state={state} kind={kind} />
      <Table
        caption={text.caption}
        rows={rows}
        rowKey={({ id }) => id}
        empty={state === 'waiting' ? text.empty : text.emptyState}
        columns={[
          {
            label: text.what,
            cell: ({ id, title }) => <a href={`/office/proposals/${id}`}>{title || id}</a>,
            head: true,
          },
          { label: text.kind, cell: (row) => text.kinds[row.kind] },
          { label: text.preparedBy, cell: ({ preparer }) => preparer },
          {
            label: text.submittedAt,
            cell: ({ submittedAt, preparedAt }) => formatInstant(submittedAt ?? preparedAt),
          },
          {
            label: text.state,
            cell: (row) => <Badge tone={STATE_TONES[row.state]}>{text.states[row.state]}</Badge>,
          },
        ]}
      />
    </PortalShell>
  );
}
