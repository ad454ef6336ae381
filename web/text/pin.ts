import { pairs } from './pairs.ts';

/** What a stamp's page says of the hidden PIN. */
export const pinText = pairs({
  title: ['Mã PIN', 'PIN'],
  lead: [
    'Tem này có mã PIN 8 chữ số dưới lớp cào. Chỉ cào khi hàng đã là của bạn, rồi nhập mã vào đây: tem chép lại không có số này.',
    'This stamp has an 8-digit PIN under its scratch layer. Scratch only once the goods are yours, then type it here: a copied stamp does not have it.',
  ],
  spent: [
    'Mã PIN đã được mở lúc {at}: nếu chính bạn mở thì không sao. Nếu lớp cào trên tem của bạn còn nguyên, mã này có ở nơi khác: hãy hỏi người bán.',
    'The PIN was opened at {at}: if that was you, all is well. If the scratch layer on your stamp is still whole, this code is somewhere else too: ask the seller.',
  ],
  field: ['Mã PIN 8 chữ số', 'PIN, 8 digits'],
  hint: ['Cách nhóm số thế nào cũng được.', 'Group the digits as you like.'],
  button: ['Kiểm tra mã PIN', 'Check this PIN'],
  malformed: [
    'Mã PIN có đúng 8 chữ số. Hãy xem lại; lần này không tính.',
    'A PIN has exactly 8 digits. Look again; this one is not counted.',
  ],
  first: {
    title: ['Mã PIN đúng, mở lần đầu', 'The PIN is right, and new'],
    detail: [
      'Đã ghi lúc {at}. Từ nay ai nhập lại mã này cũng thấy giờ ấy.',
      'Noted at {at}. Whoever types it again is told that time.',
    ],
  },
  again: {
    title: ['Mã PIN đúng, nhưng đã mở trước đó', 'The PIN is right, but was opened before'],
    detail: [
      'Lần đầu là lúc {at}. Nếu chính bạn mở thì không sao. Nếu không, người khác đã có mã này: hãy hỏi người bán.',
      'The first time was {at}. If that was you, all is well. If not, somebody else had this PIN: ask the seller.',
    ],
  },
  wrong: {
    title: ['Mã PIN chưa khớp', 'The PIN does not match'],
    detail: [
      'Có thể chỉ là nhìn nhầm số. Hãy xem lại từng số rồi nhập lần nữa; hôm nay tem này còn {left} lần.',
      'It may only be a misread digit. Look at each one and try again; this stamp has {left} more today.',
    ],
    last: [
      'Có thể chỉ là nhìn nhầm số. Hôm nay tem này đã đủ 5 lần; hãy thử lại từ 0 giờ ngày mai.',
      'It may only be a misread digit. This stamp has had its 5 tries today; try again from midnight.',
    ],
  },
  locked: {
    title: ['Hôm nay tem này đã đủ 5 lần thử', 'This stamp has had its 5 tries today'],
    detail: [
      'Thử lại được từ {at}. Ai quét tem cũng thử được, nên điều này không nói gì về hàng của bạn.',
      'Try again from {at}. Anybody who scans it may try, so this says nothing of your goods.',
    ],
  },
});
