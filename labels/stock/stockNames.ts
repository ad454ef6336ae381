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
  'a5-30': name(
    ['A5, 30 tem 38,1 × 21,2 mm', '5 cột × 6 hàng, tờ nằm ngang; bằng nửa tờ A4 65 tem.'],
    ['A5, 30 labels of 38.1 × 21.2 mm', '5 across × 6 down, the sheet lying; half of the A4 one of 65.'],
  ),
  'a5-12': name(
    ['A5, 12 tem 70 × 37 mm', '3 cột × 4 hàng, tờ nằm ngang, tem sát nhau, kín tờ.'],
    ['A5, 12 labels of 70 × 37 mm', '3 across × 4 down, the sheet lying; touching, the whole sheet.'],
  ),
  'a5-10': name(
    ['A5, 10 tem 63,5 × 38,1 mm', '2 cột × 5 hàng, góc thường bo tròn.'],
    ['A5, 10 labels of 63.5 × 38.1 mm', '2 across × 5 down, corners mostly rounded.'],
  ),
  'plain=15x15': name(
    ['A4 thường, cắt tay, 247 tem 15 × 15 mm', '13 cột × 19 hàng; có vạch cắt.'],
    ['Plain A4, cut by hand, 247 labels of 15 × 15 mm', '13 across × 19 down; with cut lines.'],
  ),
  'plain=20x20': name(
    ['A4 thường, cắt tay, 140 tem 20 × 20 mm', '10 cột × 14 hàng; có vạch cắt.'],
    ['Plain A4, cut by hand, 140 labels of 20 × 20 mm', '10 across × 14 down; with cut lines.'],
  ),
  'plain=25x25': name(
    ['A4 thường, cắt tay, 88 tem 25 × 25 mm', '8 cột × 11 hàng; có vạch cắt.'],
    ['Plain A4, cut by hand, 88 labels of 25 × 25 mm', '8 across × 11 down; with cut lines.'],
  ),
  'plain=25x15': name(
    ['A4 thường, cắt tay, 152 tem 25 × 15 mm', '8 cột × 19 hàng; có vạch cắt.'],
    ['Plain A4, cut by hand, 152 labels of 25 × 15 mm', '8 across × 19 down; with cut lines.'],
  ),
  'plain=30x20': name(
    ['A4 thường, cắt tay, 90 tem 30 × 20 mm', '9 cột × 10 hàng, tờ nằm ngang; có vạch cắt.'],
    [
      'Plain A4, cut by hand, 90 labels of 30 × 20 mm',
      '9 across × 10 down, the sheet lying; with cut lines.',
    ],
  ),
  'plain=20x30': name(
    ['A4 thường, cắt tay, 90 tem 20 × 30 mm', '10 cột × 9 hàng; có vạch cắt.'],
    ['Plain A4, cut by hand, 90 labels of 20 × 30 mm', '10 across × 9 down; with cut lines.'],
  ),
  'roll-35x22-3': name(
    ['Cuộn nhãn, 3 tem 35 × 22 mm', 'Ba tem một hàng, khổ 110 mm, khe 2 mm; in thử trước.'],
    [
      'Label roll, 3 labels of 35 × 22 mm',
      'Three across, 110 mm wide, gaps of 2 mm; make a test print first.',
    ],
  ),
  'roll-50x30-2': name(
    ['Cuộn nhãn, 2 tem 50 × 30 mm', 'Hai tem một hàng, khổ 104 mm, khe 2 mm; in thử trước.'],
    ['Label roll, 2 labels of 50 × 30 mm', 'Two across, 104 mm wide, gaps of 2 mm; make a test print first.'],
  ),
  'roll-40x30': name(
    ['Cuộn nhãn, tem 40 × 30 mm', 'Một tem một hàng, khe 2 mm.'],
    ['Label roll, labels of 40 × 30 mm', 'One across, gaps of 2 mm.'],
  ),
  'roll-30x20': name(
    ['Cuộn nhãn, tem 30 × 20 mm', 'Một tem một hàng, khe 2 mm.'],
    ['Label roll, labels of 30 × 20 mm', 'One across, gaps of 2 mm.'],
  ),
};
