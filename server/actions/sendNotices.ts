import { MOST_MAIL_TRIES, nextTryAt } from '#core/notice';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { listDueMail, recordMail, takeMail } from '#db/noticeMail';
import { findLetterFacts, type Notice } from '#db/notices';
import type { Deps } from '../deps.ts';
import type { MailEnd, Mailer } from '../mail/mailer.ts';
import { noticeMail } from '../mail/noticeMail.ts';

/** How many mails went out, wait for another try, and failed for good. */
export interface SentNotices {
  readonly sent: number;
  readonly waiting: number;
  readonly failed: number;
}

/**
 * Tries the mail that is due, each by one sender at a time: temporary troubles are tried again up to 5 times, a refusal
 * for good or the last try is listed as failed. A sender that dies while sending is tried again under the same
 * Message-ID, as mail servers do.
 */
export async function sendNotices(deps: Deps, mailer: Mailer): Promise<SentNotices> {
  const counts = { sent: 0, waiting: 0, failed: 0 };
  for (const notice of await listDueMail(deps.db, deps.now())) {
    const end = await sendOne(deps, mailer, notice);
    if (end) counts[end]++;
  }
  return counts;
}

async function taken(deps: Deps, notice: Notice): Promise<boolean> {
  const now = deps.now();
  try {
    await commit(deps.db, [takeMail(notice, nextTryAt(notice.mailTries + 1, now) ?? now)]);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'conflict') return false;
    throw error;
  }
}

async function sendOne(deps: Deps, mailer: Mailer, notice: Notice): Promise<keyof SentNotices | undefined> {
  const tries = notice.mailTries + 1;
  const facts = await findLetterFacts(deps.db, notice.id);
  if (!facts || !(await taken(deps, notice))) return undefined;
  // A sender that died in its last try leaves no answer; that mail is listed, not tried for ever.
  const end: MailEnd =
    tries > MOST_MAIL_TRIES
      ? { outcome: 'refused', problem: 'no answer' }
      : await mailer.send(await noticeMail(notice, facts, deps.origin));
  return record(deps, notice, tries, end);
}

async function record(deps: Deps, notice: Notice, tries: number, end: MailEnd): Promise<keyof SentNotices> {
  const at = deps.now();
  const event = { at, actor: deps.actor, noun: 'notice', nounId: notice.id };
  if (end.outcome === 'sent') {
    const after = { email: notice.email, tries };
    await commit(deps.db, [
      recordMail(notice.id, { mail: 'sent', mailAt: at, mailProblem: null }),
      writeEvent({ ...event, verb: 'mail', after }),
    ]);
    return 'sent';
  }
  const over = end.outcome === 'refused' || nextTryAt(tries, at) === null;
  if (!over) {
    await commit(deps.db, [recordMail(notice.id, { mail: 'queued', mailProblem: end.problem })]);
    return 'waiting';
  }
  await commit(deps.db, [
    recordMail(notice.id, { mail: 'failed', mailAt: at, mailProblem: end.problem }),
    writeEvent({ ...event, verb: 'fail-mail', after: { email: notice.email, tries, problem: end.problem } }),
  ]);
  return 'failed';
}
