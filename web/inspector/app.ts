import type { Instant } from '#core/day';
import type { Trust } from '#core/verify';
import type { Lang } from '../lang.ts';
import type { InspectorText } from '../text/inspector.ts';
import type { PhoneDevice, PhoneStore } from './store.ts';

/** How old the data on this phone is, in words and colour: under 24 h, to 72 h, older, over 7 days, or a wrong clock. */
export type Age = 'fresh' | 'ageing' | 'old' | 'run-out' | 'clock-wrong' | 'none';

/** The verified data of this phone, ready to answer. */
export interface PhoneTrust {
  readonly version: number;
  readonly asOf: Instant;
  /** What `verify` is given; without a register once the data ran out. */
  readonly trust: Trust;
}

/** What a sync is at. */
export type SyncState =
  | { readonly at: 'rest' }
  | { readonly at: 'work' }
  | { readonly at: 'done'; readonly when: Instant }
  | { readonly at: 'failed'; readonly when: Instant; readonly code: string };

/** All that a screen is given: `({ app }) => …`. Screens read no clock and throw no dice of their own. */
export interface InspectorApp {
  readonly store: PhoneStore;
  readonly device: PhoneDevice | null;
  readonly trust: PhoneTrust | null;
  readonly age: Age;
  readonly online: boolean;
  readonly syncing: SyncState;
  /** Reports not sent yet. */
  readonly unsent: number;
  readonly lang: Lang;
  readonly text: InspectorText;
  readonly now: () => Instant;
  /** A new UUID. */
  readonly newId: () => string;
  /** Sends and fetches everything there is; never throws. */
  readonly sync: () => Promise<void>;
  /** To be called after the outbox changed, so that its count is shown rightly. */
  readonly changed: () => void;
  /** To another screen: `go('outbox')`. */
  readonly go: (screen: string) => void;
}

/** What every screen is given. */
export interface ScreenProps {
  readonly app: InspectorApp;
}
