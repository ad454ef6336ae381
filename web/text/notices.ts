import { pairs } from './pairs.ts';

/** Words of the notices before a recognition ends: lists, inbox, mail and letter. */
export const noticesText = pairs({
  title: ['Thông báo sắp hết hạn', 'Notices of an end'],
  lead: [
    'Mỗi công nhận sắp hết hạn được báo cho chủ thể ít nhất 30 ngày trước. Phần mềm tự làm mỗi ngày, mỗi công nhận một lần.',
    'Every recognition that will end is announced to its producer at least 30 days before. This runs by itself every day, once per recognition.',
  ],
  unmadeNone: [
    'Không còn công nhận nào sắp hết hạn mà chưa có thông báo.',
    'Every recognition that will end has its notice.',
  ],
  unmadeSome: [
    '{count} công nhận sắp hết hạn chưa có thông báo. Lượt làm việc hằng ngày sẽ lập; nếu vẫn còn sau một giờ, hãy báo quản trị.',
    '{count} recognitions will end and have no notice yet. The daily work makes them; if they are still here in an hour, tell the administrator.',
  ],
  mailOff: [
    'Văn phòng chưa đặt máy chủ thư (TEMGOC_SMTP), nên không gửi email. Hãy in thư giấy.',
    'No mail server is set (TEMGOC_SMTP), so no mail goes out. Print the letters.',
  ],
  product: ['Sản phẩm', 'Product'],
  producer: ['Chủ thể', 'Producer'],
  kind: ['Loại', 'Kind'],
  made: ['Lập lúc', 'Made'],
  ends: ['Hết hạn', 'Ends'],
  mail: ['Email', 'Mail'],
  seen: ['Chủ thể đã đọc', 'Read by the producer'],
  unread: ['Chưa đọc', 'Not read'],
  letter: ['Thư giấy', 'Letter'],
  letterPdf: ['Thư PDF', 'PDF'],
  letterMade: ['Đã in thư {at}', 'Letter printed {at}'],
  sendAgain: ['Gửi lại email', 'Send mail again'],
  late: ['Muộn: lập khi còn {days} ngày', 'Late: made with {days} days left'],
  empty: ['Chưa có thông báo nào.', 'No notices yet.'],
  emptyFiltered: ['Không có thông báo nào hợp với bộ lọc.', 'No notice matches the filter.'],
  allKinds: ['Mọi loại', 'Every kind'],
  allMail: ['Mọi trạng thái email', 'Every state of mail'],
  apply: ['Lọc', 'Filter'],
  kinds: {
    '30-day': ['Thông báo 30 ngày', '30-day notice'],
    '90-day': ['Nhắc trước 90 ngày', '90-day reminder'],
  },
  mails: {
    none: ['Không có địa chỉ', 'No address'],
    off: ['Chưa đặt máy chủ thư', 'No mail server'],
    queued: ['Đang chờ gửi', 'Waiting'],
    sent: ['Đã gửi', 'Sent'],
    failed: ['Gửi không được', 'Failed'],
  },
  tries: ['{tries} lần thử', '{tries} tries'],
  inbox: {
    title: ['Hộp thư', 'Inbox'],
    lead: ['Văn phòng OCOP gửi cho bạn những gì ở đây.', 'What the OCOP office sends you stands here.'],
    empty: [
      'Chưa có thư nào. Khi một công nhận sắp hết hạn, thông báo sẽ ở đây.',
      'Nothing yet. When a recognition is about to end, its notice will be here.',
    ],
    subject: ['“{product}” hết hạn công nhận ngày {ends}', 'The recognition of “{product}” ends on {ends}'],
    left: [
      'Còn {days} ngày. Hãy nộp hồ sơ đánh giá lại.',
      '{days} days are left. Hand in the file for re-evaluation.',
    ],
    last: ['Hôm nay là ngày cuối. Hãy hỏi văn phòng ngay.', 'Today is the last day. Ask the office at once.'],
    over: ['Đã hết hạn.', 'It has ended.'],
    markRead: ['Đánh dấu đã đọc', 'Mark as read'],
    readOn: ['Đã đọc {at}', 'Read {at}'],
    new: ['Mới', 'New'],
  },
  paper: {
    sender: ['VĂN PHÒNG OCOP', 'OCOP OFFICE'],
    dateLine: ['………………, ngày {day} tháng {month} năm {year}', '………………, {day}/{month}/{year}'],
    heading: ['THÔNG BÁO', 'NOTICE'],
    about: [
      'Về việc công nhận sản phẩm OCOP sắp hết thời hạn',
      'A recognition of an OCOP product is about to end',
    ],
    to: ['Kính gửi: {producer}', 'To: {producer}'],
    body: [
      'Công nhận {star} sao của sản phẩm dưới đây hết thời hạn ngày {ends}. Thông báo này được lập ngày {made}, khi còn {days} ngày.',
      'The {star}-star recognition of the product below ends on {ends}. This notice was made on {made}, with {days} days left.',
    ],
    rows: {
      product: ['Sản phẩm', 'Product'],
      producer: ['Chủ thể', 'Producer'],
      address: ['Địa chỉ (theo giấy chứng nhận)', 'Address (as certified)'],
      star: ['Hạng', 'Stars'],
      decision: ['Quyết định', 'Decision'],
      from: ['Có giá trị từ', 'In force from'],
      to: ['Ngày cuối còn giá trị', 'Last day in force'],
    },
    stars: ['{star} sao', '{star} stars'],
    decision: ['{number} ngày {signed}, {authority}', '{number} of {signed}, {authority}'],
    nextHeading: ['Việc cần làm', 'What to do'],
    next: [
      'Nộp hồ sơ đánh giá lại cho Ủy ban nhân dân xã hoặc văn phòng OCOP trước ngày {ends}.',
      'Hand in the file for re-evaluation to the commune or the OCOP office before {ends}.',
    ],
    stamps: [
      'Sau ngày {ends} không phát hành thêm tem cho sản phẩm này; tem chưa dùng phải được báo hủy. Tem đã dán khi công nhận còn giá trị vẫn trả lời đúng như vậy.',
      'After {ends} no more stamps are issued for this product; unused stamps are to be voided. Stamps put on while it was in force go on saying so.',
    ],
    ask: [
      'Nếu đã có quyết định mới, xin báo văn phòng để cập nhật sổ.',
      'If there is a new decision already, tell the office, so that the register is brought up to date.',
    ],
    signer: ['NGƯỜI KÝ', 'SIGNED'],
    signHint: ['(ký, ghi rõ họ tên)', '(signature and name)'],
    number: ['Số: …………/TB', 'No.: …………/TB'],
    file: ['thong-bao-{kind}-{product}', 'notice-{kind}-{product}'],
  },
  letterMail: {
    subject: [
      'OCOP: “{product}” hết hạn công nhận ngày {ends}',
      'OCOP: the recognition of “{product}” ends on {ends}',
    ],
    sample: ['[DỮ LIỆU MẪU] ', '[SAMPLE DATA] '],
    body: [
      'Kính gửi {producer},\n\nCông nhận {star} sao của sản phẩm “{product}” ({decision}) hết thời hạn ngày {ends}.\n\n{next}\n\n{stamps}\n\n{ask}\n\nThư giấy đính kèm. Xem trong hộp thư của bạn: {link}\n\nVăn phòng OCOP\nThư này do phần mềm Temgốc tự gửi.',
      'To {producer},\n\nThe {star}-star recognition of “{product}” ({decision}) ends on {ends}.\n\n{next}\n\n{stamps}\n\n{ask}\n\nThe letter is attached. See it in your inbox: {link}\n\nThe OCOP office\nThis mail was sent by Temgốc.',
    ],
  },
  cli: {
    made: ['Đã lập {count} thông báo.', '{count} notices made.'],
    mailed: [
      'Email: {sent} đã gửi, {waiting} chờ thử lại, {failed} không gửi được.',
      'Mail: {sent} sent, {waiting} to be tried again, {failed} failed.',
    ],
    noMail: ['Chưa đặt máy chủ thư: không gửi email.', 'No mail server is set: no mail was sent.'],
    queued: ['Thông báo {notice} chờ gửi email.', 'Notice {notice} waits to be mailed.'],
    letter: ['Đã in thư vào {file}.', 'The letter is in {file}.'],
  },
});
