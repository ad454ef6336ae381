/** What people call a paper, in both languages; the name in the table of stocks is for machines. */
export interface StockName {
  readonly vi: { readonly title: string; readonly description: string };
  readonly en: { readonly title: string; readonly description: string };
}

function name(
  vi: readonly [title: string, description: string],
  en: readonly [title: string, description: string],
): StockName {
  const said = ([title, description]: readonly [string, string]) => ({ title, description });
  return { vi: said(vi), en: said(en) };
}

/** The papers of `STOCKS` by name, told by what they look like and not by who sells them. */
export const STOCK_NAMES: Readonly<Record<string, StockName>> = {
  'a4-65': name(
    ['A4, 65 tem 38,1 × 21,2 mm', '5 cột × 13 hàng; cho hũ nhỏ, gói nhỏ.'],
    ['A4, 65 labels of 38.1 × 21.2 mm', '5 across × 13 down; for small jars and packs.'],
  ),
  'a4-40': name(
    ['A4, 40 tem 52,5 × 29,7 mm', '4 cột × 10 hàng, tem sát nhau, kín tờ.'],
    ['A4, 40 labels of 52.5 × 29.7 mm', '4 across × 10 down, touching, the whole sheet.'],
  ),
  'a4-24': name(
    ['A4, 24 tem 70 × 37 mm', '3 cột × 8 hàng, tem sát nhau, kín tờ.'],
    ['A4, 24 labels of 70 × 37 mm', '3 across × 8 down, touching, the whole sheet.'],
  ),
  'a4-24-64': name(
    ['A4, 24 tem 64 × 33,9 mm', '3 cột × 8 hàng, có lề trắng quanh tờ và khe giữa các cột.'],
    ['A4, 24 labels of 64 × 33.9 mm', '3 across × 8 down, with margins and gaps between columns.'],
  ),
  'a4-21': name(
    ['A4, 21 tem 63,5 × 38,1 mm', '3 cột × 7 hàng, góc thường bo tròn.'],
    ['A4, 21 labels of 63.5 × 38.1 mm', '3 across × 7 down, corners mostly rounded.'],
  ),
  'a4-12': name(
    ['A4, 12 tem 63,5 × 72 mm', '3 cột × 4 hàng; cho thùng, túi lớn.'],
    ['A4, 12 labels of 63.5 × 72 mm', '3 across × 4 down; for boxes and large bags.'],
  ),
};
