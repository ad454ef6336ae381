import type { StampId } from '#core/stampId';
import { formatPrintedId } from '#core/stampId';
import { fill } from '../../fill.ts';
import { formatNumber } from '../../refusalText.ts';
import { printsText } from '../../text/prints.ts';
import { Field } from './Field.tsx';
import type { Wrong } from './Form.tsx';
import { useFrame } from './frame.ts';

/** Stamps that are printed: their places in the batch, counted from 1, and the IDs printed on them. */
export interface RangeTold {
  readonly from: number;
  readonly to: number;
  readonly first: StampId;
  readonly last: StampId;
}

/** Stamps by their places and their IDs, in words. */
export function useRangeSaid(): (range: RangeTold) => string {
  const { lang } = useFrame();
  const text = printsText(lang);
  return ({ from, to, first, last }) =>
    fill(text.rangeTold, {
      from: formatNumber(lang, from),
      to: formatNumber(lang, to),
      first: formatPrintedId(first),
      last: formatPrintedId(last),
      stamps: formatNumber(lang, to - from + 1),
    });
}

const ENDS = ['from', 'to', 'count'] as const;

interface RangeProps {
  readonly values: Readonly<Record<(typeof ENDS)[number], string>>;
  readonly quantity: number;
  readonly open: boolean;
  /** What was asked for, once it can be read. */
  readonly told: RangeTold | undefined;
  readonly wrong: (field: string) => Wrong | undefined;
}

/** Only some stamps of a batch: from which, to which or how many, by place or by printed ID; folded where all are printed. */
export function RangeFields({ values, quantity, open, told, wrong }: RangeProps) {
  const { lang } = useFrame();
  const text = printsText(lang);
  const say = useRangeSaid();
  return (
    <details class="fold" id="range" open={open || ENDS.some((name) => values[name] !== '' || wrong(name))}>
      <summary>{text.range}</summary>
      <p>{fill(text.rangeHint, { quantity: formatNumber(lang, quantity) })}</p>
      {ENDS.map((name) => (
        <div key={name} data-live-region={`range-${name}`}>
          <Field
            name={name}
            label={text.ends[name]}
            value={values[name]}
            wrong={wrong(name)}
            autocomplete="off"
            maxLength={40}
          />
        </div>
      ))}
      <p class="hint" data-live-region="range" aria-live="polite">
        {told && say(told)}
      </p>
    </details>
  );
}
