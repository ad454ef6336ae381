import type { Edition } from '#core/bundle';
import { carriesPin, gtinAt } from '#core/bundleRegister';
import type { Instant } from '#core/day';
import { answerWhen } from '#core/freshness';
import { isGtin14 } from '#core/gtin';
import { lookAlike } from '#core/lookAlike';
import { formatRecordPath } from '#core/stamp';
import { keyNumberOf, parseTypedId, type StampId, serialOf } from '#core/stampId';
import type { Tone, Verdict } from '#core/verdict';
import { verify } from '#core/verify';
import type { Judging } from './app.ts';
import { noteStamp } from './inspection/drafts.ts';
import { type Before, elsewhereOf, keepSight } from './sights.ts';
import { type Elsewhere, noteUnknownKey } from './store.ts';

/** One code read by this phone, with its answer. */
export interface Look {
  readonly id: string;
  readonly text: string;
  readonly at: Instant;
  readonly verdict: Verdict;
  /** It leads to an address made to look like ours. */
  readonly isLookAlike: boolean;
  /** How the answer looks and sounds. */
  readonly tone: Tone;
  readonly before: Before | null;
  readonly elsewhere: Elsewhere | null;
  /** Two stamps of one picture carry it. */
  readonly isTwice: boolean;
  /** Its batch carries hidden PINs: whether this one was opened only the office knows. */
  readonly hasPin: boolean;
}

/** What is none of ours is one answer, whether it is an address or some other text. */
function toneOf({ origin, tone }: Verdict, isLookAlike: boolean): Tone {
  if (isLookAlike) return 'danger';
  return origin === 'foreign' || origin === 'unreadable' ? 'warning' : tone;
}

/** Of a code that proves nothing of a stamp, nothing is remembered. */
const NOT_A_STAMP = ['forged', 'foreign', 'unreadable'];

/** The permanent address of a typed ID, by the batch that holds it. */
export function typedAddress({ tables }: Edition, id: StampId): string {
  const { keys, batches, origins } = tables;
  const key = keys.number.indexOf(keyNumberOf(id));
  const serial = serialOf(id);
  const row = batches.key.findIndex((of, at) => {
    const first = batches.first[at] ?? 0;
    return of === key && serial >= first && serial < first + (batches.quantity[at] ?? 0);
  });
  const gtin = row < 0 ? null : gtinAt(tables, batches.gtin[row] ?? -1);
  const path = formatRecordPath({ id, gtin: gtin !== null && isGtin14(gtin) ? gtin : null });
  return `${origins.origin[0] ?? ''}${path}`;
}

/** What was typed, as the text of a code; throws `invalid-stamp-id`. */
export function typedText(edition: Edition, typed: string): string {
  return /^[a-z]+:/i.test(typed.trim()) ? typed.trim() : typedAddress(edition, parseTypedId(typed));
}

/** Answers one code from what this phone trusts, by the very rules of the server, and remembers the look. */
export async function judge(app: Judging, text: string, isTwice = false): Promise<Look | undefined> {
  const { trust, age, store } = app;
  if (!trust || age === 'none') return undefined;
  const at = app.now();
  // As of the data: a phone's own clock, behind or ahead, says nothing about a stamp.
  const verdict = answerWhen(await verify(text, trust.trust, trust.asOf), age);
  const id = app.newId();
  const isLookAlike = lookAlike(text, trust.trust.origins) !== undefined;
  const hasPin = verdict.record !== null && carriesPin(trust.edition, verdict.record);
  const tone = toneOf(verdict, isLookAlike);
  const look = { id, text, at, verdict, isLookAlike, tone, isTwice, hasPin };
  const { presented, headline, origin } = verdict;
  if (!presented) return { ...look, before: null, elsewhere: null };
  if (verdict.originReason === 'key-after-data')
    await noteUnknownKey(store, { number: keyNumberOf(presented.id), asOf: trust.asOf }).catch(() => {});
  const stamp = presented.id;
  const { version: bundleVersion } = trust;
  // A full phone answers all the same: whether it was noted, the answer's page shows.
  const met = { stamp, at, headline, asOf: verdict.asOf, bundleVersion };
  await noteStamp(store, at, met, presented.form === 'record').catch(() => {});
  // Typed, it is no second stamp.
  if (NOT_A_STAMP.includes(origin) || presented.form === 'record')
    return { ...look, before: null, elsewhere: null };
  const before = (await keepSight(store, { id, stamp, at, headline, sent: 0 }).catch(() => null)) ?? null;
  return { ...look, before, elsewhere: (await elsewhereOf(store, stamp)) ?? null };
}
