import { addDays, type Day, dayOf } from '#core/day';
import { listSeenProducts } from '#db/productPages';
import { listScanDays } from '#db/scanDays';
import { PERIODS, StatisticsPage } from '#web/pages/producer/StatisticsPage.tsx';
import type { ShownDay } from '#web/parts/portal/DayChart.tsx';
import { FEWEST_SHOWN } from '#web/scans.ts';
import { page } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';

function shownDays(from: Day, length: number, scans: ReadonlyMap<Day, number>): ShownDay[] {
  return Array.from({ length }, (_, i) => {
    const day = addDays(from, i);
    const count = scans.get(day) ?? 0;
    return { day, scans: count > 0 && count < FEWEST_SHOWN ? null : count };
  });
}

async function show(visit: Visit): Promise<Response> {
  const { deps, scope, query, frame } = visit;
  const length = PERIODS.find((days) => String(days) === query.days) ?? PERIODS[0];
  const to = dayOf(deps.now());
  const from = addDays(to, 1 - length);
  const products = await listSeenProducts(deps.db, scope);
  const product = products.find(({ id }) => id === query.product)?.id;
  const scans = new Map<Day, number>();
  for (const one of await listScanDays(deps.db, scope, from, to)) {
    if (product && one.productId !== product) continue;
    scans.set(one.day, (scans.get(one.day) ?? 0) + one.scans);
  }
  const days = shownDays(from, length, scans);
  const chosen = { product, days: length };
  return page(visit, <StatisticsPage frame={frame} products={products} chosen={chosen} days={days} />);
}

/** Scans of a producer's stamps by day. */
export const statisticsDoors: readonly Door[] = [
  { method: 'GET', path: '/producer/statistics', needs: 'producer-home:see', answer: show },
];
