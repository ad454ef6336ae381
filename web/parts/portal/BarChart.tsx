/** One bar: its name, how much of it is full, and how far the pale rest reaches. */
export interface Bar {
  readonly key: string;
  readonly label: string;
  /** In force: the full part. */
  readonly value: number;
  /** Recognised ever: at least `value`. */
  readonly of: number;
}

/** A bar is drawn in hundredths and stretched to the width there is. */
const WIDTH = 100;

/** Bars lying under their names; the same figures stand in the table below, for whoever cannot see them. */
export function BarChart({ label, bars }: { readonly label: string; readonly bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ of }) => of));
  const long = (value: number) => (value / most) * WIDTH;
  return (
    <div class="bars" role="img" aria-label={label}>
      {bars.map(({ key, label: name, value, of }) => (
        <div key={key} class="bar-row">
          <span>{name}</span> <span class="number">{`${value} / ${of}`}</span>
          <svg class="chart" viewBox={`0 0 ${WIDTH} 1`} preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar past" width={long(of)} height="1" />
            <rect class="bar" width={long(value)} height="1" />
          </svg>
        </div>
      ))}
    </div>
  );
}
