import { pairs } from './pairs.ts';

/** What a producer reads of what the office did: decisions on what it asked for, recalls, orders that wait. */
export const newsText = pairs({
  kinds: {
    'page-done': ['Trang sản phẩm đã được duyệt', 'A product page was approved'],
    'page-refused': ['Trang sản phẩm bị trả lại', 'A product page was sent back'],
    'order-done': ['Đơn đặt tem đã được duyệt', 'A stamp order was approved'],
    'order-refused': ['Đơn đặt tem bị trả lại', 'A stamp order was sent back'],
    recalled: ['{count} tem đã bị thu hồi', '{count} stamps were recalled'],
  },
  next: {
    'page-done': ['Người quét tem từ nay thấy trang này.', 'Whoever scans a stamp sees it from now on.'],
    'page-refused': ['Hãy sửa rồi gửi lại.', 'Mend it, then send it again.'],
    'order-done': [
      'Tem đã phát hành; tệp in được tạo theo giấy đã chọn.',
      'The stamps are issued; the print file is made for the paper you chose.',
    ],
    'order-refused': ['Chưa tem nào được phát hành.', 'No stamps were issued.'],
    recalled: [
      'Hãy ngừng bán hàng mang các tem này, không dán thêm tem nào, và làm theo văn phòng OCOP.',
      'Sell no more goods with these stamps, put none of them on goods, and do as the OCOP office says.',
    ],
  },
  reason: ['Lý do: {reason}', 'Reason: {reason}'],
  open: ['Xem', 'See'],
  asked: {
    title: ['Đơn đặt tem ở văn phòng', 'Orders at the office'],
    waiting: ['{count} tem đang chờ văn phòng duyệt', '{count} stamps wait for the office'],
    refused: ['{count} tem: văn phòng trả lại', '{count} stamps: sent back by the office'],
    since: ['từ {at}', 'since {at}'],
  },
});
