/** One bar: its name, how much of it is full, and how far the pale rest reaches. */
export interface Bar {
  readonly key: string;
  readonly label: string;
  /** In force: the full part. */
  readonly value: number;
  /** Recognised ever: at least `value`. */
  readonly of: number;
}

/** Drawing units; a phone shows about 0.8 of a pixel each, a wide screen about 1.25. */
const WIDTH = 360;
const ROW = 46;
const LONGEST_LABEL = 34;

function cut(label: string): string {
  return label.length <= LONGEST_LABEL ? label : `${label.slice(0, LONGEST_LABEL - 1)}…`;
}

/** Bars lying under their names; the same figures stand in the table below, for whoever cannot see them. */
export function BarChart({ label, bars }: { readonly label: string; readonly bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ of }) => of));
  const long = (value: number) => (value / most) * WIDTH;
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${bars.length * ROW}`} role="img" aria-label={label}>
      {bars.map(({ key, label: name, value, of }, i) => (
        <g key={key} transform={`translate(0 ${i * ROW})`}>
          <text x="0" y="17" font-size="15">
            {cut(name)}
          </text>
          <text x={WIDTH} y="17" text-anchor="end" font-size="15">
            {`${value} / ${of}`}
          </text>
          <rect class="bar past" x="0" y="23" width={long(of)} height="14" rx="3" />
          <rect class="bar" x="0" y="23" width={long(value)} height="14" rx="3" />
        </g>
      ))}
    </svg>
  );
}
