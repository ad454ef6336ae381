import { pairs } from './pairs.ts';

/** What pages of lots say. */
export const lotsText = pairs({
  title: ['Lô hàng', 'Lots'],
  lead: [
    'Mỗi lô là một mẻ hàng làm cùng nhau. Tem được đặt cho từng lô, không quá số hàng của lô.',
    'A lot is goods made together. Stamps are ordered for one lot, never more than it has goods.',
  ],
  open: ['Mở lô mới', 'Open a lot'],
  number: ['Số lô', 'Lot number'],
  product: ['Sản phẩm', 'Product'],
  producer: ['Chủ thể', 'Producer'],
  quantity: ['Số lượng', 'Quantity'],
  quantityOf: ['{count} {unit}', '{count} {unit}'],
  units: ['đơn vị', 'units'],
  stampsLeft: ['Tem còn được đặt', 'Stamps left to order'],
  stampsIssued: ['Tem đã phát hành', 'Stamps issued'],
  stampsVoid: ['Tem đã hủy', 'Stamps void'],
  state: ['Tình trạng', 'State'],
  states: { open: ['đang mở', 'open'], closed: ['đã đóng', 'closed'] },
  bars: {
    recalled: {
      state: ['bị thu hồi', 'recalled'],
      words: [
        'Tem của lô này đã bị thu hồi vì nguy hiểm trong hàng. Không đặt thêm tem cho lô; hãy ngừng bán hàng của lô và làm theo văn phòng OCOP. Hàng làm mới thì mở lô mới.',
        'Stamps of this lot were recalled for a danger in the goods. No more are issued for it; stop selling its goods and do as the OCOP office says. For new goods open a new lot.',
      ],
    },
    withdrawn: {
      state: ['công nhận bị thu hồi', 'recognition withdrawn'],
      words: [
        'Công nhận của sản phẩm đã bị thu hồi nên không đặt thêm tem được. Hãy hỏi văn phòng OCOP.',
        'The recognition of the product was withdrawn, so no more stamps can be ordered. Ask the OCOP office.',
      ],
    },
    lapsed: {
      state: ['công nhận hết hiệu lực', 'recognition lapsed'],
      words: [
        'Công nhận của sản phẩm đã hết hiệu lực nên không đặt thêm tem được cho đến khi có quyết định mới.',
        'The recognition of the product has lapsed, so no more stamps can be ordered until there is a new decision.',
      ],
    },
    pending: {
      state: ['công nhận chưa có hiệu lực', 'recognition not begun'],
      words: [
        'Công nhận của sản phẩm chưa có hiệu lực nên chưa đặt tem được.',
        'The recognition of the product has not begun yet, so no stamps can be ordered.',
      ],
    },
    incomplete: {
      state: ['chưa có công nhận', 'not recognised'],
      words: [
        'Sổ chưa có công nhận nào cho sản phẩm nên chưa đặt tem được. Hãy hỏi văn phòng OCOP.',
        'The register holds no recognition of the product, so no stamps can be ordered. Ask the OCOP office.',
      ],
    },
  },
  caption: ['Các lô hàng', 'Lots'],
  empty: [
    'Chưa có lô nào. Khi có hàng mới, hãy mở một lô rồi đặt tem cho lô ấy.',
    'No lots yet. When there are new goods, open a lot, then order stamps for it.',
  ],
  up: ['Lô hàng', 'Lots'],
  form: {
    newTitle: ['Mở lô mới', 'Open a lot'],
    editTitle: ['Sửa lô {number}', 'Amend lot {number}'],
    editLead: [
      'Sửa được vì lô chưa có tem nào. Khi đã có tem, thông tin lô giữ nguyên như tem đã mang đi.',
      'It can be amended because no stamp was issued for it. Once there are stamps, its facts stay as the stamps carry them.',
    ],
    numberHint: [
      'Như ghi trên bao bì, nhiều nhất 20 ký tự. Người mua thấy số này.',
      'As on the package, 20 characters at most. Shoppers see it.',
    ],
    quantityHint: [
      'Bao nhiêu gói, hũ, hộp trong lô: mỗi gói một tem.',
      'How many packs, jars or boxes are in the lot: one stamp each.',
    ],
    unit: ['Tính bằng', 'Counted in'],
    unitHint: ['Theo cách gọi của bạn, ví dụ: hũ 500 g.', 'In your own words, for example: jar of 500 g.'],
    produced: ['Ngày sản xuất', 'Produced on'],
    expires: ['Hạn dùng', 'Use by'],
    place: ['Nơi sản xuất', 'Made at'],
    gtin: ['Mã GTIN (vạch)', 'GTIN (barcode)'],
    gtinHint: [
      'Chỉ chọn khi sản phẩm có nhiều loại đóng gói có mã vạch.',
      'Choose only where the product has several packs with barcodes.',
    ],
    gtinEmpty: ['Không, hoặc mã duy nhất của sản phẩm', 'None, or the product’s only one'],
    save: ['Lưu', 'Save'],
    open: ['Mở lô', 'Open the lot'],
    noProducts: [
      'Chưa có sản phẩm nào của bạn trong sổ. Hãy hỏi văn phòng OCOP.',
      'The register holds no product of yours yet. Ask the OCOP office.',
    ],
  },
  page: {
    title: ['Lô {number}', 'Lot {number}'],
    order: ['Đặt tem cho lô này', 'Order stamps for this lot'],
    edit: ['Sửa lô', 'Amend'],
    account: ['Sổ tem của lô', 'Stamp account'],
    facts: ['Thông tin lô', 'About the lot'],
    opened: ['Mở ngày', 'Opened on'],
    closed: ['Đóng ngày', 'Closed on'],
    batches: ['Các đợt tem', 'Batches of stamps'],
    batch: ['Đợt tem', 'Batch'],
    issued: ['Phát hành', 'Issued'],
    stamps: ['Số tem', 'Stamps'],
    noBatches: ['Lô này chưa có tem.', 'This lot has no stamps yet.'],
    jobs: ['Tệp in', 'Print files'],
    noJobs: ['Chưa có tệp in nào.', 'No print files yet.'],
    close: ['Đóng lô', 'Close the lot'],
    closeTitle: ['Đóng lô {number}', 'Close lot {number}'],
    closeWords: [
      'Sau khi đóng, không phát hành thêm tem cho lô này được nữa và không mở lại được. {left} tem còn lại của lô không dùng đến. Tem đã phát hành vẫn trả lời như cũ.',
      'Once closed, no more stamps are issued for this lot, and it cannot be opened again. Its {left} remaining stamps go unused. Stamps already issued answer as before.',
    ],
    closeSure: ['Tôi hiểu và muốn đóng lô {number}', 'I understand and want to close lot {number}'],
  },
  cli: {
    amended: [
      'Đã sửa lô {number} ({id}), {quantity} đơn vị.',
      'Lot {number} amended ({id}), {quantity} units.',
    ],
    closed: [
      'Đã đóng lô {number} ({id}); không phát hành thêm tem.',
      'Lot {number} closed ({id}); no more stamps.',
    ],
  },
});
