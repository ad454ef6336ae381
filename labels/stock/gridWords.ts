import type { Measured } from './calibration.ts';
import type { Stock } from './stock.ts';

/** A paragraph of a test page; strong ones are headings. */
export interface GridParagraph {
  readonly text: string;
  readonly strong: boolean;
}

/** What a test page says: how to print it, what to measure, what to type in; Vietnamese, then English. */
export function gridWords({ name }: Stock, { left, top, across, down }: Measured): GridParagraph[] {
  const heading = (text: string) => ({ text, strong: true });
  const words = (text: string) => ({ text, strong: false });
  return [
    heading(`Trang thử căn máy in · ${name.slice(0, 60)}`),
    words(
      '1. In trang này lên giấy thường, cỡ 100 %, không “vừa trang”. Đặt chồng lên tờ tem, soi ra ánh sáng: các dấu cộng phải trùng góc tem.',
    ),
    words('2. Nếu lệch, lấy thước đo tới 0,1–0,5 mm:'),
    words(
      `a) từ mép trái tờ giấy đến điểm A (đúng là ${left} mm); b) từ mép trên đến điểm A (đúng là ${top} mm); c) thước ngang từ A (đúng là ${across} mm); d) thước dọc từ A (đúng là ${down} mm).`,
    ),
    words(
      '3. Nhập bốn số đo vào trang “Máy in”, lưu lại, rồi in lại trang thử của máy in ấy để xem đã trùng chưa.',
    ),
    heading('Printer test page'),
    words(
      '1. Print this on plain paper at 100 %, not “fit to page”. Lay it on the label sheet and hold both to the light: the crosses must meet the labels’ corners.',
    ),
    words(
      `2. If they do not, measure: a) left edge of the paper to point A (meant: ${left} mm); b) upper edge to point A (meant: ${top} mm); c) the ruler across from A (meant: ${across} mm); d) the ruler down from A (meant: ${down} mm).`,
    ),
    words(
      '3. Type the four measures in on the page “Printers”, save, and print that printer’s own test page to see that it meets.',
    ),
  ];
}
