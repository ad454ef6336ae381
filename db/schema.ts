import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

// Instants are epoch milliseconds, days are `YYYY-MM-DD` text, truth is 0 or 1: the same on any database.

export const settings = sqliteTable('settings', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
});

export const origins = sqliteTable('origins', {
  origin: text('origin').primaryKey(),
  addedAt: integer('added_at').notNull(),
});

export const areas = sqliteTable(
  'areas',
  {
    id: text('id').primaryKey(),
    level: text('level').notNull(),
    code: text('code'),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    parentId: text('parent_id'),
    validFrom: text('valid_from').notNull(),
    validTo: text('valid_to'),
  },
  (t) => [index('areas_by_name').on(t.nameKey)],
);

export const areaLinks = sqliteTable(
  'area_links',
  {
    areaId: text('area_id').notNull(),
    predecessorId: text('predecessor_id').notNull(),
    extent: text('extent').notNull(),
  },
  (t) => [primaryKey({ columns: [t.areaId, t.predecessorId] })],
);

export const authorities = sqliteTable(
  'authorities',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    level: text('level'),
    areaId: text('area_id'),
    validFrom: text('valid_from'),
    validTo: text('valid_to'),
  },
  (t) => [uniqueIndex('authorities_by_name').on(t.nameKey)],
);

export const producers = sqliteTable(
  'producers',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    kind: text('kind').notNull(),
    taxCode: text('tax_code'),
    areaId: text('area_id'),
    /** Province as the register names it, folded: two producers of one name in two provinces stay two. */
    provinceKey: text('province_key'),
    phone: text('phone'),
    phonePublic: integer('phone_public').notNull().default(0),
    sample: integer('sample').notNull().default(0),
    email: text('email'),
    /** Without accents, for forgiving search only; filled when first searched after an older version. */
    searchKey: text('search_key'),
    /** The producer that carries this one on, after a merger, a sale or a new legal form. */
    successorId: text('successor_id'),
  },
  (t) => [index('producers_by_name').on(t.nameKey), uniqueIndex('producers_by_tax_code').on(t.taxCode)],
);

export const products = sqliteTable(
  'products',
  {
    id: text('id').primaryKey(),
    producerId: text('producer_id').notNull(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    groupVersion: text('group_version').notNull(),
    group: text('product_group'),
    searchKey: text('search_key'),
  },
  (t) => [index('products_by_producer').on(t.producerId), index('products_by_name').on(t.nameKey)],
);

export const variants = sqliteTable(
  'variants',
  {
    id: text('id').primaryKey(),
    productId: text('product_id').notNull(),
    name: text('name').notNull(),
    gtin: text('gtin'),
  },
  (t) => [index('variants_by_product').on(t.productId), uniqueIndex('variants_by_gtin').on(t.gtin)],
);

export const decisions = sqliteTable(
  'decisions',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id').notNull(),
    numberText: text('number_text').notNull(),
    numberKey: text('number_key').notNull(),
    signedOn: text('signed_on').notNull(),
    inForceOn: text('in_force_on').notNull(),
    kind: text('kind').notNull(),
    fileHash: text('file_hash'),
  },
  (t) => [uniqueIndex('decisions_by_identity').on(t.authorityId, t.numberKey, t.signedOn)],
);

export const decisionLines = sqliteTable(
  'decision_lines',
  {
    id: text('id').primaryKey(),
    decisionId: text('decision_id').notNull(),
    lineNumber: integer('line_number').notNull(),
    productId: text('product_id').notNull(),
    /** What this line does, where one decision both recognises and upgrades. */
    kind: text('kind').notNull(),
  },
  (t) => [uniqueIndex('decision_lines_by_number').on(t.decisionId, t.lineNumber)],
);

export const recognitions = sqliteTable(
  'recognitions',
  {
    id: text('id').primaryKey(),
    decisionLineId: text('decision_line_id').notNull(),
    productId: text('product_id').notNull(),
    star: integer('star').notNull(),
    score: real('score'),
    criteriaVersion: text('criteria_version'),
    validFrom: text('valid_from').notNull(),
    validTo: text('valid_to').notNull(),
    /** 1 where the end was offered by the 36-month rule and not stated by the decision. */
    validToAssumed: integer('valid_to_assumed').notNull().default(0),
    certificateText: text('certificate_text'),
    producerNameCertified: text('producer_name_certified'),
    addressCertified: text('address_certified'),
    potentialFive: integer('potential_five').notNull().default(0),
  },
  (t) => [
    index('recognitions_by_product').on(t.productId),
    uniqueIndex('recognitions_by_line').on(t.decisionLineId),
  ],
);

export const withdrawals = sqliteTable(
  'withdrawals',
  {
    id: text('id').primaryKey(),
    recognitionId: text('recognition_id').notNull(),
    decisionLineId: text('decision_line_id').notNull(),
    effectiveOn: text('effective_on').notNull(),
    clause: text('clause').notNull(),
    article: text('article').notNull(),
    reason: text('reason').notNull(),
    safety: integer('safety').notNull().default(0),
    recordedAt: integer('recorded_at').notNull(),
    /** The document whose clause and article it cites, where that is told. */
    document: text('document'),
  },
  (t) => [index('withdrawals_by_recognition').on(t.recognitionId)],
);

export const imports = sqliteTable('imports', {
  id: text('id').primaryKey(),
  fileName: text('file_name').notNull(),
  fileHash: text('file_hash').notNull(),
  at: integer('at').notNull(),
  counts: text('counts').notNull(),
});

export const entries = sqliteTable(
  'entries',
  {
    id: text('id').primaryKey(),
    importId: text('import_id').notNull(),
    fingerprint: text('fingerprint').notNull(),
    rowNumber: integer('row_number').notNull(),
    /** The row as it was given, heading → cell, JSON: nothing of a sheet is lost. */
    raw: text('raw').notNull(),
    state: text('state').notNull(),
    missing: text('missing').notNull(),
    productId: text('product_id').notNull(),
    recognitionId: text('recognition_id'),
    completedById: text('completed_by_id'),
  },
  (t) => [
    uniqueIndex('entries_by_fingerprint').on(t.fingerprint),
    index('entries_by_product').on(t.productId),
  ],
);

export const possibleMatches = sqliteTable('possible_matches', {
  id: text('id').primaryKey(),
  entryId: text('entry_id').notNull(),
  productId: text('product_id').notNull(),
  candidateId: text('candidate_id').notNull(),
  reason: text('reason').notNull(),
  decidedAt: integer('decided_at'),
  decidedBy: text('decided_by'),
  /** same · different, once a person has decided */
  outcome: text('outcome'),
});
