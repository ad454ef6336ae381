import { foldProducerName } from '#core/name';
import type { RegisterRow } from './row.ts';

/** A producer the register or this import knows. */
export interface KnownProducer {
  readonly id: string;
  readonly name: string;
  taxCode: string | null;
  readonly provinceKey: string | null;
  /** Today's commune or province. */
  areaId: string | null;
}

/** Producers of one folded name, apart by province ('' where none is named). */
type Namesakes = Map<string, KnownProducer[]>;

/**
 * Who is who: the tax code where both state one, else the name with its kind written out, in one province where
 * both state one. Where that fits several, nobody is taken.
 */
export class ProducerIndex {
  private readonly byTaxCode = new Map<string, KnownProducer>();
  private readonly byName = new Map<string, Namesakes>();

  add(producer: KnownProducer): void {
    if (producer.taxCode !== null) this.byTaxCode.set(producer.taxCode, producer);
    const key = foldProducerName(producer.name);
    const namesakes = this.byName.get(key) ?? new Map<string, KnownProducer[]>();
    const province = producer.provinceKey ?? '';
    const there = namesakes.get(province);
    if (there) there.push(producer);
    else namesakes.set(province, [producer]);
    this.byName.set(key, namesakes);
  }

  /** Remembers the tax code of a producer that was known by its name. */
  learn(producer: KnownProducer, taxCode: string): void {
    producer.taxCode = taxCode;
    this.byTaxCode.set(taxCode, producer);
  }

  /** The certain match of a row's producer, or undefined. */
  find(
    row: Pick<RegisterRow, 'producer' | 'taxCode'>,
    provinceKey: string | null,
  ): KnownProducer | undefined {
    const coded = row.taxCode === null ? undefined : this.byTaxCode.get(row.taxCode);
    if (coded) return coded;
    const namesakes: Namesakes = this.byName.get(foldProducerName(row.producer)) ?? new Map();
    const named = provinceKey === null ? [...namesakes.keys()] : [provinceKey, ''];
    const fitting = named.flatMap((province) => namesakes.get(province)?.slice(0, 2) ?? []);
    const [only] = fitting;
    if (fitting.length === 1) return row.taxCode === null || only?.taxCode === null ? only : undefined;
    // Of several, the one known no better than this row: the same words in the same province.
    if (row.taxCode !== null) return undefined;
    return namesakes.get(provinceKey ?? '')?.find(({ taxCode }) => taxCode === null);
  }
}
