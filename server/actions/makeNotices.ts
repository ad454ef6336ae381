import type { DueNotice, MailState } from '#core/notice';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findProducerMail, findSubject, insertNotice, type Notice, type NoticeSubject } from '#db/notices';
import { type Deps, newId } from '../deps.ts';
import { unmadeNotices } from '../register/notices.ts';

/**
 * Makes the notices due today that were not made, each once and by itself: in the producer's inbox, and in the mail's
 * queue where there is an address and a mail server. Done twice, or by two at once, it makes nothing twice.
 */
export async function makeNotices(deps: Deps): Promise<Notice[]> {
  const made: Notice[] = [];
  for (const due of await unmadeNotices(deps)) {
    const subject = await findSubject(deps.db, due.recognition.id);
    const notice = subject && (await makeOne(deps, due, subject));
    if (notice) made.push(notice);
  }
  return made;
}

async function makeOne(
  deps: Deps,
  { recognition, kind }: DueNotice,
  { productId, producerId, producerEmail, facts }: NoticeSubject,
): Promise<Notice | undefined> {
  const at = deps.now();
  const email = producerEmail ?? (await findProducerMail(deps.db, producerId));
  const mail: MailState = email === null ? 'none' : deps.config.mail === null ? 'off' : 'queued';
  const notice: Notice = {
    id: newId(deps, 'notice'),
    ...{ kind, recognitionId: recognition.id, productId, producerId, email, mail },
    validTo: recognition.validTo,
    madeAt: at,
    mailTries: 0,
    mailAt: mail === 'queued' ? at : null,
    ...{ mailProblem: null, readAt: null, readBy: null, letterAt: null },
  };
  const event = { at, actor: deps.actor, verb: 'make', noun: 'notice', nounId: notice.id };
  const after = { kind, recognition: recognition.id, email, mail, letter: facts };
  try {
    await commit(deps.db, [insertNotice(notice), writeEvent({ ...event, after })]);
    return notice;
  } catch (error) {
    // Another server made it in this very moment.
    if (error instanceof Refusal && error.code === 'already-done') return undefined;
    throw error;
  }
}
