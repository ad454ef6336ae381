import type { Star } from '#core/authority';
import type { Day, Instant } from '#core/day';
import type { LifeStep, StandingAward, StarSpan } from '#core/life';
import type { ProducerKind } from '#core/producer';
import type { Variant } from '#core/product';
import type { ProposalState } from '#core/proposal';
import type { RecognitionStatus } from '#core/recognition';
import type { ShownEvent } from '../../parts/portal/EventList.tsx';

/** A lot as its product's page lists it. */
export interface LotShown {
  readonly id: string;
  readonly number: string;
  readonly quantity: number;
  readonly unit: string | null;
  readonly producedOn: Day | null;
  readonly expiresOn: Day | null;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
}

/** A batch with what became of its stamps. */
export interface BatchShown {
  readonly id: string;
  readonly name: string;
  readonly lot: string;
  readonly star: Star;
  readonly issuedAt: Instant;
  readonly prints: number;
  readonly unaccounted: number;
  readonly account: {
    readonly issued: number;
    readonly printed: number;
    readonly spoiled: number;
    readonly voided: number;
    readonly recalled: number;
    readonly handedOut: number | null;
    readonly left: number | null;
  };
}

/** A proposal about the product. */
export interface ProposalShown {
  readonly id: string;
  readonly title: string;
  readonly state: ProposalState;
  readonly preparedBy: string | null;
  readonly preparedAt: Instant;
}

/** A notice of one recognition's end. */
export interface NoticeShown {
  readonly id: string;
  readonly madeAt: Instant;
  readonly validTo: string;
  readonly mail: string;
  readonly read: number;
}

/** All that a product's page and its extract show, as of one instant. */
export interface ProductShown {
  readonly id: string;
  readonly name: string;
  readonly group: string | null;
  readonly groupVersion: string;
  readonly producer: {
    readonly id: string;
    /** As borne on that day. */
    readonly name: string;
    readonly nameNow: string | null;
    readonly kind: ProducerKind;
  };
  readonly namesBefore: readonly { readonly name: string; readonly until: Day }[];
  readonly addressNow: string | null;
  readonly sample: boolean;
  readonly day: Day;
  readonly instant: Instant;
  readonly isToday: boolean;
  readonly status: RecognitionStatus | 'incomplete';
  /** The award the product stands on that day, else the first it waits for. */
  readonly current: StandingAward | undefined;
  readonly daysLeft: number | null;
  readonly awards: readonly StandingAward[];
  readonly steps: readonly LifeStep[];
  readonly spans: readonly StarSpan[];
  readonly variants: readonly (Variant & {
    /** False where it is not told when it came on record. */
    readonly dated: boolean;
  })[];
  readonly lots: readonly LotShown[];
  readonly batches: readonly BatchShown[];
  readonly weeks: readonly { readonly from: Instant; readonly scans: number }[];
  readonly proposals: readonly ProposalShown[];
  readonly notices: readonly NoticeShown[];
  readonly rows: readonly { readonly id: string; readonly file: string; readonly rowNumber: number }[];
  readonly twins: readonly { readonly id: string; readonly name: string; readonly producer: string }[];
  readonly events: readonly ShownEvent[];
}
