import type { Batch } from '#core/batch';
import type { Print } from '#db/prints';
import type { Printed } from '../forms/print.ts';
import { printedInput } from './printRecord.ts';

/** What was asked for a print, as far as its record says; what it does not say is as usual. */
function askedOf(print: Print): Partial<Printed> {
  try {
    return printedInput(print);
  } catch {
    return {};
  }
}

/** How a print was made, as the form of a print has it: to be asked for again, whole or in part. */
export function againChoices(
  print: Print,
  { quantity }: Pick<Batch, 'quantity'>,
): Readonly<Record<string, string>> {
  const { content, rendering = 'mask', look = {} } = askedOf(print);
  const { format, stock, dpi, start, profileId, from, count } = print;
  const isPart = from !== null && count !== null && count < quantity;
  const hasMarks = [look.ocop, look.office, look.producer, look.story].some((one) => one !== undefined);
  const isKept = print.input !== null;
  return {
    ...{ format, stock, dpi: String(dpi), start: String(start), profile: profileId ?? '', rendering },
    ...(content ? { content } : {}),
    ...(isKept ? { marks: hasMarks ? '1' : '', colours: look.colours ? 'two' : 'black' } : {}),
    ...{ bleed: String(look.bleed ?? 0), surface: look.curved ? 'curved' : 'flat' },
    ...(isPart ? { from: String(from), to: String(from + count - 1) } : {}),
  };
}
