import type { Origin } from '#core/origin';
import type { LetterFacts, Notice } from '#db/notices';
import { fill } from '#web/fill.ts';
import { noticesText } from '#web/text/notices.ts';
import type { Mail } from './mailer.ts';
import { noticeValues, printNoticeLetter } from './noticeLetter.ts';

const text = noticesText('vi');

/** The mail of a notice, with its letter; sent again it bears the same Message-ID. */
export async function noticeMail(notice: Notice, facts: LetterFacts, origin: Origin): Promise<Mail> {
  const values = noticeValues(notice, facts);
  const next = fill(text.paper.next, values);
  const stamps = fill(text.paper.stamps, values);
  const link = `${origin}/producer/inbox`;
  const mark = facts.sample ? text.letterMail.sample : '';
  const content = Buffer.from(await printNoticeLetter(notice, facts));
  return {
    id: notice.id,
    to: notice.email ?? '',
    subject: mark + fill(text.letterMail.subject, values),
    text: fill(text.letterMail.body, { ...values, next, stamps, ask: text.paper.ask, link }),
    attachments: [{ filename: 'thong-bao.pdf', content }],
  };
}
