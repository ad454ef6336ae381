import type { Day } from '#core/day';
import { STATISTICS_BY, type StatisticsBy, TALLY_FIGURES, type Tally } from '#core/statistics';
import { formatDay } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { BarChart } from '../../parts/portal/BarChart.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { Empty } from '../../parts/portal/Empty.tsx';
import { Field } from '../../parts/portal/Field.tsx';
import { Filters } from '../../parts/portal/Filters.tsx';
import { ButtonLink, Submit } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { type Column, Table } from '../../parts/portal/Table.tsx';
import { formatNumber } from '../../refusalText.ts';
import { statisticsText } from '../../text/statistics.ts';

/** A tally under its name. */
export interface NamedTally {
  readonly key: string;
  readonly name: string;
  readonly tally: Tally;
}

/** Statistics ready to be shown, every group under its name, in the order they are listed in. */
export interface StatisticsView {
  readonly day: Day;
  readonly total: Tally;
  readonly waiting: number;
  readonly by: Readonly<Record<StatisticsBy, readonly NamedTally[]>>;
  readonly mayExport: boolean;
}

interface Props {
  readonly frame: PortalFrame;
  readonly view: StatisticsView;
}

/** More bars than this are a wall, not a drawing; the table has them all. */
const MOST_BARS = 20;
const PATH = '/office/statistics';

function columnsOf({ frame }: Pick<Props, 'frame'>, under: string): Column<NamedTally>[] {
  const text = statisticsText(frame.lang);
  const figures = TALLY_FIGURES.map((figure) => ({
    label: text.figures[figure],
    number: true,
    cell: ({ tally }: NamedTally) => formatNumber(frame.lang, tally[figure]),
  }));
  return [{ label: under, head: true, cell: ({ name }) => name }, ...figures];
}

function Part({ frame, view, by }: Props & { readonly by: StatisticsBy }) {
  const text = statisticsText(frame.lang);
  const rows = view.by[by];
  const bars = rows
    .slice(0, MOST_BARS)
    .map(({ key, name, tally }) => ({ key, label: name, value: tally.inForce, of: tally.ever }));
  const title = text.by[by];
  return (
    <Card title={title} id={by}>
      <p class="soft">{text.chart}</p>
      <BarChart label={`${title}. ${text.chart}`} bars={bars} />
      <Table
        caption={title}
        columns={columnsOf({ frame }, text.under[by])}
        rows={rows}
        rowKey={({ key }) => key || '-'}
        empty={text.empty}
      />
    </Card>
  );
}

/** The register in figures as of a chosen day, drawn and in tables. */
export function StatisticsPage({ frame, view }: Props) {
  const text = statisticsText(frame.lang);
  const { day, total, waiting } = view;
  const file = view.mayExport && (
    <>
      <ButtonLink href={`${PATH}.csv?day=${day}`} tone="quiet" download>
        {text.csv}
      </ButtonLink>
      <ButtonLink href={`${PATH}.xlsx?day=${day}`} tone="quiet" download>
        {text.xlsx}
      </ButtonLink>
    </>
  );
  return (
    <PortalShell
      frame={frame}
      title={text.title}
      lead={fill(text.lead, { day: formatDay(day) })}
      actions={file}
    >
      <Filters action={PATH} label={text.which}>
        <Field name="day" label={text.asOf} value={day} type="date" />
        <div class="buttons">
          <Submit>{text.show}</Submit>
        </div>
      </Filters>
      <div class="figures">
        {TALLY_FIGURES.map((figure) => (
          <p key={figure}>
            <b class="figure">{formatNumber(frame.lang, total[figure])}</b> {text.figures[figure]}
          </p>
        ))}
      </div>
      {waiting > 0 && <p class="found">{fill(text.waiting, { count: formatNumber(frame.lang, waiting) })}</p>}
      {total.ever === 0 ? (
        <Empty>{text.empty}</Empty>
      ) : (
        STATISTICS_BY.map((by) => <Part key={by} frame={frame} view={view} by={by} />)
      )}
    </PortalShell>
  );
}
