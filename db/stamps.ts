import { eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Batch } from '#core/batch';
import type { Day, Instant } from '#core/day';
import type { StampPath } from '#core/stamp';
import { keyNumberOf, serialOf } from '#core/stampId';
import type { StampRecord, StampState } from '#core/verdict';
import { findBatchOfSerial } from './batches.ts';
import { findCopies } from './copies.ts';
import type { Db } from './open.ts';
import { findPublishedPage } from './productPages.ts';
import { listRecognitions } from './recognitions.ts';
import { areas, authorities, decisionLines, decisions, producers, products, recognitions } from './schema.ts';
import { type Act, listActsOn, type StampAct } from './stampActs.ts';
import { lots } from './stampSchema.ts';

/** What outranks what when several things happened to one stamp. */
const PRECEDENCE: readonly (readonly [Act, StampState['fact']])[] = [
  ['recall', 'recalled'],
  ['void', 'void'],
  ['spend', 'spent'],
];

function stateOf(acts: readonly StampAct[]): StampState {
  for (const [act, fact] of PRECEDENCE) {
    const found = acts.find((one) => one.act === act);
    if (found) return { fact, at: found.at, reason: found.reason };
  }
  return { fact: 'usable', at: null, reason: null };
}

const parents = alias(areas, 'parents');

async function describe(db: Db, batch: Batch) {
  const [row] = await db.orm
    .select({
      product: products,
      producer: producers,
      lot: lots,
      recognition: recognitions,
      decision: decisions,
      authority: authorities.name,
      areaName: areas.name,
      parentName: parents.name,
    })
    .from(recognitions)
    .innerJoin(products, eq(products.id, recognitions.productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .innerJoin(lots, eq(lots.id, batch.lotId))
    .innerJoin(decisionLines, eq(decisionLines.id, recognitions.decisionLineId))
    .innerJoin(decisions, eq(decisions.id, decisionLines.decisionId))
    .innerJoin(authorities, eq(authorities.id, decisions.authorityId))
    .leftJoin(areas, eq(areas.id, producers.areaId))
    .leftJoin(parents, eq(parents.id, areas.parentId))
    .where(eq(recognitions.id, batch.recognitionId));
  return row;
}

type Described = NonNullable<Awaited<ReturnType<typeof describe>>>;

function producerOf({ producer, recognition, areaName, parentName }: Described): StampRecord['producer'] {
  const certified = recognition.producerNameCertified;
  return {
    id: producer.id,
    name: producer.name,
    nameCertified: certified === producer.name ? null : certified,
    addressCertified: recognition.addressCertified,
    addressNow: areaName === null ? null : [areaName, parentName].filter((name) => name !== null).join(', '),
    phone: producer.phonePublic === 1 ? producer.phone : null,
  };
}

function partsOf(row: Described) {
  const { product, lot, decision } = row;
  return {
    product: { id: product.id, name: product.name },
    producer: producerOf(row),
    decision: {
      numberText: decision.numberText,
      signedOn: decision.signedOn as Day,
      authority: row.authority,
    },
    lot: {
      number: lot.number,
      producedOn: lot.producedOn as Day | null,
      expiresOn: lot.expiresOn as Day | null,
    },
    sample: row.producer.sample === 1,
  };
}

/**
 * All the register holds of the stamp at exactly this path as of an instant; undefined when no batch issued by
 * then holds its serial, or the path's GTIN is not the batch's.
 */
export async function findStampRecord(
  db: Db,
  path: StampPath,
  at: Instant,
): Promise<StampRecord | undefined> {
  const key = keyNumberOf(path.id);
  const serial = serialOf(path.id);
  const batch = await findBatchOfSerial(db, key, serial);
  if (!batch || batch.issuedAt > at || batch.gtin !== path.gtin) return undefined;
  const row = await describe(db, batch);
  const all = await listRecognitions(db, batch.productId, at);
  const recognition = all.find(({ id }) => id === batch.recognitionId);
  if (!row || !recognition) return undefined;
  const { id, issuedAt, form, star } = batch;
  const published = await findPublishedPage(db, batch.productId);
  return {
    batch: { id, issuedAt, form, star },
    ...partsOf(row),
    recognition,
    recognitions: all,
    state: stateOf(await listActsOn(db, key, serial, at)),
    copies: await findCopies(db, { keyNumber: key, serial }, at),
    page: published && published.at <= at ? published.page : undefined,
  };
}
