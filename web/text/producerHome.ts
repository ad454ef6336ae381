import { pairs } from './pairs.ts';

/** What a producer's home says. */
export const producerHomeText = pairs({
  title: ['Trang của tôi', 'My page'],
  lead: [
    'Sản phẩm, tem và việc cần làm, hôm nay {today}.',
    'Products, stamps and what to do, as of {today}.',
  ],
  order: ['Đặt tem', 'Order stamps'],
  openLot: ['Mở lô mới', 'Open a lot'],
  figures: {
    scans: ['lượt quét trong 7 ngày', 'scans in 7 days'],
    stampsLeft: ['tem còn được đặt', 'stamps left to order'],
    unread: ['thư chưa đọc', 'unread notices'],
    open: ['tệp in đang tạo', 'print files under way'],
  },
  products: ['Sản phẩm', 'Products'],
  noProducts: [
    'Chưa có sản phẩm nào trong sổ. Văn phòng OCOP ghi sản phẩm khi có quyết định công nhận; nếu đã có quyết định, hãy báo văn phòng.',
    'The register holds no product of yours yet. The OCOP office records it with the decision; if there is a decision already, tell the office.',
  ],
  ends: ['Công nhận đến {ends}', 'Recognised until {ends}'],
  next: {
    pending: ['Công nhận có hiệu lực từ {from}.', 'The recognition begins on {from}.'],
    'in-force': ['Còn {days} ngày.', '{days} days are left.'],
    ending: ['Hồ sơ đánh giá lại: còn {days} ngày.', 'File for re-evaluation: {days} days are left.'],
    renewed: [
      'Đã có quyết định mới từ {from}; không phải làm gì.',
      'A new decision follows from {from}; nothing to do.',
    ],
    lapsed: [
      'Hết hiệu lực ngày {ends}. Không phát hành thêm tem được; hãy báo hủy tem chưa dùng và nộp hồ sơ đánh giá lại.',
      'Ended on {ends}. No more stamps are issued; have unused stamps voided and hand in the file for re-evaluation.',
    ],
    withdrawn: [
      'Công nhận đã bị thu hồi. Không được dùng tem còn lại; hãy hỏi văn phòng OCOP.',
      'The recognition was withdrawn. Leftover stamps must not be used; ask the OCOP office.',
    ],
    incomplete: [
      'Sổ còn thiếu thông tin về quyết định, nên chưa đặt tem được. Hãy hỏi văn phòng OCOP.',
      'The register lacks facts of the decision, so no stamps can be ordered yet. Ask the OCOP office.',
    ],
  },
  lots: ['Tem còn theo lô', 'Stamps left by lot'],
  allLots: ['Mọi lô', 'All lots'],
  noLots: [
    'Chưa có lô nào đang mở. Mở một lô rồi đặt tem cho lô ấy.',
    'No open lots. Open one, then order stamps for it.',
  ],
  inbox: ['Thư chưa đọc', 'Unread'],
  allInbox: ['Mở hộp thư', 'Open the inbox'],
  jobs: ['Tệp in đang tạo', 'Print files under way'],
  start: {
    title: ['Bắt đầu thế nào', 'How to begin'],
    one: ['Mở một lô cho hàng vừa làm.', 'Open a lot for the goods just made.'],
    two: [
      'Đặt tem cho lô: chọn giấy, xem trước tờ tem, phát hành.',
      'Order stamps for it: choose the paper, see the sheet, issue.',
    ],
    three: [
      'Tải PDF, in ở kích thước thật, dán, rồi ghi số tem hỏng.',
      'Download the PDF, print at actual size, stick on, and note what was spoiled.',
    ],
  },
});
