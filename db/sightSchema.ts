import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

// What is left of scans when the scans themselves are forgotten, and what they say of copies.

/** One scanned stamp: how often, since when, and the state its points are counted from. One row per scanned stamp. */
export const stampSights = sqliteTable(
  'stamp_sights',
  {
    keyNumber: text('key_number').notNull(),
    serial: integer('serial').notNull(),
    firstAt: integer('first_at').notNull(),
    /** Province's area code, where it is known. */
    firstProvince: text('first_province'),
    lastAt: integer('last_at').notNull(),
    /** Looks of shoppers; one visitor within 10 minutes counts once. */
    scans: integer('scans').notNull(),
    /** JSON of core/clone's state; holds no hash older than 60 days. */
    state: text('state').notNull(),
    score: real('score').notNull(),
    /** ordinary · watch · alarm */
    level: text('level').notNull(),
    /** The instant since when the level is what it is. */
    levelAt: integer('level_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.keyNumber, t.serial] }),
    index('stamp_sights_by_level').on(t.level, t.levelAt),
  ],
);

/** What a stamp's looks said of copies, and since when: a row where it became another thing; never changed. */
export const copiesChanges = sqliteTable(
  'copies_changes',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    keyNumber: text('key_number').notNull(),
    serial: integer('serial').notNull(),
    at: integer('at').notNull(),
    /** ordinary · watch · alarm, as a stamp's page answers it */
    fact: text('fact').notNull(),
  },
  (t) => [index('copies_changes_by_serial').on(t.keyNumber, t.serial, t.at)],
);

/** Looks at one stamp on one day in Viet Nam: what stays of scans after 60 days. */
export const stampDays = sqliteTable(
  'stamp_days',
  {
    keyNumber: text('key_number').notNull(),
    serial: integer('serial').notNull(),
    day: text('day').notNull(),
    scans: integer('scans').notNull(),
  },
  (t) => [primaryKey({ columns: [t.keyNumber, t.serial, t.day] }), index('stamp_days_by_day').on(t.day)],
);

/** What a shopper said after the verdict, by pressing a button: of the stamp, never of themselves. */
export const scanAnswers = sqliteTable(
  'scan_answers',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    at: integer('at').notNull(),
    keyNumber: text('key_number').notNull(),
    serial: integer('serial').notNull(),
    /** bought · held · photo; null where only the commune was told */
    answer: text('answer'),
    /** Area id of the commune, or its province's code where only that was told; only by consent. */
    communeId: text('commune_id'),
    network: text('network'),
    agent: text('agent'),
  },
  (t) => [index('scan_answers_by_serial').on(t.keyNumber, t.serial, t.at)],
);

/** What scans of a stamp, or of many stamps of one batch, told the office to look at. */
export const cloneSignals = sqliteTable(
  'clone_signals',
  {
    id: text('id').primaryKey(),
    /** stamp · batch; a batch's row bears its first serial */
    about: text('about').notNull(),
    keyNumber: text('key_number').notNull(),
    serial: integer('serial').notNull(),
    batchId: text('batch_id').notNull(),
    productId: text('product_id').notNull(),
    producerId: text('producer_id').notNull(),
    /** watch · alarm */
    level: text('level').notNull(),
    score: real('score').notNull(),
    /** copied · leaked-photo */
    likeness: text('likeness').notNull(),
    /** JSON: the points by kind of evidence, as core/clone names them. */
    evidence: text('evidence').notNull(),
    /** Version of the weights that gave the points. */
    weights: integer('weights').notNull(),
    at: integer('at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    /** open · checked */
    state: text('state').notNull(),
    /** ordinary · display-unit · leaked-photo · copied */
    finding: text('finding'),
    reason: text('reason'),
    checkedBy: text('checked_by'),
    checkedAt: integer('checked_at'),
  },
  (t) => [
    uniqueIndex('clone_signals_by_serial').on(t.about, t.keyNumber, t.serial),
    index('clone_signals_by_state').on(t.state, t.level, t.updatedAt),
    index('clone_signals_by_producer').on(t.producerId),
  ],
);

/** Evaluated tries of one stamp's PIN on one day in Viet Nam; never more than 5. */
export const pinTries = sqliteTable(
  'pin_tries',
  {
    keyNumber: text('key_number').notNull(),
    serial: integer('serial').notNull(),
    day: text('day').notNull(),
    tries: integer('tries').notNull(),
  },
  (t) => [primaryKey({ columns: [t.keyNumber, t.serial, t.day] })],
);

/** Each time a stamp's right PIN was shown to us. */
export const pinUses = sqliteTable(
  'pin_uses',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    keyNumber: text('key_number').notNull(),
    serial: integer('serial').notNull(),
    at: integer('at').notNull(),
    network: text('network'),
    agent: text('agent'),
  },
  (t) => [index('pin_uses_by_serial').on(t.keyNumber, t.serial, t.at)],
);
