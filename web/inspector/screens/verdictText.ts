import { useEffect, useState } from 'preact/hooks';
import type { Verdict } from '#core/verdict';
import type { Lang } from '../../lang.ts';
import { HEADLINE_ICONS, type IconName } from '../../parts/Icon.tsx';
import { type InspectorText, inspectorText } from '../../text/inspector.ts';
import type { Text } from '../../text.ts';
import type { Look } from '../judge.ts';

const LOAD: Readonly<Record<Lang, () => Promise<Text>>> = {
  vi: () => import('../../text.vi.ts').then(({ vi }) => vi),
  en: () => import('../../text.en.ts').then(({ en }) => en),
};

/** A phone knows nothing of today, but of the day its data was made. */
export function asOfData(text: Text, { verdict: own }: InspectorText): Text {
  return {
    ...text,
    facts: { ...text.facts, today: own.asOfData },
    details: { ...text.details, validityNow: own.validityAsOfData },
  };
}

/** Fetches the words of answers. */
export async function loadVerdictText(lang: Lang): Promise<Text> {
  return asOfData(await LOAD[lang](), inspectorText(lang));
}

/** The words of answers, as on the shopper's page but for the day; undefined until they are there. */
export function useVerdictText(lang: Lang): Text | undefined {
  const [text, setText] = useState<{ lang: Lang; text: Text }>();
  useEffect(() => {
    void loadVerdictText(lang).then((loaded) => setText({ lang, text: loaded }));
  }, [lang]);
  return text?.lang === lang ? text.text : undefined;
}

/** An inspector is told shorter what a shopper is told with care: of no stamp of ours there is nothing to open. */
export function titleOf(
  { verdict, isLookAlike }: Pick<Look, 'verdict' | 'isLookAlike'>,
  text: Text,
  own: InspectorText,
) {
  if (isLookAlike) return own.verdict.lookAlike;
  return isForeign(verdict) ? own.verdict.foreign : text.headlines[verdict.headline].title;
}

/** A code that is none of this system's. */
export function isForeign({ headline }: Verdict): boolean {
  return headline === 'foreign' || headline === 'unreadable';
}

/** The drawing before an answer: of what is none of ours always the same. */
export function iconOf({ verdict, isLookAlike }: Pick<Look, 'verdict' | 'isLookAlike'>): IconName {
  return isLookAlike ? 'cross' : HEADLINE_ICONS[verdict.headline];
}
