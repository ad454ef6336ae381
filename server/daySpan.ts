import { addDays, type Instant, startOf } from '#core/day';
import { Refusal } from '#core/refusal';
import { dayField } from './forms/form.ts';

/** Instants from (included) to (excluded). */
export interface DaySpan {
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

function dayGiven(field: string, text: string | undefined) {
  if (!text) return undefined;
  try {
    return dayField.parse(text);
  } catch {
    throw new Refusal('invalid-day', { field, value: text.slice(0, 40) });
  }
}

/** The days a list is narrowed to, `from` and `to` both included, as an address names them; throws `invalid-day`. */
export function spanGiven(query: { readonly from?: string; readonly to?: string }): DaySpan {
  const [from, to] = [dayGiven('from', query.from), dayGiven('to', query.to)];
  return { from: from && startOf(from), to: to && startOf(addDays(to, 1)) };
}

/** The page of a list an address asks for, counted from 1; anything else is the first. */
export function pageGiven(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}
