import { foldName, foldProducerName, stripAccents } from '#core/name';
import { producerCore } from './identity.ts';
import type { MatchReason } from './problem.ts';

/** A product as it is compared, with its place in the order of appearance. */
export interface MatchProduct {
  readonly id: string;
  readonly name: string;
  readonly producerId: string;
  readonly producer: string;
  readonly taxCode: string | null;
  /** Made by this import. */
  readonly isNew: boolean;
}

/** Two products that may be one: the one that came later, and the one that was there. */
export interface Match {
  readonly later: MatchProduct;
  readonly earlier: MatchProduct;
  readonly reason: MatchReason;
}

/** Words of a name that are compared, and candidates kept of one likeness: bounds the work, not the truth. */
const MOST = { words: 16, candidates: 5 } as const;
/** Every run of words inside a text that is as long as one of `counts`, the text itself left out. */
function* runsOf(text: string, counts: ReadonlySet<number>): Generator<string> {
  const words = text.split(' ').slice(0, MOST.words);
  for (const count of counts) {
    for (let from = 0; from + count <= words.length; from++) {
      const run = words.slice(from, from + count).join(' ');
      if (run !== text) yield run;
    }
  }
}

/** A product under the name it is compared by. */
interface Named {
  readonly product: MatchProduct;
  readonly name: string;
}

interface Alike {
  readonly a: MatchProduct;
  readonly b: MatchProduct;
  readonly equal: boolean;
}

function indexByName(group: readonly Named[]): Map<string, MatchProduct[]> {
  const index = new Map<string, MatchProduct[]>();
  for (const { product, name } of group) {
    const there = index.get(name);
    if (!there) index.set(name, [product]);
    else if (there.length < MOST.candidates) there.push(product);
  }
  return index;
}

/** Pairs of a group whose names are equal, or one inside the other. */
function* alikeIn(group: readonly Named[]): Generator<Alike> {
  const index = indexByName(group);
  const counts = new Set([...index.keys()].map((name) => name.split(' ').length));
  // A single word inside a longer name says nothing: “Trà” is in every tea.
  counts.delete(1);
  for (const { product: a, name } of group) {
    for (const b of index.get(name) ?? []) yield { a, b, equal: true };
    for (const run of runsOf(name, counts)) {
      for (const b of index.get(run) ?? []) yield { a, b, equal: false };
    }
  }
}

function groupBy(
  products: readonly MatchProduct[],
  key: (product: MatchProduct) => string,
  nameOf: (product: MatchProduct) => string,
): Named[][] {
  const groups = new Map<string, MatchProduct[]>();
  for (const product of products) {
    const there = groups.get(key(product));
    if (there) there.push(product);
    else groups.set(key(product), [product]);
  }
  const worth = [...groups.values()].filter((group) => group.length > 1 && group.some(({ isNew }) => isNew));
  return worth.map((group) => group.map((product) => ({ product, name: nameOf(product) })));
}

/** Two tax codes that differ are two producers, whatever their names. */
function mayBeOneProducer(a: MatchProduct, b: MatchProduct): boolean {
  if (a.producerId === b.producerId) return false;
  return a.taxCode === null || b.taxCode === null || a.taxCode === b.taxCode;
}

/** One producer's products with names alike. */
function* ofOneProducer(products: readonly MatchProduct[]): Generator<Alike & { reason: MatchReason }> {
  const groups = groupBy(
    products,
    ({ producerId }) => producerId,
    ({ name }) => stripAccents(name),
  );
  for (const group of groups) {
    for (const pair of alikeIn(group)) {
      yield { ...pair, reason: pair.equal ? 'same-but-accents' : 'name-contains' };
    }
  }
}

/** Products of one name whose producers' names are alike. */
function* ofOneName(products: readonly MatchProduct[]): Generator<Alike & { reason: MatchReason }> {
  const groups = groupBy(
    products,
    ({ name }) => foldName(name),
    ({ producer }) => producerCore(producer),
  );
  for (const group of groups) {
    for (const pair of alikeIn(group)) {
      if (!mayBeOneProducer(pair.a, pair.b)) continue;
      const apart = foldProducerName(pair.a.producer) === foldProducerName(pair.b.producer);
      yield { ...pair, reason: apart ? 'same-names-apart' : 'similar-producer' };
    }
  }
}

/**
 * Pairs that only a person can tell apart or together, each once, by the first reason found. `products` come in
 * order of appearance: on record first. Work grows with the number of products, not with its square.
 */
export function findMatches(products: readonly MatchProduct[]): Match[] {
  const order = new Map(products.map(({ id }, i) => [id, i]));
  const place = ({ id }: MatchProduct) => order.get(id) ?? 0;
  const pairs = new Map<string, Match>();
  for (const alikes of [ofOneProducer(products), ofOneName(products)]) {
    for (const { a, b, reason } of alikes) {
      if (a.id === b.id || !(a.isNew || b.isNew)) continue;
      const [earlier, later] = place(a) < place(b) ? [a, b] : [b, a];
      const key = `${later.id}\n${earlier.id}`;
      if (!pairs.has(key)) pairs.set(key, { earlier, later, reason });
    }
  }
  return [...pairs.values()];
}
