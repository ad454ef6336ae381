import { addDays, addMonths, type Day, dayOf, type Instant, startOf } from '#core/day';
import { gtinCheckDigit } from '#core/gtin';
import { foldName } from '#core/name';
import type { Db } from '#db/open';
import {
  areas,
  authorities,
  decisionLines,
  decisions,
  producers,
  products,
  recognitions,
  variants,
  withdrawals,
} from '#db/schema';
import { copiesChanges, stampSights } from '#db/sightSchema';
import { batches, lots, stampActs } from '#db/stampSchema';
import { FAMILIES, KINDS, PRODUCTS, QUALITIES, REASONS, SYLLABLES, TRADES } from './madeUpNames.ts';

// A register as large and as mixed as a province's, wholly made up (DỮ LIỆU MẪU), the same for the same seed.

export interface MadeUp {
  readonly seed: number;
  readonly products: number;
  readonly batches: number;
  readonly now: Instant;
  /** Key numbers and the share of batches each sealed, oldest first. */
  readonly keys: readonly string[];
}

/** Dice of a seed: mulberry32. */
export function diceOf(seed: number) {
  let state = seed >>> 0;
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(roll() * limit);
  const pick = <One>(all: readonly One[]): One => all[below(all.length)]!;
  const id = (prefix: string) =>
    `${prefix}-${Array.from({ length: 12 }, () => '0123456789abcdefghjkmnpqrstvwxyz'[below(32)]).join('')}`;
  return { roll, below, pick, id };
}

type Dice = ReturnType<typeof diceOf>;

function inserter(db: Db) {
  return <Row>(table: Parameters<Db['orm']['insert']>[0], rows: readonly Row[]) => {
    for (let i = 0; i < rows.length; i += 400) {
      db.orm
        .insert(table)
        .values(rows.slice(i, i + 400) as never)
        .run();
    }
  };
}

const place = ({ pick }: Dice) => `${pick(SYLLABLES)} ${pick(SYLLABLES)}`;

/** A word of no language, as brands are. */
const brand = ({ below, roll, pick }: Dice) => {
  const letters = Array.from({ length: 3 + below(4) }, (_, i) =>
    pick([...(i % 2 === 0 ? 'BCDFGHKLMNPRSTVX' : 'AEIOUY')]),
  );
  const word = letters.join('');
  return roll() < 0.5 ? word : `${word[0]}${word.slice(1).toLowerCase()}`;
};

function madePlaces(dice: Dice) {
  const since = { code: null, validFrom: '2025-07-01', validTo: null };
  const parents = Array.from({ length: 3 }, () => {
    const name = `Tỉnh ${place(dice)}`;
    return {
      id: dice.id('area'),
      level: 'province',
      name,
      nameKey: foldName(name),
      parentId: null,
      ...since,
    };
  });
  const communes = Array.from({ length: 400 }, () => {
    const name = `${dice.roll() < 0.7 ? 'Xã' : 'Phường'} ${place(dice)}`;
    const parentId = dice.pick(parents).id;
    return { id: dice.id('area'), level: 'commune', name, nameKey: foldName(name), parentId, ...since };
  });
  return { parents, communes };
}

function madeDecisions(dice: Dice, count: number, today: Day) {
  const bodies = Array.from({ length: 40 }, (_, i) => {
    const name = i < 3 ? `UBND tỉnh ${place(dice)}` : `UBND huyện ${place(dice)}`;
    return { id: dice.id('auth'), name, nameKey: `${foldName(name)} ${i}`, level: null, areaId: null };
  });
  const rows = Array.from({ length: count }, (_, i) => {
    const signedOn = addDays(today, -dice.below(1500) - 3);
    const numberText = `${1 + dice.below(4000)}/QĐ-UBND`;
    const authorityId = dice.pick(bodies).id;
    const kind = 'recognise';
    return {
      id: dice.id('dec'),
      authorityId,
      numberText,
      numberKey: `${numberText} ${i}`,
      signedOn,
      inForceOn: signedOn,
      kind,
    };
  });
  return { bodies, rows };
}

function madeProducers(dice: Dice, count: number, communes: readonly { id: string }[]) {
  return Array.from({ length: count }, () => {
    const kind = dice.pick(KINDS);
    const isPerson = kind === 'Hộ kinh doanh' || kind === 'Cơ sở sản xuất';
    const trade = !isPerson && dice.roll() < 0.6 ? ` ${dice.pick(TRADES)}` : '';
    const more = dice.roll() < 0.6 ? ` ${dice.pick(SYLLABLES)}` : '';
    const person = isPerson && dice.roll() < 0.7;
    const own = person ? `${dice.pick(FAMILIES)} Thị ${dice.pick(SYLLABLES)}` : `${place(dice)}${more}`;
    const name = `${kind}${trade} ${dice.roll() < 0.2 ? brand(dice) : own}`;
    const areaId = dice.roll() < 0.95 ? dice.pick(communes).id : null;
    return {
      id: dice.id('prc'),
      name,
      nameKey: foldName(name),
      kind: 'cooperative',
      areaId,
      sample: 1,
      phone: '0900 000 000',
    };
  });
}

function madeProduct(dice: Dice, producer: { id: string; name: string }) {
  const quality = dice.roll() < 0.6 ? ` ${dice.pick(QUALITIES)}` : '';
  const roll = dice.roll();
  const from =
    roll < 0.3 ? ` ${producer.name.split(' ').slice(-2).join(' ')}` : roll < 0.75 ? ` ${place(dice)}` : '';
  const mark = dice.roll() < 0.2 ? ` ${brand(dice)}` : '';
  const name = `${dice.pick(PRODUCTS)}${quality}${from}${mark}`;
  return {
    id: dice.id('prd'),
    producerId: producer.id,
    name,
    nameKey: foldName(name),
    groupVersion: '2023',
    group: 'food',
  };
}

function madeRecognition(
  dice: Dice,
  productId: string,
  decision: { id: string; signedOn: string },
  line: number,
  address: string,
) {
  const signedOn = decision.signedOn as Day;
  const validFrom = dice.roll() < 0.9 ? signedOn : addDays(signedOn, dice.below(10));
  const end = addMonths(validFrom, 36);
  const lineId = dice.id('line');
  return {
    line: { id: lineId, decisionId: decision.id, lineNumber: line, productId, kind: 'recognise' },
    row: {
      id: dice.id('rec'),
      decisionLineId: lineId,
      productId,
      star: dice.roll() < 0.72 ? 3 : dice.roll() < 0.96 ? 4 : 5,
      validFrom,
      validTo: dice.roll() < 0.7 ? end : addDays(end, -1),
      addressCertified: dice.roll() < 0.9 ? address : null,
      producerNameCertified: dice.roll() < 0.04 ? `HTX ${place(dice)}` : null,
    },
  };
}

function lotNumber(dice: Dice, style: number, produced: Day, sequence: number): string {
  const [year = '', month = '', date = ''] = produced.split('-');
  if (style < 0.4) return `L${date}${month}${year.slice(2)}`;
  if (style < 0.6) return `${year.slice(2)}${month}-${String(1 + (sequence % 20)).padStart(2, '0')}`;
  if (style < 0.85) return `L${String(sequence).padStart(3, '0')}`;
  return `${'ABCDEGHKLMNPQRSTV'[dice.below(17)]}${dice.below(100_000)}`;
}

function quantityOf(dice: Dice): number {
  return dice.roll() < 0.75
    ? dice.pick([100, 200, 300, 500, 500, 1000, 1000, 1500, 2000, 3000, 5000])
    : 20 + dice.below(4000);
}

type Recognised = ReturnType<typeof madeRecognition>['row'];

/** Which recognition stood on the day, the one that began last. */
function standing(all: readonly Recognised[], day: Day): Recognised | undefined {
  return all.filter(({ validFrom, validTo }) => validFrom <= day && day <= validTo).at(-1);
}

function madeBatches(
  dice: Dice,
  made: MadeUp,
  of: ReadonlyMap<string, Recognised[]>,
  gtinOf: ReadonlyMap<string, string>,
) {
  const productIds = [...of.keys()];
  const today = startOf(dayOf(made.now));
  const begin = today - 1000 * 86_400_000;
  const instants = Array.from({ length: made.batches * 2 }, () => {
    const day = begin + dice.below(1000) * 86_400_000;
    return day + 8 * 3_600_000 + dice.below(9 * 3_600_000);
  }).sort((a, b) => a - b);
  const rows: (typeof batches.$inferInsert)[] = [];
  const lotRows: (typeof lots.$inferInsert)[] = [];
  const next = new Map<string, number>();
  const taken = new Set<string>();
  for (const [i, issuedAt] of instants.entries()) {
    if (rows.length === made.batches) break;
    const productId = productIds[Math.floor(productIds.length * dice.roll() ** 1.6)]!;
    const recognition = standing(of.get(productId)!, dayOf(issuedAt));
    if (!recognition) continue;
    const keyNumber = made.keys[Math.floor((i / instants.length) * made.keys.length)]!;
    const quantity = quantityOf(dice);
    const first = next.get(keyNumber) ?? 1;
    next.set(keyNumber, first + quantity);
    const producedOn = addDays(dayOf(issuedAt), -dice.below(12));
    const expiresOn = dice.roll() < 0.85 ? addMonths(producedOn, dice.pick([3, 6, 12, 12, 18, 24])) : null;
    const lotId = dice.id('lot');
    let number = lotNumber(dice, (productId.charCodeAt(5) % 32) / 32, producedOn, lotRows.length % 400);
    while (taken.has(`${productId} ${number}`)) number += '-2';
    taken.add(`${productId} ${number}`);
    lotRows.push({
      id: lotId,
      productId,
      number,
      quantity: quantity * 2,
      producedOn,
      expiresOn,
      openedAt: issuedAt,
    });
    rows.push({
      ...{ id: dice.id('bat'), keyNumber, first, quantity, productId, lotId, recognitionId: recognition.id },
      ...{
        form: dice.roll() < 0.12 ? 'mini' : 'full',
        gtin: gtinOf.get(productId) ?? null,
        star: recognition.star,
        // Two in a hundred carry hidden PINs.
        pin: rows.length % 50 === 0 ? 1 : 0,
      },
      ...{ issuedAt, issuedBy: 'lan', origin: 'https://ocop.vn' },
    });
  }
  return { rows, lots: lotRows };
}

function madeActs(dice: Dice, all: readonly (typeof batches.$inferInsert)[], now: Instant) {
  return all.flatMap((batch) => {
    const roll = dice.roll();
    if (roll > 0.12) return [];
    const place = batch.first + dice.below(batch.quantity);
    const isWhole = roll < 0.004;
    const { id: batchId, keyNumber } = batch;
    return [
      {
        ...{ id: dice.id('act'), batchId, keyNumber, act: isWhole ? 'recall' : 'void', actor: 'lan' },
        first: isWhole ? batch.first : place,
        last: isWhole
          ? batch.first + batch.quantity - 1
          : Math.min(place + dice.below(6), batch.first + batch.quantity - 1),
        ...{
          reason: dice.pick(REASONS),
          at: Math.min(now, batch.issuedAt + dice.below(20 * 86_400_000)),
          cause: isWhole ? null : 'spoiled',
        },
      },
    ];
  });
}

/** One stamp in 50 batches is looked at too often. */
function madeSights(dice: Dice, all: readonly (typeof batches.$inferInsert)[], now: Instant) {
  return all.flatMap(({ keyNumber, first, quantity }) => {
    if (dice.roll() > 0.02) return [];
    const level = dice.roll() < 0.6 ? 'watch' : 'alarm';
    const at = { firstAt: now - 9e8, lastAt: now - 1e6, levelAt: now - 1e6 };
    return [
      { keyNumber, serial: first + dice.below(quantity), ...at, scans: 9, state: '{}', score: 9, level },
    ];
  });
}

function madeWithdrawals(dice: Dice, all: readonly Recognised[], now: Instant) {
  return all.flatMap((recognition) => {
    if (dice.roll() > 0.01) return [];
    const effectiveOn = addDays(recognition.validFrom as Day, 30 + dice.below(600));
    if (effectiveOn > dayOf(now)) return [];
    const danger = dice.roll() < 0.3;
    return [
      {
        ...{
          id: dice.id('wdr'),
          recognitionId: recognition.id,
          decisionLineId: recognition.decisionLineId,
          effectiveOn,
        },
        ...{ clause: String(1 + dice.below(4)), article: String(1 + dice.below(20)), safety: danger ? 1 : 0 },
        reason: danger ? 'mẫu kiểm nghiệm không đạt' : 'không duy trì điều kiện sản xuất',
        ...{ recordedAt: now, document: dice.roll() < 0.5 ? 'Quyết định 1489/QĐ-TTg' : null },
      },
    ];
  });
}

function madeRecognitions(
  dice: Dice,
  found: readonly { id: string; producerId: string }[],
  rows: readonly { id: string; signedOn: string }[],
) {
  const address = new Map<string, string>();
  const lines: ReturnType<typeof madeRecognition>[] = [];
  const sorted = [...rows].sort((a, b) => a.signedOn.localeCompare(b.signedOn));
  for (const [i, { id, producerId }] of found.entries()) {
    const at =
      address.get(producerId) ?? `Thôn ${dice.pick(SYLLABLES)}, xã ${place(dice)}, huyện ${place(dice)}`;
    address.set(producerId, at);
    const early = dice.below(sorted.length);
    lines.push(madeRecognition(dice, id, sorted[early]!, i * 2, at));
    if (dice.roll() < 0.3) {
      const later = early + dice.below(sorted.length - early);
      lines.push(madeRecognition(dice, id, sorted[later]!, i * 2 + 1, at));
    }
  }
  return lines;
}

/** Fills an office's database: every row made up, sample 1, dated before `now`. */
export function fillMadeUp(db: Db, made: MadeUp): void {
  const dice = diceOf(made.seed);
  const today = dayOf(made.now);
  const insert = inserter(db);
  const { parents, communes } = madePlaces(dice);
  const decided = madeDecisions(dice, Math.max(20, Math.round(made.products / 8)), today);
  const makers = madeProducers(dice, Math.max(5, Math.round(made.products * 0.58)), communes);
  const goods = Array.from({ length: made.products }, () => madeProduct(dice, dice.pick(makers)));
  const awarded = madeRecognitions(dice, goods, decided.rows);
  const byProduct = new Map<string, Recognised[]>();
  for (const { row } of awarded) byProduct.set(row.productId, [...(byProduct.get(row.productId) ?? []), row]);
  const gtins = goods.flatMap(({ id }, i) => {
    if (dice.roll() > 0.4) return [];
    const digits = `${dice.roll() < 0.8 ? '0893' : '0299'}${String(dice.below(400)).padStart(4, '0')}${String(i).padStart(5, '0')}`;
    return [{ id: dice.id('var'), productId: id, name: 'gói', gtin: `${digits}${gtinCheckDigit(digits)}` }];
  });
  const issued = madeBatches(
    dice,
    made,
    byProduct,
    new Map(gtins.map(({ productId, gtin }) => [productId, gtin])),
  );
  db.orm.transaction(() => {
    insert(areas, [...parents, ...communes]);
    insert(authorities, decided.bodies);
    insert(decisions, decided.rows);
    insert(producers, makers);
    insert(products, goods);
    insert(variants, gtins);
    insert(
      decisionLines,
      awarded.map(({ line }) => line),
    );
    insert(
      recognitions,
      awarded.map(({ row }) => row),
    );
    insert(
      withdrawals,
      madeWithdrawals(
        dice,
        awarded.map(({ row }) => row),
        made.now,
      ),
    );
    insert(lots, issued.lots);
    insert(batches, issued.rows);
    insert(stampActs, madeActs(dice, issued.rows, made.now));
    const sights = madeSights(dice, issued.rows, made.now);
    insert(stampSights, sights);
    const noted = ({ keyNumber, serial, levelAt: at, level: fact }: (typeof sights)[number]) => {
      return { keyNumber, serial, at, fact };
    };
    insert(copiesChanges, sights.map(noted));
  });
}
