import type { Scope } from '#core/permission';
import { drawExtract } from '#labels/office/extract';
import { fill } from '#web/fill.ts';
import { productsText } from '#web/text/products.ts';
import type { Lang } from '#web/text.ts';
import type { Deps } from '../deps.ts';
import { extractOf } from '../register/extract.ts';
import { type AsOf, productLife } from '../register/productLife.ts';

/** A printed extract: its file's name, and the file. */
export interface PrintedExtract {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Prints a product's life as of a moment; the same moment gives the same bytes. It changes nothing and writes no
 * event. Throws `product-not-found`.
 */
export async function printExtract(
  deps: Deps,
  scope: Scope,
  input: { readonly product: string; readonly asOf: AsOf; readonly lang: Lang },
): Promise<PrintedExtract> {
  const product = await productLife(deps, scope, input.product, input.asOf);
  const bytes = await drawExtract(extractOf(input.lang, deps.origin, product));
  const name = fill(productsText(input.lang).paper.file, { id: product.id, day: product.day });
  return { name, bytes };
}
