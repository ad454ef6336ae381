import { eq, inArray } from 'drizzle-orm';
import { formatPrintedId, formatStampId, type KeyNumber } from '#core/stampId';
import type { Db } from './open.ts';
import { invitations, users } from './peopleSchema.ts';
import { decisions, producers, products, recognitions, variants } from './schema.ts';
import { batches, lots, ownStocks, printerProfiles } from './stampSchema.ts';
import { notices, proposals } from './workSchema.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

type Naming = (db: Db, ids: string[]) => Promise<Named[]>;

/** By the first stamp that is printed of it, and its lot. */
async function nameBatches(db: Db, ids: string[]): Promise<Named[]> {
  const { id, keyNumber, first, lotId } = batches;
  const rows = await db.orm
    .select({ id, keyNumber, first, lot: lots.number })
    .from(batches)
    .innerJoin(lots, eq(lots.id, lotId))
    .where(inArray(id, ids));
  return rows.map((row) => {
    const stamp = formatPrintedId(formatStampId(row.keyNumber as KeyNumber, row.first));
    return { id: row.id, name: `${stamp} · ${row.lot}` };
  });
}

function named(
  table:
    | typeof producers
    | typeof products
    | typeof variants
    | typeof users
    | typeof invitations
    | typeof printerProfiles
    | typeof ownStocks,
): Naming {
  return (db, ids) =>
    db.orm.select({ id: table.id, name: table.name }).from(table).where(inArray(table.id, ids));
}

/** What belongs to one product, by the product's name. */
function byProduct(table: typeof recognitions | typeof notices): Naming {
  return (db, ids) =>
    db.orm
      .select({ id: table.id, name: products.name })
      .from(table)
      .innerJoin(products, eq(products.id, table.productId))
      .where(inArray(table.id, ids));
}

const NAMING: Readonly<Record<string, Naming>> = {
  batch: nameBatches,
  decision: (db, ids) =>
    db.orm
      .select({ id: decisions.id, name: decisions.numberText })
      .from(decisions)
      .where(inArray(decisions.id, ids)),
  invitation: named(invitations),
  limit: named(producers),
  lot: (db, ids) => db.orm.select({ id: lots.id, name: lots.number }).from(lots).where(inArray(lots.id, ids)),
  notice: byProduct(notices),
  printer: named(printerProfiles),
  producer: named(producers),
  product: named(products),
  proposal: (db, ids) =>
    db.orm
      .select({ id: proposals.id, name: proposals.title })
      .from(proposals)
      .where(inArray(proposals.id, ids)),
  recognition: byProduct(recognitions),
  stock: named(ownStocks),
  user: named(users),
  variant: named(variants),
};

/** A thing an event tells of. */
interface Told {
  readonly noun: string;
  readonly nounId: string;
}

/**
 * The same events, each with what people call its thing today: a proposal's title, a batch's first stamp and lot, a
 * name; null where nobody calls it anything. One statement per noun; 32,000 events at most at once.
 */
export async function withNames<Event extends Told>(
  db: Db,
  events: readonly Event[],
): Promise<(Event & { readonly objectName: string | null })[]> {
  const names = new Map<string, string>();
  for (const noun of new Set(events.map((event) => event.noun))) {
    const ids = events.filter((event) => event.noun === noun).map(({ nounId }) => nounId);
    const found = (await NAMING[noun]?.(db, [...new Set(ids)])) ?? [];
    for (const { id, name } of found) names.set(`${noun} ${id}`, name);
  }
  return events.map((event) => ({
    ...event,
    objectName: names.get(`${event.noun} ${event.nounId}`)?.trim() || null,
  }));
}
