import { pairs } from './pairs.ts';

/** What a producer reads of the decisions about its products. */
export const decidedText = pairs({
  title: ['Quyết định về sản phẩm của bạn', 'Decisions about your products'],
  lead: [
    'Các quyết định gần nhất đã ghi vào sổ. Tem đang lưu hành trả lời theo đó.',
    'The latest decisions on record. Stamps already out answer by them.',
  ],
  kinds: {
    recognise: ['“{product}” được công nhận', '“{product}” was recognised'],
    're-recognise': ['“{product}” được công nhận lại', '“{product}” was recognised again'],
    upgrade: ['“{product}” được nâng hạng sao', '“{product}” was given more stars'],
    downgrade: ['“{product}” bị hạ hạng sao', '“{product}” was given fewer stars'],
    withdraw: ['“{product}” bị thu hồi công nhận', 'The recognition of “{product}” was withdrawn'],
    rename: ['“{product}”: tên trong sổ đã đổi', '“{product}”: a name on record changed'],
    correct: ['“{product}”: công nhận được đính chính', 'The recognition of “{product}” was corrected'],
  },
  from: [
    'Quyết định {number} ngày {signed}, {authority}. Có hiệu lực từ {day}.',
    'Decision {number} of {signed}, {authority}. In force from {day}.',
  ],
  next: [
    'Không đặt thêm tem theo công nhận cũ; tem chưa dùng phải được báo hủy.',
    'Order no more stamps under the former recognition; unused stamps are to be voided.',
  ],
});
