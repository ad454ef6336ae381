import type { Day } from '#core/day';
import { dayOf } from '#core/day';
import type { Seal } from '#core/seal';
import { formatStampPath, type Stamp } from '#core/stamp';
import { formatPrintedId, type StampId } from '#core/stampId';
import type { StampRecord, Verdict } from '#core/verdict';
import { formatDay, formatInstant } from '#web/dates.ts';
import { VerdictPage } from '#web/pages/VerdictPage.tsx';
import type { Frame } from '#web/parts/Shell.tsx';
import { earlierWords, type LooksShown } from '#web/parts/scan/LooksCard.tsx';
import type { PinShown } from '#web/parts/scan/PinCard.tsx';
import { renderPage } from '../render.tsx';
import { type Cut, cutAt, type Filled, fillIn } from './cuts.ts';

// A page whose words are the same for all stamps of a recognition is rendered once, with holes where stamps differ.

/** All that a verdict's page is made of. */
export interface PageParts {
  readonly frame: Frame;
  readonly verdict: Verdict;
  readonly origin: string;
  readonly pin: PinShown | null;
  readonly looks: LooksShown | null;
}

/** Where stamps of one page differ. */
type Hole = 'path' | 'address' | 'id' | 'at' | 'lot' | 'issuedOn' | 'producedOn' | 'expiresOn' | 'earlier';

/** A page with holes. */
type Stencil = readonly Cut<Hole>[];

/** What stands in the holes while the page is rendered. No seal is as great, no paper as late. */
const NINES = '9'.repeat(155);
const PRESENTED: Stamp = { form: 'full', gtin: null, id: '999999999999' as StampId, seal: NINES as Seal };
const PATH = formatStampPath(PRESENTED);
const LOT = '\uE0A7\uE0A8';
const EARLIER = '\uE0A9\uE0AA';
const ISSUED_AT = Date.parse('9876-05-04T05:00:00Z');
const [PRODUCED_ON, EXPIRES_ON] = ['9875-05-03' as Day, '9874-05-02' as Day];

const MARKS: Readonly<Record<string, Hole>> = {
  [PATH]: 'path',
  [encodeURIComponent(PATH)]: 'address',
  [formatPrintedId(PRESENTED.id)]: 'id',
  [LOT]: 'lot',
  [EARLIER]: 'earlier',
  [formatDay(dayOf(ISSUED_AT))]: 'issuedOn',
  [formatDay(PRODUCED_ON)]: 'producedOn',
  [formatDay(EXPIRES_ON)]: 'expiresOn',
};
const ANY_MARK = new RegExp(`(${Object.keys(MARKS).join('|')})`);

const escapeText = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** Pages of whatever happened to one stamp alone are its own. */
function isShared({ verdict, pin, looks }: PageParts): boolean {
  const { record, safety } = verdict;
  const isQuiet = pin === null || (pin.answer === null && pin.typed === undefined);
  return isQuiet && !looks?.asks?.said && safety === null && (!record || record.state.fact === 'usable');
}

/** Two stamps of one recognition with the same kind have the same page but for its holes. */
function kindOf({ frame, verdict, pin, looks }: PageParts): string {
  const { record, headline, origin, originReason, recognition, recognitionAtIssue, stamp, copies } = verdict;
  const facts = `${headline},${origin},${originReason},${recognition},${recognitionAtIssue},${stamp},${copies}`;
  const { number, producedOn, expiresOn } = record?.lot ?? {};
  const lot = `${record?.batch.star},${number === ''},${producedOn === null},${expiresOn === null}`;
  const cards = `${pin !== null},${looks !== null},${looks?.asks?.communes}`;
  return `${frame.lang} ${frame.trial} ${dayOf(verdict.asOf)} ${facts} ${lot} ${cards}`;
}

function unstamped(record: StampRecord): StampRecord {
  const { number, producedOn, expiresOn } = record.lot;
  return {
    ...record,
    batch: { ...record.batch, issuedAt: ISSUED_AT },
    lot: {
      number: number && LOT,
      producedOn: producedOn && PRODUCED_ON,
      expiresOn: expiresOn && EXPIRES_ON,
    },
  };
}

function render({
  looks,
  ...parts
}: PageParts & { readonly looks: (LooksShown & { readonly earlier?: string }) | null }): string {
  return renderPage(<VerdictPage {...parts} looks={looks} />);
}

function renderHoles({ frame, verdict, origin, pin, looks }: PageParts): string {
  return render({
    ...{ frame, origin },
    verdict: { ...verdict, presented: PRESENTED, record: verdict.record && unstamped(verdict.record) },
    pin: pin && { ...pin, path: PATH },
    looks: looks && { ...looks, earlier: EARLIER, asks: looks.asks && { ...looks.asks, path: PATH } },
  });
}

/** Cuts where the marks stand, and at the instant, which is told last of all on every page. */
function cut(html: string, at: string): Stencil {
  const place = html.lastIndexOf(at);
  const pieces = [
    ...html.slice(0, place).split(ANY_MARK),
    at,
    ...html.slice(place + at.length).split(ANY_MARK),
  ];
  const cuts: Cut<Hole>[] = [];
  for (let n = 0; n < pieces.length; n += 2) {
    const mark = pieces[n + 1];
    cuts.push(cutAt(pieces[n] ?? '', mark === at ? 'at' : mark === undefined ? undefined : MARKS[mark]));
  }
  return cuts;
}

function wordsOf({ frame, verdict, looks }: PageParts): Readonly<Record<Hole, string>> {
  const { presented, record } = verdict;
  const path = presented ? formatStampPath(presented) : '';
  const day = (value: Day | null | undefined) => (value ? formatDay(value) : '');
  return {
    path,
    address: path.replaceAll('/', '%2F'),
    id: presented ? formatPrintedId(presented.id) : '',
    at: formatInstant(verdict.asOf),
    lot: record ? escapeText(record.lot.number) : '',
    issuedOn: record ? formatDay(dayOf(record.batch.issuedAt)) : '',
    producedOn: day(record?.lot.producedOn),
    expiresOn: day(record?.lot.expiresOn),
    earlier: looks ? escapeText(earlierWords(frame.lang, looks)) : '',
  };
}

/** Pages kept, some 20 KB each: the oldest are let go first. */
const MOST_STENCILS = 3_000;

/** Contents that are told apart by number; beyond, they are numbered anew. */
const MOST_NUMBERED = 20_000;

/** Numbers objects by what they hold, so that what was read anew and says the same keeps its page. */
function numbering() {
  const numbers = new WeakMap<object, number>();
  const byContent = new Map<string, number>();
  let last = 0;
  function numberAnew(one: object): number {
    const content = JSON.stringify(one);
    const number = byContent.get(content) ?? ++last;
    if (byContent.size >= MOST_NUMBERED) byContent.clear();
    byContent.set(content, number);
    numbers.set(one, number);
    return number;
  }
  return (one: object | undefined): number => (one ? (numbers.get(one) ?? numberAnew(one)) : 0);
}

/** Holds stencils while the register holds what they tell; `null` where a page cannot be cut. */
export function openStencils() {
  const kept = new Map<string, Stencil | null>();
  const numberOf = numbering();

  /** What the register says alike of many stamps is mostly the same object for all of them. */
  function nameOf(parts: PageParts): string {
    const { record } = parts.verdict;
    if (!record) return kindOf(parts);
    const { product, producer, decision, recognition, recognitions, page, sample } = record;
    const told = [product, producer, decision, recognition, recognitions, page].map(numberOf);
    return `${told.join()} ${sample} ${kindOf(parts)}`;
  }

  /** A stencil is used only where it makes, of the very page it was made for, that page. */
  function make(parts: PageParts): Stencil | null {
    const stencil = cut(renderHoles(parts), formatInstant(parts.verdict.asOf));
    const same = fillIn(stencil, wordsOf(parts)).plain().toString() === render(parts);
    return same ? stencil : null;
  }

  function keep(name: string, stencil: Stencil | null): void {
    const [oldest] = kept.size >= MOST_STENCILS ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    kept.set(name, stencil);
  }

  return {
    /** A page filled in; undefined where it is to be rendered whole. */
    fill(parts: PageParts): Filled | undefined {
      if (!isShared(parts)) return undefined;
      const name = nameOf(parts);
      const known = kept.get(name);
      const stencil = known === undefined ? make(parts) : known;
      if (known === undefined) keep(name, stencil);
      return stencil ? fillIn(stencil, wordsOf(parts)) : undefined;
    },
  };
}

/** The page of a verdict, rendered whole. */
export function renderVerdict(parts: PageParts): string {
  return render(parts);
}
