import { Command } from 'commander';
import { Refusal } from '#core/refusal';
import { findLetterFacts, findNotice, listNoticesSeen, type NoticeSeen } from '#db/notices';
import { fill } from '#web/fill.ts';
import { noticesText } from '#web/text/notices.ts';
import { makeNotices } from '../actions/makeNotices.ts';
import { resendNotice } from '../actions/resendNotice.ts';
import { sendNotices } from '../actions/sendNotices.ts';
import { refuseOwnFile } from '../files/ownFiles.ts';
import { writeWhole } from '../files/wholeFile.ts';
import { openMailer } from '../mail/mailer.ts';
import { printNoticeLetter } from '../mail/noticeLetter.ts';
import type { Does, Run } from './shell.ts';

const ALL = { all: true, areaIds: [], producerIds: [] } as const;

async function ran(run: Run) {
  const deps = await run.open();
  const { cli } = noticesText(run.lang);
  const made = await makeNotices(deps);
  const mailer = openMailer(deps.config.mail);
  const mail = mailer && (await sendNotices(deps, mailer));
  const counts = mail && {
    sent: String(mail.sent),
    waiting: String(mail.waiting),
    failed: String(mail.failed),
  };
  const lines = [
    fill(cli.made, { count: String(made.length) }),
    counts ? fill(cli.mailed, counts) : cli.noMail,
  ];
  return { document: { made: made.map(({ id }) => id), mail }, lines };
}

function lineOf({ id, kind, validTo, mail, productName, producerName }: NoticeSeen): string {
  return `${id}  ${kind}  ${validTo}  ${mail.padEnd(6)}  ${productName} — ${producerName}`;
}

async function listed(run: Run) {
  const { db } = await run.open();
  const notices = await listNoticesSeen(db, ALL, {}, { limit: 1000, offset: 0 });
  return { document: notices, lines: notices.map(lineOf) };
}

async function mailed(run: Run, notice: string) {
  await resendNotice(await run.open(), notice);
  return { document: { notice }, lines: [fill(noticesText(run.lang).cli.queued, { notice })] };
}

async function printed(run: Run, given: string, out: string) {
  const { db, config } = await run.open();
  refuseOwnFile(config, out);
  const notice = await findNotice(db, given);
  const facts = notice && (await findLetterFacts(db, notice.id));
  if (!facts) throw new Refusal('not-found');
  const bytes = await printNoticeLetter(notice, facts);
  await writeWhole(out, async (file) => void file.end(bytes));
  return {
    document: { notice: given, file: out },
    lines: [fill(noticesText(run.lang).cli.letter, { file: out })],
  };
}

/** `notice run|list|letter|mail`. */
export function noticeCommand(does: Does): Command {
  const run = new Command('run').description('make the notices due today and send what mail waits');
  const list = new Command('list').description('every notice and what became of it');
  const letter = new Command('letter').argument('<notice>').description('the letter as a PDF');
  letter.requiredOption('--out <file>', 'where the PDF goes');
  const mail = new Command('mail').argument('<notice>').description('send its mail again');
  does(run, ran);
  does(list, listed);
  does(letter, (shell, options, [given = '']) => printed(shell, given, String(options.out)));
  does(mail, (shell, _options, [given = '']) => mailed(shell, given));
  const noun = new Command('notice').description('words to producers before a recognition ends');
  return [run, list, letter, mail].reduce((all, one) => all.addCommand(one), noun);
}
