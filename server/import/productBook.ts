import { foldName, foldProducerName } from '#core/name';
import type { ImportRows } from '#db/importing';
import type { ImportSnapshot } from '#db/importSnapshot';
import { type NewId, productKey } from './identity.ts';
import type { MatchProduct } from './matches.ts';
import type { PlaceFinder } from './places.ts';
import { type KnownProducer, ProducerIndex } from './producers.ts';
import { readPlacesOf } from './reading.ts';
import type { RegisterRow } from './row.ts';

/** A product the register or this import knows. */
export interface KnownProduct {
  readonly id: string;
  readonly producerId: string;
  readonly name: string;
  readonly isNew: boolean;
  group: string | null;
  groupVersion: string;
}

/** A fact of a row that the record has otherwise. */
export interface Differing {
  readonly value: string;
  readonly record: string;
}

type Rows = Pick<
  ImportRows,
  'producers' | 'products' | 'variants' | 'taxCodes' | 'moved' | 'groups' | 'kinds'
>;

/** Producers and products: those on record, and those an import adds to them. */
export class ProductBook {
  readonly rows: Rows = {
    ...{ producers: [], products: [], variants: [] },
    ...{ taxCodes: [], moved: [], groups: [], kinds: [] },
  };
  /** Facts added to producers and products that were known: tells whether a row wrote anything. */
  learnt = 0;
  private readonly producers = new Map<string, KnownProducer>();
  private readonly added = new Map<string, ImportRows['producers'][number]>();
  private readonly addedProducts = new Map<string, ImportRows['products'][number]>();
  private readonly index: ProducerIndex;
  private readonly products = new Map<string, KnownProduct>();
  private readonly byKey = new Map<string, KnownProduct>();
  private readonly gtins: Map<string, string>;

  constructor(
    snapshot: Pick<ImportSnapshot, 'producers' | 'products' | 'gtins' | 'given'>,
    private readonly places: PlaceFinder,
    private readonly newId: NewId,
  ) {
    const known = snapshot.producers.map((producer) => ({ ...producer }));
    const given = givenByProducer(snapshot);
    this.index = new ProducerIndex((id) =>
      (given.get(id) ?? []).map((raw) => places.written(readPlacesOf(raw))),
    );
    for (const producer of known) {
      this.index.add(producer);
      this.producers.set(producer.id, producer);
    }
    for (const product of snapshot.products) this.remember({ ...product, isNew: false });
    this.gtins = new Map(snapshot.gtins);
  }

  private remember(product: KnownProduct): void {
    this.products.set(product.id, product);
    const key = productKey(product.producerId, product.name);
    if (!this.byKey.has(key)) this.byKey.set(key, product);
  }

  /** A product by its id. */
  get(id: string): KnownProduct | undefined {
    return this.products.get(id);
  }

  producerOf(product: KnownProduct): KnownProducer | undefined {
    return this.producers.get(product.producerId);
  }

  /** The certain match of a row: the same producer's product of the same name. */
  find(row: RegisterRow): KnownProduct | undefined {
    const producer = this.index.find(row, this.places.placed(row));
    return producer && this.byKey.get(productKey(this.heirOf(producer).id, row.product));
  }

  /** Remembers that a row's names mean a product on record: a person found both to be one. */
  nameAlso(row: RegisterRow, productId: string): void {
    const producer = this.index.find(row, this.places.placed(row));
    const product = this.products.get(productId);
    if (!producer || !product) return;
    const key = productKey(this.heirOf(producer).id, row.product);
    if (!this.byKey.has(key)) this.byKey.set(key, product);
  }

  /** Whoever carries a producer on today: its products are theirs. Each step leads to another, so that it ends. */
  private heirOf(producer: KnownProducer): KnownProducer {
    const met = new Set<KnownProducer>();
    let heir = producer;
    for (let next: KnownProducer | undefined = producer; next && !met.has(next); ) {
      met.add(next);
      heir = next;
      next = this.producers.get(next.successorId ?? '');
    }
    return heir;
  }

  /** The certain match of a row, else a new product, and a new producer where nobody fits. */
  take(row: RegisterRow): KnownProduct {
    const producer = this.heirOf(this.takeProducer(row));
    return this.byKey.get(productKey(producer.id, row.product)) ?? this.addProduct(row, producer);
  }

  private takeProducer(row: RegisterRow): KnownProducer {
    const placed = this.places.placed(row);
    const known = this.index.find(row, placed) ?? this.addProducer(row);
    this.index.note(known, placed.written);
    this.learnCommune(known, row);
    if (known.taxCode === null && row.taxCode !== null) this.learnTaxCode(known, row.taxCode);
    return known;
  }

  private learnTaxCode(producer: KnownProducer, taxCode: string): void {
    this.learnt++;
    this.index.learn(producer, taxCode);
    const added = this.added.get(producer.id);
    if (added) added.taxCode = taxCode;
    else this.rows.taxCodes.push({ producerId: producer.id, taxCode });
  }

  /** A commune of today that a row tells of a producer known by its province only, or not at all. */
  private learnCommune(producer: KnownProducer, row: RegisterRow): void {
    if (this.places.isCommune(producer.areaId)) return;
    const areaId = this.places.areaId(row);
    if (areaId === null || !this.places.isCommune(areaId)) return;
    this.learnt++;
    producer.areaId = areaId;
    const added = this.added.get(producer.id);
    if (added) added.areaId = areaId;
    else this.rows.moved.push({ producerId: producer.id, areaId });
  }

  private addProducer(row: RegisterRow): KnownProducer {
    const { producer: name, producerKind: kind, taxCode } = row;
    const id = this.newId('prc');
    const provinceKey = this.places.provinceKey(row);
    const areaId = this.places.areaId(row);
    const known: KnownProducer = { id, name, kind, taxCode, provinceKey, areaId };
    const added = { ...known, nameKey: foldProducerName(name) };
    this.rows.producers.push(added);
    this.added.set(id, added);
    this.producers.set(id, known);
    this.index.add(known);
    return known;
  }

  private addProduct(row: RegisterRow, producer: KnownProducer): KnownProduct {
    const { product: name, group, groupVersion } = row;
    const own = { id: this.newId('prd'), producerId: producer.id, name, group, groupVersion };
    const known: KnownProduct = { ...own, isNew: true };
    const added = { ...own, nameKey: foldName(name) };
    this.rows.products.push(added);
    this.addedProducts.set(own.id, added);
    this.remember(known);
    return known;
  }

  /** Fills in group and kind where the record has none; answers with what the record has otherwise. */
  learnFacts(row: RegisterRow, product: KnownProduct): Differing[] {
    const producer = this.producerOf(product);
    const { group, groupVersion, producerKind: kind } = row;
    const differing: Differing[] = [];
    if (group !== null && product.group === null) this.learnGroup(product, group, groupVersion);
    else if (group !== null && product.group !== group && product.groupVersion === groupVersion)
      differing.push({ value: group, record: product.group ?? '' });
    if (!producer || kind === 'unknown') return differing;
    if (producer.kind === 'unknown') this.learnKind(producer, kind);
    else if (producer.kind !== kind) differing.push({ value: kind, record: producer.kind });
    return differing;
  }

  private learnGroup(product: KnownProduct, group: string, groupVersion: string): void {
    this.learnt++;
    Object.assign(product, { group, groupVersion });
    const added = this.addedProducts.get(product.id);
    if (added) Object.assign(added, { group, groupVersion });
    else this.rows.groups.push({ productId: product.id, group, groupVersion });
  }

  private learnKind(producer: KnownProducer, kind: KnownProducer['kind']): void {
    this.learnt++;
    producer.kind = kind;
    const added = this.added.get(producer.id);
    if (added) added.kind = kind;
    else this.rows.kinds.push({ producerId: producer.id, kind });
  }

  /** Adds a row's barcodes as variants; answers with the other products that already carry one of them. */
  addGtins(row: RegisterRow, product: KnownProduct): KnownProduct[] {
    const others: KnownProduct[] = [];
    for (const gtin of row.gtins) {
      const owner = this.products.get(this.gtins.get(gtin) ?? '');
      if (owner && owner.id !== product.id) others.push(owner);
      if (owner) continue;
      this.learnt++;
      this.gtins.set(gtin, product.id);
      this.rows.variants.push({ id: this.newId('var'), productId: product.id, name: product.name, gtin });
    }
    return others;
  }

  /** A product as matching sees it. */
  matchable(product: KnownProduct): MatchProduct {
    const producer = this.producerOf(product);
    return { ...product, producer: producer?.name ?? '', taxCode: producer?.taxCode ?? null };
  }

  /** Every product, those on record first. */
  all(): MatchProduct[] {
    return [...this.products.values()].map((product) => this.matchable(product));
  }
}

type Given = ImportSnapshot['given'][number]['raw'];

/** What rows on record were given as, by their products' producers. */
function givenByProducer({ products, given }: Pick<ImportSnapshot, 'products' | 'given'>) {
  const producerOf = new Map(products.map(({ id, producerId }) => [id, producerId]));
  const byProducer = new Map<string, Given[]>();
  for (const { productId, raw } of given) {
    const id = producerOf.get(productId) ?? '';
    const there = byProducer.get(id);
    if (there) there.push(raw);
    else byProducer.set(id, [raw]);
  }
  return byProducer;
}
