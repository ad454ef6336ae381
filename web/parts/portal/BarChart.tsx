/** One bar: its name, how much of it is full, and how far the pale rest reaches. */
export interface Bar {
  readonly key: string;
  readonly label: string;
  /** In force: the full part. */
  readonly value: number;
  /** Recognised ever: at least `value`. */
  readonly of: number;
}

const WIDTH = 640;
const ROW = 30;
const LABEL = 200;
const FIGURES = 90;
const LONGEST_LABEL = 26;

function cut(label: string): string {
  return label.length <= LONGEST_LABEL ? label : `${label.slice(0, LONGEST_LABEL - 1)}…`;
}

/** Bars lying beside their names; the same figures stand in the table under it, for whoever cannot see them. */
export function BarChart({ label, bars }: { readonly label: string; readonly bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ of }) => of));
  const long = (value: number) => (value / most) * (WIDTH - LABEL - FIGURES);
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${bars.length * ROW}`} role="img" aria-label={label}>
      {bars.map(({ key, label: name, value, of }, i) => (
        <g key={key} transform={`translate(0 ${i * ROW})`}>
          <text x={LABEL - 10} y="20" text-anchor="end" font-size="14">
            {cut(name)}
          </text>
          <rect class="bar past" x={LABEL} y="6" width={long(of)} height="18" rx="3" />
          <rect class="bar" x={LABEL} y="6" width={long(value)} height="18" rx="3" />
          <text x={LABEL + long(of) + 8} y="20" font-size="14">
            {`${value} / ${of}`}
          </text>
        </g>
      ))}
      <line class="axis" x1={LABEL} x2={LABEL} y1="0" y2={bars.length * ROW} />
    </svg>
  );
}
