import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// What stamps look like beside their words, and what print houses counted.

/** A mark that was uploaded: never changed, only put out of use. */
export const marks = sqliteTable(
  'marks',
  {
    id: text('id').primaryKey(),
    /** ocop · office · producer */
    kind: text('kind').notNull(),
    /** Whose, of a producer's own mark. */
    producerId: text('producer_id'),
    name: text('name').notNull(),
    /** Of the safe form kept in `files`, not of what was uploaded. */
    hash: text('hash').notNull(),
    /** svg · png */
    type: text('type').notNull(),
    /** In the mark's own units, or pixels. */
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    at: integer('at').notNull(),
    actor: text('actor').notNull(),
    retiredAt: integer('retired_at'),
  },
  (t) => [index('marks_by_producer').on(t.producerId)],
);

/** Which OCOP mark stands on stamps of how many stars; none for a star without a row. */
export const markStars = sqliteTable('mark_stars', {
  star: integer('star').primaryKey(),
  markId: text('mark_id').notNull(),
  at: integer('at').notNull(),
  actor: text('actor').notNull(),
});

/** How a producer's stamps look when nothing else is asked for. */
export const producerLooks = sqliteTable('producer_looks', {
  producerId: text('producer_id').primaryKey(),
  markId: text('mark_id'),
  story: text('story'),
  /** black · two */
  colours: text('colours').notNull(),
  at: integer('at').notNull(),
  actor: text('actor').notNull(),
});

/** What a print house says it printed of a file, held against the file's manifest; append-only. */
export const printCounts = sqliteTable(
  'print_counts',
  {
    id: text('id').primaryKey(),
    printId: text('print_id').notNull(),
    counted: integer('counted').notNull(),
    /** First and last stamp ID they name, and the hash of the file they had, as given. */
    first: text('first'),
    last: text('last'),
    sha256: text('sha256'),
    agrees: integer('agrees').notNull(),
    note: text('note'),
    at: integer('at').notNull(),
    actor: text('actor').notNull(),
  },
  (t) => [index('print_counts_by_print').on(t.printId)],
);
