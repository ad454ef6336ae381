import type { Instant } from './day.ts';
import { macDigits, sameDigits } from './mac.ts';
import { formatRecordPath, type StampPath } from './stamp.ts';

/** Digits of a stamp's hidden PIN; one guess in 10^8 is right. */
export const PIN_DIGITS = 8;

/** Tries of one stamp's PIN that are answered on one day in Viet Nam, right ones counted too. */
export const MOST_PIN_TRIES = 5;

/** What is printed of a batch with PINs: its stamps with the window left free, the PINs alone, or both. */
export const PIN_CONTENTS = ['stamps', 'pins', 'both'] as const;
export type PinContent = (typeof PIN_CONTENTS)[number];

/** Whether a print holds PINs: whoever has it knows them. */
export function holdsPins(content: PinContent | undefined): boolean {
  return content === 'pins' || content === 'both';
}

type Bytes = Uint8Array<ArrayBuffer>;

const ascii = (text: string): Bytes => new TextEncoder().encode(text);

/** The bytes a batch's PIN secret is made over: `temgoc-pin-batch-v1`, LF, then the batch's id (FORMATS.md §5.1). */
export function pinBatchBytes(batchId: string): Bytes {
  return ascii(`temgoc-pin-batch-v1\n${batchId}`);
}

/** The bytes a PIN is made over: `temgoc-pin-v1`, LF, then the stamp's permanent path. */
export function pinBytes(stamp: StampPath): Bytes {
  return ascii(`temgoc-pin-v1\n${formatRecordPath(stamp)}`);
}

async function hmacOf(secret: Bytes, over: Bytes): Promise<Bytes> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, over));
}

/**
 * PIN8 of a stamp: HMAC-SHA-256 under its batch's own secret, which is itself HMAC-SHA-256 of the batch's id under the
 * key's code secret; cut to 8 digits as a mini stamp's code is (FORMATS.md §5.1). It is kept nowhere.
 */
export async function computePin(codeSecret: Bytes, batchId: string, stamp: StampPath): Promise<string> {
  const batchSecret = await hmacOf(codeSecret, pinBatchBytes(batchId));
  return macDigits(await hmacOf(batchSecret, pinBytes(stamp)));
}

/** What a PIN is compared with, and for whom: `codeSecret` and `batchId` are null where there is nothing to compare. */
export interface PinQuestion {
  readonly codeSecret: Bytes | null;
  readonly batchId: string | null;
  readonly stamp: StampPath;
}

const NOBODYS: Bytes = new Uint8Array(32);

/**
 * True where the digits are the stamp's PIN. A stamp that has none takes the same steps and the same time: nobody
 * learns from the clock which it was.
 */
export async function isPin(typed: string, { codeSecret, batchId, stamp }: PinQuestion): Promise<boolean> {
  const has = codeSecret !== null && batchId !== null;
  const computed = await computePin(codeSecret ?? NOBODYS, batchId ?? '', stamp);
  const same = sameDigits(computed, typed);
  return has && same;
}

/** Everything people put between groups of digits. */
const BETWEEN = /[\s.\-\u00a0\u2010-\u2015]/g;

/** The eight digits of a PIN as typed, in groups or not; undefined for anything else. */
export function parsePin(typed: string): string | undefined {
  if (typed.length > 40) return undefined;
  const digits = typed.replace(BETWEEN, '');
  return /^[0-9]{8}$/.test(digits) ? digits : undefined;
}

/** A PIN as printed: two groups of four. */
export function formatPin(pin: string): string {
  return `${pin.slice(0, 4)} ${pin.slice(4)}`;
}

/** What a try of a stamp's PIN is answered with; `none` where the stamp has no PIN that could prove anything. */
export type PinAnswer =
  | { readonly what: 'first'; readonly at: Instant }
  | { readonly what: 'again'; readonly firstAt: Instant }
  | { readonly what: 'wrong'; readonly left: number }
  | { readonly what: 'locked'; readonly until: Instant }
  | { readonly what: 'none' };
