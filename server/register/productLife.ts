import { addDays, type Day, dayOf, type Instant, startOf } from '#core/day';
import { awardsOn, lifeSteps, type StandingAward, starSpans } from '#core/life';
import type { Scope } from '#core/permission';
import { currentOn, daysLeft, productStatusOn } from '#core/recognition';
import { Refusal } from '#core/refusal';
import { listEntriesOf } from '#db/entries';
import { listProductEvents, listProductNotices, listProductProposals } from '#db/productEvents';
import { findProductSeen, listFormerNames, listLines, listTwins } from '#db/productLife';
import { listBatchesOfProduct, listLotsOfProduct, listScanWeeks } from '#db/productStamps';
import { listVariantsAt } from '#db/variants';
import type { ProductShown } from '#web/pages/office/productShown.ts';
import type { Deps } from '../deps.ts';
import { dayField, instantField } from '../forms/form.ts';

/** Events on one page; the journal has them all. */
export const MOST_EVENTS = 100;
const WEEKS = 12;

/** A moment the register is looked at as of, and its day in Viet Nam. */
export interface AsOf {
  readonly day: Day;
  readonly instant: Instant;
  readonly isToday: boolean;
}

/**
 * Reads `asOf`: blank is now; a day is its end, or now for today; an instant (ISO 8601) is itself. Throws
 * `invalid-day` for what cannot be read and for what has not come yet.
 */
export function asOfGiven(text: string | undefined, now: Instant): AsOf {
  const today = dayOf(now);
  const given = text?.trim() ?? '';
  if (given === '') return { day: today, instant: now, isToday: true };
  const isInstant = given.includes('T');
  const asked = isInstant ? instantField.parse(given) : startOf(addDays(dayField.parse(given), 1)) - 1;
  const day = dayOf(asked);
  if (day > today || (isInstant && asked > now))
    throw new Refusal('invalid-day', { field: 'asOf', value: given });
  return { day, instant: Math.min(asked, now), isToday: day === today };
}

function recognitionsOf(awards: readonly StandingAward[]) {
  return awards.map(({ recognition }) => recognition);
}

/** What a product stands on that day, else the first award it waits for. */
function currentOf(awards: readonly StandingAward[], day: Day): StandingAward | undefined {
  const current = currentOn(recognitionsOf(awards), day);
  return awards.find(({ recognition }) => recognition.id === current?.id) ?? awards[0];
}

/** The name borne on a day and those given up before it; `nameNow` where it bears another by now. */
function namesOn(names: Awaited<ReturnType<typeof listFormerNames>>, now: string, day: Day) {
  const then = names.filter(({ until }) => until > day).at(-1)?.name;
  return {
    name: then ?? now,
    nameNow: then === undefined ? null : now,
    namesBefore: names.filter(({ until }) => until <= day),
  };
}

/** All the register holds of a product within a scope as of a moment; throws `product-not-found`. */
export async function productLife(
  { db }: Pick<Deps, 'db'>,
  scope: Scope,
  productId: string,
  { day, instant, isToday }: AsOf,
): Promise<ProductShown> {
  const product = await findProductSeen(db, scope, productId);
  if (!product) throw new Refusal('product-not-found', { product: productId.slice(0, 80) });
  const names = await listFormerNames(db, product.producer.id);
  const { name, nameNow, namesBefore } = namesOn(names, product.producer.name, day);
  const { awards: all, others } = await listLines(db, productId, instant);
  const awards = awardsOn(all, day);
  const current = currentOf(awards, day);
  const entries = await listEntriesOf(db, productId);
  return {
    ...product,
    producer: { ...product.producer, name, nameNow },
    namesBefore,
    ...{ day, instant, isToday, awards, current },
    status: productStatusOn(recognitionsOf(awards), day),
    daysLeft: current ? daysLeft(current.recognition, day) : null,
    steps: lifeSteps(all, others, day),
    spans: starSpans(awards),
    variants: await listVariantsAt(db, productId, instant),
    lots: await listLotsOfProduct(db, productId, instant),
    batches: await listBatchesOfProduct(db, productId, instant),
    weeks: await listScanWeeks(db, productId, instant, WEEKS),
    proposals: await listProductProposals(db, productId, instant),
    notices: await listProductNotices(db, productId, instant),
    rows: entries.filter(({ state }) => state === 'incomplete'),
    twins: await listTwins(db, scope, productId),
    events: await listProductEvents(db, productId, instant, MOST_EVENTS),
  };
}
