import type { Day, Instant } from './day.ts';

/** Who looks: only shoppers' looks speak of copies. */
export type CallerKind = 'shopper' | 'staff' | 'inspector' | 'robot';

/** What a network is known to be, where the operator gave a table of networks. */
export type NetworkKind = 'fixed' | 'mobile' | 'shared' | 'unknown';

/** What a shopper may press after the verdict: bought it, holds it at the shop, saw it in a picture. */
export type ScanAnswer = 'bought' | 'held' | 'photo';

/** Where and with what somebody looked, as that day's key hides it: two days' marks cannot be compared. */
export interface Marks {
  readonly network: string;
  readonly agent: string;
}

/** One look at one stamp, or one answer given after it, as the points are counted from. */
export interface Sighting {
  readonly at: Instant;
  readonly kind: CallerKind;
  /**
   * The asker's marks under the key of a day of the last 60, so that the same asker is known again within this stamp
   * though nothing kept can be compared; undefined where no secret is at hand.
   */
  readonly marksOn: ((day: Day) => Marks) | undefined;
  readonly networkKind: NetworkKind;
  /** Area code of the network's province, where the table of networks knows it. */
  readonly province: string | null;
  readonly answer: ScanAnswer | null;
  /** Area id of the commune, null where only its province was told, and the province's code: by the shopper's own choice. */
  readonly commune: { readonly id: string | null; readonly province: string } | null;
  /** The stamp's right PIN was shown with this look. */
  readonly pinShown: boolean;
}
