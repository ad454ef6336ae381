import { type Day, daysBetween } from '#core/day';
import type { StarSpan } from '#core/life';
import { formatDay } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { productsText } from '../../text/products.ts';
import { useFrame } from './frame.ts';

const WIDTH = 640;
const HEIGHT = 132;
const EDGE = { left: 34, right: 8, top: 10, bottom: 24 } as const;
const LEVELS = [3, 4, 5] as const;

const heightOf = (star: number) => EDGE.top + ((5 - star) / 2) * (HEIGHT - EDGE.top - EDGE.bottom);

/** Where days lie from left to right, from the first award to the last end or the day asked of. */
function scale(spans: readonly StarSpan[], day: Day): { at: (one: Day) => number; first: Day; last: Day } {
  const first = spans.map(({ from }) => from).sort()[0] ?? day;
  const last = [...spans.map(({ to }) => to), day].sort().at(-1) ?? day;
  const whole = Math.max(1, daysBetween(first, last));
  const room = WIDTH - EDGE.left - EDGE.right;
  return { first, last, at: (one) => EDGE.left + (daysBetween(first, one) / whole) * room };
}

function Picture({ spans, day }: { readonly spans: readonly StarSpan[]; readonly day: Day }) {
  const { at, first, last } = scale(spans, day);
  const text = productsText(useFrame().lang);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={text.lifeChart} class="star-history">
      {LEVELS.map((star) => (
        <g key={star}>
          <line
            class="level"
            x1={EDGE.left}
            x2={WIDTH - EDGE.right}
            y1={heightOf(star)}
            y2={heightOf(star)}
          />
          <text x="4" y={heightOf(star) + 4}>{`${star}★`}</text>
        </g>
      ))}
      {spans.map(({ from, to, star }) => (
        <rect
          key={`${from}-${star}`}
          class="held"
          x={at(from)}
          y={heightOf(star) - 5}
          width={Math.max(3, at(to) - at(from))}
          height="10"
          rx="3"
        />
      ))}
      <line class="as-of" x1={at(day)} x2={at(day)} y1={EDGE.top - 6} y2={HEIGHT - EDGE.bottom + 4} />
      <text x={EDGE.left} y={HEIGHT - 6}>
        {formatDay(first)}
      </text>
      <text x={WIDTH - EDGE.right} y={HEIGHT - 6} text-anchor="end">
        {formatDay(last)}
      </text>
    </svg>
  );
}

/** Stars up and down over the years, as a picture and in words beside it. */
export function StarHistory({ spans, day }: { readonly spans: readonly StarSpan[]; readonly day: Day }) {
  const text = productsText(useFrame().lang);
  if (spans.length === 0) return null;
  const words = spans.map(({ from, to, star }) =>
    fill(text.span, { star: String(star), from: formatDay(from), to: formatDay(to) }),
  );
  return (
    <figure>
      <Picture spans={spans} day={day} />
      <figcaption class="hint">{`${words.join('; ')}.`}</figcaption>
    </figure>
  );
}
