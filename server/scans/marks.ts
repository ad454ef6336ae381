import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Day } from '#core/day';
import type { Marks } from '#core/sighting';

/** Who asks, as coarse as it is ever looked at: a network's prefix and the browser's own name; held in memory only. */
export interface Asker {
  /** IPv4 to /24, IPv6 to /48. */
  readonly network: string;
  readonly agent: string;
}

/** An asker's marks under one day's key: the same that day, and not to be compared with another day's. */
export type MarksOn = (day: Day, asker: Asker) => Marks;

/** Characters of base64url: 96 bits, with which 10^9 askers hardly ever share one. */
const MARK_LENGTH = 16;
/** Days whose keys are kept at hand: the 60 of scans, and those on either side. */
const MOST_DAYS = 64;
/** A browser's name longer than this, in characters, is cut. */
const LONGEST_AGENT = 512;

/** Networks and browsers whose marks are kept at hand, in memory only: each is looked for under several days. */
const MOST_AT_HAND = 20_000;

/** A network or a browser, and its marks so far. */
interface Known {
  readonly text: string;
  readonly byDay: Map<Day, string>;
}

function hmac(key: string | Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** The key all days' keys are derived from: whoever holds it makes marks, and nothing else of the secret's. */
export function deriveMarksKey(secret: string | null): Uint8Array | null {
  return secret === null ? null : new Uint8Array(hmac(secret, 'temgoc-marks-v1'));
}

/** HMAC-SHA-256 under keys derived from the server's secret and a day in Viet Nam; null without a secret. */
export function makeMarks(secret: string | null): MarksOn | null {
  return marksUnder(deriveMarksKey(secret));
}

/** The same marks, made by whoever holds only their key. */
export function marksUnder(root: Uint8Array | null): MarksOn | null {
  if (root === null) return null;
  const keys = new Map<Day, KeyObject>();
  const atHand = new Map<string, Known>();
  const keyOf = (day: Day): KeyObject => {
    const key = keys.get(day) ?? createSecretKey(hmac(root, day));
    const [oldest] = keys.keys();
    if (!keys.has(day) && keys.size >= MOST_DAYS && oldest !== undefined) keys.delete(oldest);
    keys.set(day, key);
    return key;
  };
  const marksOf = (text: string): Known => {
    const known = atHand.get(text);
    if (known) return known;
    const made = { text, byDay: new Map<Day, string>() };
    if (atHand.size >= MOST_AT_HAND) atHand.clear();
    atHand.set(text, made);
    return made;
  };
  const mark = (day: Day, { text, byDay }: Known) => {
    const known = byDay.get(day);
    if (known !== undefined) return known;
    const made = createHmac('sha256', keyOf(day)).update(text).digest('base64url').slice(0, MARK_LENGTH);
    if (byDay.size >= MOST_DAYS) byDay.clear();
    byDay.set(day, made);
    return made;
  };
  // One asker is asked about under several days in a row.
  let last: { readonly asker: Asker; readonly network: Known; readonly agent: Known } | undefined;
  return (day, asker) => {
    if (last?.asker !== asker) {
      const network = marksOf(`network\n${asker.network}`);
      last = { asker, network, agent: marksOf(`agent\n${asker.agent.slice(0, LONGEST_AGENT)}`) };
    }
    return { network: mark(day, last.network), agent: mark(day, last.agent) };
  };
}
