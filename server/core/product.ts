import type { Gtin14 } from './gtin.ts';

/** The six product groups since 2023 (Decision 148/QĐ-TTg); the catalogue of 2019 is another version. */
export const PRODUCT_GROUPS_2023 = ['food', 'drinks', 'herbal', 'crafts', 'ornamental', 'tourism'] as const;
export type ProductGroup = (typeof PRODUCT_GROUPS_2023)[number];

/** The six product groups of the 2019 catalogue (Decision 1048/QĐ-TTg). */
export const PRODUCT_GROUPS_2019 = ['food', 'drinks', 'herbal', 'textiles', 'souvenirs', 'services'] as const;

/** Which catalogue a product's group is named in. */
export type GroupVersion = '2019' | '2023';

/** What was scored: it covers variants and pack sizes, each perhaps with a GTIN. */
export interface Product {
  readonly id: string;
  readonly producerId: string;
  readonly name: string;
  readonly groupVersion: GroupVersion;
  readonly group: string | null;
}

/** One pack size or flavour of a product. */
export interface Variant {
  readonly id: string;
  readonly productId: string;
  readonly name: string;
  readonly gtin: Gtin14 | null;
}

/** True for tourism and services: nothing to stick a stamp on. */
export function isService(product: Pick<Product, 'group'>): boolean {
  return product.group === 'tourism' || product.group === 'services';
}
