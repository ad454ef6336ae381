import {
  type CountedGoods,
  type DrawnSignature,
  REPORT_LIMITS,
  type Report,
  type ReportBundle,
} from '#core/report';
import type { CountedRow, Draft, MetStamp } from './draft.ts';

/** What a draft lacks before it can be finished. */
export type Missing = 'shop' | 'place' | 'row' | 'count' | 'nothing' | 'signature' | 'name' | 'long';

/** The largest count of one row. */
const MOST = 1_000_000_000;

const NAME_LENGTH = 120;

/** Half a character, as a cut or a paste may leave it. */
const LONE = /\p{Cs}/gu;

/** One line as a report takes it: no control characters, spaces in a row folded, cut to its limit. */
export function line(text: string, most: number): string {
  const whole = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return whole.slice(0, most).replace(LONE, '').trim();
}

/** Lines as a report takes them: LF alone between them. */
function lines(text: string): string {
  return text
    .replace(LONE, '')
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .trim();
}

/** The number a person typed (1200, 1.200, 1 200); undefined for what is no whole number. */
export function countIn(text: string): number | undefined {
  const typed = text.trim();
  if (!/^\d{1,10}$|^\d{1,3}([. ]\d{3}){1,3}$/.test(typed)) return undefined;
  const count = Number(typed.replace(/[. ]/g, ''));
  return count <= MOST ? count : undefined;
}

/** What of a row of goods is not as it must be: its count before its name; a blank row lacks nothing. */
export function lackIn(row: CountedRow): 'count' | 'what' | undefined {
  if (isBlank(row) || isWhole(row)) return undefined;
  return countIn(row.count) === undefined ? 'count' : 'what';
}

/** A count that was typed and is no number. */
export function isWrongCount({ count }: CountedRow): boolean {
  return count.trim() !== '' && countIn(count) === undefined;
}

const isBlank = ({ what, count }: CountedRow) => line(what, 1) === '' && count.trim() === '';
const isWhole = ({ what, count }: CountedRow) => line(what, 1) !== '' && countIn(count) !== undefined;

/** Findings with the reason for no signature after them, as the minutes will say it. */
function findingsOf({ findings, signing }: Draft, refusal: string): string {
  const reason = line(signing.reason, 200);
  const seen = lines(findings);
  if (signing.signs !== false) return seen;
  return [seen, refusal.replace('{reason}', reason)].filter((text) => text !== '').join('\n');
}

function isEmpty(draft: Draft): boolean {
  const { stamps, products, photos, counted, findings } = draft;
  return [stamps, products, photos, counted.filter(isWhole), lines(findings)].every(
    ({ length }) => length === 0,
  );
}

/** What is missing, in the order the page asks for it; empty where the draft can be finished. */
export function missingOf(draft: Draft, refusal: string): readonly Missing[] {
  const { signing } = draft;
  const lacks: Readonly<Record<Missing, boolean>> = {
    shop: line(draft.shop, 1) === '',
    place: line(draft.place, 1) === '',
    row: draft.counted.some((row) => lackIn(row) !== undefined && !isWrongCount(row)),
    count: draft.counted.some(isWrongCount),
    nothing: isEmpty(draft),
    long: findingsOf(draft, refusal).length > REPORT_LIMITS.findings,
    signature: signing.signs
      ? signing.strokes.length === 0
      : signing.signs === null || line(signing.reason, 1) === '',
    // Asked for one at a time: where the signature is, its name is too.
    name: signing.signs === true && signing.strokes.length > 0 && line(signing.name, 1) === '',
  };
  return (Object.keys(lacks) as Missing[]).filter((name) => lacks[name]);
}

function countedOf(rows: readonly CountedRow[]): CountedGoods[] {
  return rows.filter(isWhole).map(({ what, count, unit }) => ({
    what: line(what, REPORT_LIMITS.what),
    count: countIn(count) ?? 0,
    unit: line(unit, REPORT_LIMITS.unit),
  }));
}

function signatureOf({ signing }: Draft): DrawnSignature | null {
  if (!signing.signs) return null;
  return { name: line(signing.name, NAME_LENGTH), strokes: signing.strokes };
}

const stampOf = ({ stamp, at, headline, asOf, bundleVersion }: MetStamp) => ({
  stamp,
  at,
  headline,
  asOf,
  bundleVersion,
});

/** The place as one line, the commune after it as typed: only the office knows which area it is today. */
function placeOf({ place, commune }: Draft): string {
  const named = [line(place, REPORT_LIMITS.place), line(commune, 100)].filter((text) => text !== '');
  return line(named.join(', '), REPORT_LIMITS.place);
}

/** What a report takes beside its draft. */
export interface FrozenWith {
  readonly bundle: ReportBundle | null;
  readonly app: string;
  /** How the minutes say that nobody signed, with `{reason}`. */
  readonly refusal: string;
}

/** The report of a draft that lacks nothing: facts as they were noted, no word more. */
export function freeze(draft: Draft, { bundle, app, refusal }: FrozenWith): Report {
  return {
    v: 1,
    id: draft.id,
    at: draft.at,
    shop: line(draft.shop, REPORT_LIMITS.shop),
    place: placeOf(draft),
    commune: null,
    counted: countedOf(draft.counted),
    findings: findingsOf(draft, refusal),
    stamps: draft.stamps.map(stampOf),
    products: draft.products.map(({ id, name }) => ({ id, name })),
    photos: draft.photos.map(({ hash, at, size }) => ({ hash, at, size })),
    signature: signatureOf(draft),
    bundle,
    app: { version: app },
  };
}
