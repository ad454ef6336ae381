import type { Instant } from '#core/day';

/** A code that came into view, or of which a second copy did. */
export interface Sighted {
  readonly text: string;
  readonly isTwice: boolean;
  /** False where it was in view already, and only its second copy is new. */
  readonly isNew: boolean;
}

/** Out of view for so long, and it is read anew when it comes back, ms. */
export const AWAY_MS = 3_000;

interface InView {
  readonly at: Instant;
  readonly isTwice: boolean;
}

/** Follows what is in view from picture to picture: answers only what is new in each. */
export function watchCodes(): (texts: readonly string[], at: Instant) => Sighted[] {
  const inView = new Map<string, InView>();
  return (texts, at) => {
    const sighted: Sighted[] = [];
    for (const text of new Set(texts)) {
      const before = inView.get(text);
      const isNew = before === undefined || at - before.at > AWAY_MS;
      const isTwice = texts.indexOf(text) !== texts.lastIndexOf(text);
      const wasTwice = !isNew && before.isTwice;
      inView.set(text, { at, isTwice: isTwice || wasTwice });
      if (isNew || (isTwice && !wasTwice)) sighted.push({ text, isTwice, isNew });
    }
    return sighted;
  };
}
