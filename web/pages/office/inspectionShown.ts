import type { Report, ReportedPhoto, ReportedStamp } from '#core/report';
import type { Headline } from '#core/verdict';

/** A stamp of an inspection, with what the register held then and holds today. */
export interface StampShown extends ReportedStamp {
  readonly batchId: string | null;
  readonly product: { readonly id: string; readonly name: string } | null;
  readonly producer: string | null;
  readonly onRecord: Headline;
  readonly today: Headline;
  readonly sample: boolean;
  /** How often inspectors' phones read it; null where once or never. */
  readonly looks: {
    readonly looks: number;
    readonly phones: number;
    readonly firstAt: number;
    readonly lastAt: number;
  } | null;
}

/** A photo of an inspection, and when it came; null while it is on the phone. */
export interface PhotoShown extends ReportedPhoto {
  readonly receivedAt: number | null;
}

/** One inspection as its page shows it. */
export interface InspectionShown {
  readonly id: string;
  readonly inspector: string;
  readonly userId: string;
  readonly device: { readonly id: string; readonly name: string };
  /** When its phone was revoked, where the report came only after that. */
  readonly revokedAt: number | null;
  readonly receivedAt: number;
  readonly report: Report;
  readonly sha256: string;
  /** The phone's key signed exactly this text. */
  readonly proven: boolean;
  readonly stamps: readonly StampShown[];
  readonly photos: readonly PhotoShown[];
  readonly sample: boolean;
}
