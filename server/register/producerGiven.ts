import type { Area } from '#core/area';
import type { Day } from '#core/day';
import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { parseTaxCode } from '#core/taxCode';
import { listCommunesSeen } from '#db/communes';
import type { Db } from '#db/open';
import { findProducer, findProducerByTaxCode, listProducersNamed, type ProducerRow } from '#db/producers';
import { placeName } from '../import/address.ts';

/** The producer of an id, a tax code or a whole name that nobody shares; throws `producer-not-found`. */
export async function producerGiven(db: Db, text: string): Promise<ProducerRow> {
  const byId = (await findProducer(db, text)) ?? (await findProducerByTaxCode(db, text));
  if (byId) return byId;
  const [only, ...others] = await listProducersNamed(db, text);
  if (only && others.length === 0) return only;
  throw new Refusal('producer-not-found', { producer: text.slice(0, 80) });
}

/**
 * A tax code as typed, free for a producer (`ownId`, or nobody yet); throws `tax-code-invalid`, and `tax-code-taken`
 * naming whose it is.
 */
export async function taxCodeGiven(db: Db, text: string, ownId?: string): Promise<string> {
  const taxCode = parseTaxCode(text);
  if (!taxCode) throw new Refusal('tax-code-invalid', { field: 'taxCode', value: text });
  const owner = await findProducerByTaxCode(db, taxCode);
  if (owner && owner.id !== ownId)
    throw new Refusal('tax-code-taken', { field: 'taxCode', taxCode, producer: owner.name });
  return taxCode;
}

/** An area of today and the province it lies in. */
export interface FoundArea {
  readonly area: Area;
  readonly province: string | null;
}

function named(area: string, wanted: string): boolean {
  const [a, b] = [placeName(area), placeName(wanted)];
  return a.bare === b.bare && (a.kind === null || b.kind === null || a.kind === b.kind);
}

/**
 * The commune of today a person means by “xã …, tỉnh …”, within what they see; throws `area-unclear` where the name
 * fits none or several.
 */
export async function areaGiven(db: Db, scope: Scope, text: string, day: Day): Promise<FoundArea> {
  const [commune = '', ...rest] = text.split(',');
  const province = rest.at(-1);
  const fitting = (await listCommunesSeen(db, scope, day)).filter(
    ({ area, parent }) =>
      named(area.name, commune) && (province === undefined || (parent !== null && named(parent, province))),
  );
  const [only] = fitting;
  if (!only || fitting.length > 1) throw new Refusal('area-unclear', { field: 'area', value: text });
  return { area: only.area, province: only.parent };
}
