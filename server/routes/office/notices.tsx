import { MAIL_STATES, NOTICE_KINDS } from '#core/notice';
import { Refusal } from '#core/refusal';
import {
  countNoticesSeen,
  findLetterFacts,
  findNoticeSeen,
  listNoticesSeen,
  type NoticeFilter,
  type NoticeSeen,
} from '#db/notices';
import { NoticesPage } from '#web/pages/office/NoticesPage.tsx';
import { noteLetter } from '../../actions/noteLetter.ts';
import { resendNotice } from '../../actions/resendNotice.ts';
import { printNoticeLetter } from '../../mail/noticeLetter.ts';
import { page, sendFile, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { unmadeSeen } from '../../register/notices.ts';

const NOTICES = '/office/notices';
const PER_PAGE = 50;

function filterOf({ kind, mail }: Visit['query']): NoticeFilter {
  return {
    kind: NOTICE_KINDS.find((one) => one === kind),
    mail: MAIL_STATES.find((one) => one === mail),
  };
}

async function shown(visit: Visit): Promise<Response> {
  const { deps, scope, frame, query } = visit;
  const filter = filterOf(query);
  const total = await countNoticesSeen(deps.db, scope, filter);
  const last = Math.max(1, Math.ceil(total / PER_PAGE));
  const current = Math.min(last, Math.max(1, Math.trunc(Number(query.page)) || 1));
  const notices = await listNoticesSeen(deps.db, scope, filter, {
    limit: PER_PAGE,
    offset: (current - 1) * PER_PAGE,
  });
  const view = {
    notices,
    unmade: (await unmadeSeen(deps, scope)).length,
    mailOff: deps.config.mail === null,
    filter: { ...(filter.kind && { kind: filter.kind }), ...(filter.mail && { mail: filter.mail }) },
    pager: { page: current, perPage: PER_PAGE, total },
  };
  return page(visit, <NoticesPage frame={frame} {...view} />);
}

async function noticeSeen({ deps, scope, params }: Visit): Promise<NoticeSeen> {
  const notice = await findNoticeSeen(deps.db, scope, params.notice ?? '');
  if (!notice) throw new Refusal('not-found');
  return notice;
}

/** The letter, as it was when the notice was made; that a clerk took it is noted once, an auditor's look is not. */
async function letter(visit: Visit): Promise<Response> {
  const { deps, frame } = visit;
  const notice = await noticeSeen(visit);
  const facts = await findLetterFacts(deps.db, notice.id);
  if (!facts) throw new Refusal('not-found');
  const body = await printNoticeLetter(notice, facts);
  const isTaken = visit.c.req.method === 'GET' && frame.person?.may.includes('notice:write');
  if (isTaken) await noteLetter(deps, notice);
  return sendFile(visit, { name: `thong-bao-${facts.product}.pdf`, type: 'application/pdf', body });
}

async function sendAgain(visit: Visit): Promise<Response> {
  const notice = await noticeSeen(visit);
  await resendNotice(visit.deps, notice.id);
  return sendOn(visit, NOTICES, 'saved');
}

/** Notices of an end: what was made, what became of its mail, and its letter. */
export const noticeDoors: readonly Door[] = [
  { method: 'GET', path: NOTICES, needs: 'register:see', answer: shown },
  { method: 'GET', path: `${NOTICES}/:notice/letter.pdf`, needs: 'register:see', answer: letter },
  { method: 'POST', path: `${NOTICES}/:notice/mail`, needs: 'notice:write', answer: sendAgain },
];
