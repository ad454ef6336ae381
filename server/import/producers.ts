import { foldProducerName } from '#core/name';
import { isPerson, type ProducerKind } from '#core/producer';
import { producerCore } from './identity.ts';
import type { RegisterRow } from './row.ts';
import { contradicts, isPersonsName, saysTheSame, type Written } from './written.ts';

/** A producer the register or this import knows. */
export interface KnownProducer {
  readonly id: string;
  readonly name: string;
  kind: ProducerKind;
  taxCode: string | null;
  readonly provinceKey: string | null;
  /** Today's commune or province. */
  areaId: string | null;
  /** Names it bore before: older papers call it so. */
  readonly formerNames?: readonly string[];
  /** The producer that carries it on. */
  readonly successorId?: string | null;
}

/** Where a row places its producer: as of today, and as written. */
export interface Placed {
  /** The folded name of today's province. */
  readonly provinceKey: string | null;
  /** Today's commune, null where it is not known. */
  readonly communeId: string | null;
  readonly written: Written;
}

type Who = Pick<RegisterRow, 'producer' | 'producerKind' | 'taxCode'>;

/** Namesakes that are compared: bounds the work where thousands share a name. */
const MOST_NAMESAKES = 50;

/** Kinds that may bear nothing but a person's name. */
const PERSONAL: readonly ProducerKind[] = ['unknown', 'workshop', 'farm'];

function isSomebody({ producer, producerKind }: Who, kind: ProducerKind): boolean {
  if (isPerson(producerKind) || isPerson(kind)) return true;
  return PERSONAL.includes(producerKind) && isPersonsName(producerCore(producer));
}

/**
 * Who is who: the tax code where both state one, else the name with its kind written out, in one province, where
 * nothing written of commune and district says otherwise. Where that fits several, nobody is taken.
 */
export class ProducerIndex {
  private readonly byTaxCode = new Map<string, KnownProducer>();
  private readonly byName = new Map<string, KnownProducer[]>();
  private readonly writings = new Map<string, Written[]>();

  /** `recall` tells what rows on record wrote of a producer's places. */
  constructor(private readonly recall: (producerId: string) => Written[]) {}

  add(producer: KnownProducer): void {
    if (producer.taxCode !== null) this.byTaxCode.set(producer.taxCode, producer);
    for (const key of new Set([producer.name, ...(producer.formerNames ?? [])].map(foldProducerName))) {
      const there = this.byName.get(key);
      if (there) there.push(producer);
      else this.byName.set(key, [producer]);
    }
  }

  /** Remembers the tax code of a producer that was known by its name. */
  learn(producer: KnownProducer, taxCode: string): void {
    producer.taxCode = taxCode;
    this.byTaxCode.set(taxCode, producer);
  }

  /** Remembers how a row writes a producer's places. */
  note({ id }: KnownProducer, written: Written): void {
    const known = this.writtenOf(id);
    if (!saysTheSame(written, known)) known.push(written);
  }

  private writtenOf(id: string): Written[] {
    const there = this.writings.get(id) ?? this.recall(id);
    this.writings.set(id, there);
    return there;
  }

  /** One province as written, or one what became of the other. */
  private isOneProvince(
    who: Who,
    placed: Placed,
    producer: KnownProducer,
    known: readonly Written[],
  ): boolean {
    const { provinceKey, written } = placed;
    if (provinceKey === null || producer.provinceKey === null) return true;
    if (provinceKey !== producer.provinceKey) return false;
    const stated = known.map(({ province }) => province).filter((province) => province !== '');
    if (written.province === '' || stated.length === 0 || stated.includes(written.province)) return true;
    if (isSomebody(who, producer.kind)) return false;
    return written.province === provinceKey || stated.includes(provinceKey);
  }

  private fits(who: Who, placed: Placed, producer: KnownProducer): boolean {
    const known = this.writtenOf(producer.id);
    if (!this.isOneProvince(who, placed, producer, known)) return false;
    const { communeId, written } = placed;
    // A commune of then that is known to have become the one on record is no other place.
    const became = communeId !== null && communeId === producer.areaId;
    return !contradicts(became ? { ...written, commune: null } : written, known);
  }

  /** The certain match of a row's producer, or undefined. */
  find(row: Who, placed: Placed): KnownProducer | undefined {
    const coded = row.taxCode === null ? undefined : this.byTaxCode.get(row.taxCode);
    if (coded) return coded;
    const namesakes = (this.byName.get(foldProducerName(row.producer)) ?? []).slice(0, MOST_NAMESAKES);
    const fitting = namesakes.filter((producer) => this.fits(row, placed, producer));
    const [only] = fitting;
    if (fitting.length === 1) return row.taxCode === null || only?.taxCode === null ? only : undefined;
    // Of several, the one known no better than this row: the same words of the same place.
    if (row.taxCode !== null) return undefined;
    const same = ({ id }: KnownProducer) => saysTheSame(placed.written, this.writtenOf(id));
    return fitting.find((one) => one.taxCode === null && one.provinceKey === placed.provinceKey && same(one));
  }
}
