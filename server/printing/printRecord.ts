import type { Instant } from '#core/day';
import { Refusal } from '#core/refusal';
import type { NewPrint, Print } from '#db/prints';
import { type Deps, newId } from '../deps.ts';
import { type Printed, printedForm } from '../forms/print.ts';

/** What a print came to. */
export interface MadePrint {
  readonly pages: number;
  readonly sha256: string;
  readonly at: Instant;
}

/** All that was asked for and how it looked, as it is kept with a print. */
export function keptInput(printed: Printed): string {
  return JSON.stringify(printedForm.parse(printed));
}

/** A finished print as it is recorded, with what makes it again. */
export function printRecord(deps: Deps, printed: Printed, made: MadePrint): NewPrint {
  const { batch, stock, dpi, start, profile, format, from, count, content = null } = printed;
  const paper = { batchId: batch, stock, dpi, start, profileId: profile ?? null };
  const what = {
    format: format ?? 'pdf',
    from,
    count,
    content,
    actor: deps.actor,
    input: keptInput(printed),
  };
  return { ...paper, ...what, ...made, id: newId(deps, 'prt') };
}

/** What a print was made with; throws `print-not-kept` for one made before that was kept, or by an export. */
export function printedInput({ id, input }: Pick<Print, 'id' | 'input'>): Printed {
  try {
    if (input !== null) return printedForm.parse(JSON.parse(input));
  } catch {
    // Written by newer software: as good as not kept.
  }
  throw new Refusal('print-not-kept', { print: id });
}
