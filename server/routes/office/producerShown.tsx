import { dayOf } from '#core/day';
import { currentOn, productStatusOn } from '#core/recognition';
import { Refusal } from '#core/refusal';
import { listOpenInvitationsOf, listPeopleOf } from '#db/producerPeople';
import { findProducerSeen, listPredecessors, listProductsOf, type ProducerRow } from '#db/producers';
import { listProducerEvents } from '#db/productEvents';
import { listFormerNames } from '#db/productLife';
import { listProposalsAbout } from '#db/proposals';
import { listRecognitions } from '#db/recognitions';
import type { Retry } from '#web/pages/office/ProducerChange.tsx';
import { ProducerPage, type ProducerShown } from '#web/pages/office/ProducerPage.tsx';
import type { Deps } from '../../deps.ts';
import { page } from '../../portal/answer.tsx';
import type { Visit } from '../../portal/door.ts';

const MOST_EVENTS = 50;

/** The producer of the path, if this person sees it. */
export async function producerSeen({ deps, scope, params }: Visit): Promise<ProducerRow> {
  const producer = await findProducerSeen(deps.db, scope, params.producer ?? '');
  if (!producer) throw new Refusal('producer-not-found', { producer: (params.producer ?? '').slice(0, 80) });
  return producer;
}

async function productsOf({ db, now }: Deps, producerId: string): Promise<ProducerShown['list']> {
  const day = dayOf(now());
  const products = await listProductsOf(db, producerId);
  return Promise.all(
    products.map(async ({ id, name }) => {
      const all = await listRecognitions(db, id);
      const current = currentOn(all, day);
      const standing = { star: current?.star ?? null, validTo: current?.validTo ?? null };
      return { id, name, ...standing, status: productStatusOn(all, day) };
    }),
  );
}

/** A producer's page; with what was typed and wrong in one of its forms. */
export async function showProducer(visit: Visit, retry?: Retry): Promise<Response> {
  const { deps, scope, frame } = visit;
  const producer = await producerSeen(visit);
  const { id } = producer;
  const now = deps.now();
  // What lies outside of one's area is not named: not as a successor, nor as whom it carries on.
  const successor = producer.successor && (await findProducerSeen(deps.db, scope, producer.successor.id));
  const before = await listPredecessors(deps.db, id);
  const mine = await Promise.all(before.map((one) => findProducerSeen(deps.db, scope, one.id)));
  const shown: ProducerShown = {
    ...producer,
    successor: successor ?? null,
    predecessors: mine.filter((one) => one !== undefined),
    names: await listFormerNames(deps.db, id),
    list: await productsOf(deps, id),
    people: await listPeopleOf(deps.db, id),
    invitations: await listOpenInvitationsOf(deps.db, id, now),
    proposals: await listProposalsAbout(deps.db, 'producer', id),
    events: await listProducerEvents(deps.db, id, now, MOST_EVENTS),
  };
  return page(visit, <ProducerPage frame={frame} producer={shown} retry={retry} />);
}
