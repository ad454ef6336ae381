import type { Instant } from './day.ts';
import { Refusal } from './refusal.ts';
import {
  listOf,
  longText,
  matching,
  measure,
  orNull,
  pattern,
  type Read,
  readJson,
  record,
  ShapeError,
  shortText,
  whole,
} from './shape.ts';
import { isStampId, type StampId } from './stampId.ts';
import { HEADLINES, type Headline } from './verdict.ts';

/** The trust a phone answered from: its edition, and the instant the edition speaks of. */
export interface ReportBundle {
  readonly version: number;
  readonly asOf: Instant;
}

/** Goods as an inspector counted them. */
export interface CountedGoods {
  readonly what: string;
  readonly count: number;
  readonly unit: string;
}

/** A stamp as an inspector's phone read it, and what the phone answered from which data. */
export interface ReportedStamp {
  readonly stamp: StampId;
  readonly at: Instant;
  readonly headline: Headline;
  /** The instant of the data it answered from. */
  readonly asOf: Instant;
  readonly bundleVersion: number | null;
}

/** A product looked up by name, with no stamp on it. */
export interface ReportedProduct {
  readonly id: string;
  readonly name: string;
}

/** A photo by the SHA-256 (hex) and size of its bytes as the phone took them. */
export interface ReportedPhoto {
  readonly hash: string;
  readonly at: Instant;
  readonly size: number;
}

/** A signature drawn on the screen: strokes of points in a field 1000 wide and 400 high. */
export interface DrawnSignature {
  readonly name: string;
  readonly strokes: readonly (readonly (readonly number[])[])[];
}

/** One inspection, version 1, as its phone wrote it; instants are by the phone's clock. */
export interface Report {
  readonly v: 1;
  /** UUID made by the phone: the same report sent again is the same report. */
  readonly id: string;
  readonly at: Instant;
  readonly shop: string;
  readonly place: string;
  /** Area id of the commune, where it was chosen. */
  readonly commune: string | null;
  readonly counted: readonly CountedGoods[];
  readonly findings: string;
  readonly stamps: readonly ReportedStamp[];
  readonly products: readonly ReportedProduct[];
  readonly photos: readonly ReportedPhoto[];
  readonly signature: DrawnSignature | null;
  readonly bundle: ReportBundle | null;
  readonly app: { readonly version: string };
}

/** The most a report may hold; whoever writes one stays inside, or the server refuses it. */
export const REPORT_LIMITS = {
  /** UTF-8 bytes of the whole text. */
  bytes: 512 * 1024,
  shop: 200,
  place: 300,
  counted: 200,
  what: 200,
  unit: 40,
  findings: 4_000,
  stamps: 1_000,
  products: 200,
  photos: 20,
  /** Bytes of one photo as sent. */
  photoBytes: 10 * 1024 * 1024,
  strokes: 200,
  points: 2_000,
} as const;

/** The field a signature is drawn in. */
export const SIGNATURE_FIELD = { width: 1_000, height: 400 } as const;

const HEADLINE_NAMES: readonly string[] = HEADLINES.map(({ headline }) => headline);

/** True for one of the headlines an answer begins with. */
export function isKnownHeadline(text: string): text is Headline {
  return HEADLINE_NAMES.includes(text);
}

/** Instants to the end of 2199; a phone whose clock says 1970 is still heard. */
const instant = whole(0, 7_258_093_199_999);
const version = whole(1, 2_147_483_647);

const POINT = listOf(measure(0, SIGNATURE_FIELD.width), 2, 2);

const REPORT: Read<Report> = record<Report>({
  v: whole(1, 1) as Read<1>,
  id: pattern(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
  at: instant,
  shop: shortText(1, REPORT_LIMITS.shop),
  place: shortText(0, REPORT_LIMITS.place),
  commune: orNull(pattern(/^[\w.-]{1,40}$/)),
  counted: listOf(
    record<CountedGoods>({
      what: shortText(1, REPORT_LIMITS.what),
      count: whole(0, 1_000_000_000),
      unit: shortText(0, REPORT_LIMITS.unit),
    }),
    REPORT_LIMITS.counted,
  ),
  findings: longText(REPORT_LIMITS.findings),
  stamps: listOf(
    record<ReportedStamp>({
      stamp: matching(isStampId),
      at: instant,
      headline: matching(isKnownHeadline),
      asOf: instant,
      bundleVersion: orNull(version),
    }),
    REPORT_LIMITS.stamps,
  ),
  products: listOf(
    record<ReportedProduct>({ id: pattern(/^[\w-]{1,40}$/), name: shortText(1, 300) }),
    REPORT_LIMITS.products,
  ),
  photos: listOf(
    record<ReportedPhoto>({
      hash: pattern(/^[0-9a-f]{64}$/),
      at: instant,
      size: whole(1, REPORT_LIMITS.photoBytes),
    }),
    REPORT_LIMITS.photos,
  ),
  signature: orNull(
    record<DrawnSignature>({
      name: shortText(0, 120),
      strokes: listOf(listOf(POINT, REPORT_LIMITS.points, 1), REPORT_LIMITS.strokes, 1),
    }),
  ),
  bundle: orNull(record<ReportBundle>({ version, asOf: instant })),
  app: record<{ readonly version: string }>({ version: shortText(1, 40) }),
});

/** True where two of a list are the same by one member. */
function repeats<T>(list: readonly T[], key: (one: T) => string): boolean {
  return new Set(list.map(key)).size !== list.length;
}

function refuseRepeated(report: Report): void {
  if (repeats(report.stamps, ({ stamp }) => stamp)) throw new ShapeError('report.stamps');
  if (repeats(report.photos, ({ hash }) => hash)) throw new ShapeError('report.photos');
}

/**
 * Reads a report as it came from a phone: version 1 exactly, each member bounded, none besides, no stamp and no photo
 * twice, in the one spelling of `JSON.stringify`; throws `report-malformed` naming the member.
 */
export function readReport(text: string): Report {
  try {
    if (new TextEncoder().encode(text).length > REPORT_LIMITS.bytes) throw new ShapeError('report');
    const report = readJson(text, REPORT, 'report');
    refuseRepeated(report);
    return report;
  } catch (error) {
    if (error instanceof ShapeError)
      throw new Refusal('report-malformed', { field: error.path.slice(0, 80) });
    throw error;
  }
}

/** Writes a report as text to be signed and sent; throws `report-malformed` where it could not be read again. */
export function formatReport(report: Report): string {
  const text = JSON.stringify(report);
  readReport(text);
  return text;
}
