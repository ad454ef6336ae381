import { type Batch, idsOf } from './batch.ts';
import { Refusal } from './refusal.ts';
import { formatPrintedId, keyNumberOf, parseTypedId, serialOf } from './stampId.ts';

/** Stamps of a batch that follow each other: the first, counted from 1 within the batch, and how many. */
export interface StampSpan {
  readonly from: number;
  readonly count: number;
}

/**
 * Which stamps of a batch a person wants, as typed: an end is a place in the batch, counted from 1, or a printed ID;
 * what is left out is the batch's own end.
 */
export interface AskedRange {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly count?: string | undefined;
}

type Ranged = Pick<Batch, 'id' | 'keyNumber' | 'first' | 'quantity'>;

/** Digits, or groups of three with one mark between them, as people write a whole number. */
const PLACE = /^(?:\d{1,11}|[1-9]\d{0,2}(?:([. ,\u00a0\u202f])\d{3})(?:\1\d{3}){0,2})$/;

function numberIn(text: string): number | undefined {
  return PLACE.test(text) ? Number(text.replace(/\D/g, '')) : undefined;
}

function refuseOutside(batch: Ranged, field: 'from' | 'to', value: string): never {
  const { first, last } = idsOf(batch);
  const ids = { first: formatPrintedId(first), last: formatPrintedId(last) };
  const { id, quantity } = batch;
  throw new Refusal('range-outside-batch', { batch: id, field, value: value.slice(0, 40), quantity, ...ids });
}

/** A stamp's place by its printed ID: a whole one with a wrong check character is told as such. */
function placeOfId(batch: Ranged, field: 'from' | 'to', text: string): number | undefined {
  if (!/^[\d\s.\-\u2010-\u2014]{12,}[\dXx]?$/.test(text)) return undefined;
  try {
    const id = parseTypedId(text);
    return keyNumberOf(id) === batch.keyNumber ? serialOf(id) - batch.first + 1 : undefined;
  } catch {
    throw new Refusal('invalid-stamp-id', { field, value: text.slice(0, 40) });
  }
}

function placeIn(batch: Ranged, field: 'from' | 'to', typed: string | undefined): number | undefined {
  const text = typed?.trim() ?? '';
  if (text === '') return undefined;
  const place = numberIn(text) ?? placeOfId(batch, field, text);
  if (place === undefined || place < 1 || place > batch.quantity) refuseOutside(batch, field, text);
  return place;
}

function countIn(batch: Ranged, from: number, typed: string | undefined): number | undefined {
  const text = typed?.trim() ?? '';
  if (text === '') return undefined;
  const count = numberIn(text);
  const most = batch.quantity - from + 1;
  if (count === undefined || count < 1 || count > most)
    throw new Refusal('range-too-long', { field: 'count', value: text.slice(0, 40), from, most });
  return count;
}

/**
 * The stamps of a batch that were asked for; undefined for all of them, whether or not that was said. Throws
 * `range-outside-batch` and `invalid-stamp-id` (fields `from`, `to`), `range-backwards` (`to`), `range-too-long` and
 * `range-ends-differ` (`count`), each with what is allowed.
 */
export function spanAsked(batch: Ranged, asked: AskedRange): StampSpan | undefined {
  const from = placeIn(batch, 'from', asked.from) ?? 1;
  const to = placeIn(batch, 'to', asked.to);
  if (to !== undefined && to < from)
    throw new Refusal('range-backwards', { field: 'to', from, to, quantity: batch.quantity });
  const count = countIn(batch, from, asked.count);
  const toEnd = (to ?? batch.quantity) - from + 1;
  if (to !== undefined && count !== undefined && count !== toEnd)
    throw new Refusal('range-ends-differ', { field: 'count', count, from, to, stamps: toEnd });
  const stamps = count ?? toEnd;
  return from === 1 && stamps === batch.quantity ? undefined : { from, count: stamps };
}
