import { and, desc, eq, inArray, isNotNull, like, ne, type SQL, sql } from 'drizzle-orm';
import { foldName } from '#core/name';
import type { Scope } from '#core/permission';
import { keyNumberOf, type StampId, serialOf } from '#core/stampId';
import { ILLNESS, type TipOffState, type WrongKind } from '#core/tipOff';
import { tipOffs } from './fieldSchema.ts';
import type { Db } from './open.ts';
import { producers } from './schema.ts';
import { seenBy } from './scope.ts';
import { seenTipOffs, type TipOff, type TipOffSeen, toTipOffSeen } from './tipOffs.ts';

/** What a list of tip-offs is narrowed to. */
export interface TipOffFilter {
  readonly state?: TipOffState | undefined;
  readonly wrong?: WrongKind | undefined;
  readonly productId?: string | undefined;
  readonly stamp?: StampId | undefined;
}

function isOf(stamp: StampId): SQL | undefined {
  return and(eq(tipOffs.keyNumber, keyNumberOf(stamp)), eq(tipOffs.serial, serialOf(stamp)));
}

/** `wrongs` is a JSON list of names from a closed list: none of them is a pattern. */
function tellsOf(wrong: WrongKind): SQL {
  return like(tipOffs.wrongs, `%"${wrong}"%`);
}

function wanted({ state, wrong, productId, stamp }: TipOffFilter): SQL | undefined {
  return and(
    state && eq(tipOffs.state, state),
    wrong && tellsOf(wrong),
    productId ? eq(tipOffs.productId, productId) : undefined,
    stamp && isOf(stamp),
  );
}

const WAITING = inArray(tipOffs.state, ['new', 'open']);
/** Whom something made ill stands first until it is answered. */
const URGENT = sql`case when ${WAITING} and ${tellsOf(ILLNESS)} then 0 when ${WAITING} then 1 else 2 end`;

/** One page (counted from 1) of the tip-offs a scope sees: illness first, then what waits, the newest first. */
export async function searchTipOffs(
  db: Db,
  scope: Scope,
  filter: TipOffFilter,
  { page, perPage }: { readonly page: number; readonly perPage: number },
): Promise<{ readonly rows: TipOffSeen[]; readonly total: number }> {
  const rows = await seenTipOffs(db, scope, wanted(filter))
    .orderBy(URGENT, desc(tipOffs.at), desc(tipOffs.id))
    .limit(perPage)
    .offset((page - 1) * perPage);
  const [counted] = await db.orm
    .select({ total: sql<number>`count(*)` })
    .from(tipOffs)
    .leftJoin(producers, eq(producers.id, tipOffs.producerId))
    .where(and(seenBy(scope), wanted(filter)));
  return { rows: rows.map(toTipOffSeen), total: counted?.total ?? 0 };
}

/** How many others of one kind are listed beside a tip-off. */
const MOST_OTHERS = 20;
/** So far back sellers are compared by their folded names. */
const MOST_PLACES = 2_000;

/** Why another tip-off stands beside this one. */
export type Kinship = 'stamp' | 'product' | 'seller';

async function othersOfSeller(db: Db, scope: Scope, { id, place }: TipOff): Promise<TipOffSeen[]> {
  if (place === null) return [];
  const told = and(ne(tipOffs.id, id), isNotNull(tipOffs.place));
  const rows = await seenTipOffs(db, scope, told).orderBy(desc(tipOffs.at)).limit(MOST_PLACES);
  const seller = foldName(place);
  return rows.filter(({ tipOff }) => foldName(tipOff.place ?? '') === seller).map(toTipOffSeen);
}

/** Other tip-offs a scope sees of the same stamp, product or seller, each once, the nearest kinship first. */
export async function listOtherTipOffs(
  db: Db,
  scope: Scope,
  tipOff: TipOff,
): Promise<(TipOffSeen & { readonly by: Kinship })[]> {
  const { id, stamp, productId } = tipOff;
  const same = async (condition: SQL | undefined) =>
    condition
      ? (
          await seenTipOffs(db, scope, and(ne(tipOffs.id, id), condition))
            .orderBy(desc(tipOffs.at))
            .limit(MOST_OTHERS)
        ).map(toTipOffSeen)
      : [];
  const ofStamp = await same(stamp ? isOf(stamp) : undefined);
  const ofProduct = await same(productId ? eq(tipOffs.productId, productId) : undefined);
  const ofSeller = await othersOfSeller(db, scope, tipOff);
  const found = new Map<string, TipOffSeen & { readonly by: Kinship }>();
  const keep = (by: Kinship) => (one: TipOffSeen) => found.has(one.id) || found.set(one.id, { ...one, by });
  ofStamp.forEach(keep('stamp'));
  ofSeller.slice(0, MOST_OTHERS).forEach(keep('seller'));
  ofProduct.forEach(keep('product'));
  return [...found.values()];
}
