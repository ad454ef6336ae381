import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

// Who may come in, by which door, and what keeps others out. No password, token or code is stored as it is.

export const users = sqliteTable(
  'users',
  {
    id: text('id').primaryKey(),
    /** Lower case; what a person signs in with. */
    email: text('email').notNull(),
    name: text('name').notNull(),
    /** argon2id, PHC string; null until the invitation is accepted. */
    passwordHash: text('password_hash'),
    /** The shared secret of the authenticator app, sealed under the office's secret (JWE). */
    totpSealed: text('totp_sealed'),
    /** The last 30-second step accepted: no code is taken twice. */
    totpLastStep: integer('totp_last_step'),
    createdAt: integer('created_at').notNull(),
    suspendedAt: integer('suspended_at'),
  },
  (t) => [uniqueIndex('users_by_email').on(t.email)],
);

/** One role of one person, over an area (null: the whole office) or for a producer. */
export const grants = sqliteTable(
  'grants',
  {
    id: text('id').primaryKey(),
    userId: text('user_id').notNull(),
    role: text('role').notNull(),
    areaId: text('area_id'),
    producerId: text('producer_id'),
    grantedAt: integer('granted_at').notNull(),
    grantedBy: text('granted_by').notNull(),
    endedAt: integer('ended_at'),
  },
  (t) => [index('grants_by_user').on(t.userId), index('grants_by_producer').on(t.producerId)],
);

export const passkeys = sqliteTable(
  'passkeys',
  {
    id: text('id').primaryKey(),
    userId: text('user_id').notNull(),
    /** COSE key, base64url. */
    publicKey: text('public_key').notNull(),
    counter: integer('counter').notNull(),
    transports: text('transports').notNull(),
    name: text('name').notNull(),
    createdAt: integer('created_at').notNull(),
    usedAt: integer('used_at'),
  },
  (t) => [index('passkeys_by_user').on(t.userId)],
);

export const recoveryCodes = sqliteTable(
  'recovery_codes',
  {
    userId: text('user_id').notNull(),
    codeHash: text('code_hash').notNull(),
    usedAt: integer('used_at'),
  },
  (t) => [primaryKey({ columns: [t.userId, t.codeHash] })],
);

export const sessions = sqliteTable(
  'sessions',
  {
    /** SHA-256 of the cookie's value, hex: whoever reads the database cannot come in with it. */
    tokenHash: text('token_hash').primaryKey(),
    /** What a person sees in the list of sessions, and ends one by. */
    id: text('id').notNull(),
    userId: text('user_id').notNull(),
    /** password · second: whether a second proof was given. */
    strength: text('strength').notNull(),
    /** Browser and system in a few words, never a network address. */
    agent: text('agent').notNull(),
    createdAt: integer('created_at').notNull(),
    seenAt: integer('seen_at').notNull(),
    /** When the person last proved who they are; acts on keys and people ask for it anew. */
    provedAt: integer('proved_at').notNull(),
    endedAt: integer('ended_at'),
  },
  (t) => [uniqueIndex('sessions_by_id').on(t.id), index('sessions_by_user').on(t.userId)],
);

export const invitations = sqliteTable(
  'invitations',
  {
    id: text('id').primaryKey(),
    tokenHash: text('token_hash').notNull(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: text('role').notNull(),
    areaId: text('area_id'),
    producerId: text('producer_id'),
    createdAt: integer('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    expiresAt: integer('expires_at').notNull(),
    usedAt: integer('used_at'),
    revokedAt: integer('revoked_at'),
  },
  (t) => [uniqueIndex('invitations_by_token').on(t.tokenHash)],
);

/** Questions put to a passkey or to a second factor, each answered once. */
export const challenges = sqliteTable('challenges', {
  id: text('id').primaryKey(),
  userId: text('user_id'),
  purpose: text('purpose').notNull(),
  challenge: text('challenge').notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
});

/** Failed proofs, for the throttles: by account and by network, both as keyed hashes. */
export const failedProofs = sqliteTable(
  'failed_proofs',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    accountKey: text('account_key').notNull(),
    networkKey: text('network_key').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [
    index('failed_proofs_by_account').on(t.accountKey, t.at),
    index('failed_proofs_by_network').on(t.networkKey, t.at),
  ],
);

/** A form that was carried out, so that sent again it is not: one row in the act's own commit. */
export const doneForms = sqliteTable(
  'done_forms',
  {
    userId: text('user_id').notNull(),
    formKey: text('form_key').notNull(),
    path: text('path').notNull(),
    at: integer('at').notNull(),
    /** Where the answer sent the person on to; null while the answer was not out. */
    location: text('location'),
  },
  (t) => [primaryKey({ columns: [t.userId, t.formKey] })],
);
