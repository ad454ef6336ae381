import type { ComponentChildren } from 'preact';
import type { Tone, Verdict } from '#core/verdict';
import { fill, type Values } from '../fill.ts';
import type { Text } from '../text.ts';
import { provenOf } from '../values.ts';
import { Icon, type IconName, TONE_ICONS } from './Icon.tsx';
import { COPIES_TONES, ORIGIN_TONES, RECOGNITION_TONES, STAMP_TONES } from './tones.ts';

interface FactProps {
  readonly label: string;
  readonly tone: Tone;
  readonly icon?: IconName | undefined;
  readonly children: ComponentChildren;
}

function Fact({ label, tone, icon = TONE_ICONS[tone], children }: FactProps) {
  return (
    <div class={`fact ${tone}`}>
      <dt>
        <Icon name={icon} />
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

/** The proof of a code that is right though no batch holds it: no plain good news. */
function loneProof(verdict: Verdict) {
  return verdict.stamp === 'unknown-batch' ? provenOf(verdict) : undefined;
}

function originWords(verdict: Verdict, text: Text): string {
  const lone = loneProof(verdict);
  if (lone) return text.originUnknownBatch[lone];
  const reason = verdict.originReason && text.originReason[verdict.originReason];
  return reason ? `${text.origin[verdict.origin]} ${reason}` : text.origin[verdict.origin];
}

interface FactsProps {
  readonly verdict: Verdict;
  readonly values: Values;
  readonly text: Text;
}

function OriginFactOf({ verdict, text }: Omit<FactsProps, 'values'>) {
  const lone = loneProof(verdict) !== undefined;
  const tone = lone ? 'notice' : ORIGIN_TONES[verdict.origin];
  return (
    <Fact label={text.facts.origin} tone={tone} icon={lone ? 'info' : undefined}>
      {originWords(verdict, text)}
    </Fact>
  );
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
        <OriginFactOf verdict={verdict} text={text} />
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
