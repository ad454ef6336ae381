import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

// What waits for a person or for the machine: proposals, files, jobs, notices.

/** An act prepared by one person and put in force by another. */
export const proposals = sqliteTable(
  'proposals',
  {
    id: text('id').primaryKey(),
    /** Of the closed list in core/proposal. */
    kind: text('kind').notNull(),
    /** What it is about, for lists and pages of that object. */
    noun: text('noun').notNull(),
    nounId: text('noun_id'),
    producerId: text('producer_id'),
    title: text('title').notNull(),
    /** The act's form, JSON, parsed again when it is put in force. */
    input: text('input').notNull(),
    /** draft · waiting · done · refused · dropped */
    state: text('state').notNull(),
    /** Grows with every change: who approves approves what they saw. */
    revision: integer('revision').notNull(),
    preparedBy: text('prepared_by').notNull(),
    preparedAt: integer('prepared_at').notNull(),
    submittedAt: integer('submitted_at'),
    decidedBy: text('decided_by'),
    decidedAt: integer('decided_at'),
    decidedReason: text('decided_reason'),
    /** What came of it: id of the decision, batch or page it made. */
    resultId: text('result_id'),
  },
  (t) => [index('proposals_by_state').on(t.state), index('proposals_by_noun').on(t.noun, t.nounId)],
);

/** What an import said of its rows, by codes: read again in any language. */
export const importReports = sqliteTable('import_reports', {
  importId: text('import_id').primaryKey(),
  /** JSON, as the import's own room packs it. */
  report: text('report').notNull(),
});

/** A file kept beside the database under its own SHA-256; one content once. */
export const files = sqliteTable('files', {
  hash: text('hash').primaryKey(),
  /** Sniffed, never believed. */
  type: text('type').notNull(),
  size: integer('size').notNull(),
  name: text('name').notNull(),
  at: integer('at').notNull(),
  actor: text('actor').notNull(),
});

/** Long work that goes on when the page is left: `input` is the act's form, JSON. */
export const jobs = sqliteTable(
  'jobs',
  {
    id: text('id').primaryKey(),
    kind: text('kind').notNull(),
    noun: text('noun').notNull(),
    nounId: text('noun_id').notNull(),
    producerId: text('producer_id'),
    input: text('input').notNull(),
    /** queued · running · done · failed · stopped */
    state: text('state').notNull(),
    done: integer('done').notNull().default(0),
    of: integer('of').notNull().default(0),
    /** Where the result is, inside the data directory. */
    file: text('file'),
    sha256: text('sha256'),
    /** A refusal's code and details, JSON. */
    problem: text('problem'),
    actor: text('actor').notNull(),
    createdAt: integer('created_at').notNull(),
    startedAt: integer('started_at'),
    finishedAt: integer('finished_at'),
    /** Who runs it, and until when it is believed alive: a dead runner's job is taken up again. */
    runner: text('runner'),
    aliveUntil: integer('alive_until'),
  },
  (t) => [index('jobs_by_state').on(t.state, t.createdAt), index('jobs_by_noun').on(t.noun, t.nounId)],
);

/** The notice 30 days before a recognition ends (one row per recognition and kind), and what became of it. */
export const notices = sqliteTable(
  'notices',
  {
    id: text('id').primaryKey(),
    kind: text('kind').notNull(),
    recognitionId: text('recognition_id').notNull(),
    productId: text('product_id').notNull(),
    producerId: text('producer_id').notNull(),
    madeAt: integer('made_at').notNull(),
    /** The end it speaks of, so that the letter can be printed again as it was. */
    validTo: text('valid_to').notNull(),
    email: text('email'),
    /** none (no address) · off (no mail server) · queued · sent · failed */
    mail: text('mail').notNull(),
    mailTries: integer('mail_tries').notNull().default(0),
    mailAt: integer('mail_at'),
    mailProblem: text('mail_problem'),
    readAt: integer('read_at'),
    readBy: text('read_by'),
    /** When the office printed the letter. */
    letterAt: integer('letter_at'),
  },
  (t) => [
    uniqueIndex('notices_by_recognition').on(t.recognitionId, t.kind),
    index('notices_by_producer').on(t.producerId),
  ],
);

/** What shoppers read of a product beside the register's facts; the approved page, one per product. */
export const productPages = sqliteTable('product_pages', {
  productId: text('product_id').primaryKey(),
  story: text('story'),
  standards: text('standards'),
  /** Hash of the photo in `files`. */
  photo: text('photo'),
  contactName: text('contact_name'),
  phone: text('phone'),
  website: text('website'),
  proposalId: text('proposal_id').notNull(),
  at: integer('at').notNull(),
});

/** A name a producer bore before; the present one stands with the producer. */
export const producerNames = sqliteTable(
  'producer_names',
  {
    id: text('id').primaryKey(),
    producerId: text('producer_id').notNull(),
    name: text('name').notNull(),
    until: text('until').notNull(),
    decisionId: text('decision_id'),
    at: integer('at').notNull(),
  },
  (t) => [index('producer_names_by_producer').on(t.producerId)],
);
