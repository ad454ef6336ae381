import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { MailState } from '#core/notice';
import { guarded, type Write, write } from './commit.ts';
import { type Notice, toNotice } from './notices.ts';
import type { Db } from './open.ts';
import { notices } from './workSchema.ts';

/** Mail that waits and may be tried by now, the oldest first. */
export async function listDueMail(db: Db, now: Instant): Promise<Notice[]> {
  const due = and(eq(notices.mail, 'queued'), lte(sql`coalesce(${notices.mailAt}, 0)`, now));
  return (await db.orm.select().from(notices).where(due).orderBy(asc(notices.madeAt)).limit(100)).map(
    toNotice,
  );
}

/** Takes a mail to try it: of several senders exactly one does, the others meet a `conflict`. */
export function takeMail(notice: Notice, nextTry: Instant): Write {
  const asSeen = and(
    eq(notices.id, notice.id),
    eq(notices.mail, 'queued'),
    eq(notices.mailTries, notice.mailTries),
  );
  const values = { mailTries: notice.mailTries + 1, mailAt: nextTry };
  return guarded((tx) => tx.update(notices).set(values).where(asSeen), 'conflict');
}

/** What became of a try: sent, failed for good, or waiting with the reason. */
export function recordMail(
  id: string,
  change: { readonly mail: MailState; readonly mailAt?: Instant; readonly mailProblem: string | null },
): Write {
  return write((tx) => tx.update(notices).set(change).where(eq(notices.id, id)));
}

/** Puts a notice's mail in the queue anew, to an address; one that waits already is a `conflict`. */
export function queueMail(id: string, email: string, at: Instant): Write {
  const resting = and(eq(notices.id, id), inArray(notices.mail, ['none', 'off', 'sent', 'failed']));
  const values = { email, mail: 'queued', mailTries: 0, mailAt: at, mailProblem: null };
  return guarded((tx) => tx.update(notices).set(values).where(resting), 'conflict');
}
