import { Refusal } from '#core/refusal';
import { formatPrintedId } from '#core/stampId';
import { CONTACT_DAYS, contactUntil, formatTicket, ILLNESS, parseTicket, SPAM } from '#core/tipOff';
import { findProducer } from '#db/producers';
import { findTipOffByTicket, type TipOff } from '#db/tipOffs';
import { fill } from '#web/fill.ts';
import { TipOffAnswerPage } from '#web/pages/TipOffAnswerPage.tsx';
import { type TipOffAbout, TipOffPage } from '#web/pages/TipOffPage.tsx';
import { TipOffSentPage } from '#web/pages/TipOffSentPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { tipOffsText } from '#web/text/tipOffs.ts';
import { eraseOwnContact } from '../actions/eraseTipOffContacts.ts';
import { receiveTipOff } from '../actions/receiveTipOff.ts';
import { frameOf } from '../edge/edge.ts';
import { parseForm } from '../forms/form.ts';
import { tipOffForm } from '../forms/tipOff.ts';
import { formOr, page, sendOn } from '../portal/answer.tsx';
import type { Door, Visit } from '../portal/door.ts';
import { askerOf } from '../scans/asker.ts';
import { subjectShown, subjectTold, type TipOffSubject } from '../tipOffs/tipOffSubject.ts';
import { hashTicket, makeFormToken, ticketOf } from '../tipOffs/tipOffTicket.ts';

const PATH = '/phan-anh';

function aboutOf({ text, verdict }: TipOffSubject): TipOffAbout {
  const { presented = null, record = null } = verdict ?? {};
  return {
    text,
    printedId: presented && formatPrintedId(presented.id),
    product: record?.product.name ?? null,
    producer: record?.producer.name ?? null,
    sample: record?.sample ?? false,
  };
}

/** What was typed; at first, an address that is no stamp of ours, for the office to read. */
function typedOf({ c, fields }: Visit, { text, verdict }: TipOffSubject): Readonly<Record<string, string>> {
  const { values } = fields;
  const foreign = text !== '' && !verdict?.presented && values.told === undefined;
  const told = fill(tipOffsText(frameOf(c).lang).scanned, { text });
  return foreign ? { ...values, told } : values;
}

/** The form, with all that was typed where it comes back; what was scanned is shown as text and never linked. */
async function ask(visit: Visit, wrong?: Wrong, ticketWrong = false): Promise<Response> {
  const { c, deps, fields, query } = visit;
  const { site } = c.var;
  const now = deps.now();
  const given = fields.values.stamp ?? query.tem ?? '';
  const subject = await subjectShown(await site.trust(), site.origin, given, now);
  const days = CONTACT_DAYS.map((one) => ({ days: one, until: contactUntil(now, one) }));
  return page(
    visit,
    <TipOffPage
      frame={frameOf(c, subject.text === '' ? {} : { tem: subject.text })}
      about={aboutOf(subject)}
      typed={{ wrongs: fields.all('wrong'), values: typedOf(visit, subject) }}
      token={await makeFormToken(deps)}
      days={days}
      wrong={wrong}
      photoSent={fields.file('photo') !== undefined}
      ticketWrong={ticketWrong}
    />,
    ticketWrong ? 404 : 200,
  );
}

/** The form; or, where a ticket was typed, on to its page. */
async function open(visit: Visit): Promise<Response> {
  const { phieu } = visit.query;
  if (phieu === undefined) return ask(visit);
  const ticket = parseTicket(phieu);
  const found = ticket && (await findTipOffByTicket(visit.deps.db, hashTicket(ticket)));
  if (!ticket || !found) return ask(visit, undefined, true);
  return sendOn(visit, `${PATH}/${formatTicket(ticket)}?lang=${frameOf(visit.c).lang}`);
}

async function receive(visit: Visit): Promise<Response> {
  const { c, deps, fields, portal } = visit;
  const { lang } = frameOf(c);
  const told = parseForm(tipOffForm, { ...fields.values, wrongs: fields.all('wrong') });
  const photo = fields.file('photo')?.bytes;
  const now = deps.now();
  const subject = await subjectTold(
    await c.var.site.trust(),
    c.var.site.origin,
    fields.values.stamp ?? '',
    now,
  );
  const { text: stamp, verdict } = subject;
  const ticket = await ticketOf(deps, fields.values.token ?? '', { stamp, told, photo });
  const network = askerOf(c);
  const ill = told.wrongs.includes(ILLNESS);
  await receiveTipOff(deps, {
    ...{ ticket, told, verdict, photo, lang },
    takePlace: () => portal.tipOffs.take({ network, stamp: verdict?.presented?.id ?? null, ill }, now),
    takePhotoPlace: () => portal.tipOffs.takePhoto(network, now),
  });
  return sendOn(visit, `${PATH}/${formatTicket(ticket)}?moi=1&lang=${lang}`);
}

/** The tip-off of the ticket in the path; anything else is not found, however it is spelt. */
async function ticketed({
  deps,
  params,
}: Visit): Promise<{ ticket: string; tipOff: TipOff; sample: boolean }> {
  const ticket = parseTicket(params.ticket ?? '');
  const tipOff = ticket && (await findTipOffByTicket(deps.db, hashTicket(ticket)));
  if (!ticket || !tipOff) throw new Refusal('not-found');
  const producer = tipOff.producerId === null ? undefined : await findProducer(deps.db, tipOff.producerId);
  return { ticket: formatTicket(ticket), tipOff, sample: producer?.sample ?? false };
}

async function show(visit: Visit): Promise<Response> {
  const { c, query } = visit;
  const { ticket, tipOff, sample } = await ticketed(visit);
  if (query.moi === '1') {
    const ill = tipOff.wrongs.includes(ILLNESS);
    const frame = frameOf(c, { moi: '1' });
    return page(visit, <TipOffSentPage frame={frame} ticket={ticket} ill={ill} sample={sample} />);
  }
  const { at, state, wrongs, answer, answeredAt, closedReason, contact, contactUntil: until } = tipOff;
  const told = {
    ...{ at, state, wrongs, answer, answeredAt, sample },
    closedReason: closedReason === SPAM ? null : closedReason,
    contact: until === null ? null : { until, kept: contact !== null },
  };
  return page(visit, <TipOffAnswerPage frame={frameOf(c)} ticket={ticket} tipOff={told} />);
}

async function eraseContact(visit: Visit): Promise<Response> {
  const { ticket, tipOff } = await ticketed(visit);
  await eraseOwnContact(visit.deps, tipOff);
  return sendOn(visit, `${PATH}/${ticket}?lang=${frameOf(visit.c).lang}`);
}

/** What shoppers tell the office, and the answer they read: for anyone, without an account, without JavaScript. */
export const tipOffDoors: readonly Door[] = [
  { method: 'GET', path: PATH, needs: 'anyone', face: 'scan', answer: open },
  {
    ...{ method: 'POST', path: PATH, needs: 'anyone', face: 'scan', body: 'upload', repeatable: true },
    answer: (visit) =>
      formOr(
        visit,
        () => receive(visit),
        (wrong) => ask(visit, wrong),
      ),
  },
  { method: 'GET', path: `${PATH}/:ticket`, needs: 'anyone', face: 'scan', answer: show },
  {
    ...{ method: 'POST', path: `${PATH}/:ticket/contact-erasure`, needs: 'anyone', face: 'scan' },
    ...{ repeatable: true, answer: eraseContact },
  },
];
