import { addDays, dayOf } from '#core/day';
import { stampsLeft } from '#core/lot';
import { listJobsSeen } from '#db/jobs';
import { listLotsSeen } from '#db/lots';
import { listNoticesSeen } from '#db/notices';
import { listOwnProducers, listOwnProducts } from '#db/producerHome';
import { listAskedOrders, listNewsSeen } from '#db/producerNews';
import { listScanDays } from '#db/scanDays';
import { HomePage } from '#web/pages/producer/HomePage.tsx';
import { page } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { withBars } from '../../stamps/lotBars.ts';
import { jobShown } from './jobShown.ts';

/** Scans are counted over so many days, today included. */
const SCAN_DAYS = 7;

async function scansByProduct({ deps, scope }: Visit): Promise<Map<string, number>> {
  const today = dayOf(deps.now());
  const days = await listScanDays(deps.db, scope, addDays(today, 1 - SCAN_DAYS), today);
  const counts = new Map<string, number>();
  for (const { productId, scans } of days) counts.set(productId, (counts.get(productId) ?? 0) + scans);
  return counts;
}

async function shown(visit: Visit): Promise<Response> {
  const { deps, scope, frame } = visit;
  const { db } = deps;
  const own = await listOwnProducers(db, scope);
  const products = await listOwnProducts(
    db,
    own.map(({ id }) => id),
  );
  const scans = await scansByProduct(visit);
  const seen = await listLotsSeen(db, scope);
  const lots = await withBars(
    deps,
    seen.filter(({ closedAt }) => (closedAt ?? null) === null),
  );
  const jobs = await listJobsSeen(db, scope, 'open');
  const unread = await listNoticesSeen(db, scope, { unread: true }, { limit: 20, offset: 0 });
  const news = (await listNewsSeen(db, scope)).filter(({ readAt }) => readAt === null);
  const asked = (await listAskedOrders(db, scope)).filter(
    ({ id, state }) => state === 'waiting' || news.some((one) => one.id === id),
  );
  const producers = own.map(({ id, name }) => ({
    id,
    name,
    products: products
      .filter(({ producerId }) => producerId === id)
      .map((product) => ({ ...product, scans: scans.get(product.id) ?? 0 })),
  }));
  const figures = {
    scans: [...scans.values()].reduce((sum, count) => sum + count, 0),
    stampsLeft: lots.filter(({ bar }) => bar === null).reduce((sum, lot) => sum + stampsLeft(lot), 0),
  };
  const view = {
    producers,
    lots,
    unread,
    news,
    asked,
    figures,
    jobs: jobs.map((job) => jobShown(job, frame.lang)),
  };
  const sample = own.some((producer) => producer.sample === 1);
  return page(visit, <HomePage frame={frame} today={dayOf(deps.now())} {...view} sample={sample} />);
}

/** The producer's home. */
export const producerHomeDoors: readonly Door[] = [
  { method: 'GET', path: '/producer', needs: 'producer-home:see', answer: shown },
];
