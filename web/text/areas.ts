import { pairs } from './pairs.ts';

/** What the pages of provinces and communes say. */
export const areasText = pairs({
  title: ['Địa bàn', 'Areas'],
  lead: [
    'Tỉnh và xã, phường, đặc khu từ ngày 01/07/2025. Địa chỉ trong giấy chứng nhận luôn được giữ nguyên văn.',
    'Provinces and communes since 01/07/2025. Addresses stay as they were certified.',
  ],
  notLoaded: [
    'Sổ mới có tên tỉnh và những xã ghi trong bảng đã nhập. Hãy nạp danh mục xã để sổ tự nhận ra địa chỉ cũ.',
    'Only provinces and communes named in imported sheets are on record. Load the communes, so that old addresses are understood.',
  ],
  load: ['Nạp danh mục xã', 'Load the communes'],
  loadAgain: ['Nạp lại danh mục xã', 'Load the communes again'],
  loadHint: [
    'Danh mục 34 tỉnh và 3.321 xã có sẵn trong phần mềm; nạp lại không làm gì hai lần.',
    'The 34 provinces and 3,321 communes come with the software; loading again does nothing twice.',
  ],
  otherCommunes: [
    '{count} xã, phường khác, chưa có chủ thể',
    '{count} other communes, without producers yet',
  ],
  recorded: ['Đã ghi {count} xã.', '{count} communes are on record.'],
  loadTime: [
    'Có thể mất vài giây đến một phút; bấm hai lần cũng không sao.',
    'It may take from seconds to a minute; pressing twice does no harm.',
  ],
  others: ['{count} tỉnh, thành phố khác, chưa có chủ thể', '{count} other provinces, without producers yet'],
  whole: ['Cả nước', 'The whole country'],
  which: ['Nạp cho', 'Load for'],
  loading: ['Nạp danh mục', 'Loading'],
  province: ['Tỉnh, thành phố', 'Province'],
  commune: ['Xã, phường, đặc khu', 'Commune'],
  communes: ['Số xã', 'Communes'],
  producers: ['Chủ thể', 'Producers'],
  none: ['Chưa có địa bàn nào trong phạm vi của bạn.', 'No area lies within your scope.'],
  noCommunes: ['Chưa nạp xã nào của tỉnh này.', 'No commune of this province is loaded yet.'],
  predecessors: ['Được lập từ', 'Made of'],
  madeOf: ['Đơn vị cũ', 'Former unit'],
  extent: ['Phần nhập vào', 'How much'],
  extents: { whole: ['toàn bộ', 'the whole'], part: ['một phần hoặc chưa rõ', 'a part, or unclear'] },
  noPredecessors: ['Không có đơn vị cũ nào được ghi.', 'No former unit is on record.'],
  here: ['Chủ thể ở đây', 'Producers here'],
  hereWhole: ['Chủ thể chỉ rõ đến tỉnh', 'Producers known to the province only'],
  noneHereWhole: [
    'Không có chủ thể nào chỉ rõ đến tỉnh: mọi chủ thể đã được xếp vào các xã ở trên.',
    'None: every producer is placed in one of the communes above.',
  ],
  noneHere: ['Chưa có chủ thể nào ở địa bàn này.', 'No producer is placed here yet.'],
  register: ['Xem sản phẩm của địa bàn này', 'Show the products of this area'],
  choose: ['Cần người chọn', 'A person must choose'],
  chooseLead: [
    'Địa chỉ trong giấy chứng nhận nêu xã cũ đã chia cho nhiều xã, hoặc chưa đủ rõ. Hãy hỏi chủ thể rồi chọn xã hiện nay.',
    'The certified address names a commune that was divided, or is not clear. Ask the producer, then choose the commune of today.',
  ],
  chooseProvince: [
    'Chọn tỉnh của {producer} trong bảng dưới đây.',
    'Choose the province of {producer} in the table below.',
  ],
  address: ['Địa chỉ đã ghi', 'Address on record'],
  candidates: ['Xã hiện nay', 'Commune of today'],
  save: ['Ghi xã', 'Save'],
  since: ['Từ ngày {day}', 'Since {day}'],
  until: ['Đến hết ngày {day}', 'Until {day}'],
  more: ['Chọn trong mọi xã của tỉnh', 'Choose among all communes of the province'],
  noProvince: ['Chưa rõ tỉnh', 'Province not known'],
  loaded: [
    'Đã nạp {areas} đơn vị, {links} liên hệ cũ – mới; xếp được {placed} chủ thể, còn {toChoose} chủ thể cần người chọn xã.',
    '{areas} units and {links} links loaded; {placed} producers placed, {toChoose} left for a person to choose.',
  ],
  loadedCounts: [
    '{communes} xã hiện nay; {split} xã cũ đã chia, {unclear} xã cũ chưa rõ thành xã nào.',
    '{communes} communes of today; {split} former ones were divided, {unclear} lead to no certain one.',
  ],
});
