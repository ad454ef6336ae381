import { eq, inArray } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Day } from '#core/day';
import type { Db } from './open.ts';
import { listLines, type RegisterLine } from './registerSearch.ts';
import { areas, authorities, decisionLines, decisions, producers, products, variants } from './schema.ts';
import { shown, shownOn } from './standing.ts';

/** All the register says of one product on a day, as its files have it. */
export interface RegisterRow extends RegisterLine {
  readonly taxCode: string | null;
  readonly score: number | null;
  readonly signedOn: Day | null;
  readonly authority: string | null;
  readonly certificate: string | null;
  /** As certified, never as it is called now. */
  readonly address: string | null;
  readonly gtins: readonly string[];
  readonly communeNow: string | null;
  readonly provinceNow: string | null;
}

const parents = alias(areas, 'parents');

function placeOf(area: { name: string; level: string } | null, parent: string | null) {
  if (area?.level === 'commune') return { communeNow: area.name, provinceNow: parent };
  return { communeNow: null, provinceNow: area?.name ?? null };
}

async function listGtins(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db.orm
    .select()
    .from(variants)
    .where(inArray(variants.productId, [...ids]));
  const byProduct = new Map<string, string[]>();
  for (const { productId, gtin } of rows) {
    if (gtin !== null) byProduct.set(productId, [...(byProduct.get(productId) ?? []), gtin].sort());
  }
  return byProduct;
}

/** Whole rows of these products on a day, in the order of the ids; at most 500 at a time. */
export async function listRegisterRows(db: Db, ids: readonly string[], asOf: Day): Promise<RegisterRow[]> {
  const more = await db.orm
    .select({
      id: products.id,
      taxCode: producers.taxCode,
      score: shown.score,
      signedOn: decisions.signedOn,
      authority: authorities.name,
      certificate: shown.certificateText,
      address: shown.addressCertified,
      area: areas,
      parent: parents.name,
    })
    .from(products)
    .innerJoin(producers, eq(producers.id, products.producerId))
    .leftJoin(areas, eq(areas.id, producers.areaId))
    .leftJoin(parents, eq(parents.id, areas.parentId))
    .leftJoin(shown, shownOn(asOf))
    .leftJoin(decisionLines, eq(decisionLines.id, shown.decisionLineId))
    .leftJoin(decisions, eq(decisions.id, decisionLines.decisionId))
    .leftJoin(authorities, eq(authorities.id, decisions.authorityId))
    .where(inArray(products.id, [...ids]));
  const byId = new Map(more.map((row) => [row.id, row]));
  const gtins = await listGtins(db, ids);
  return (await listLines(db, ids, asOf)).flatMap((line) => {
    const found = byId.get(line.id);
    if (!found) return [];
    const { area, parent, signedOn, ...rest } = found;
    const place = placeOf(area, parent);
    return [
      { ...line, ...rest, ...place, signedOn: signedOn as Day | null, gtins: gtins.get(line.id) ?? [] },
    ];
  });
}
