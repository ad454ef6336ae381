import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { queueMail } from '#db/noticeMail';
import { findNotice, findProducerMail, findSubject } from '#db/notices';
import type { Deps } from '../deps.ts';

/**
 * Puts a notice's mail in the queue again, to the address the producer has now; throws `not-found`,
 * `mail-not-possible` without an address or a mail server, `conflict` where it waits already.
 */
export async function resendNotice(deps: Deps, id: string): Promise<void> {
  const notice = await findNotice(deps.db, id);
  if (!notice) throw new Refusal('not-found');
  const subject = await findSubject(deps.db, notice.recognitionId);
  const email = subject?.producerEmail ?? (await findProducerMail(deps.db, notice.producerId));
  if (!email || deps.config.mail === null) throw new Refusal('mail-not-possible');

  const at = deps.now();
  const event = { at, actor: deps.actor, verb: 'queue-mail', noun: 'notice', nounId: id };
  const before = { mail: notice.mail, email: notice.email };
  await commit(deps.db, [
    queueMail(id, email, at),
    writeEvent({ ...event, before, after: { mail: 'queued', email } }),
  ]);
}
