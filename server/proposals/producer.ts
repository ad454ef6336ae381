import { foldProducerName } from '#core/name';
import type { Effect } from '#core/proposal';
import { Refusal } from '#core/refusal';
import type { Write } from '#db/commit';
import { renameProducer } from '#db/decisionRows';
import { writeEvent } from '#db/events';
import { countPeopleOf } from '#db/producerPeople';
import { findProducer, listProductsOf, moveProduct, type ProducerRow, setSuccessor } from '#db/producers';
import { type Deps, newId } from '../deps.ts';
import {
  type ProducerChange,
  producerChangeForm,
  type RenameProducer,
  type SucceedProducer,
} from '../forms/producer.ts';
import type { ProposalPlan, ProposalRule } from './proposalRule.ts';

async function standing(deps: Deps, id: string): Promise<ProducerRow> {
  const producer = await findProducer(deps.db, id);
  if (!producer) throw new Refusal('producer-not-found', { producer: id });
  return producer;
}

const effect = (tone: Effect['tone'], what: string, values: Effect['values'] = {}): Effect => ({
  ...{ tone, what, values },
});

/** The name on paper stays as certified; shoppers read the new one beside it. */
async function planRename(deps: Deps, input: RenameProducer, proposalId: string): Promise<ProposalPlan> {
  const producer = await standing(deps, input.producer);
  const { name, since, reason } = input;
  if (producer.name === name) throw new Refusal('invalid-input', { field: 'name', value: name });
  const at = deps.now();
  const id = newId(deps, 'pnm');
  const former = { id, producerId: producer.id, name: producer.name, until: since, decisionId: null, at };
  const about = { verb: 'rename', noun: 'producer', nounId: producer.id };
  const after = { name, since, reason, proposal: proposalId };
  const event = { at, actor: deps.actor, ...about, before: { name: producer.name }, after };
  const effects = [effect('notice', 'renames-producer', { from: producer.name, to: name })];
  if (producer.products > 0)
    effects.push(effect('neutral', 'certified-names-stay', { count: producer.products }));
  if (foldProducerName(producer.name) === foldProducerName(name))
    effects.push(effect('neutral', 'same-name-spelt'));
  return { effects, writes: [...renameProducer(name, former), writeEvent(event)], resultId: producer.id };
}

/** No chain of successors may come back to where it began. */
async function refuseCircle(deps: Deps, producer: ProducerRow, successor: ProducerRow): Promise<void> {
  const met = new Set([producer.id]);
  for (let next: ProducerRow | undefined = successor; next; ) {
    if (met.has(next.id)) throw new Refusal('invalid-input', { field: 'successor', value: successor.name });
    met.add(next.id);
    next = next.successor ? await findProducer(deps.db, next.successor.id) : undefined;
  }
}

async function carryOn(deps: Deps, from: ProducerRow, to: ProducerRow, proposalId: string) {
  const carried = await listProductsOf(deps.db, from.id);
  const there = new Set((await listProductsOf(deps.db, to.id)).map(({ nameKey }) => nameKey));
  const at = deps.now();
  const writes: Write[] = carried.flatMap(({ id }) => [
    moveProduct(id, from.id, to.id),
    writeEvent({
      ...{ at, actor: deps.actor, verb: 'carry-on', noun: 'product', nounId: id },
      before: { producer: from.name },
      after: { producer: to.name, proposal: proposalId },
    }),
  ]);
  const twins = carried.filter(({ nameKey }) => there.has(nameKey));
  const effects = twins.map(({ name }) => effect('warning', 'successor-has-namesake', { product: name }));
  if (carried.length > 0)
    effects.unshift(effect('notice', 'products-carried-on', { count: carried.length, producer: to.name }));
  return { writes, effects };
}

/** The successor takes over products, lots and stamps still to come; certificates keep the certified name. */
async function planSuccession(deps: Deps, input: SucceedProducer, proposalId: string): Promise<ProposalPlan> {
  const [from, to] = [await standing(deps, input.producer), await standing(deps, input.successor)];
  if (from.successor)
    throw new Refusal('producer-succeeded', { producer: from.name, successor: from.successor.name });
  await refuseCircle(deps, from, to);
  const carried = await carryOn(deps, from, to, proposalId);
  const { since, reason } = input;
  const after = { successor: to.name, since, reason, proposal: proposalId };
  const about = { verb: 'succeed', noun: 'producer', nounId: from.id };
  const people = await countPeopleOf(deps.db, from.id);
  const effects = [
    effect('notice', 'producer-carried-on', { from: from.name, to: to.name }),
    ...carried.effects,
  ];
  if (people > 0) effects.push(effect('warning', 'people-stay-behind', { count: people, producer: to.name }));
  return {
    effects,
    writes: [
      setSuccessor(from.id, to.id),
      ...carried.writes,
      writeEvent({ at: deps.now(), actor: deps.actor, ...about, after }),
    ],
    resultId: from.id,
  };
}

/** How a new name or a successor of a producer is read and planned. */
export const producerRule: ProposalRule<ProducerChange> = {
  kind: 'producer',
  form: producerChangeForm,
  plan: (deps, input, { id: proposalId }) =>
    input.act === 'rename' ? planRename(deps, input, proposalId) : planSuccession(deps, input, proposalId),
};
