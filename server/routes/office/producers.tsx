import { dayOf } from '#core/day';
import { foldName, foldProducerName, stripAccents } from '#core/name';
import { Refusal } from '#core/refusal';
import { listCommunesSeen } from '#db/communes';
import { findProducerSeen, listProducersSeen, type ProducerRow } from '#db/producers';
import { ProducerFormPage } from '#web/pages/office/ProducerFormPage.tsx';
import { ProducersPage } from '#web/pages/office/ProducersPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { amendProducer, contactMark } from '../../actions/amendProducer.ts';
import { propose } from '../../actions/propose.ts';
import { recordProducer } from '../../actions/recordProducer.ts';
import { parseForm } from '../../forms/form.ts';
import { amendProducerForm, recordProducerForm } from '../../forms/producer.ts';
import { formOr, page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { renamingOf, successionOf } from '../../proposals/producerProposal.ts';
import { producerGiven } from '../../register/producerGiven.ts';
import { producerSeen, showProducer } from './producerShown.tsx';

const PER_PAGE = 50;
/** More places than this are found by typing, not by choosing. */
const MOST_OFFERED = 60;

/** Every word stands in the name (accents forgiven, kinds written out) or in the tax code. */
function answers(producer: ProducerRow, q: string): boolean {
  const key = `${stripAccents(foldProducerName(producer.name))} ${producer.taxCode ?? ''}`;
  const words = stripAccents(foldProducerName(foldName(q))).split(' ');
  return words.every((word) => key.includes(word));
}

async function list(visit: Visit): Promise<Response> {
  const { deps, scope, frame, query } = visit;
  const asked = { q: (query.q ?? '').slice(0, 200), kind: query.kind ?? '' };
  const all = await listProducersSeen(deps.db, scope);
  const found = all.filter(
    (one) =>
      (asked.kind === '' || one.kind === asked.kind) && (asked.q.trim() === '' || answers(one, asked.q)),
  );
  const last = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const at = Math.min(last, Math.max(1, Number.parseInt(query.page ?? '1', 10) || 1));
  const producers = found.slice((at - 1) * PER_PAGE, at * PER_PAGE);
  const place = { page: at, perPage: PER_PAGE, total: found.length };
  return page(visit, <ProducersPage frame={frame} producers={producers} asked={asked} {...place} />);
}

async function showNew(visit: Visit, wrong?: Wrong): Promise<Response> {
  const { deps, scope, frame, fields } = visit;
  const communes = await listCommunesSeen(deps.db, scope, dayOf(deps.now()));
  const areas = communes.map(({ area, parent }) => (parent ? `${area.name}, ${parent}` : area.name));
  const offered = areas.length > MOST_OFFERED ? [] : areas;
  const [only] = areas;
  const values = !wrong && areas.length === 1 && only ? { area: only } : fields.values;
  const form = { frame, values, wrong, areas: offered };
  return page(visit, <ProducerFormPage producer={null} {...form} />);
}

function record(visit: Visit): Promise<Response> {
  const act = async () => {
    const input = parseForm(recordProducerForm, visit.fields.values);
    const { id } = await recordProducer(visit.deps, visit.scope, input);
    return sendOn(visit, `/office/producers/${id}`, 'saved');
  };
  return formOr(visit, act, (wrong) => showNew(visit, wrong));
}

async function showEdit(visit: Visit, wrong?: Wrong): Promise<Response> {
  const producer = await producerSeen(visit);
  const { kind, taxCode, email, phone, phonePublic } = producer;
  const stored = { kind, taxCode: taxCode ?? '', email: email ?? '', phone: phone ?? '' };
  const values = wrong
    ? visit.fields.values
    : { ...stored, phonePublic: phonePublic ? '1' : '', seen: contactMark(producer) };
  return page(
    visit,
    <ProducerFormPage frame={visit.frame} producer={producer} values={values} wrong={wrong} />,
  );
}

async function amend(visit: Visit): Promise<Response> {
  const { id } = await producerSeen(visit);
  const act = async () => {
    await amendProducer(visit.deps, parseForm(amendProducerForm, { ...visit.fields.values, producer: id }));
    return sendOn(visit, `/office/producers/${id}`, 'saved');
  };
  return formOr(visit, act, (wrong) => showEdit(visit, wrong));
}

async function rename(visit: Visit): Promise<Response> {
  const producer = await producerSeen(visit);
  const typed = visit.fields.values;
  const act = async () => {
    await propose(visit.deps, renamingOf(visit.frame.lang, producer, { ...typed, producer: producer.id }));
    return sendOn(visit, `/office/producers/${producer.id}#proposals`, 'submitted');
  };
  return formOr(visit, act, (wrong) => showProducer(visit, { form: 'renaming', typed, wrong }));
}

/** The successor must be seen as well: whoever prepares this hands products to it. */
async function successorSeen({ deps, scope, fields }: Visit): Promise<ProducerRow> {
  const typed = (fields.values.successor ?? '').trim();
  const given = await producerGiven(deps.db, typed).catch(() => undefined);
  const found = given && (await findProducerSeen(deps.db, scope, given.id));
  if (!found) throw new Refusal('producer-not-found', { field: 'successor', producer: typed.slice(0, 80) });
  return found;
}

async function succeed(visit: Visit): Promise<Response> {
  const producer = await producerSeen(visit);
  const typed = visit.fields.values;
  const act = async () => {
    const successor = await successorSeen(visit);
    const input = { ...typed, producer: producer.id, successor: successor.id };
    await propose(visit.deps, successionOf(visit.frame.lang, producer, successor, input));
    return sendOn(visit, `/office/producers/${producer.id}#proposals`, 'submitted');
  };
  return formOr(visit, act, (wrong) => showProducer(visit, { form: 'succession', typed, wrong }));
}

/** Producers in the office: found, recorded, reached, renamed, carried on. */
export const producerDoors: readonly Door[] = [
  { method: 'GET', path: '/office/producers', needs: 'register:see', answer: list },
  {
    method: 'GET',
    path: '/office/producers/new',
    needs: 'producer:write',
    answer: (visit) => showNew(visit),
  },
  { method: 'POST', path: '/office/producers', needs: 'producer:write', answer: record },
  {
    method: 'GET',
    path: '/office/producers/:producer',
    needs: 'register:see',
    answer: (visit) => showProducer(visit),
  },
  {
    method: 'GET',
    path: '/office/producers/:producer/edit',
    needs: 'producer:write',
    answer: (visit) => showEdit(visit),
  },
  { method: 'POST', path: '/office/producers/:producer', needs: 'producer:write', answer: amend },
  { method: 'POST', path: '/office/producers/:producer/renaming', needs: 'producer:write', answer: rename },
  {
    method: 'POST',
    path: '/office/producers/:producer/succession',
    needs: 'producer:write',
    answer: succeed,
  },
];
