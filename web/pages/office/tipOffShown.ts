import type { Day, Instant } from '#core/day';
import type { StampId } from '#core/stampId';
import type { LinkedNoun } from '#core/tipOff';
import type { Headline } from '#core/verdict';
import type { ShownEvent } from '../../parts/portal/EventList.tsx';
import type { Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import type { TipOffListed } from './TipOffsPage.tsx';

/** A tip-off as its page shows it. */
export interface TipOffShown extends TipOffListed {
  readonly stamp: StampId | null;
  readonly productId: string | null;
  readonly producerId: string | null;
  readonly headline: Headline | null;
  readonly note: string | null;
  readonly photo: string | null;
  readonly contact: string | null;
  readonly contactUntil: Day | null;
  readonly lang: 'vi' | 'en';
  readonly answer: string | null;
  readonly answeredAt: Instant | null;
  readonly answeredByName: string | null;
  readonly closedReason: string | null;
}

/** Something a tip-off is linked to. */
export interface LinkShown {
  readonly noun: LinkedNoun;
  readonly nounId: string;
  /** What people call it. */
  readonly name: string;
  readonly at: Instant;
  readonly by: string;
}

/** Another tip-off and why it stands beside. */
export interface OtherShown extends TipOffListed {
  readonly by: 'stamp' | 'product' | 'seller';
}

/** What may be linked by a press: the sign of its own stamp, where it has one, and recent inspections. */
export interface LinkableShown {
  readonly signal: string | null;
  readonly inspections: readonly {
    readonly id: string;
    readonly shop: string;
    readonly day: Day;
    readonly inspector: string;
  }[];
}

/** All that the page of one tip-off shows. */
export interface TipOffPageProps {
  readonly frame: PortalFrame;
  readonly tipOff: TipOffShown;
  /** What the stamp's page shows today. */
  readonly now: Headline | null;
  readonly others: readonly OtherShown[];
  readonly links: readonly LinkShown[];
  readonly linkable: LinkableShown;
  readonly events: readonly ShownEvent[];
  readonly values: Readonly<Record<string, string>>;
  readonly wrong?: Wrong | null | undefined;
}
