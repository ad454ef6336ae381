import { eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Day, Instant } from '#core/day';
import type { ProductPage } from '#core/page';
import type { Recognition } from '#core/recognition';
import type { StampPath } from '#core/stamp';
import { keyNumberOf, serialOf } from '#core/stampId';
import type { StampRecord, StampState } from '#core/verdict';
import { findCopies } from './copies.ts';
import { keepingEdition } from './edition.ts';
import { findHeldBatch, type HeldBatch } from './heldBatches.ts';
import type { Db } from './open.ts';
import { findPublishedPage } from './productPages.ts';
import { lastWithdrawalHeard, listRecognitions } from './recognitions.ts';
import { areas, authorities, decisionLines, decisions, producers, products, recognitions } from './schema.ts';
import { type Act, type ActOn, listActsOn } from './stampActs.ts';

/** What outranks what when several things happened to one stamp. */
const PRECEDENCE: readonly (readonly [Act, StampState['fact']])[] = [
  ['recall', 'recalled'],
  ['void', 'void'],
  ['spend', 'spent'],
];

function stateOf(acts: readonly ActOn[]): StampState {
  for (const [act, fact] of PRECEDENCE) {
    const found = acts.find((one) => one.act === act);
    if (found) return { fact, at: found.at, reason: found.reason };
  }
  return { fact: 'usable', at: null, reason: null };
}

const parents = alias(areas, 'parents');

async function describe(db: Db, recognitionId: string) {
  const [row] = await db.orm
    .select({
      product: products,
      producer: producers,
      recognition: recognitions,
      decision: decisions,
      authority: authorities.name,
      areaName: areas.name,
      parentName: parents.name,
    })
    .from(recognitions)
    .innerJoin(products, eq(products.id, recognitions.productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .innerJoin(decisionLines, eq(decisionLines.id, recognitions.decisionLineId))
    .innerJoin(decisions, eq(decisions.id, decisionLines.decisionId))
    .innerJoin(authorities, eq(authorities.id, decisions.authorityId))
    .leftJoin(areas, eq(areas.id, producers.areaId))
    .leftJoin(parents, eq(parents.id, areas.parentId))
    .where(eq(recognitions.id, recognitionId));
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
  const { product, decision } = row;
  return {
    product: { id: product.id, name: product.name },
    producer: producerOf(row),
    decision: {
      numberText: decision.numberText,
      signedOn: decision.signedOn as Day,
      authority: row.authority,
    },
    sample: row.producer.sample === 1,
  };
}

/** What the register holds of a product under one recognition: the same for every stamp of it. */
interface Facts {
  readonly parts: ReturnType<typeof partsOf>;
  readonly recognitions: readonly Recognition[];
  readonly page: ProductPage | undefined;
  /** Before this instant something of it was not yet known or approved. */
  readonly settledAt: Instant;
}

async function readFacts(db: Db, productId: string, recognitionId: string): Promise<Facts | undefined> {
  const row = await describe(db, recognitionId);
  const published = await findPublishedPage(db, productId);
  const heard = await lastWithdrawalHeard(db, productId);
  return (
    row && {
      parts: partsOf(row),
      recognitions: await listRecognitions(db, productId),
      page: published?.page,
      settledAt: Math.max(published?.at ?? 0, heard),
    }
  );
}

/** Products whose facts are kept at hand: all of a province, most of the time. */
const MOST_FACTS = 4_000;

/** Facts by product and recognition, while the register holds the same; the oldest are let go first. */
const factsAtHand = keepingEdition(async () => new Map<string, Facts>());

async function factsOf(db: Db, { productId, recognitionId }: HeldBatch): Promise<Facts | undefined> {
  const atHand = await factsAtHand(db);
  const known = atHand.get(recognitionId);
  if (known) return known;
  const facts = await readFacts(db, productId, recognitionId);
  const [oldest] = atHand.size >= MOST_FACTS ? atHand.keys() : [];
  if (oldest !== undefined) atHand.delete(oldest);
  if (facts) atHand.set(recognitionId, facts);
  return facts;
}

/** What was known of the same at an earlier instant. */
async function factsThen(db: Db, batch: HeldBatch, at: Instant): Promise<Facts | undefined> {
  const facts = await factsOf(db, batch);
  if (!facts || at >= facts.settledAt) return facts;
  const published = await findPublishedPage(db, batch.productId);
  const page = published && published.at <= at ? published.page : undefined;
  return { ...facts, page, recognitions: await listRecognitions(db, batch.productId, at) };
}

/**
 * All the register holds of the stamp at exactly this path as of an instant; undefined when no batch issued by
 * then holds its serial, or the path's GTIN is not the batch's. What is the same for all stamps of a recognition is
 * the same object from one to the next, while the register holds it.
 */
export async function findStampRecord(
  db: Db,
  path: StampPath,
  at: Instant,
): Promise<StampRecord | undefined> {
  const place = { keyNumber: keyNumberOf(path.id), serial: serialOf(path.id) };
  const batch = await findHeldBatch(db, place);
  if (!batch || batch.issuedAt > at || batch.gtin !== path.gtin) return undefined;
  const facts = await factsThen(db, batch, at);
  const recognition = facts?.recognitions.find(({ id }) => id === batch.recognitionId);
  if (!facts || !recognition) return undefined;
  const { id, issuedAt, form, star, lot } = batch;
  return {
    batch: { id, issuedAt, form, star },
    ...facts.parts,
    lot,
    recognition,
    recognitions: facts.recognitions,
    state: stateOf(await listActsOn(db, batch.id, place.serial, at)),
    copies: await findCopies(db, place, at),
    page: facts.page,
  };
}
