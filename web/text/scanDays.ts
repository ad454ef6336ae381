import { pairs } from './pairs.ts';

/** What the page of scans by day says. */
export const scanDaysText = pairs({
  title: ['Lượt quét theo ngày', 'Scans by day'],
  lead: ['Từ {from} đến {to}. Sổ không ghi ai quét.', 'From {from} to {to}. Who scanned is not on record.'],
  product: ['Sản phẩm', 'Product'],
  all: ['Tất cả sản phẩm', 'All products'],
  period: ['Khoảng thời gian', 'Period'],
  days: ['{days} ngày', '{days} days'],
  show: ['Xem', 'Show'],
  chart: ['Biểu đồ lượt quét theo ngày', 'Chart of scans by day'],
  day: ['Ngày', 'Day'],
  scans: ['Lượt quét', 'Scans'],
  few: ['dưới 5', 'under 5'],
  atLeast: ['Ít nhất {count} lượt quét', 'At least {count} scans'],
  fewNote: [
    'Ngày có từ 1 đến 4 lượt chỉ ghi “dưới 5”, để không ai bị nhận ra.',
    'Days with 1 to 4 scans say only “under 5”, so that nobody can be made out.',
  ],
  none: [
    'Chưa có lượt quét nào trong khoảng này. Lượt quét sẽ hiện ở đây khi tem đã ra thị trường.',
    'No scans in this period yet. They appear here once stamps are in shops.',
  ],
  table: ['Số liệu từng ngày', 'Figures by day'],
  most: ['nhiều nhất {count} lượt một ngày', '{count} at most on a day'],
});
