import { ordersText } from '../../text/orders.ts';
import { printsText } from '../../text/prints.ts';
import { type DrawnSheet, PaperPicture } from '../SheetPreview.tsx';
import type { Wrong } from './Form.tsx';
import { useFrame } from './frame.ts';

/** A paper as a choice: how it looks and whether the stamp fits it. */
export interface PaperChoice {
  readonly value: string;
  readonly kind: 'sheet' | 'plain' | 'roll';
  readonly title: string;
  readonly description: string;
  readonly fit: 'full' | 'compact' | 'none';
  readonly picture: DrawnSheet;
}

interface PaperFieldProps {
  readonly name: string;
  readonly papers: readonly PaperChoice[];
  readonly value: string;
  readonly wrong: Wrong | undefined;
}

const KINDS = ['sheet', 'plain', 'roll'] as const;

function Choice({ name, paper, checked }: { name: string; paper: PaperChoice; checked: boolean }) {
  const text = ordersText(useFrame().lang);
  const fits = { full: text.fits, compact: text.compact, none: text.tooSmall };
  const { value, title, description, fit, picture } = paper;
  return (
    <label class={fit === 'none' ? 'choice unfit' : 'choice'}>
      <input type="radio" name={name} value={value} checked={checked} required />
      <span>
        {title}
        <span class="paper-choice">
          <PaperPicture {...picture} />
          <span class="hint">
            {description} <b>{fits[fit]}</b>
          </span>
        </span>
      </span>
    </label>
  );
}

/** Those that take the stamp before those that are too small, each in the list's own order. */
function fitFirst(papers: readonly PaperChoice[]): PaperChoice[] {
  const unfit = (paper: PaperChoice) => paper.fit === 'none';
  return [...papers.filter((paper) => !unfit(paper)), ...papers.filter(unfit)];
}

/** Label papers as choices with pictures, folded away once one is chosen, by kind: sheets, plain paper, rolls. */
export function PaperField({ name, papers, value, wrong }: PaperFieldProps) {
  const { lang } = useFrame();
  const text = ordersText(lang);
  const { groups } = printsText(lang);
  const chosen = papers.find((paper) => paper.value === value);
  return (
    <details class="fold" open={chosen === undefined || wrong !== undefined}>
      <summary>
        <span data-live-region="paper-name">
          {text.paper}: {chosen?.title ?? text.paperNone} ({text.paperChange})
        </span>
      </summary>
      {wrong && <p class="wrong">{wrong.said.detail}</p>}
      {KINDS.map((kind) => {
        const some = fitFirst(papers.filter((paper) => paper.kind === kind));
        return (
          some.length > 0 && (
            <fieldset key={kind} class="field choices">
              <legend>{groups[kind]}</legend>
              {some.map((paper) => (
                <Choice key={paper.value} name={name} paper={paper} checked={paper.value === value} />
              ))}
            </fieldset>
          )
        );
      })}
    </details>
  );
}
