import { base64url } from 'jose';
import { NONE } from '#core/bundleColumns';
import { ACTS, LEVELS } from '#core/bundleRegister';
import { type BundleTables, dayNumber, minuteOf } from '#core/bundleShape';
import type { Day } from '#core/day';
import type { Origin } from '#core/origin';
import type { AwardedRow, BundleRows, CitedDecision } from '#db/bundle';

// From the register's rows to an edition's columns: everything sorted, so that one register is always one edition.

/** Characters of a product's id that go beside its name. */
const SHORTEST_ID = 3;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function dayOr(day: Day | null): number {
  return day === null ? NONE : dayNumber(day);
}

/** Columns of rows, each told how it is read from one. */
function columns<Row, Names extends string>(
  rows: readonly Row[],
  read: Readonly<Record<Names, (row: Row) => unknown>>,
): never {
  const made = Object.entries<(row: Row) => unknown>(read).map(([name, of]) => [name, rows.map(of)]);
  return Object.fromEntries(made) as never;
}

/** Where each id stands. */
function placesOf<Row>(rows: readonly Row[], id: (row: Row) => string): (id: string) => number {
  const places = new Map(rows.map((row, place) => [id(row), place]));
  return (sought) => places.get(sought) ?? NONE;
}

function distinct(texts: Iterable<string>): string[] {
  return [...new Set(texts)].sort(byText);
}

const decisionId = ({ authority, numberText, signedOn }: CitedDecision): string =>
  `${signedOn}\t${authority}\t${numberText}`;

function citedBy(awarded: readonly AwardedRow[]): CitedDecision[] {
  const cited = awarded.flatMap(({ decision, recognition: { withdrawal } }) =>
    withdrawal?.decision ? [decision, withdrawal.decision] : [decision],
  );
  const byId = new Map(cited.map((decision) => [decisionId(decision), decision]));
  return [...byId.entries()].sort(([a], [b]) => byText(a, b)).map(([, decision]) => decision);
}

/** The beginning of each id, the noun before the hyphen left out, as long as it takes to tell two of one name apart. */
export function shortIds(rows: readonly { readonly id: string; readonly name: string }[]): string[] {
  const named = new Map<string, string[]>();
  const bare = ({ id }: { readonly id: string }) => id.slice(id.indexOf('-') + 1);
  for (const row of rows) named.set(row.name, [...(named.get(row.name) ?? []), bare(row)]);
  return rows.map((row) => {
    const [own, others] = [bare(row), (named.get(row.name) ?? []).filter((id) => id !== bare(row))];
    let length = SHORTEST_ID;
    while (length < own.length && others.some((id) => id.startsWith(own.slice(0, length)))) length += 1;
    return own.slice(0, length);
  });
}

/** By beginning, as `currentOn` reads them: what ties is broken by the office's ids, so the places break it alike. */
function byProductThenBeginning(productAt: (id: string) => number) {
  return ({ recognition: a }: AwardedRow, { recognition: b }: AwardedRow): number =>
    productAt(a.productId) - productAt(b.productId) ||
    byText(a.validFrom, b.validFrom) ||
    byText(a.signedOn ?? '', b.signedOn ?? '') ||
    byText(a.validTo, b.validTo) ||
    a.id.localeCompare(b.id);
}

function sortedGoods({ producers, products }: BundleRows) {
  const makers = [...producers].sort(
    (a, b) => byText(a.name, b.name) || byText(a.place ?? '', b.place ?? '') || byText(a.id, b.id),
  );
  const makerAt = placesOf(makers, ({ id }) => id);
  const goods = [...products].sort(
    (a, b) => makerAt(a.producerId) - makerAt(b.producerId) || byText(a.name, b.name) || byText(a.id, b.id),
  );
  return { makers, makerAt, goods, goodsAt: placesOf(goods, ({ id }) => id) };
}

type Goods = ReturnType<typeof sortedGoods>;

function goodsTables({ makers, makerAt, goods }: Goods) {
  const areas = distinct(makers.flatMap(({ place }) => (place === null ? [] : [place])));
  const areaAt = placesOf(areas, (name) => name);
  return {
    areas: { name: areas },
    producers: columns(makers, {
      name: ({ name }) => name,
      area: ({ place }) => (place === null ? NONE : areaAt(place)),
      sample: ({ sample }) => (sample ? 1 : 0),
    }),
    products: {
      producer: goods.map(({ producerId }) => makerAt(producerId)),
      name: goods.map(({ name }) => name),
      id: shortIds(goods),
    },
  };
}

function gtinTable(rows: BundleRows, { goodsAt }: Goods, productOf: (recognitionId: string) => string) {
  const used = rows.batches.flatMap(({ gtin, recognitionId }) =>
    gtin === null ? [] : [{ productId: productOf(recognitionId), gtin }],
  );
  const pairs = [...rows.gtins, ...used].map(({ productId, gtin }) => ({
    product: goodsAt(productId),
    gtin,
  }));
  const byKey = new Map(pairs.map((pair) => [`${pair.product} ${pair.gtin}`, pair]));
  const sorted = [...byKey.values()].sort((a, b) => a.product - b.product || byText(a.gtin, b.gtin));
  return { sorted, gtinAt: placesOf(sorted, ({ product, gtin }) => `${product} ${gtin}`) };
}

function decisionTables(awarded: readonly AwardedRow[]) {
  const cited = citedBy(awarded);
  const authorities = distinct(cited.map(({ authority }) => authority));
  const authorityAt = placesOf(authorities, (name) => name);
  const decisions = columns(cited, {
    signedOn: ({ signedOn }) => dayNumber(signedOn),
    authority: ({ authority }) => authorityAt(authority),
    numberText: ({ numberText }) => numberText,
  });
  return { authorities: { name: authorities }, decisions, decisionAt: placesOf(cited, decisionId) };
}

function awardedTables(
  awarded: readonly AwardedRow[],
  rows: BundleRows,
  goods: Goods,
  decisionAt: (id: string) => number,
) {
  const producerOf = new Map(rows.products.map(({ id, producerId }) => [id, producerId]));
  const nameOf = new Map(rows.producers.map(({ id, name }) => [id, name]));
  const nameNow = ({ recognition }: AwardedRow) => nameOf.get(producerOf.get(recognition.productId) ?? '');
  const withdrawn = awarded.flatMap(({ recognition: { withdrawal } }, row) =>
    withdrawal ? [{ ...withdrawal, row }] : [],
  );
  return {
    recognitions: columns(awarded, {
      product: ({ recognition }) => goods.goodsAt(recognition.productId),
      decision: ({ decision }) => decisionAt(decisionId(decision)),
      star: ({ recognition }) => recognition.star,
      validFrom: ({ recognition }) => dayNumber(recognition.validFrom),
      validTo: ({ recognition }) => dayNumber(recognition.validTo),
      nameCertified: (row) => (row.nameCertified === nameNow(row) ? '' : (row.nameCertified ?? '')),
      addressCertified: ({ addressCertified }) => addressCertified ?? '',
    }),
    withdrawals: columns(withdrawn, {
      recognition: ({ row }) => row,
      effectiveOn: ({ effectiveOn }) => dayNumber(effectiveOn),
      clause: ({ clause }) => clause,
      article: ({ article }) => article,
      document: ({ document }) => document ?? '',
      reason: ({ reason }) => reason,
      safety: ({ safety }) => (safety ? 1 : 0),
      decision: ({ decision }) => (decision ? decisionAt(decisionId(decision)) : NONE),
    }),
  };
}

/** The first serial issued from the compromise on, by the exact instants a phone is not told. */
function firstCompromised(rows: BundleRows, number: string, since: number | null): number {
  if (since === null) return NONE;
  const after = rows.batches.find(({ keyNumber, issuedAt }) => keyNumber === number && issuedAt >= since);
  return after?.first ?? 10_000_000_000;
}

function keyTable(rows: BundleRows) {
  return columns(rows.keys, {
    number: ({ number }) => number,
    x: ({ publicKey }) => base64url.encode(publicKey),
    createdAt: ({ createdAt }) => createdAt,
    retiredAt: ({ retiredAt }) => retiredAt ?? NONE,
    compromisedAt: ({ compromisedAt }) => compromisedAt ?? NONE,
    compromisedFirst: ({ number, compromisedAt }) => firstCompromised(rows, number, compromisedAt),
  });
}

function stampTables(rows: BundleRows, awarded: readonly AwardedRow[], goods: Goods) {
  const keyAt = placesOf(rows.keys, ({ number }) => number);
  const recognitionAt = placesOf(awarded, ({ recognition }) => recognition.id);
  const productOf = (id: string) => awarded[recognitionAt(id)]?.recognition.productId ?? '';
  const { sorted, gtinAt } = gtinTable(rows, goods, productOf);
  const gtinRow = (productId: string, gtin: string | null) =>
    gtin === null ? NONE : gtinAt(`${goods.goodsAt(productId)} ${gtin}`);
  return {
    gtins: columns(sorted, {
      product: ({ product }) => product,
      digits: ({ gtin }) => Number(gtin.slice(0, 13)),
    }),
    batches: columns(rows.batches, {
      key: ({ keyNumber }) => keyAt(keyNumber),
      first: ({ first }) => first,
      quantity: ({ quantity }) => quantity,
      recognition: ({ recognitionId }) => recognitionAt(recognitionId),
      star: ({ star }) => star,
      mini: ({ form }) => (form === 'mini' ? 1 : 0),
      pin: ({ pin }) => (pin ? 1 : 0),
      gtin: ({ recognitionId, gtin }) => gtinRow(productOf(recognitionId), gtin),
      minute: ({ issuedAt }) => minuteOf(issuedAt),
      lot: ({ lot }) => lot,
      producedOn: ({ producedOn }) => dayOr(producedOn),
      expiresOn: ({ expiresOn }) => dayOr(expiresOn),
    }),
    acts: columns(rows.acts, {
      key: ({ keyNumber }) => keyAt(keyNumber),
      first: ({ first }) => first,
      last: ({ last }) => last,
      act: ({ act }) => ACTS.indexOf(act === 'recall' ? 'recalled' : 'void'),
      minute: ({ at }) => minuteOf(at),
      reason: ({ reason }) => reason,
    }),
    copies: columns(rows.copies, {
      key: ({ keyNumber }) => keyAt(keyNumber),
      serial: ({ serial }) => serial,
      level: ({ level }) => LEVELS.indexOf(level),
    }),
  };
}

/** The tables of an edition, from the register's rows. */
export function tablesOf(rows: BundleRows, origins: readonly Origin[]): BundleTables {
  const goods = sortedGoods(rows);
  const awarded = [...rows.awarded].sort(byProductThenBeginning(goods.goodsAt));
  const { decisionAt, authorities, decisions } = decisionTables(awarded);
  return {
    keys: keyTable(rows),
    origins: { origin: [...origins].sort(byText) },
    authorities,
    decisions,
    ...goodsTables(goods),
    ...awardedTables(awarded, rows, goods, decisionAt),
    ...stampTables(rows, awarded, goods),
  };
}
