import { pairs } from './pairs.ts';

/** How many stamps may be ordered without an approver. */
export const limitsText = pairs({
  title: ['Hạn mức tem', 'Stamp limits'],
  lead: [
    'Đặt tem trong hạn mức thì chủ thể tự làm; vượt hạn mức thì cần người duyệt.',
    'Within the limit a producer orders alone; above it an approver is needed.',
  ],
  everybody: ['Hạn mức chung', 'Everybody’s limit'],
  everybodyHint: [
    'Cho mọi chủ thể không có hạn mức riêng.',
    'For every producer without a limit of its own.',
  ],
  usual: [
    'Văn phòng chưa đặt hạn mức chung: đang dùng {per30Days} tem trong 30 ngày, mỗi lô theo số đơn vị của lô.',
    'The office has set none: {per30Days} stamps per 30 days hold, and per lot what the lot declares.',
  ],
  setBy: ['Đặt ngày {day}, bởi {who}', 'Set on {day} by {who}'],
  perLot: ['Mỗi lô', 'Per lot'],
  perLotHint: [
    'Tổng số tem phát hành cho một lô, kể cả tem đã hủy.',
    'All stamps issued for one lot, void ones too.',
  ],
  per30Days: ['Trong 30 ngày', 'Per 30 days'],
  per30DaysHint: ['Tổng số tem của một chủ thể trong 30 ngày.', 'All stamps of one producer within 30 days.'],
  set: ['Đặt hạn mức', 'Set the limit'],
  own: ['Hạn mức riêng', 'A producer’s own limit'],
  ownHint: [
    'Thay hạn mức chung cho một chủ thể, cao hơn hoặc thấp hơn.',
    'Stands in place of everybody’s for one producer, higher or lower.',
  ],
  producer: ['Chủ thể', 'Producer'],
  caption: ['Chủ thể và hạn mức', 'Producers and their limits'],
  issued: ['Đã phát hành 30 ngày qua', 'Issued in the last 30 days'],
  share: ['So với hạn mức', 'Of the limit'],
  near: ['gần hết hạn mức', 'near its limit'],
  over: ['vượt hạn mức', 'above its limit'],
  within: ['trong hạn mức', 'within its limit'],
  isOwn: ['riêng', 'own'],
  isCommon: ['chung', 'everybody’s'],
  asLot: ['theo lô', 'as the lot'],
  end: ['Bỏ hạn mức riêng của {producer}', 'End the own limit of {producer}'],
  empty: [
    'Chưa chủ thể nào có hạn mức riêng hay phát hành tem trong 30 ngày qua.',
    'No producer has a limit of its own or had stamps issued in the last 30 days.',
  ],
  events: ['Các lần đổi hạn mức', 'Changes of limits'],
  onlyWhole: [
    'Hạn mức chung do người duyệt của toàn văn phòng đặt.',
    'Everybody’s limit is set by approvers of the whole office.',
  ],
});
