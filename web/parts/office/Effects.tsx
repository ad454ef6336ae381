import type { Effect } from '#core/proposal';
import { sayEffect } from '../../effects.ts';
import type { Said } from '../../said.ts';
import { decisionsText } from '../../text/decisions.ts';
import { proposalsText } from '../../text/proposals.ts';
import { Icon, TONE_ICONS } from '../Icon.tsx';
import { Card } from '../portal/Card.tsx';
import { useFrame } from '../portal/frame.ts';
import { Notice } from '../portal/Notice.tsx';

/** What an approval would do today, or why it cannot be put in force as it is. */
export type Foreseen = { readonly effects: readonly Effect[] } | { readonly refused: Said };

const WEIGHT: Readonly<Record<Effect['tone'], number>> = {
  danger: 0,
  warning: 1,
  good: 2,
  notice: 3,
  neutral: 4,
};

/** The decision an effect speaks of, to be looked at. */
function Where({ effect }: { readonly effect: Effect }) {
  const { lang } = useFrame();
  const { decision } = effect.values;
  if (decision === undefined) return null;
  return <a href={`/office/decisions/${decision}`}>{decisionsText(lang).seeOld}</a>;
}

/** What an approval would do, the heaviest first, before it is done. */
export function Effects({ foreseen }: { readonly foreseen: Foreseen }) {
  const { lang } = useFrame();
  const text = proposalsText(lang);
  if ('refused' in foreseen) {
    return (
      <Card title={text.effects}>
        <Notice tone="danger" title={text.cannot}>
          <b>{foreseen.refused.title}.</b> {foreseen.refused.detail}
        </Notice>
      </Card>
    );
  }
  const effects = [...foreseen.effects].sort((a, b) => WEIGHT[a.tone] - WEIGHT[b.tone]);
  return (
    <Card title={text.effects}>
      <p class="hint">{text.effectsLead}</p>
      {effects.length === 0 && <p>{text.noEffects}</p>}
      <ul class="effects">
        {effects.map((effect, i) => (
          <li key={`${effect.what}-${i}`} class={`effect ${effect.tone}`}>
            <Icon name={TONE_ICONS[effect.tone]} />
            <span>
              {sayEffect(lang, effect)} <Where effect={effect} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
