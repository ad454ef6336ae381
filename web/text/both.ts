import type { Lang } from '../lang.ts';
import type { Said } from '../said.ts';

/** A refusal's title and what to do, in Vietnamese and in English. */
export type Both = Readonly<Record<Lang, Said>>;

/** A title and what to do, Vietnamese first. */
export const both = (vi: readonly [string, string], en: readonly [string, string]): Both => ({
  vi: { title: vi[0], detail: vi[1] },
  en: { title: en[0], detail: en[1] },
});
