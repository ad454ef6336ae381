import type { LifeDecision, LifeStep } from '#core/life';
import type { Tone } from '#core/verdict';
import { formatDay } from '../../dates.ts';
import { correctedWords } from '../../ended.ts';
import { fill } from '../../fill.ts';
import { productsText } from '../../text/products.ts';
import type { Lang } from '../../text.ts';
import { Badge } from './Badge.tsx';
import { Empty } from './Empty.tsx';
import { useFrame } from './frame.ts';

const TONES: Readonly<Record<LifeStep['what'], Tone>> = {
  recognise: 'good',
  're-recognise': 'good',
  upgrade: 'good',
  downgrade: 'notice',
  withdraw: 'danger',
  rename: 'neutral',
  correct: 'neutral',
  lapse: 'warning',
};

/** A decision in one line: its number, its day, who signed. */
export function decisionWords(lang: Lang, { numberText, signedOn, authority }: LifeDecision): string {
  const values = { number: numberText, day: formatDay(signedOn), authority };
  return fill(productsText(lang).decisionOf, values);
}

function Step({ step }: { readonly step: LifeStep }) {
  const { lang } = useFrame();
  const text = productsText(lang);
  const { day, what, star, decision, validTo, reason, corrected } = step;
  return (
    <li>
      <time dateTime={day}>{formatDay(day)}</time> <Badge tone={TONES[what]}>{text.what[what]}</Badge>{' '}
      {star !== null && <b>{fill(text.starsCount, { star: String(star) })}</b>}
      {validTo !== null && ` · ${text.until} ${formatDay(validTo)}`}
      {decision !== null && (
        <div>
          <a href={`/office/decisions/${decision.id}`}>{decisionWords(lang, decision)}</a>
          {decision.fileHash !== null && <span class="hint"> · {text.file}</span>}
        </div>
      )}
      {corrected.map((one) => (
        <div key={one.field}>{correctedWords(lang, one)}</div>
      ))}
      {reason !== null && <div>{reason}</div>}
    </li>
  );
}

/** What happened to a product, in the order of its days. */
export function Timeline({ steps }: { readonly steps: readonly LifeStep[] }) {
  const text = productsText(useFrame().lang);
  if (steps.length === 0) return <Empty>{text.lifeEmpty}</Empty>;
  return (
    <ol class="timeline">
      {steps.map((step) => (
        <Step key={`${step.day} ${step.what} ${step.recognitionId} ${step.decision?.id}`} step={step} />
      ))}
    </ol>
  );
}
