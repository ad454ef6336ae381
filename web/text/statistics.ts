import { pairs } from './pairs.ts';

/** What the statistics say. */
export const statisticsText = pairs({
  title: ['Thống kê', 'Statistics'],
  lead: [
    'Tại ngày {day}. “Từng được công nhận” và “đang hiệu lực” là hai con số khác nhau.',
    'As of {day}. “Recognised ever” and “in force” are two different figures.',
  ],
  asOf: ['Tại ngày', 'As of'],
  show: ['Xem', 'Show'],
  which: ['Chọn ngày', 'Choose a day'],
  csv: ['Tải CSV', 'Download CSV'],
  xlsx: ['Tải Excel', 'Download Excel'],
  total: ['Tất cả', 'All'],
  waiting: [
    '{count} sản phẩm trong sổ chưa có công nhận nào tính đến ngày này.',
    '{count} products on record have no recognition by this day.',
  ],
  empty: ['Chưa có sản phẩm nào được công nhận tính đến ngày này.', 'No product was recognised by this day.'],
  chart: [
    'Số sản phẩm: thanh đậm là đang hiệu lực, thanh nhạt là từng được công nhận.',
    'Products: the full bar is in force, the pale one recognised ever.',
  ],
  by: {
    star: ['Theo hạng sao', 'By stars'],
    group: ['Theo nhóm sản phẩm', 'By product group'],
    area: ['Theo xã', 'By commune'],
    kind: ['Theo loại chủ thể', 'By kind of producer'],
  },
  under: {
    star: ['Hạng sao', 'Stars'],
    group: ['Nhóm', 'Group'],
    area: ['Xã, phường', 'Commune'],
    kind: ['Loại chủ thể', 'Kind'],
  },
  figures: {
    ever: ['Từng được công nhận', 'Recognised ever'],
    inForce: ['Đang hiệu lực', 'In force'],
    ending: ['Trong đó sắp hết hạn (90 ngày)', 'Of these ending (90 days)'],
    lapsed: ['Hết hiệu lực', 'Lapsed'],
    withdrawn: ['Đã thu hồi', 'Withdrawn'],
  },
  stars: ['{star} sao', '{star} stars'],
  noArea: ['Chưa rõ xã', 'Commune not known'],
  file: {
    name: ['thong-ke-ocop', 'ocop-statistics'],
    title: ['Thống kê OCOP', 'OCOP statistics'],
    asOf: ['Tại ngày {day}; xuất lúc {at}', 'As of {day}; exported {at}'],
    what: ['Tính theo', 'Counted by'],
    value: ['Mục', 'Item'],
  },
});
