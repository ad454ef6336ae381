/** The languages of every text a person reads; Vietnamese is the first. */
export type Lang = 'vi' | 'en';

/** True for a language code there are texts for. */
export function isLang(code: string | undefined): code is Lang {
  return code === 'vi' || code === 'en';
}
