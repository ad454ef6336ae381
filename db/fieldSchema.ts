import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

// What comes from the field: shoppers' tip-offs, inspectors' phones, and what those bring back.

export const tipOffs = sqliteTable(
  'tip_offs',
  {
    id: text('id').primaryKey(),
    at: integer('at').notNull(),
    /** The stamp it was sent from, where one was read. */
    keyNumber: text('key_number'),
    serial: integer('serial'),
    productId: text('product_id'),
    producerId: text('producer_id'),
    /** The headline its page showed. */
    headline: text('headline'),
    /** JSON list of what is wrong, from a closed list. */
    wrongs: text('wrongs').notNull(),
    place: text('place'),
    communeId: text('commune_id'),
    note: text('note'),
    /** Hash of the photo in `files`. */
    photo: text('photo'),
    /** Only by choice; erased at its end. */
    contact: text('contact'),
    contactUntil: text('contact_until'),
    lang: text('lang').notNull(),
    /** new · open · answered · closed */
    state: text('state').notNull(),
    answer: text('answer'),
    answeredBy: text('answered_by'),
    answeredAt: integer('answered_at'),
    closedReason: text('closed_reason'),
    /** SHA-256 of the number with which the shopper looks up the answer. */
    ticketHash: text('ticket_hash').notNull(),
  },
  (t) => [
    index('tip_offs_by_state').on(t.state, t.at),
    index('tip_offs_by_serial').on(t.keyNumber, t.serial),
    uniqueIndex('tip_offs_by_ticket').on(t.ticketHash),
  ],
);

/** What a tip-off has to do with: a stamp, a signal, an inspection. */
export const tipOffLinks = sqliteTable(
  'tip_off_links',
  {
    tipOffId: text('tip_off_id').notNull(),
    /** stamp · signal · inspection */
    noun: text('noun').notNull(),
    nounId: text('noun_id').notNull(),
    at: integer('at').notNull(),
    actor: text('actor').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tipOffId, t.noun, t.nounId] }),
    index('tip_off_links_by_noun').on(t.noun, t.nounId),
  ],
);

/** A phone's way in, once: its QR is shown, used within 10 minutes, and gone. */
export const provisionings = sqliteTable('provisionings', {
  tokenHash: text('token_hash').primaryKey(),
  userId: text('user_id').notNull(),
  name: text('name').notNull(),
  createdAt: integer('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  until: integer('until').notNull(),
  usedAt: integer('used_at'),
  deviceId: text('device_id'),
});

/** An inspector's phone. */
export const devices = sqliteTable(
  'devices',
  {
    id: text('id').primaryKey(),
    userId: text('user_id').notNull(),
    name: text('name').notNull(),
    tokenHash: text('token_hash').notNull(),
    /** Public half of the phone's own key (JWK, P-256): it signs every report. */
    publicKey: text('public_key').notNull(),
    createdAt: integer('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    lastSeenAt: integer('last_seen_at'),
    bundleVersion: integer('bundle_version'),
    revokedAt: integer('revoked_at'),
    revokedBy: text('revoked_by'),
    revokedReason: text('revoked_reason'),
  },
  (t) => [uniqueIndex('devices_by_token').on(t.tokenHash), index('devices_by_user').on(t.userId)],
);

/** One inspection as its phone wrote and signed it; never edited. */
export const inspections = sqliteTable(
  'inspections',
  {
    /** UUID made by the phone: the same report sent again is the same row. */
    id: text('id').primaryKey(),
    deviceId: text('device_id').notNull(),
    userId: text('user_id').notNull(),
    /** By the phone's clock, and by ours. */
    at: integer('at').notNull(),
    receivedAt: integer('received_at').notNull(),
    shop: text('shop').notNull(),
    place: text('place').notNull(),
    communeId: text('commune_id'),
    /** The trust the phone had: its version and the instant it speaks of. */
    bundleVersion: integer('bundle_version'),
    bundleAsOf: integer('bundle_as_of'),
    /** The report, JSON, exactly as signed. */
    report: text('report').notNull(),
    /** The phone's compact JWS over the report's SHA-256. */
    signature: text('signature').notNull(),
    sha256: text('sha256').notNull(),
  },
  (t) => [index('inspections_by_at').on(t.at), index('inspections_by_device').on(t.deviceId)],
);

/** A stamp an inspection looked at, and what its phone answered. */
export const inspectedStamps = sqliteTable(
  'inspected_stamps',
  {
    inspectionId: text('inspection_id').notNull(),
    keyNumber: text('key_number').notNull(),
    serial: integer('serial').notNull(),
    at: integer('at').notNull(),
    headline: text('headline').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.inspectionId, t.keyNumber, t.serial] }),
    index('inspected_stamps_by_serial').on(t.keyNumber, t.serial),
  ],
);

/** A photo named by a report, by its hash; it may arrive after the report. */
export const inspectionPhotos = sqliteTable(
  'inspection_photos',
  {
    inspectionId: text('inspection_id').notNull(),
    /** SHA-256 of the bytes as the phone took and hashed them. */
    hash: text('hash').notNull(),
    receivedAt: integer('received_at'),
  },
  (t) => [primaryKey({ columns: [t.inspectionId, t.hash] })],
);

/** A look of an inspector's phone at one stamp: found on two phones, or twice on one, it is told. */
export const phoneSights = sqliteTable(
  'phone_sights',
  {
    id: text('id').primaryKey(),
    deviceId: text('device_id').notNull(),
    keyNumber: text('key_number').notNull(),
    serial: integer('serial').notNull(),
    at: integer('at').notNull(),
    headline: text('headline').notNull(),
  },
  (t) => [
    index('phone_sights_by_serial').on(t.keyNumber, t.serial),
    index('phone_sights_by_device').on(t.deviceId),
  ],
);

/** A published edition of the trust bundle; its bytes lie in the data directory. */
export const bundles = sqliteTable('bundles', {
  version: integer('version').primaryKey(),
  asOf: integer('as_of').notNull(),
  sha256: text('sha256').notNull(),
  size: integer('size').notNull(),
});
