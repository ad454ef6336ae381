import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

// Lots, keys, and what is printed, done and seen of stamps; written as the tables of the register are.

export const lots = sqliteTable(
  'lots',
  {
    id: text('id').primaryKey(),
    productId: text('product_id').notNull(),
    number: text('number').notNull(),
    quantity: integer('quantity').notNull(),
    producedOn: text('produced_on'),
    expiresOn: text('expires_on'),
    place: text('place'),
    gtin: text('gtin'),
    stampsIssued: integer('stamps_issued').notNull().default(0),
    stampsVoid: integer('stamps_void').notNull().default(0),
    openedAt: integer('opened_at').notNull(),
  },
  (t) => [uniqueIndex('lots_by_number').on(t.productId, t.number)],
);

export const keys = sqliteTable('keys', {
  number: text('number').primaryKey(),
  kid: text('kid').notNull(),
  /** Ed25519 public key, base64url. */
  publicKey: text('public_key').notNull(),
  /** Private key and MAC secret as a compact JWE; useless without the secret kept outside. */
  sealed: text('sealed').notNull(),
  createdAt: integer('created_at').notNull(),
  retiredAt: integer('retired_at'),
  compromisedAt: integer('compromised_at'),
  nextSerial: integer('next_serial').notNull(),
});

export const batches = sqliteTable(
  'batches',
  {
    id: text('id').primaryKey(),
    keyNumber: text('key_number').notNull(),
    first: integer('first').notNull(),
    quantity: integer('quantity').notNull(),
    form: text('form').notNull(),
    gtin: text('gtin'),
    productId: text('product_id').notNull(),
    lotId: text('lot_id').notNull(),
    recognitionId: text('recognition_id').notNull(),
    star: integer('star').notNull(),
    issuedAt: integer('issued_at').notNull(),
    issuedBy: text('issued_by').notNull(),
    origin: text('origin').notNull(),
  },
  (t) => [
    uniqueIndex('batches_by_serial').on(t.keyNumber, t.first),
    index('batches_by_product').on(t.productId),
    index('batches_by_lot').on(t.lotId),
  ],
);

export const stampActs = sqliteTable(
  'stamp_acts',
  {
    id: text('id').primaryKey(),
    batchId: text('batch_id').notNull(),
    keyNumber: text('key_number').notNull(),
    first: integer('first').notNull(),
    last: integer('last').notNull(),
    /** void · recall · spend · activate */
    act: text('act').notNull(),
    reason: text('reason').notNull(),
    at: integer('at').notNull(),
    actor: text('actor').notNull(),
  },
  (t) => [index('stamp_acts_by_serial').on(t.keyNumber, t.first), index('stamp_acts_by_batch').on(t.batchId)],
);

export const scans = sqliteTable('scans', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  at: integer('at').notNull(),
  keyNumber: text('key_number').notNull(),
  serial: integer('serial').notNull(),
  origin: text('origin').notNull(),
  headline: text('headline').notNull(),
});

export const events = sqliteTable(
  'events',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    at: integer('at').notNull(),
    actor: text('actor').notNull(),
    verb: text('verb').notNull(),
    noun: text('noun').notNull(),
    nounId: text('noun_id').notNull(),
    before: text('before'),
    after: text('after'),
  },
  (t) => [index('events_by_noun').on(t.noun, t.nounId)],
);
