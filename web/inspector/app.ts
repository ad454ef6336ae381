import type { Edition } from '#core/bundle';
import type { Instant } from '#core/day';
import type { Freshness } from '#core/freshness';
import type { Trust } from '#core/verify';
import type { Lang } from '../lang.ts';
import type { InspectorText } from '../text/inspector.ts';
import type { PhoneDevice, PhoneStore } from './store.ts';

/** How old the data on this phone is; `none` before the first sync and after a revocation. */
export type Age = Freshness | 'none';

/** The verified data of this phone, ready to answer. */
export interface PhoneTrust {
  readonly version: number;
  readonly asOf: Instant;
  /** The edition itself, for looking products up. */
  readonly edition: Edition;
  /** What `verify` is given. */
  readonly trust: Trust;
  /** Bytes the edition takes on this phone. */
  readonly size: number;
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

/** Who answers a text: the app's trust, clock and memory. */
export type Judging = Pick<InspectorApp, 'store' | 'trust' | 'age' | 'now' | 'newId'>;

/** What every screen is given. */
export interface ScreenProps {
  readonly app: InspectorApp;
}
