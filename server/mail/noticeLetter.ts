import { type Day, dayOf, daysBetween } from '#core/day';
import type { LetterFacts, Notice } from '#db/notices';
import { printLetter } from '#labels/office/letter';
import { formatDay } from '#web/dates.ts';
import { fill } from '#web/fill.ts';
import { noticesText } from '#web/text/notices.ts';

const text = noticesText('vi').paper;

/** The values every sentence of a notice may name. */
export function noticeValues({ madeAt, validTo }: Notice, facts: LetterFacts) {
  const made = dayOf(madeAt);
  const { number, signed } = { number: facts.decision, signed: formatDay(facts.signedOn) };
  return {
    producer: facts.producer,
    product: facts.product,
    star: String(facts.star),
    number: number.replace(/^số\s+/iu, ''),
    signed,
    authority: facts.authority,
    ends: formatDay(validTo),
    made: formatDay(made),
    days: String(daysBetween(made, validTo)),
    decision: fill(text.decision, { number, signed, authority: facts.authority }),
  };
}

/** Days, and the first two months, have two digits (Decree 30/2020). */
function dateLine(made: string): string {
  const [year, month = '', day] = made.split('-');
  return fill(text.dateLine, { day, month: Number(month) < 3 ? month : String(Number(month)), year });
}

/** Decision 148 until 05/07/2025, 1489 since. */
function ruleOf(signedOn: Day): string {
  return signedOn < '2025-07-06' ? text.rules.d148 : text.rules.d1489;
}

/** The letter of a notice on paper, as it was when the notice was made: the same bytes whenever it is printed. */
export function printNoticeLetter(notice: Notice, facts: LetterFacts): Promise<Uint8Array<ArrayBuffer>> {
  const values = noticeValues(notice, facts);
  const { rows } = text;
  const address: [string, string][] = facts.address === null ? [] : [[rows.address, facts.address]];
  return printLetter({
    title: `${text.heading}: ${text.about} — ${facts.product}`,
    createdAt: notice.madeAt,
    sample: facts.sample,
    head: {
      ...{ parent: text.parent, office: text.office, number: text.number },
      ...{ country: text.country, motto: text.motto, dateLine: dateLine(dayOf(notice.madeAt)) },
    },
    heading: text.heading,
    about: text.about,
    to: fill(text.to, values),
    grounds: [fill(text.grounds, { rule: ruleOf(facts.signedOn) }), fill(text.decisionGround, values)],
    opening: fill(text.body, values),
    facts: [
      [rows.product, facts.product],
      [rows.producer, facts.producer],
      ...address,
      [rows.star, fill(text.stars, values)],
      [rows.decision, values.decision],
      [rows.from, formatDay(facts.validFrom)],
      [rows.to, values.ends],
    ],
    nextHeading: text.nextHeading,
    next: [fill(text.next, values), fill(text.stamps, values), text.ask],
    copiesHeading: text.copiesHeading,
    copies: [text.copies, text.filed],
    signer: text.signer,
    signHint: text.signHint,
  });
}
