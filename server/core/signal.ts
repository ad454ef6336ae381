/** What a person of the office found a signal to be. The first two make the stamp ordinary again. */
export const SIGNAL_FINDINGS = ['ordinary', 'display-unit', 'leaked-photo', 'copied'] as const;
export type SignalFinding = (typeof SIGNAL_FINDINGS)[number];

/** What a signal is about: one stamp, or many stamps of one batch each copied a little. */
export type SignalAbout = 'stamp' | 'batch';

/** Where a signal stands: nobody looked yet, or somebody did and said what it is. */
export const SIGNAL_STATES = ['open', 'checked'] as const;
export type SignalState = (typeof SIGNAL_STATES)[number];
