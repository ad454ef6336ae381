import { pairs } from './pairs.ts';

/** What the office's home says. */
export const officeText = pairs({
  title: ['Việc hôm nay', 'Today'],
  lead: ['Ngày {day}. Những việc cần một người xem.', '{day}. What needs a person.'],
  nothing: ['Hôm nay không có việc nào chờ.', 'Nothing waits today.'],
  nothingMore: [
    'Có thể xem sổ, hoặc nhập bảng mới.',
    'You can look through the register, or import a sheet.',
  ],
  counts: ['Trong sổ, tại ngày {day}', 'On record, as of {day}'],
  inForce: ['đang hiệu lực', 'in force'],
  ever: ['từng được công nhận', 'recognised ever'],
  stars: ['{star} sao đang hiệu lực', '{star} stars in force'],
  statistics: ['Xem thống kê', 'Statistics'],
  all: ['Xem tất cả', 'See all'],
  allCount: ['Xem tất cả {count}', 'See all {count}'],
  ends: ['{producer} · đến hết {day}', '{producer} · until {day}'],
  cards: {
    ending30: ['Hết hạn trong 30 ngày', 'Ending within 30 days'],
    ending90: ['Hết hạn trong 90 ngày', 'Ending within 90 days'],
    incomplete: ['Dòng chưa đủ', 'Incomplete rows'],
    matches: ['Có thể trùng', 'Possible matches'],
    approvals: ['Chờ bạn duyệt', 'Waiting for your approval'],
    own: ['Đề xuất của bạn chưa gửi hoặc bị trả lại', 'Your drafts, and what came back'],
    orders: ['Đơn tem vượt mức chờ duyệt', 'Stamp orders over the limit'],
    unusual: ['Lượng tem khác thường', 'Unusual numbers of stamps'],
    mails: ['Thư báo hết hạn chưa gửi được', 'Notices whose e-mail failed'],
    jobs: ['Việc nền bị lỗi', 'Failed background work'],
  },
  maybe: ['có thể là “{candidate}”', 'may be “{candidate}”'],
  usual: [
    '{recent} tem trong 30 ngày; thường là {usual}; hạn mức {limit}',
    '{recent} stamps in 30 days; usually {usual}; limit {limit}',
  ],
  over: ['{recent} tem trong 30 ngày; hạn mức {limit}', '{recent} stamps in 30 days; limit {limit}'],
  state: {
    draft: ['chưa gửi', 'draft'],
    waiting: ['chờ duyệt', 'waiting'],
    refused: ['bị trả lại', 'sent back'],
    done: ['đã duyệt', 'done'],
    dropped: ['đã bỏ', 'dropped'],
  },
  jobOf: ['{kind} · {producer}', '{kind} · {producer}'],
  office: ['văn phòng', 'the office'],
});
