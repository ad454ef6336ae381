import { formatPrintedId } from '#core/stampId';
import type { Verdict } from '#core/verdict';
import { formatInstant } from '#web/dates.ts';
import { fill } from '#web/fill.ts';
import { type Lang, textOf } from '#web/text.ts';
import { valuesOf } from '#web/values.ts';

/** A verdict for a terminal: the headline, the four facts each in words, and as of when. */
export function sayVerdict(verdict: Verdict, lang: Lang, origin = ''): string[] {
  const text = textOf(lang);
  const values = valuesOf(verdict, text, origin);
  const { facts } = text;
  const headline = text.headlines[verdict.headline];
  const { record, presented } = verdict;
  return [
    headline.title,
    `  ${fill(headline.detail, values)}`,
    `  ${facts.origin}: ${text.origin[verdict.origin]}`,
    `  ${facts.recognition}: ${text.recognition[verdict.recognition]}`,
    `  ${facts.stamp}: ${fill(text.stamp[verdict.stamp], values)}`,
    `  ${facts.copies}: ${text.copies[verdict.copies]}`,
    ...(record
      ? [`  ${record.product.name} — ${record.producer.name}${record.sample ? ` — ${text.sample}` : ''}`]
      : []),
    ...(presented ? [`  ${formatPrintedId(presented.id)}`] : []),
    `  ${fill(text.asOf, { instant: formatInstant(verdict.asOf) })}`,
  ];
}
