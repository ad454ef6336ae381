import type { Star } from '#core/authority';
import { fill } from '../fill.ts';
import type { Text } from '../text.ts';

const POINTS = 'm12 2 3.1 6.6 7 1-5.1 5 1.3 7.1-6.3-3.5-6.3 3.5L7 14.6l-5.1-5 7-1z';

interface StarsProps {
  readonly star: Star;
  /** False where the product no longer stands on these stars, or something warns: drawn grey. */
  readonly shining: boolean;
  readonly text: Text;
}

/** Stars out of five as one picture with its words; they come from the recognition frozen at issue. */
export function Stars({ star, shining, text }: StarsProps) {
  const label = fill(text.starsOfFive, { count: String(star) });
  return (
    <svg class={shining ? 'stars' : 'stars past'} viewBox="0 0 126 24" role="img" aria-label={label}>
      {[0, 1, 2, 3, 4].map((place) => (
        <path
          key={place}
          class={place < star ? 'on' : undefined}
          transform={`translate(${place * 25.5} 0)`}
          d={POINTS}
        />
      ))}
    </svg>
  );
}
