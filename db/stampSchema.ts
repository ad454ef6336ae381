import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

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
    /** What the quantity counts, in the producer's own words: `hũ 500 g`. */
    unit: text('unit'),
    closedAt: integer('closed_at'),
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
    /** 1 where each stamp has a hidden PIN under a scratch layer. */
    pin: integer('pin').notNull().default(0),
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
    /** Why places were voided, for the accounts: spoiled · mistake · leftover · copied; null for what is no void. */
    cause: text('cause'),
    proposalId: text('proposal_id'),
  },
  (t) => [
    index('stamp_acts_by_serial').on(t.keyNumber, t.act, t.first),
    index('stamp_acts_by_batch').on(t.batchId, t.act),
  ],
);

export const scans = sqliteTable(
  'scans',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    at: integer('at').notNull(),
    keyNumber: text('key_number').notNull(),
    serial: integer('serial').notNull(),
    origin: text('origin').notNull(),
    headline: text('headline').notNull(),
    /** shopper · staff · inspector · robot */
    kind: text('kind').notNull().default('shopper'),
    /** Network prefix and browser under that day's key, base64url; null where no secret is at hand, or after 60 days. */
    network: text('network'),
    agent: text('agent'),
  },
  (t) => [
    index('scans_by_serial').on(t.keyNumber, t.serial, t.at),
    index('scans_by_asker').on(t.network, t.agent, t.keyNumber, t.serial, t.at),
    index('scans_by_at').on(t.at),
  ],
);

/** One PDF made of a batch; the same paper gives the same bytes, so the hash tells reprints from first prints. */
export const prints = sqliteTable(
  'prints',
  {
    id: text('id').primaryKey(),
    batchId: text('batch_id').notNull(),
    stock: text('stock').notNull(),
    dpi: integer('dpi').notNull(),
    start: integer('start').notNull(),
    profileId: text('profile_id'),
    pages: integer('pages').notNull(),
    sha256: text('sha256').notNull(),
    at: integer('at').notNull(),
    actor: text('actor').notNull(),
    /** Of the closed list in core/printFormat. */
    format: text('format').notNull().default('pdf'),
    /** First stamp of the print, counted from 1 within its batch, and how many; unknown of prints made before 0.4. */
    from: integer('from_stamp'),
    count: integer('stamps'),
    /** All that was asked for and how it looked, as JSON, to make the same bytes again; null where it was not kept. */
    input: text('input'),
    /** Of a batch with hidden PINs: stamps · pins · both; PINs alone are no stamp printed. */
    content: text('content'),
  },
  (t) => [index('prints_by_batch').on(t.batchId)],
);

/** What a producer counted of a batch, append-only; the latest count of each kind stands. */
export const stampCounts = sqliteTable(
  'stamp_counts',
  {
    id: text('id').primaryKey(),
    batchId: text('batch_id').notNull(),
    /** printed · handed-out · left */
    kind: text('kind').notNull(),
    count: integer('count').notNull(),
    note: text('note'),
    at: integer('at').notNull(),
    actor: text('actor').notNull(),
  },
  (t) => [index('stamp_counts_by_batch').on(t.batchId)],
);

/** How one printer misses: offsets in mm, scales as a factor, and the white rim it leaves. */
export const printerProfiles = sqliteTable(
  'printer_profiles',
  {
    id: text('id').primaryKey(),
    producerId: text('producer_id').notNull(),
    name: text('name').notNull(),
    dpi: integer('dpi').notNull(),
    offsetX: real('offset_x').notNull(),
    offsetY: real('offset_y').notNull(),
    scaleX: real('scale_x').notNull(),
    scaleY: real('scale_y').notNull(),
    at: integer('at').notNull(),
    /** What the printer is fed with: pdf · zpl · tspl. */
    language: text('language').notNull().default('pdf'),
  },
  (t) => [uniqueIndex('printer_profiles_by_name').on(t.producerId, t.name)],
);

/** Paper by a producer's own measures, written as `findStock` reads it. */
export const ownStocks = sqliteTable(
  'own_stocks',
  {
    id: text('id').primaryKey(),
    producerId: text('producer_id').notNull(),
    name: text('name').notNull(),
    measures: text('measures').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [uniqueIndex('own_stocks_by_name').on(t.producerId, t.name)],
);

/** How many stamps may be ordered without an approver; the row of producer `*` is everybody's. */
export const stampLimits = sqliteTable('stamp_limits', {
  producerId: text('producer_id').primaryKey(),
  perLot: integer('per_lot').notNull(),
  per30Days: integer('per_30_days').notNull(),
  at: integer('at').notNull(),
  actor: text('actor').notNull(),
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
  (t) => [index('events_by_noun').on(t.noun, t.nounId), index('events_by_actor').on(t.actor, t.at)],
);
