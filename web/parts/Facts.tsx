import type { ComponentChildren } from 'preact';
import type { Tone, Verdict } from '#core/verdict';
import { fill, type Values } from '../fill.ts';
import type { Text } from '../text.ts';
import { Icon, TONE_ICONS } from './Icon.tsx';
import { COPIES_TONES, ORIGIN_TONES, RECOGNITION_TONES, STAMP_TONES } from './tones.ts';

interface FactProps {
  readonly label: string;
  readonly tone: Tone;
  readonly children: ComponentChildren;
}

function Fact({ label, tone, children }: FactProps) {
  return (
    <div class={`fact ${tone}`}>
      <dt>
        <Icon name={TONE_ICONS[tone]} />
        {label}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function recognitionTone({ recognition, recognitionAtIssue }: Verdict): Tone {
  const doubtful = !['in-force', 'ending', 'unknown'].includes(recognitionAtIssue);
  return doubtful && recognition !== 'withdrawn' ? 'warning' : RECOGNITION_TONES[recognition];
}

function originWords(verdict: Verdict, text: Text): string {
  const reason = verdict.originReason && text.originReason[verdict.originReason];
  return reason ? `${text.origin[verdict.origin]} ${reason}` : text.origin[verdict.origin];
}

interface FactsProps {
  readonly verdict: Verdict;
  readonly values: Values;
  readonly text: Text;
}

function RecognitionWords({ verdict, values, text }: FactsProps) {
  const { recognition, recognitionAtIssue } = verdict;
  if (recognition === 'unknown' && recognitionAtIssue === 'unknown') return <>{text.facts.unknown}</>;
  return (
    <>
      <p>{fill(text.facts.atIssue, { ...values, value: text.recognition[recognitionAtIssue] })}</p>
      <p>{fill(text.facts.today, { ...values, value: text.recognition[recognition] })}</p>
    </>
  );
}

/** The four facts, each in words of its own: no one of them speaks for another. */
export function Facts({ verdict, values, text }: FactsProps) {
  const { facts } = text;
  return (
    <section>
      <h2>{facts.heading}</h2>
      <dl class="facts">
        <Fact label={facts.origin} tone={ORIGIN_TONES[verdict.origin]}>
          {originWords(verdict, text)}
        </Fact>
        <Fact label={facts.recognition} tone={recognitionTone(verdict)}>
          <RecognitionWords verdict={verdict} values={values} text={text} />
        </Fact>
        <Fact label={facts.stamp} tone={STAMP_TONES[verdict.stamp]}>
          {fill(text.stamp[verdict.stamp], values)}
        </Fact>
        <Fact label={facts.copies} tone={COPIES_TONES[verdict.copies]}>
          {text.copies[verdict.copies]}
        </Fact>
      </dl>
    </section>
  );
}
