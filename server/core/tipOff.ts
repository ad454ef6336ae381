import { addDays, type Day, dayOf, type Instant } from './day.ts';

/** What a shopper may find wrong, in the order the form asks. */
export const WRONGS = [
  'stamp-copied',
  'goods-differ',
  'past-date',
  'other-goods',
  'price-seller',
  'made-ill',
  'page-wrong',
  'other',
] as const;
export type WrongKind = (typeof WRONGS)[number];

/** Somebody fell ill: first on the office's list, and told at once what to do. */
export const ILLNESS: WrongKind = 'made-ill';

/** Where a tip-off stands. */
export const TIP_OFF_STATES = ['new', 'open', 'answered', 'closed'] as const;
export type TipOffState = (typeof TIP_OFF_STATES)[number];

/** What the office does with a tip-off. */
export type TipOffAct = 'take-up' | 'answer' | 'close';

/** From which states an act is possible. A closed one is taken up again; an answer may be put right until it is closed. */
export const ACTS_FROM: Readonly<Record<TipOffAct, readonly TipOffState[]>> = {
  'take-up': ['new', 'closed'],
  answer: ['new', 'open', 'answered'],
  close: ['new', 'open', 'answered'],
};

/** The reason of what was closed as spam: never said to whoever sent it. */
export const SPAM = 'spam';

/** What a tip-off may be linked to. */
export const LINKED_NOUNS = ['stamp', 'signal', 'inspection'] as const;
export type LinkedNoun = (typeof LINKED_NOUNS)[number];

/** For how many days a contact may be kept, as the shopper chooses. */
export const CONTACT_DAYS = [30, 90, 180] as const;
export type ContactDays = (typeof CONTACT_DAYS)[number];

/** What is chosen until somebody chooses otherwise. */
export const OFFERED_DAYS: ContactDays = 90;

/** The longest texts a tip-off carries, in characters. */
export const LONGEST_TIP_OFF = { note: 1_000, place: 200, contact: 120, answer: 2_000, reason: 300 } as const;

/** The last day a contact given now is kept; it is erased on the day after. */
export function contactUntil(now: Instant, days: ContactDays): Day {
  return addDays(dayOf(now), days);
}

/** True for what the office has not done with yet. */
export function isWaiting(state: TipOffState): boolean {
  return state === 'new' || state === 'open';
}

/** Crockford's base 32: no letter that is taken for a digit. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TICKET_LENGTH = 15;
const TICKET = /^[0-9a-hjkmnp-tv-z]{15}$/;

/** The number a shopper looks an answer up with: 75 bits, in lower case without hyphens. */
export type Ticket = string & { readonly __ticket: true };

/** A ticket of 15 random bytes, 5 bits of each. */
export function makeTicket(bytes: Uint8Array): Ticket {
  if (bytes.length < TICKET_LENGTH) throw new RangeError('a ticket takes 15 bytes');
  return [...bytes.subarray(0, TICKET_LENGTH)].map((byte) => ALPHABET[byte % 32]).join('') as Ticket;
}

/** A ticket as it is shown and linked: three groups of five. */
export function formatTicket(ticket: Ticket): string {
  return ticket.replace(/(.{5})(?=.)/g, '$1-');
}

/** A ticket as people type it, with or without hyphens and capitals; undefined for anything else. */
export function parseTicket(text: string): Ticket | undefined {
  if (text.length > 40) return undefined;
  const bare = text.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
  return TICKET.test(bare) ? (bare as Ticket) : undefined;
}
