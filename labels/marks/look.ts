import type { MarkArt } from './markArt.ts';

/** Whose mark stands on a stamp: the OCOP mark of its stars, the office's own, the producer's own. */
export const MARK_KINDS = ['ocop', 'office', 'producer'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** The office's two colours, `#rrggbb`; a QR is always black on white. */
export interface LookColours {
  readonly first: string;
  readonly second: string;
}

/** How stamps look beside what the register says of them: part of what is printed, so the same again is the same bytes. */
export interface StampLook {
  readonly marks: Readonly<Partial<Record<MarkKind, MarkArt>>>;
  /** One line in the producer's words. */
  readonly story: string | null;
  /** Absent: black only. */
  readonly colours: LookColours | null;
  /** How far colour runs over the cut (mm), with crop marks, for print houses; 0 on label paper. */
  readonly bleed: number;
  /** For jars and bottles: a QR that holds together round a bend comes before the size of its modules. */
  readonly curved?: boolean;
}

/** Black, without marks or story. */
export const PLAIN_LOOK: StampLook = { marks: {}, story: null, colours: null, bleed: 0 };
