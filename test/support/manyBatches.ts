import { formatStampPath } from '#core/stamp';
import { formatStampId, type KeyNumber } from '#core/stampId';
import { listKeys } from '#db/keys';
import type { Deps } from '#server/deps.ts';
import { openKey } from '#server/keys/vault.ts';
import { honeyLot } from './printOffice.ts';

/** Stamps of each batch, but for the one that is alone. */
const BATCH = 1_000;
/** Products among which many batches are shared: about as many as one province has. */
const MOST_PRODUCTS = 1_000;
/** Stamps of the one batch that is alone. */
const ALONE = 1_000_000;

const counted = (most: number) =>
  `with recursive c(n) as (select 0 union all select n + 1 from c where n + 1 < ${most})`;

function copyProduct(id: string, most: number): string[] {
  const own = `where id = '${id}'`;
  const of = `where product_id = '${id}'`;
  return [
    `insert into products (id, producer_id, name, name_key, group_version, product_group)
      select 'b' || c.n, producer_id, name || ' ' || c.n, name_key || ' ' || c.n, group_version, product_group
      from (select * from products ${own}), c`,
    `insert into decision_lines (id, decision_id, line_number, product_id, kind)
      select 'b' || c.n, decision_id, 10 + c.n, 'b' || c.n, kind from (select * from decision_lines ${of}), c`,
    `insert into recognitions (id, decision_line_id, product_id, star, valid_from, valid_to, address_certified)
      select 'b' || c.n, 'b' || c.n, 'b' || c.n, star, valid_from, valid_to, address_certified
      from (select * from recognitions ${of}), c`,
  ].map((insert) => `${counted(most)} ${insert}`);
}

/**
 * Fills an office with so many batches, each of a lot of its own, of a thousand products: rows as acts would write
 * them, written all at once. Gives `stamps` whole paths, spread evenly over all batches, in an order of no pattern.
 */
export async function fillWithBatches(deps: Deps, batches: number, stamps: number): Promise<string[]> {
  const { product, lot } = await honeyLot(deps);
  const products = Math.min(batches, MOST_PRODUCTS);
  const quantity = batches === 1 ? ALONE : BATCH;
  const at = deps.now() - 86_400_000;
  const [key] = await listKeys(deps.db);
  if (!key) throw new Error('no key');
  for (const insert of copyProduct(product, products)) deps.db.orm.run(insert);
  deps.db.orm.run(`${counted(batches)} insert into lots (id, product_id, number, quantity, opened_at, unit)
    select 'b' || c.n, 'b' || (c.n % ${products}), 'L-' || c.n, ${quantity}, ${at}, unit
    from (select * from lots where id = '${lot}'), c`);
  deps.db.orm.run(`${counted(batches)} insert into batches
    (id, key_number, first, quantity, form, gtin, product_id, lot_id, recognition_id, star, issued_at, issued_by, origin, pin)
    select 'b' || n, '${key.number}', 1 + n * ${quantity}, ${quantity}, 'full', null, 'b' || (n % ${products}), 'b' || n,
    'b' || (n % ${products}), 4, ${at}, 'lan', '${deps.origin}', 0 from c`);
  const signer = await openKey(key, deps.secret);
  const step = (batches * quantity) / stamps;
  return Array.from({ length: stamps }, (_, n) => {
    const serial = 1 + Math.floor(((n * 7_919) % stamps) * step);
    const id = formatStampId(key.number as KeyNumber, serial);
    return formatStampPath(signer.sign({ gtin: null, id }, 'full'));
  });
}
