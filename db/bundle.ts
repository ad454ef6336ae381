import { and, asc, eq, inArray, lte } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Star } from '#core/authority';
import type { Day, Instant } from '#core/day';
import type { TrustedKey } from '#core/key';
import type { Recognition } from '#core/recognition';
import type { KeyNumber } from '#core/stampId';
import { findCopies } from './copies.ts';
import { listKeys } from './keys.ts';
import type { Db } from './open.ts';
import { listAllRecognitions } from './recognitions.ts';
import {
  areas,
  authorities,
  decisionLines,
  decisions,
  producers,
  products,
  recognitions,
  variants,
} from './schema.ts';
import { stampSights } from './sightSchema.ts';
import { batches, lots, stampActs } from './stampSchema.ts';

// Everything of the register that goes to inspectors' phones, read table by table; no telephone number is read.

/** A decision as verdicts cite it. */
export interface CitedDecision {
  readonly numberText: string;
  readonly signedOn: Day;
  readonly authority: string;
}

/** A recognition with what only its certificate says. */
export interface AwardedRow {
  readonly recognition: Recognition;
  readonly decision: CitedDecision;
  readonly nameCertified: string | null;
  readonly addressCertified: string | null;
}

/** One batch with the lot it was issued for. */
export interface BatchRow {
  readonly keyNumber: string;
  readonly first: number;
  readonly quantity: number;
  readonly form: 'full' | 'mini';
  readonly pin: boolean;
  readonly gtin: string | null;
  readonly recognitionId: string;
  readonly star: Star;
  readonly issuedAt: Instant;
  readonly lot: string;
  readonly producedOn: Day | null;
  readonly expiresOn: Day | null;
}

/** A range voided or recalled. */
export interface ActRow {
  readonly keyNumber: string;
  readonly first: number;
  readonly last: number;
  readonly act: 'recall' | 'void';
  readonly at: Instant;
  readonly reason: string;
}

/** A stamp whose looks are not ordinary. */
export interface CopyRow {
  readonly keyNumber: string;
  readonly serial: number;
  readonly level: 'watch' | 'alarm';
}

/** What an edition is made of, as of one instant. */
export interface BundleRows {
  readonly keys: readonly TrustedKey[];
  readonly producers: readonly { id: string; name: string; place: string | null; sample: boolean }[];
  readonly products: readonly { id: string; producerId: string; name: string }[];
  readonly gtins: readonly { productId: string; gtin: string }[];
  readonly awarded: readonly AwardedRow[];
  readonly batches: readonly BatchRow[];
  readonly acts: readonly ActRow[];
  readonly copies: readonly CopyRow[];
}

const parents = alias(areas, 'parents');

async function listProducerRows(db: Db): Promise<BundleRows['producers']> {
  const rows = await db.orm
    .select({
      id: producers.id,
      name: producers.name,
      area: areas.name,
      parent: parents.name,
      sample: producers.sample,
    })
    .from(producers)
    .leftJoin(areas, eq(areas.id, producers.areaId))
    .leftJoin(parents, eq(parents.id, areas.parentId));
  return rows.map(({ area, parent, sample, ...row }) => ({
    ...row,
    place: area === null ? null : [area, parent].filter((name) => name !== null).join(', '),
    sample: sample === 1,
  }));
}

async function listAwarded(db: Db, at: Instant): Promise<AwardedRow[]> {
  const all = new Map([...(await listAllRecognitions(db, at)).values()].flat().map((one) => [one.id, one]));
  const rows = await db.orm
    .select({
      id: recognitions.id,
      nameCertified: recognitions.producerNameCertified,
      addressCertified: recognitions.addressCertified,
      numberText: decisions.numberText,
      signedOn: decisions.signedOn,
      authority: authorities.name,
    })
    .from(recognitions)
    .innerJoin(decisionLines, eq(decisionLines.id, recognitions.decisionLineId))
    .innerJoin(decisions, eq(decisions.id, decisionLines.decisionId))
    .innerJoin(authorities, eq(authorities.id, decisions.authorityId));
  return rows.flatMap(({ id, numberText, signedOn, authority, ...certified }) => {
    const recognition = all.get(id);
    return recognition
      ? [{ recognition, decision: { numberText, signedOn: signedOn as Day, authority }, ...certified }]
      : [];
  });
}

async function listBatchRows(db: Db, at: Instant): Promise<BatchRow[]> {
  const rows = await db.orm
    .select({ batch: batches, lot: lots.number, producedOn: lots.producedOn, expiresOn: lots.expiresOn })
    .from(batches)
    .innerJoin(lots, eq(lots.id, batches.lotId))
    .where(lte(batches.issuedAt, at))
    .orderBy(asc(batches.keyNumber), asc(batches.first));
  return rows.map(({ batch, lot, producedOn, expiresOn }) => ({
    keyNumber: batch.keyNumber,
    first: batch.first,
    quantity: batch.quantity,
    form: batch.form as BatchRow['form'],
    pin: batch.pin === 1,
    gtin: batch.gtin,
    recognitionId: batch.recognitionId,
    star: batch.star as Star,
    issuedAt: batch.issuedAt,
    lot,
    producedOn: producedOn as Day | null,
    expiresOn: expiresOn as Day | null,
  }));
}

async function listActRows(db: Db, at: Instant): Promise<ActRow[]> {
  const rows = await db.orm
    .select()
    .from(stampActs)
    .where(and(inArray(stampActs.act, ['recall', 'void']), lte(stampActs.at, at)))
    .orderBy(asc(stampActs.keyNumber), asc(stampActs.first), asc(stampActs.at));
  return rows.map((row) => ({ ...row, act: row.act as ActRow['act'] }));
}

async function listCopyRows(db: Db, at: Instant): Promise<CopyRow[]> {
  const looked = await db.orm
    .select({ keyNumber: stampSights.keyNumber, serial: stampSights.serial })
    .from(stampSights)
    .where(inArray(stampSights.level, ['watch', 'alarm']))
    .orderBy(asc(stampSights.keyNumber), asc(stampSights.serial));
  const rows: CopyRow[] = [];
  for (const { keyNumber, serial } of looked) {
    const level = await findCopies(db, { keyNumber: keyNumber as KeyNumber, serial }, at);
    if (level === 'watch' || level === 'alarm') rows.push({ keyNumber, serial, level });
  }
  return rows;
}

/** Reads what an edition is made of, as the register stood at an instant. */
export async function readBundleRows(db: Db, at: Instant): Promise<BundleRows> {
  return {
    keys: await listKeys(db),
    producers: await listProducerRows(db),
    products: await db.orm
      .select({ id: products.id, producerId: products.producerId, name: products.name })
      .from(products),
    gtins: (
      await db.orm.select({ productId: variants.productId, gtin: variants.gtin }).from(variants)
    ).flatMap(({ productId, gtin }) => (gtin === null ? [] : [{ productId, gtin }])),
    awarded: await listAwarded(db, at),
    batches: await listBatchRows(db, at),
    acts: await listActRows(db, at),
    copies: await listCopyRows(db, at),
  };
}
