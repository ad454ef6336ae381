import { REPORT_LIMITS } from '#core/report';
import { fill } from '../../fill.ts';
import type { InspectorWorkText } from '../../text/inspectorWork.ts';
import { addRow, type Change, type Draft, dropRow, writeRow } from './draft.ts';
import { Field } from './Field.tsx';
import { isWrongCount } from './freeze.ts';

interface CountedProps {
  readonly draft: Draft;
  readonly text: InspectorWorkText;
  readonly change: (change: Change) => void;
}

/** Goods as they are counted: what, how many, of which unit. */
export function Counted({ draft, text, change }: CountedProps) {
  const { draft: words } = text;
  return (
    <section class="card">
      <h2>{words.counted}</h2>
      {draft.counted.map((row, index) => {
        const label = fill(words.row, { number: String(index + 1) });
        return (
          <fieldset class="counted" key={index}>
            <legend>{label}</legend>
            <Field
              name={`what-${index}`}
              label={words.what}
              value={row.what}
              most={REPORT_LIMITS.what}
              write={(what) => change(writeRow(index, { what }))}
            />
            <div class="pair">
              <Field
                name={`count-${index}`}
                label={words.count}
                wrong={isWrongCount(row) ? words.countWrong : undefined}
                value={row.count}
                most={13}
                mode="numeric"
                write={(count) => change(writeRow(index, { count }))}
              />
              <Field
                label={words.unit}
                value={row.unit}
                most={REPORT_LIMITS.unit}
                write={(unit) => change(writeRow(index, { unit }))}
              />
            </div>
            <button
              type="button"
              class="cross"
              aria-label={fill(text.removeOne, { what: label })}
              onClick={() => change(dropRow(index))}
            >
              ×
            </button>
          </fieldset>
        );
      })}
      <button type="button" class="quiet wide" onClick={() => change(addRow)}>
        {words.addRow}
      </button>
    </section>
  );
}
