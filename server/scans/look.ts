import type { Instant } from '#core/day';
import type { ScanAnswer } from '#core/sighting';
import type { KeyNumber } from '#core/stampId';
import type { Headline, OriginFact } from '#core/verdict';
import type { Asker } from './marks.ts';

/** Where a stamp's looks are told apart from another's. */
export interface StampPlace {
  readonly keyNumber: KeyNumber;
  readonly serial: number;
}

/** One visitor's looks at one stamp within so long are one, ms. */
export const SAME_LOOK_MS = 10 * 60_000;

/**
 * One look at one stamp, or something said of it after one, as the edge saw it. It is held in memory until it is
 * written, and what is written names nobody.
 */
export interface Look extends StampPlace {
  readonly at: Instant;
  readonly asker: Asker;
  /** A link's preview or a crawler. */
  readonly robot: boolean;
  /** The token of a portal's session, where its cookie came along. */
  readonly token: string | undefined;
  /** The answer that was shown; null where something was said after it. */
  readonly shown: { readonly origin: OriginFact; readonly headline: Headline } | null;
  /** The code is proven and its batch on record: no other look speaks of copies. */
  readonly proven: boolean;
  readonly answer: ScanAnswer | null;
  readonly commune: { readonly id: string | null; readonly province: string } | null;
  readonly pinShown: boolean;
}
