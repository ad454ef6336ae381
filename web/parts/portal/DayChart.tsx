import type { Day } from '#core/day';
import { formatDay } from '../../dates.ts';

/** One day's scans as they may be shown: `null` where there were a few, and how few is nobody's business. */
export interface ShownDay {
  readonly day: Day;
  readonly scans: number | null;
}

const WIDTH = 720;
const HEIGHT = 152;
const BASE = 150;
const TOP = 12;
/** How high a day with a few scans stands: the same for one as for four. */
const FEW = 4;

/** Bars by day as plain SVG, without words that a phone would make too small: the table beside it says the same. */
export function DayChart({ days, label }: { readonly days: readonly ShownDay[]; readonly label: string }) {
  const most = Math.max(5, ...days.map(({ scans }) => scans ?? 0));
  const step = WIDTH / Math.max(1, days.length);
  const height = (scans: number | null) =>
    scans === null ? FEW : scans === 0 ? 0 : Math.max(FEW, ((BASE - TOP) * scans) / most);
  return (
    <svg class="day-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <path d={`M0 ${BASE}.5H${WIDTH}`} stroke="currentColor" stroke-width="1" opacity="0.4" fill="none" />
      {days.map(({ day, scans }, i) => (
        <rect
          key={day}
          x={(i * step + step * 0.12).toFixed(2)}
          y={(BASE - height(scans)).toFixed(2)}
          width={(step * 0.76).toFixed(2)}
          height={height(scans).toFixed(2)}
          rx="1.5"
          fill="currentColor"
          opacity={scans === null ? '0.45' : '0.85'}
        >
          <title>{`${formatDay(day)}: ${scans ?? '<5'}`}</title>
        </rect>
      ))}
    </svg>
  );
}
