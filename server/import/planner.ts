import type { Day } from '#core/day';
import { foldProducerName } from '#core/name';
import type { ImportRows } from '#db/importing';
import type { ImportSnapshot } from '#db/importSnapshot';
import { completes } from './completion.ts';
import { DecisionBook, isWhole, type KnownRecognition, type WholeRow } from './decisionBook.ts';
import { fingerprint, type NewId } from './identity.ts';
import type { Match } from './matches.ts';
import { PlaceFinder } from './places.ts';
import { type Missing, type Problem, reasonOf, type WarningCode } from './problem.ts';
import { type KnownProduct, ProductBook } from './productBook.ts';
import { type Reading, readOpenEntry } from './reading.ts';
import type { RegisterRow } from './row.ts';

/** What becomes of one row: exactly one of four. */
export type Outcome =
  | { readonly reading: Reading; readonly is: 'refused' }
  | { readonly reading: Reading; readonly is: 'unchanged'; readonly print: string }
  | { readonly reading: Reading; readonly is: 'imported'; readonly product: KnownProduct }
  | {
      readonly reading: Reading;
      readonly is: 'incomplete';
      readonly product: KnownProduct;
      readonly missing: readonly Missing[];
    };

/** The world an import is planned in. */
export interface PlanWorld {
  readonly snapshot: ImportSnapshot;
  readonly importId: string;
  readonly newId: NewId;
  readonly today: Day;
}

interface OpenRow {
  readonly id: string;
  readonly print: string;
  readonly row: RegisterRow;
}

/** Decides row after row against the register as read and what earlier rows added to it. */
export class Planner {
  readonly products: ProductBook;
  readonly decisions: DecisionBook;
  readonly places: PlaceFinder;
  readonly warnings: Problem<WarningCode>[] = [];
  readonly sameGtin: Match[] = [];
  readonly entries: ImportRows['entries'] = [];
  readonly completed: ImportRows['completed'] = [];
  /** The entry that made or first named a product in this import. */
  readonly entryOf = new Map<string, { id: string; row: number }>();
  /** Products of which a row says that they were withdrawn. */
  readonly withdrawn = new Set<string>();
  /** What every entry lacks that is incomplete still, by its fingerprint. */
  readonly lacking = new Map<string, readonly Missing[]>();
  private readonly seen: Set<string>;
  private readonly open = new Map<string, OpenRow[]>();

  constructor(private readonly world: PlanWorld) {
    const { snapshot, today, newId } = world;
    this.places = new PlaceFinder(snapshot.areas, snapshot.areaLinks, today, newId);
    this.products = new ProductBook(snapshot, this.places, newId);
    this.decisions = new DecisionBook(snapshot, newId);
    this.seen = new Set(snapshot.fingerprints);
    for (const entry of snapshot.joined) this.products.nameAlso(readOpenEntry(entry, today), entry.productId);
    for (const entry of snapshot.open) {
      const row = readOpenEntry(entry, today);
      const there = this.open.get(entry.productId) ?? [];
      this.open.set(entry.productId, [...there, { id: entry.id, print: entry.fingerprint, row }]);
      this.lacking.set(entry.fingerprint, entry.missing as readonly Missing[]);
      if (row.missing.includes('withdrawn')) this.withdrawn.add(entry.productId);
    }
  }

  warn(reading: Reading, code: WarningCode, details: Readonly<Record<string, string>>): void {
    this.warnings.push({ row: reading.number, column: '', code, details });
  }

  /** Decides one row; `row` is the reading's, not refused. */
  decide(reading: Reading, row: RegisterRow): Outcome {
    const print = fingerprint(row);
    if (this.seen.has(print)) return { reading, is: 'unchanged', print };
    const known = this.products.find(row);
    const said = known && this.findSaid(row, known);
    if (said?.same) {
      this.warnOfDifference(reading, row, said.recognition);
      return this.addToRecord(reading, row, said.recognition, print);
    }
    this.seen.add(print);
    if (said) return this.keepContradiction(reading, row, said.recognition, print);
    const product = this.products.take(row);
    this.noteFacts(reading, row, product);
    if (isWhole(row)) return this.import(reading, row, product, print);
    return this.keep(reading, row, product, row.missing, print);
  }

  /** What the register already says by the decision this row names: the same, or another star. */
  private findSaid(row: RegisterRow, product: KnownProduct) {
    if (reasonOf(row.missing) !== undefined) return undefined;
    const recognition = this.decisions.findByDecision(product.id, row);
    if (recognition) {
      return { recognition, same: row.star === null || row.star === recognition.star };
    }
    if (isWhole(row)) return undefined;
    const spoken = this.decisions.recognitionsOf(product.id).find((one) => this.decisions.speaksOf(row, one));
    return spoken && { recognition: spoken, same: true };
  }

  /** A row of a recognition on record counts only if it tells of its product or producer what was not known. */
  private addToRecord(
    reading: Reading,
    row: RegisterRow,
    { id: recognitionId }: KnownRecognition,
    print: string,
  ): Outcome {
    const before = this.products.learnt;
    const product = this.products.take(row);
    this.noteFacts(reading, row, product);
    if (this.products.learnt === before) return { reading, is: 'unchanged', print };
    this.seen.add(print);
    this.addEntry(reading, product, print, { state: 'complete', missing: '[]', recognitionId });
    return { reading, is: 'imported', product };
  }

  private noteFacts(reading: Reading, row: RegisterRow, product: KnownProduct): void {
    for (const { value, record } of this.products.learnFacts(row, product))
      this.warn(reading, 'fact-differs', { value, record });
    this.noteGtins(reading, row, product);
  }

  private warnOfDifference(reading: Reading, row: RegisterRow, record: KnownRecognition): void {
    const said: [string | number | null, string | number | null][] = [
      [row.validTo, record.validTo],
      [row.validFrom, record.validFrom],
      [row.score, record.score],
    ];
    const other = said.find(([given, recorded]) => given !== null && given !== recorded);
    if (!other) return;
    this.warn(reading, 'differs-from-record', { value: String(other[0]), record: String(other[1] ?? '–') });
  }

  private keepContradiction(
    reading: Reading,
    row: RegisterRow,
    record: KnownRecognition,
    print: string,
  ): Outcome {
    const product = this.products.take(row);
    this.warn(reading, 'contradicts-record', { value: `${row.star}★`, record: `${record.star}★` });
    return this.keep(reading, row, product, ['contradiction', ...row.missing], print);
  }

  private noteGtins(reading: Reading, row: RegisterRow, product: KnownProduct): void {
    for (const other of this.products.addGtins(row, product)) {
      this.warn(reading, 'gtin-of-other-product', { value: row.gtins.join(', '), record: other.name });
      const [earlier, later] = [this.products.matchable(other), this.products.matchable(product)];
      this.sameGtin.push({ earlier, later, reason: 'same-gtin' });
    }
  }

  private import(reading: Reading, row: WholeRow, product: KnownProduct, print: string): Outcome {
    const named = this.products.producerOf(product)?.name;
    const recognitionId = this.decisions.record(row, product.id);
    const id = this.addEntry(reading, product, print, { state: 'complete', missing: '[]', recognitionId });
    const open = this.open.get(product.id) ?? [];
    for (const entry of open.filter((one) => completes(one.row, row))) {
      this.completed.push({ entryId: entry.id, byId: id, recognitionId });
      this.lacking.delete(entry.print);
    }
    const left = open.filter((one) => !completes(one.row, row));
    this.open.set(product.id, left);
    if (
      named !== undefined &&
      row.taxCode !== null &&
      foldProducerName(named) !== foldProducerName(row.producer)
    ) {
      this.warn(reading, 'producer-name-differs', { value: row.producer, record: named });
    }
    return { reading, is: 'imported', product };
  }

  private keep(
    reading: Reading,
    row: RegisterRow,
    product: KnownProduct,
    missing: readonly Missing[],
    print: string,
  ): Outcome {
    if (row.missing.includes('withdrawn')) this.withdrawn.add(product.id);
    this.lacking.set(print, missing);
    this.addEntry(reading, product, print, { state: 'incomplete', missing: JSON.stringify(missing) });
    return { reading, is: 'incomplete', product, missing };
  }

  private addEntry(
    reading: Reading,
    product: KnownProduct,
    print: string,
    rest: Pick<ImportRows['entries'][number], 'state' | 'missing' | 'recognitionId'>,
  ): string {
    const id = this.world.newId('ent');
    const raw = JSON.stringify(reading.raw);
    const { importId } = this.world;
    const own = { id, importId, fingerprint: print, rowNumber: reading.number, raw, productId: product.id };
    this.entries.push({ ...own, ...rest });
    if (!this.entryOf.has(product.id)) this.entryOf.set(product.id, { id, row: reading.number });
    return id;
  }
}
