import { cliText } from '#web/cliText.ts';
import { fill } from '#web/fill.ts';
import type { Lang } from '#web/text.ts';
import type { BatchNotice } from '../printing/batchNotices.ts';

/** What whoever prints or hands out a batch should know first, in words. */
export function sayNotices(notices: readonly BatchNotice[], lang: Lang): string[] {
  return notices.map(({ code, stamps }) => fill(cliText(lang).notices[code], { stamps: String(stamps) }));
}
