import { eq, inArray } from 'drizzle-orm';
import { formatBatchName } from '#core/batchName';
import { dayOf, type Instant } from '#core/day';
import { formatPrintedId, formatStampId, isStampId, type KeyNumber } from '#core/stampId';
import { devices, inspections, tipOffs } from './fieldSchema.ts';
import type { Db } from './open.ts';
import { marks } from './paperSchema.ts';
import { invitations, users } from './peopleSchema.ts';
import { areas, decisions, producers, products, recognitions, variants } from './schema.ts';
import { findSetting } from './settings.ts';
import { cloneSignals } from './sightSchema.ts';
import { batches, lots, ownStocks, printerProfiles } from './stampSchema.ts';
import { notices, proposals } from './workSchema.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

type Naming = (db: Db, ids: string[]) => Promise<Named[]>;

/** By its first stamp and its day. */
async function nameBatches(db: Db, ids: string[]): Promise<Named[]> {
  const { id, keyNumber, first, issuedAt } = batches;
  const rows = await db.orm.select({ id, keyNumber, first, issuedAt }).from(batches).where(inArray(id, ids));
  return rows.map((row) => ({ id: row.id, name: formatBatchName(row) }));
}

const dateOf = (at: Instant) => dayOf(at).split('-').reverse().join('/');

/** By the shop and the day. */
async function nameInspections(db: Db, ids: string[]): Promise<Named[]> {
  const { id, shop, at } = inspections;
  const rows = await db.orm.select({ id, shop, at }).from(inspections).where(inArray(id, ids));
  return rows.map((row) => ({ id: row.id, name: `${row.shop} · ${dateOf(row.at)}` }));
}

/** By its stamp, where it has one, and the day. */
async function nameTipOffs(db: Db, ids: string[]): Promise<Named[]> {
  const { id, keyNumber, serial, at } = tipOffs;
  const rows = await db.orm.select({ id, keyNumber, serial, at }).from(tipOffs).where(inArray(id, ids));
  return rows.map((row) => {
    const isOfStamp = row.keyNumber !== null && row.serial !== null;
    const stamp = isOfStamp && formatPrintedId(formatStampId(row.keyNumber as KeyNumber, row.serial ?? 0));
    return { id: row.id, name: [stamp, dateOf(row.at)].filter(Boolean).join(' · ') };
  });
}

/** By what they are today. */
async function nameColours(db: Db, ids: string[]): Promise<Named[]> {
  const kept = await findSetting(db, 'colours');
  const name = kept ? Object.values(JSON.parse(kept) as Record<string, string>).join(', ') : '';
  return ids.map((id) => ({ id, name }));
}

/** As they are printed. */
async function nameStamps(_db: Db, ids: string[]): Promise<Named[]> {
  return ids.filter(isStampId).map((id) => ({ id, name: formatPrintedId(id) }));
}

function named(
  table:
    | typeof areas
    | typeof producers
    | typeof products
    | typeof variants
    | typeof users
    | typeof invitations
    | typeof printerProfiles
    | typeof ownStocks
    | typeof marks,
): Naming {
  return (db, ids) =>
    db.orm.select({ id: table.id, name: table.name }).from(table).where(inArray(table.id, ids));
}

/** What belongs to one product, by the product's name. */
function byProduct(table: typeof recognitions | typeof notices | typeof cloneSignals): Naming {
  return (db, ids) =>
    db.orm
      .select({ id: table.id, name: products.name })
      .from(table)
      .innerJoin(products, eq(products.id, table.productId))
      .where(inArray(table.id, ids));
}

const NAMING: Readonly<Record<string, Naming>> = {
  area: named(areas),
  batch: nameBatches,
  colours: nameColours,
  device: (db, ids) =>
    db.orm.select({ id: devices.id, name: devices.name }).from(devices).where(inArray(devices.id, ids)),
  inspection: nameInspections,
  decision: (db, ids) =>
    db.orm
      .select({ id: decisions.id, name: decisions.numberText })
      .from(decisions)
      .where(inArray(decisions.id, ids)),
  invitation: named(invitations),
  limit: named(producers),
  look: named(producers),
  lot: (db, ids) => db.orm.select({ id: lots.id, name: lots.number }).from(lots).where(inArray(lots.id, ids)),
  mark: named(marks),
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
  signal: byProduct(cloneSignals),
  stamp: nameStamps,
  stock: named(ownStocks),
  'tip-off': nameTipOffs,
  user: named(users),
  variant: named(variants),
};

/** A thing an event tells of. */
interface Told {
  readonly noun: string;
  readonly nounId: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Which noun an id is of, by its first letters. */
const NOUN_OF_ID: Readonly<Record<string, string>> = {
  b: 'batch',
  dec: 'decision',
  dev: 'device',
  inv: 'invitation',
  lot: 'lot',
  prc: 'producer',
  prd: 'product',
  prn: 'printer',
  mrk: 'mark',
  pro: 'proposal',
  rec: 'recognition',
  sig: 'signal',
  stock: 'stock',
  tip: 'tip-off',
  usr: 'user',
};

const ID = /^([a-z]{1,8})-[0-9a-z]{12}$/;

/** What a tip-off was linked to has an id of its noun's own: a stamp's digits, or a report's UUID. */
function linkedNoun(value: string): string | undefined {
  if (isStampId(value)) return 'stamp';
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value) ? 'inspection' : undefined;
}

/** Every id that stands in a value, and every area of one. */
function idsIn(value: unknown, name = ''): (readonly [noun: string, id: string])[] {
  if (typeof value === 'string') {
    const own = name === 'linked' ? linkedNoun(value) : undefined;
    const noun = own ?? (name === 'areaId' ? 'area' : NOUN_OF_ID[ID.exec(value)?.[1] ?? '']);
    return noun ? [[noun, value]] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([inner, one]) => idsIn(one, inner));
}

/** What people call the things that some values name by id; an id that nothing is called by is not among them. */
export async function namesWithin(db: Db, values: unknown): Promise<Readonly<Record<string, string>>> {
  const found = idsIn(values);
  const names: [string, string][] = [];
  for (const noun of new Set(found.map(([one]) => one))) {
    const ids = new Set(found.filter(([one]) => one === noun).map(([, id]) => id));
    for (const { id, name } of (await NAMING[noun]?.(db, [...ids])) ?? []) names.push([id, name]);
  }
  return Object.fromEntries(names.filter(([, name]) => name.trim() !== ''));
}

/**
 * The same events, each with what people call its thing today: a proposal's title, a batch's first stamp and lot, a
 * name; null where nobody calls it anything. One statement per noun; 32,000 events at most at once.
 */
export async function withNames<Event extends Told>(
  db: Db,
  events: readonly Event[],
): Promise<
  (Event & { readonly objectName: string | null; readonly names: Readonly<Record<string, string>> })[]
> {
  const names = new Map<string, string>();
  for (const noun of new Set(events.map((event) => event.noun))) {
    const ids = events.filter((event) => event.noun === noun).map(({ nounId }) => nounId);
    const found = (await NAMING[noun]?.(db, [...new Set(ids)])) ?? [];
    for (const { id, name } of found) names.set(`${noun} ${id}`, name);
  }
  const within = await namesWithin(
    db,
    events.map(({ before, after }) => [before, after]),
  );
  return events.map((event) => ({
    ...event,
    names: within,
    objectName: names.get(`${event.noun} ${event.nounId}`)?.trim() || null,
  }));
}
