import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { type Column, Table } from '../../parts/portal/Table.tsx';
import { matchesText } from '../../text/matches.ts';
import type { Lang } from '../../text.ts';

interface Side {
  readonly name: string;
  readonly producer: string;
}

/** A pair as the list shows it. */
export interface MatchListed {
  readonly id: string;
  readonly earlier: Side;
  readonly later: Side;
  /** Why they were listed, in words. */
  readonly why: string;
  readonly file: string | null;
  readonly rowNumber: number | null;
  readonly outcome: 'same' | 'different' | null;
}

function columnsOf(lang: Lang): Column<MatchListed>[] {
  const text = matchesText(lang);
  const said = ({ name, producer }: Side) => `${name} · ${producer}`;
  return [
    {
      label: text.pair,
      head: true,
      cell: ({ id, earlier, later }) => (
        <a href={`/office/matches/${id}`}>
          {said(earlier)}
          <br />
          {said(later)}
        </a>
      ),
    },
    { label: text.why, cell: ({ why }) => why },
    {
      label: text.from,
      cell: ({ file, rowNumber }) =>
        file === null ? '–' : fill(text.rowOf, { file, row: String(rowNumber ?? '') }),
    },
  ];
}

/** Pairs that wait for a decision, and those decided lately of which both still stand. */
export function MatchesPage({
  frame,
  matches,
  decided,
}: {
  readonly frame: PortalFrame;
  readonly matches: readonly MatchListed[];
  readonly decided: readonly MatchListed[];
}) {
  const text = matchesText(frame.lang);
  const columns = columnsOf(frame.lang);
  const outcome: Column<MatchListed> = {
    label: text.outcome,
    cell: (one) => (one.outcome === null ? '–' : text.outcomes[one.outcome]),
  };
  return (
    <PortalShell frame={frame} title={text.title} lead={text.lead}>
      <Table
        caption={text.title}
        columns={columns}
        rows={matches}
        rowKey={({ id }) => id}
        empty={text.empty}
      />
      {decided.length > 0 && (
        <Card title={text.decided} id="decided">
          <Table
            caption={text.decided}
            columns={[...columns, outcome]}
            rows={decided}
            rowKey={({ id }) => id}
            empty={text.empty}
          />
        </Card>
      )}
    </PortalShell>
  );
}
