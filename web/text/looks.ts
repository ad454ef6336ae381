import { pairs } from './pairs.ts';

/** What a stamp's page says of earlier looks, and what it asks without making it a duty. */
export const looksText = pairs({
  title: ['Lượt quét', 'Scans'],
  first: ['Đây là lần quét đầu tiên của con tem này.', 'This is the first scan of this stamp.'],
  seen: [
    'Con tem này đã được quét {count} lần từ {at}[, lần đầu ở {province}].',
    'This stamp has been scanned {count} times since {at}[, first in {province}].',
  ],
  seenOnce: [
    'Con tem này đã được quét 1 lần, lúc {at}[, ở {province}].',
    'This stamp has been scanned once, on {at}[, in {province}].',
  ],
  ask: [
    'Tem trên sản phẩm bạn đang cầm hay trong ảnh?',
    'Is the stamp on goods in your hand, or in a picture?',
  ],
  askWhy: [
    'Không bắt buộc. Câu trả lời giúp nhận ra tem bị chép lại, và không ghi bạn là ai.',
    'Only if you like. It helps to notice copied stamps; who you are is not recorded.',
  ],
  bought: ['Tôi đã mua', 'I bought it'],
  held: ['Tôi đang cầm ở nơi bán', 'I hold it at the shop'],
  photo: ['Tôi thấy trong ảnh', 'I saw it in a picture'],
  thanks: ['Cảm ơn bạn đã cho biết.', 'Thank you for telling.'],
  communeOffer: ['Cho biết xã/phường (không bắt buộc)', 'Tell the commune (only if you like)'],
  communeTitle: ['Bạn quét tem ở xã/phường nào?', 'In which commune did you scan?'],
  communeWhy: [
    'Một con tem hiện ra ở nhiều nơi xa nhau là dấu hiệu bị chép lại.',
    'One stamp that appears in places far apart is a sign of copies.',
  ],
  consent: [
    'Bấm “Gửi” là bạn đồng ý để hệ thống ghi xã/phường này bên cạnh con tem. Không ghi vị trí chính xác, tên, số điện thoại hay bạn là ai, nên sau khi gửi cũng không tìm lại được câu trả lời của riêng bạn. Câu trả lời bị xóa sau 60 ngày; chỉ còn số đếm và tên các xã/phường đã gặp của con tem.',
    'By pressing “Send” you agree that this commune is recorded beside the stamp. Your exact position, name, telephone and who you are are not recorded, so your own answer cannot be found again either. It is deleted after 60 days; only the stamp’s counts and the communes it was seen in remain.',
  ],
  noCommunes: [
    'Chưa có danh sách xã của tỉnh này: bạn gửi riêng tên tỉnh là đủ.',
    'The communes of this province are not listed yet: the province alone is enough.',
  ],
  consentProvince: [
    'Bấm “Gửi” là bạn đồng ý để hệ thống ghi tỉnh, thành phố này bên cạnh con tem. Không ghi vị trí chính xác, tên, số điện thoại hay bạn là ai, nên sau khi gửi cũng không tìm lại được câu trả lời của riêng bạn. Câu trả lời bị xóa sau 60 ngày; chỉ còn số đếm và tên các tỉnh, thành phố đã gặp của con tem.',
    'By pressing “Send” you agree that this province is recorded beside the stamp. Your exact position, name, telephone and who you are are not recorded, so your own answer cannot be found again either. It is deleted after 60 days; only the stamp’s counts and the provinces it was seen in remain.',
  ],
  province: ['Tỉnh, thành phố', 'Province or city'],
  commune: ['Xã, phường, đặc khu', 'Commune or ward'],
  choose: ['Chọn…', 'Choose…'],
  next: ['Tiếp', 'Next'],
  send: ['Gửi', 'Send'],
  otherProvince: ['Chọn tỉnh khác', 'Choose another province'],
  back: ['Không gửi, quay lại kết quả', 'Send nothing, back to the answer'],
});
