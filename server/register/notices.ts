import { dayOf } from '#core/day';
import { type DueNotice, dueNotices } from '#core/notice';
import type { Scope } from '#core/permission';
import { listMade, listProductIdsSeen } from '#db/notices';
import { listAllRecognitions } from '#db/recognitions';
import type { Deps } from '../deps.ts';

/** Every notice that is due today and was not made: after a day's work there is none. */
export async function unmadeNotices({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<DueNotice[]> {
  const today = dayOf(now());
  const made = await listMade(db);
  const byProduct = await listAllRecognitions(db);
  return [...byProduct.values()]
    .flatMap((recognitions) => dueNotices(recognitions, today))
    .filter(({ recognition, kind }) => !made.has(`${recognition.id} ${kind}`));
}

/** Those of the producers a scope sees. */
export async function unmadeSeen(deps: Pick<Deps, 'db' | 'now'>, scope: Scope): Promise<DueNotice[]> {
  const unmade = await unmadeNotices(deps);
  if (unmade.length === 0) return [];
  const seen = new Set(await listProductIdsSeen(deps.db, scope));
  return unmade.filter(({ recognition }) => seen.has(recognition.productId));
}
