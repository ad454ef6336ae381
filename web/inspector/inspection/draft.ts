import type { Instant } from '#core/day';
import { REPORT_LIMITS, type ReportedPhoto, type ReportedProduct, type ReportedStamp } from '#core/report';
import type { KeptDraft } from '../store.ts';

/** A row of goods as it is being typed. */
export interface CountedRow {
  readonly what: string;
  readonly count: string;
  readonly unit: string;
}

/** Points of one stroke, in the field a signature is drawn in. */
export type Stroke = readonly (readonly [x: number, y: number])[];

/** How the seller answers being asked to sign; null until somebody chose. */
export interface Signing {
  readonly signs: boolean | null;
  readonly name: string;
  readonly strokes: readonly Stroke[];
  readonly reason: string;
}

/** A stamp met during an inspection, and how often. */
export interface MetStamp extends ReportedStamp {
  readonly times: number;
}

/** An inspection under way, as its phone keeps it at every change; instants by the phone's clock. */
export interface Draft {
  /** The UUID its report will have. */
  readonly id: string;
  /** Grows at every change: what is signed is what was last kept. */
  readonly revision: number;
  readonly at: Instant;
  readonly shop: string;
  readonly place: string;
  readonly commune: string;
  readonly counted: readonly CountedRow[];
  readonly findings: string;
  readonly stamps: readonly MetStamp[];
  readonly products: readonly ReportedProduct[];
  readonly photos: readonly ReportedPhoto[];
  readonly signing: Signing;
}

/** One change of a draft, made on what the phone keeps, so that two windows never undo each other. */
export type Change = (draft: Draft) => Draft;

const UNSIGNED: Signing = { signs: null, name: '', strokes: [], reason: '' };

/** An inspection just begun. */
export function beginDraft(id: string, at: Instant): Draft {
  return {
    id,
    revision: 0,
    at,
    shop: '',
    place: '',
    commune: '',
    counted: [],
    findings: '',
    stamps: [],
    products: [],
    photos: [],
    signing: UNSIGNED,
  };
}

/** The next place of a market: the place stays, the shop is another. */
export function beginBeside(id: string, at: Instant, last: Draft | undefined): Draft {
  return { ...beginDraft(id, at), place: last?.place ?? '', commune: last?.commune ?? '' };
}

/** Writes one of the texts. */
export function write(field: 'shop' | 'place' | 'commune' | 'findings', text: string): Change {
  return (draft) => ({ ...draft, [field]: text });
}

/**
 * Notes a stamp: once, however often it was met; another answer than before takes the place of the earlier one. Its ID
 * typed after it was read is neither another meeting nor a better answer.
 */
export function meetStamp(met: ReportedStamp, isTyped = false): Change {
  return (draft) => {
    const known = draft.stamps.find(({ stamp }) => stamp === met.stamp);
    if (!known) {
      if (draft.stamps.length >= REPORT_LIMITS.stamps) return draft;
      return { ...draft, stamps: [...draft.stamps, { ...met, times: 1 }] };
    }
    if (isTyped) return draft;
    const answer = met.headline === known.headline ? known : met;
    const again: MetStamp = { ...answer, times: known.times + 1 };
    return { ...draft, stamps: draft.stamps.map((one) => (one === known ? again : one)) };
  };
}

/** Takes a stamp out: read by mistake, or of another shop. */
export function dropStamp(stamp: string): Change {
  return (draft) => ({ ...draft, stamps: draft.stamps.filter((one) => one.stamp !== stamp) });
}

/** The most products of one inspection: with all else at its most, a report still has room. */
const MOST_PRODUCTS = 100;

/** Notes a product that has no stamp, once. */
export function addProduct(product: ReportedProduct): Change {
  return (draft) =>
    draft.products.some(({ id }) => id === product.id) || draft.products.length >= MOST_PRODUCTS
      ? draft
      : { ...draft, products: [...draft.products, product] };
}

/** Takes a product out. */
export function dropProduct(id: string): Change {
  return (draft) => ({ ...draft, products: draft.products.filter((one) => one.id !== id) });
}

/** Adds an empty row of goods. */
export function addRow(draft: Draft): Draft {
  if (draft.counted.length >= REPORT_LIMITS.counted) return draft;
  return {
    ...draft,
    counted: [...draft.counted, { what: '', count: '', unit: draft.counted.at(-1)?.unit ?? '' }],
  };
}

/** Writes a part of a row of goods. */
export function writeRow(index: number, part: Partial<CountedRow>): Change {
  return (draft) => ({
    ...draft,
    counted: draft.counted.map((row, at) => (at === index ? { ...row, ...part } : row)),
  });
}

/** Takes a row of goods out. */
export function dropRow(index: number): Change {
  return (draft) => ({ ...draft, counted: draft.counted.filter((_row, at) => at !== index) });
}

/** Names a photo, once. */
export function addPhoto(photo: ReportedPhoto): Change {
  return (draft) =>
    draft.photos.some(({ hash }) => hash === photo.hash) || draft.photos.length >= REPORT_LIMITS.photos
      ? draft
      : { ...draft, photos: [...draft.photos, photo] };
}

/** Takes a photo out. */
export function dropPhoto(hash: string): Change {
  return (draft) => ({ ...draft, photos: draft.photos.filter((one) => one.hash !== hash) });
}

/** Writes a part of the signature. */
export function writeSigning(part: Partial<Signing>): Change {
  return (draft) => ({ ...draft, signing: { ...draft.signing, ...part } });
}

/** The most strokes, and points of them all, that a drawn signature keeps: a signature, not a drawing. */
const MOST_STROKES = 60;
const MOST_POINTS = 3_000;

/** Adds a stroke to the signature. */
export function addStroke(stroke: Stroke): Change {
  return (draft) => {
    const { strokes } = draft.signing;
    const room = MOST_POINTS - strokes.flat().length;
    const kept = stroke.slice(0, Math.min(Math.max(room, 0), REPORT_LIMITS.points));
    if (strokes.length >= MOST_STROKES || kept.length === 0) return draft;
    return writeSigning({ strokes: [...strokes, kept] })(draft);
  };
}

/** The draft in what the phone keeps of it; what an older app left out is as in a new one. */
export function draftIn({ id, changedAt, content }: KeptDraft): Draft {
  return { ...beginDraft(id, changedAt), ...(content as Partial<Draft>), id };
}
