import { foldName, foldProducerName } from '#core/name';
import { Refusal } from '#core/refusal';
import { isProductSeen } from '#db/decisionPages';
import {
  insertGtin,
  insertNamedProducer,
  insertNamedProduct,
  listProducersMeant,
  listProductIdsOf,
} from '#db/decisionRows';
import { findProductByGtin } from '#db/products';
import { newId } from '../deps.ts';
import { productGiven } from '../finding.ts';
import type { DecisionLineInput } from '../forms/decision.ts';
import { readProducerKind } from '../import/kinds.ts';
import type { DecisionStage, Subject } from './decisionStage.ts';

/** A producer as a decision speaks of it. */
export interface NamedOne {
  readonly id: string;
  readonly name: string;
}

function productKey(producerId: string, name: string): string {
  return `${producerId}\n${foldName(name)}`;
}

/** The producer meant by an id, a tax code or a whole name; throws `producer-not-found`, `producer-ambiguous`. */
export async function producerMeant(stage: DecisionStage, text: string): Promise<NamedOne> {
  const staged = stage.newProducers.get(foldProducerName(text));
  if (staged) return staged;
  const [first, ...others] = await listProducersMeant(stage.deps.db, text, stage.scope);
  const value = text.slice(0, 80);
  if (!first) throw new Refusal('producer-not-found', { producer: value });
  if (others.length === 0) return first;
  const candidates = [first, ...others].map(({ id, name }) => `${id} (${name})`).join(', ');
  throw new Refusal('producer-ambiguous', { producer: value, candidates });
}

async function makeProducer(stage: DecisionStage, name: string, input: DecisionLineInput): Promise<NamedOne> {
  const staged = stage.newProducers.get(foldProducerName(name));
  if (staged) return staged;
  const [known] = input.taxCode ? await listProducersMeant(stage.deps.db, input.taxCode) : [];
  if (known) {
    await producerMeant(stage, known.id);
    stage.tell('notice', 'producer-by-tax-code', { producer: name, known: known.name });
    return known;
  }
  const kind = input.producerKind ?? readProducerKind('', name);
  const made = { id: newId(stage.deps, 'prc'), name, kind, taxCode: input.taxCode ?? null };
  stage.newProducers.set(foldProducerName(name), made);
  stage.writes.push(insertNamedProducer(made));
  stage.note('record', 'producer', made.id, { after: made });
  stage.tell('notice', 'producer-made', { producer: name });
  return made;
}

async function makeProduct(stage: DecisionStage, name: string, input: DecisionLineInput): Promise<Subject> {
  const producer = input.newProducer
    ? await makeProducer(stage, input.newProducer, input)
    : await producerMeant(stage, input.producer ?? '');
  const key = productKey(producer.id, name);
  const staged = stage.newProducts.get(key);
  if (staged) return staged;
  const { group = null } = input;
  const made = { id: newId(stage.deps, 'prd'), producerId: producer.id, name, group };
  const subject: Subject = { ...made, producerName: producer.name };
  stage.newProducts.set(key, subject);
  stage.writes.push(insertNamedProduct(made));
  stage.note('record', 'product', made.id, { after: made });
  stage.tell('notice', 'product-made', { product: name, producer: producer.name });
  await addGtin(stage, subject, input);
  return subject;
}

async function addGtin(stage: DecisionStage, subject: Subject, { gtin }: DecisionLineInput): Promise<void> {
  if (!gtin) return;
  const other = await findProductByGtin(stage.deps.db, gtin);
  if (other?.id === subject.id) return;
  if (other) {
    const product = (await isProductSeen(stage.deps.db, stage.scope, other.id)) ? other.name : '—';
    return stage.tell('warning', 'gtin-of-other', { gtin, product });
  }
  const id = newId(stage.deps, 'var');
  stage.writes.push(insertGtin(id, subject.id, subject.name, gtin));
  stage.note('add', 'variant', id, { after: { id, productId: subject.id, name: subject.name, gtin } });
}

/** The product an award is for: one on record, else a new one of a producer on record or new. */
export async function takeSubject(stage: DecisionStage, input: DecisionLineInput): Promise<Subject> {
  if (!input.product) return makeProduct(stage, input.newProduct ?? '', input);
  const subject = await knownSubject(stage, input.product);
  await addGtin(stage, subject, input);
  return subject;
}

/** A product on record; throws `product-not-found`, `product-ambiguous`. */
export async function knownSubject(stage: DecisionStage, text: string): Promise<Subject> {
  const { id, name, producerId, producerName } = await productGiven(stage.deps.db, text, stage.scope);
  return { id, name, producerId, producerName };
}

/** One product of a producer, under which a line about the producer stands; throws `product-not-found`. */
export async function firstProductOf(stage: DecisionStage, producer: NamedOne): Promise<string> {
  const [first] = await listProductIdsOf(stage.deps.db, producer.id);
  if (!first) throw new Refusal('product-not-found', { product: producer.name });
  return first;
}
