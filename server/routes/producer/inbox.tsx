import { dayOf } from '#core/day';
import { findNoticeSeen, listNoticesSeen } from '#db/notices';
import { listDecidedSeen } from '#db/producerDecisions';
import { listNewsSeen } from '#db/producerNews';
import { InboxPage } from '#web/pages/producer/InboxPage.tsx';
import { readNews } from '../../actions/readNews.ts';
import { readNotice } from '../../actions/readNotice.ts';
import { page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';

const INBOX = '/producer/inbox';

async function shown(visit: Visit): Promise<Response> {
  const { deps, scope, frame } = visit;
  const notices = await listNoticesSeen(deps.db, scope);
  const news = await listNewsSeen(deps.db, scope);
  const decided = await listDecidedSeen(deps.db, scope);
  const today = dayOf(deps.now());
  return page(visit, <InboxPage frame={frame} {...{ notices, news, decided, today }} />);
}

async function read(visit: Visit): Promise<Response> {
  const { deps, scope, params } = visit;
  const notice = await findNoticeSeen(deps.db, scope, params.notice ?? '');
  if (notice) await readNotice(deps, notice.id);
  else await readNews(deps, scope, params.notice ?? '');
  return sendOn(visit, INBOX);
}

/** What the office sent a producer, and the mark that it was read. */
export const inboxDoors: readonly Door[] = [
  { method: 'GET', path: INBOX, needs: 'producer-home:see', answer: shown },
  { method: 'POST', path: `${INBOX}/:notice/reading`, needs: 'producer-home:see', answer: read },
];
