import { formatDay } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { DayChart, type ShownDay } from '../../parts/portal/DayChart.tsx';
import { Empty } from '../../parts/portal/Empty.tsx';
import { SelectField } from '../../parts/portal/Field.tsx';
import { Filters } from '../../parts/portal/Filters.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { formatNumber } from '../../refusalText.ts';
import { scanDaysText } from '../../text/scanDays.ts';

/** The periods that are offered, in days. */
export const PERIODS = [30, 90] as const;

interface StatisticsPageProps {
  readonly frame: PortalFrame;
  readonly products: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: { readonly product: string | undefined; readonly days: number };
  /** Every day of the period, the first one first. */
  readonly days: readonly ShownDay[];
}

/** Scans of a producer's stamps by day: drawn, and in figures. */
export function StatisticsPage({ frame, products, chosen, days }: StatisticsPageProps) {
  const { lang } = frame;
  const text = scanDaysText(lang);
  const [first, last] = [days[0], days.at(-1)];
  const seen = days.filter(({ scans }) => scans !== 0);
  const sum = days.reduce((all, { scans }) => all + (scans ?? 1), 0);
  const period = { from: first && formatDay(first.day), to: last && formatDay(last.day) };
  return (
    <PortalShell frame={frame} title={text.title} lead={fill(text.lead, period)}>
      <Filters action="/producer/statistics" label={text.show}>
        <SelectField
          name="product"
          label={text.product}
          empty={text.all}
          value={chosen.product}
          options={products.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          name="days"
          label={text.period}
          required
          value={String(chosen.days)}
          options={PERIODS.map((count) => ({
            value: String(count),
            label: fill(text.days, { days: String(count) }),
          }))}
        />
        <button type="submit" class="quiet">
          {text.show}
        </button>
      </Filters>
      {seen.length === 0 ? (
        <Empty>{text.none}</Empty>
      ) : (
        <Card title={fill(text.atLeast, { count: formatNumber(lang, sum) })}>
          <DayChart days={days} label={text.chart} />
          <p class="hint">{text.fewNote}</p>
        </Card>
      )}
      {seen.length > 0 && (
        <Card title={text.table}>
          <Table
            caption={text.table}
            columns={[
              { label: text.day, head: true, cell: ({ day }) => formatDay(day) },
              {
                label: text.scans,
                number: true,
                cell: ({ scans }) => (scans === null ? text.few : formatNumber(lang, scans)),
              },
            ]}
            rows={[...seen].reverse()}
            rowKey={({ day }) => day}
            empty={text.none}
          />
        </Card>
      )}
    </PortalShell>
  );
}
