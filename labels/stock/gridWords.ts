import type { Measured } from './calibration.ts';
import type { Stock } from './stock.ts';
import { STOCK_NAMES } from './stockNames.ts';

/** A paragraph of a test page; strong ones are headings. */
export interface GridParagraph {
  readonly text: string;
  readonly strong: boolean;
}

/** How a test page is printed and looked at: labels are cut already, or the page is itself what is cut. */
const HOW = {
  labels: [
    '1. In trang này lên giấy thường, cỡ 100 %, không “vừa trang”. Đặt chồng lên tờ tem, soi ra ánh sáng: các dấu cộng phải trùng góc tem.',
    '1. Print this on plain paper at 100 %, not “fit to page”. Lay it on the label sheet and hold both to the light: the crosses must meet the labels’ corners.',
  ],
  plain: [
    '1. In trang này lên đúng loại giấy sẽ cắt, cỡ 100 %, không “vừa trang”. Các dấu cộng là góc tem sẽ cắt: phải đủ cả bốn góc tờ, không mất nét.',
    '1. Print this on the paper that will be cut, at 100 %, not “fit to page”. The crosses are the corners of the stamps: none may be missing or cut off.',
  ],
  roll: [
    '1. In thẳng trang này lên cuộn nhãn, cỡ 100 %, không “vừa trang”: các dấu cộng phải trùng góc nhãn.',
    '1. Print this on the roll itself at 100 %, not “fit to page”: the crosses must meet the labels’ corners.',
  ],
} as const;

/** What a test page says: for which printer it was made good, where it was; how to print it, what to measure, what to type in; Vietnamese, then English. */
export function gridWords(
  stock: Stock,
  { left, top, across, down }: Measured,
  printer?: string,
): GridParagraph[] {
  const heading = (text: string) => ({ text, strong: true });
  const words = (text: string) => ({ text, strong: false });
  const [vi, en] = HOW[stock.kind === 'sheet' ? 'labels' : stock.kind];
  const { width, height } = stock.label;
  const size = `${width} × ${height} mm`;
  return [
    heading(`Trang thử căn máy in · ${STOCK_NAMES[stock.name]?.vi.title ?? size.replaceAll('.', ',')}`),
    ...(printer === undefined ? [] : [words(`Đã chỉnh cho máy in / made good for: ${printer}`)]),
    words(vi),
    words('2. Nếu lệch, lấy thước đo tới 0,1–0,5 mm:'),
    words(
      `a) từ mép trái tờ giấy đến điểm A (đúng là ${left} mm); b) từ mép trên đến điểm A (đúng là ${top} mm); c) thước ngang từ A (đúng là ${across} mm); d) thước dọc từ A (đúng là ${down} mm).`,
    ),
    words(
      '3. Nhập bốn số đo vào trang “Máy in”, lưu lại, rồi in lại trang thử của máy in ấy để xem đã trùng chưa.',
    ),
    heading(`Printer test page · ${STOCK_NAMES[stock.name]?.en.title ?? size}`),
    words(en),
    words(
      `2. If they do not, measure: a) left edge of the paper to point A (meant: ${left} mm); b) upper edge to point A (meant: ${top} mm); c) the ruler across from A (meant: ${across} mm); d) the ruler down from A (meant: ${down} mm).`,
    ),
    words(
      '3. Type the four measures in on the page “Printers”, save, and print that printer’s own test page to see that it meets.',
    ),
  ];
}
