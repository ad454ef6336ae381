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
/** A single word inside a longer name says nothing: “Trà” is in every tea. */
const FEWEST_WORDS = 2;

/** Every run of words inside a text, itself left out. */
function* runsOf(text: string): Generator<string> {
  const words = text.split(' ').slice(0, MOST.words);
  for (let from = 0; from < words.length; from++) {
    for (let to = from + FEWEST_WORDS; to <= words.length; to++) {
      const run = words.slice(from, to).join(' ');
      if (run !== text) yield run;
    }
  }
}

interface Likeness {
  readonly reason: MatchReason;
  readonly key: (product: MatchProduct) => string;
  /** Keys of products that may be the same as this one. */
  readonly looksFor: (product: MatchProduct) => Iterable<string>;
  readonly fits: (a: MatchProduct, b: MatchProduct) => boolean;
}

/** Two tax codes that differ are two producers, whatever their names. */
function mayBeOneProducer(a: MatchProduct, b: MatchProduct): boolean {
  if (a.producerId === b.producerId) return false;
  return a.taxCode === null || b.taxCode === null || a.taxCode === b.taxCode;
}

function sameName(a: MatchProduct, b: MatchProduct): boolean {
  return foldProducerName(a.producer) === foldProducerName(b.producer);
}

const owned = ({ producerId, name }: MatchProduct) => `${producerId}\n${stripAccents(name)}`;
const named = ({ name, producer }: MatchProduct) => `${foldName(name)}\n${producerCore(producer)}`;

const LIKENESSES: readonly Likeness[] = [
  { reason: 'same-but-accents', key: owned, looksFor: (product) => [owned(product)], fits: () => true },
  {
    reason: 'name-contains',
    key: owned,
    looksFor: ({ producerId, name }) => prefixed(`${producerId}\n`, runsOf(stripAccents(name))),
    fits: () => true,
  },
  {
    reason: 'same-names-apart',
    key: named,
    looksFor: (product) => [named(product)],
    fits: (a, b) => mayBeOneProducer(a, b) && sameName(a, b),
  },
  {
    reason: 'similar-producer',
    key: named,
    looksFor: (product) => [
      named(product),
      ...prefixed(`${foldName(product.name)}\n`, runsOf(producerCore(product.producer))),
    ],
    fits: (a, b) => mayBeOneProducer(a, b) && !sameName(a, b),
  },
];

function* prefixed(prefix: string, texts: Iterable<string>): Generator<string> {
  for (const text of texts) yield prefix + text;
}

function indexBy(products: readonly MatchProduct[], key: Likeness['key']): Map<string, MatchProduct[]> {
  const index = new Map<string, MatchProduct[]>();
  for (const product of products) {
    const there = index.get(key(product));
    if (!there) index.set(key(product), [product]);
    else if (there.length < MOST.candidates) there.push(product);
  }
  return index;
}

function* pairsOf(products: readonly MatchProduct[], likeness: Likeness): Generator<Match> {
  const order = new Map(products.map(({ id }, i) => [id, i]));
  const index = indexBy(products, likeness.key);
  const place = (product: MatchProduct) => order.get(product.id) ?? 0;
  for (const product of products) {
    for (const key of likeness.looksFor(product)) {
      for (const other of index.get(key) ?? []) {
        if (other.id === product.id || !(other.isNew || product.isNew) || !likeness.fits(product, other))
          continue;
        const [earlier, later] = place(product) < place(other) ? [product, other] : [other, product];
        yield { earlier, later, reason: likeness.reason };
      }
    }
  }
}

/**
 * Pairs that only a person can tell apart or together, each once, by the first reason found. `products` come in
 * order of appearance: on record first. Work grows with the number of products, not with its square.
 */
export function findMatches(products: readonly MatchProduct[]): Match[] {
  const pairs = new Map<string, Match>();
  if (!products.some(({ isNew }) => isNew)) return [];
  for (const likeness of LIKENESSES) {
    for (const match of pairsOf(products, likeness)) {
      const key = `${match.later.id}\n${match.earlier.id}`;
      if (!pairs.has(key)) pairs.set(key, match);
    }
  }
  return [...pairs.values()];
}
