import type { Lang } from '../lang.ts';

/** One text in Vietnamese and in English, beside each other so that neither is forgotten. */
export type Pair = readonly [vi: string, en: string];

interface Pairs {
  readonly [name: string]: Pair | Pairs;
}

/** The same tree in one language. */
export type OneLang<T> = T extends Pair ? string : { readonly [K in keyof T]: OneLang<T[K]> };

const INDEX: Readonly<Record<Lang, 0 | 1>> = { vi: 0, en: 1 };

function isPair(value: Pair | Pairs): value is Pair {
  return Array.isArray(value);
}

function pick(tree: Pairs, lang: Lang): object {
  const picked = Object.entries(tree).map(([name, value]) => [
    name,
    isPair(value) ? value[INDEX[lang]] : pick(value, lang),
  ]);
  return Object.fromEntries(picked);
}

/** Makes the texts of one noun: `const registerText = pairs({ title: ['Sổ OCOP', 'OCOP register'] })`, then `registerText(lang).title`. */
export function pairs<const T extends Pairs>(tree: T): (lang: Lang) => OneLang<T> {
  const both = { vi: pick(tree, 'vi'), en: pick(tree, 'en') } as Record<Lang, OneLang<T>>;
  return (lang) => both[lang];
}
