import { Refusal } from '#core/refusal';
import { formatRecordPath } from '#core/stamp';
import { SPAM, TIP_OFF_STATES, WRONGS } from '#core/tipOff';
import { verify } from '#core/verify';
import { listEvents } from '#db/events';
import { listOtherTipOffs, searchTipOffs } from '#db/tipOffSearch';
import { findTipOffSeen, type TipOff, type TipOffSeen } from '#db/tipOffs';
import { TipOffPage } from '#web/pages/office/TipOffPage.tsx';
import { TipOffsPage } from '#web/pages/office/TipOffsPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { answerTipOff } from '../../actions/answerTipOff.ts';
import { closeTipOff } from '../../actions/closeTipOff.ts';
import { linkTipOff } from '../../actions/linkTipOff.ts';
import { takeUpTipOff } from '../../actions/takeUpTipOff.ts';
import { pageGiven } from '../../daySpan.ts';
import { readKept } from '../../files/fileStore.ts';
import { parseForm } from '../../forms/form.ts';
import { answerTipOffForm, closeTipOffForm, linkTipOffForm } from '../../forms/tipOff.ts';
import { formOr, page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { linkableTo, namedLinks } from '../../tipOffs/linkable.ts';
import { headlineToday } from '../../tipOffs/tipOffSubject.ts';

const TIP_OFFS = '/office/tip-offs';
const PER_PAGE = 50;

async function list(visit: Visit): Promise<Response> {
  const { deps, scope, frame, query } = visit;
  const asked = {
    state: TIP_OFF_STATES.find((one) => one === query.state),
    wrong: WRONGS.find((one) => one === query.wrong),
    product: query.product?.slice(0, 40) || undefined,
  };
  const at = { page: pageGiven(query.page), perPage: PER_PAGE };
  const { product: productId, ...narrowed } = asked;
  const found = await searchTipOffs(deps.db, scope, { ...narrowed, productId }, at);
  return page(visit, <TipOffsPage frame={frame} {...found} {...at} asked={asked} />);
}

/** The tip-off of the path, where the person sees it. */
async function seen({ deps, scope, params }: Visit): Promise<TipOffSeen> {
  const tipOff = await findTipOffSeen(deps.db, scope, params.tipOff ?? '');
  if (!tipOff) throw new Refusal('not-found');
  return tipOff;
}

/** What the stamp's page shows today, as the register has the stamp. */
async function headlineNow({ c, deps }: Visit, { stamp, headline }: TipOff) {
  if (stamp === null || headline === null) return null;
  const { site } = c.var;
  const path = await site.findStampPath(stamp);
  const address = site.origin + formatRecordPath(path ?? { gtin: null, id: stamp });
  return headlineToday(headline, await verify(address, await site.trust(), deps.now()));
}

async function show(visit: Visit, wrong?: Wrong): Promise<Response> {
  const { deps, scope, frame, fields } = visit;
  const tipOff = await seen(visit);
  const links = await namedLinks(deps.db, tipOff.id);
  const shown = {
    tipOff,
    links,
    linkable: await linkableTo(deps.db, scope, tipOff, links),
    now: await headlineNow(visit, tipOff),
    others: await listOtherTipOffs(deps.db, scope, tipOff),
    events: await listEvents(deps.db, [{ noun: 'tip-off', nounId: tipOff.id }]),
  };
  return page(visit, <TipOffPage frame={frame} {...shown} values={fields.values} wrong={wrong} />);
}

async function sendPhoto(visit: Visit): Promise<Response> {
  const { c, deps } = visit;
  const { photo } = await seen(visit);
  if (photo === null) throw new Refusal('not-found');
  const bytes = await readKept(deps.config, photo);
  c.header('Content-Type', 'image/webp');
  c.header('Content-Disposition', 'inline');
  c.header('Cache-Control', 'private, no-store');
  return c.body(new Uint8Array(bytes));
}

type Act = (visit: Visit, tipOff: TipOff) => Promise<void>;

const ACTS: Readonly<Record<string, Act>> = {
  'taking-up': ({ deps }, tipOff) => takeUpTipOff(deps, tipOff),
  answer: ({ deps, fields }, tipOff) =>
    answerTipOff(deps, tipOff, parseForm(answerTipOffForm, fields.values)),
  closing: ({ deps, fields }, tipOff) =>
    closeTipOff(deps, tipOff, parseForm(closeTipOffForm, fields.values).reason),
  spam: ({ deps }, tipOff) => closeTipOff(deps, tipOff, SPAM),
  links: ({ deps, scope, fields }, tipOff) =>
    linkTipOff(deps, scope, tipOff, parseForm(linkTipOffForm, fields.values)),
};

/** An act on the tip-off of the path; refused, its page comes back with what was typed. */
function actDoor([name, act]: readonly [string, Act]): Door {
  const answer = (visit: Visit) =>
    formOr(
      visit,
      async () => {
        const tipOff = await seen(visit);
        await act(visit, tipOff);
        return sendOn(visit, `${TIP_OFFS}/${tipOff.id}`, 'saved');
      },
      (wrong) => show(visit, wrong),
    );
  return { method: 'POST', path: `${TIP_OFFS}/:tipOff/${name}`, needs: 'tip-off:write', answer };
}

/** What shoppers told the office: listed, looked at, answered. */
export const officeTipOffDoors: readonly Door[] = [
  { method: 'GET', path: TIP_OFFS, needs: 'field:see', answer: list },
  { method: 'GET', path: `${TIP_OFFS}/:tipOff`, needs: 'field:see', answer: (visit) => show(visit) },
  { method: 'GET', path: `${TIP_OFFS}/:tipOff/photo`, needs: 'field:see', answer: sendPhoto },
  ...Object.entries(ACTS).map(actDoor),
];
