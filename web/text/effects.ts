import { DECISION_EFFECTS } from './decisionEffects.ts';
import { pairs } from './pairs.ts';

/**
 * What an approval would do, each line a sentence by the name its rule gives it; `{x}` is a value, `[…{x}…]` a part
 * shown only with it.
 */
export const effectText = pairs({
  ...DECISION_EFFECTS,
  // producers
  'certified-names-stay': [
    'Giấy chứng nhận của {count} sản phẩm giữ tên đã ghi; người mua thấy cả hai tên.',
    'Certificates of {count} products keep the certified name; shoppers see both.',
  ],
  'same-name-spelt': ['Vẫn là tên ấy, chỉ viết khác.', 'It is the same name, spelt another way.'],
  'producer-carried-on': ['{to} kế thừa {from}.', '{to} carries on {from}.'],
  'products-carried-on': [
    '{count} sản phẩm cùng lô và tem sau này thuộc {producer}; giấy chứng nhận cũ giữ nguyên.',
    '{count} products with lots and stamps to come are {producer}’s; certificates stay as they are.',
  ],
  'successor-has-namesake': [
    'Bên kế thừa đã có sản phẩm “{product}”: hai sản phẩm cùng tên vẫn để riêng.',
    'The successor has a product “{product}” already: both stay apart under one name.',
  ],
  'people-stay-behind': [
    '{count} người làm việc cho bên cũ sẽ không thấy các sản phẩm ấy nữa; hãy mời lại cho {producer}.',
    '{count} people of the former producer no longer see those products; invite them for {producer}.',
  ],
  // stamps
  'stamps-void': ['Hủy {count} tem trong {batches} đợt.', 'Voids {count} stamps in {batches} batches.'],
  'stamps-recalled': [
    'Thu hồi {count} tem trong {batches} đợt.',
    'Recalls {count} stamps in {batches} batches.',
  ],
  'stamps-in-batch': [
    'Đợt {batch}, tem {first} đến {last}: {count} trên {of} tem.',
    'Batch {batch}, stamps {first} to {last}: {count} of {of}.',
  ],
  'stamps-already-void': ['{count} tem đã hủy từ trước.', '{count} stamps are void already.'],
  'stamps-already-recalled': ['{count} tem đã thu hồi từ trước.', '{count} stamps are recalled already.'],
  'stamps-scanned': [
    '{count} tem trong số này đã có người quét.',
    '{count} of these stamps have been scanned.',
  ],
  'lot-places-back': [
    '{count} chỗ được trả lại cho lô hàng.',
    '{count} places are given back to their lots.',
  ],
  'recall-warns': [
    'Ai quét những tem này sẽ thấy cảnh báo nguy hiểm.',
    'Whoever scans these stamps is warned of a danger.',
  ],
  'recall-blocks-lots': [
    '{count} lô hàng không đặt thêm tem được nữa.',
    'No more stamps can be ordered for {count} lots.',
  ],
  'issue-stamps': [
    'Phát hành {quantity} tem {star} sao cho {product} của {producer}, lô {lot}.',
    'Issues {quantity} stamps of {star} stars for {product} of {producer}, lot {lot}.',
  ],
  'stamps-with-pins': [
    'Mỗi tem có mã PIN 8 chữ số, cố định từ khi phát hành.',
    'Each stamp has a hidden PIN of 8 digits, fixed at issue.',
  ],
  'lot-stamps': [
    'Lô {lot}: {lotQuantity} đơn vị, đã phát hành {issued} tem.',
    'Lot {lot}: {lotQuantity} units, {issued} stamps issued so far.',
  ],
  'issued-30-days': [
    'Trong 30 ngày qua: {issued} tem; được đặt không cần duyệt {limit}.',
    'In the last 30 days: {issued} stamps; {limit} may be ordered without approval.',
  ],
  'limit-per-lot': [
    'Vượt hạn mức một lô ({limit}) {over} tem.',
    'Passes the limit of a lot ({limit}) by {over}.',
  ],
  'limit-per-30-days': [
    'Vượt hạn mức 30 ngày ({limit}) {over} tem.',
    'Passes the limit of 30 days ({limit}) by {over}.',
  ],
  // imports of a register
  'import-begins': [
    'Thêm {count} công nhận vào sổ, trong đó {inForce} còn hiệu lực hôm nay.',
    'Adds {count} recognitions to the register; {inForce} of them are in force today.',
  ],
  'import-begins-more': [
    '… và {count} công nhận nữa, như trong tệp đã gửi.',
    '… and {count} more recognitions, as in the file.',
  ],
  'import-begins-none': ['Không thêm công nhận nào.', 'Adds no recognition.'],
  'import-new': [
    'Thêm {products} sản phẩm và {producers} chủ thể mới.',
    'Adds {products} new products and {producers} new producers.',
  ],
  'import-completed': [
    '{count} dòng chưa đủ từ trước được bổ sung thành công nhận.',
    '{count} rows that were incomplete are completed by it.',
  ],
  'import-incomplete': [
    '{count} dòng được giữ là chưa đủ, chưa thành công nhận.',
    '{count} rows are kept as incomplete and are no recognition yet.',
  ],
  'import-matches': [
    '{count} cặp sản phẩm có thể trùng sẽ chờ người xem.',
    '{count} pairs that may be one product will wait for a person.',
  ],
  'import-assumed': [
    '{count} công nhận không ghi ngày hết hạn; lấy 36 tháng.',
    '{count} recognitions state no end; 36 months are taken.',
  ],
  'import-unchanged': ['{count} dòng đã có trong sổ.', '{count} rows are on record already.'],
  'import-refused': [
    '{count} dòng không nhận: không được ghi vào sổ.',
    '{count} rows are refused: they are not written.',
  ],
  'import-register-grew': [
    'Sổ đã thay đổi từ lúc người chuẩn bị xem trước; những gì dưới đây tính theo sổ lúc này.',
    'The register changed since this was previewed; what follows is by the register as of now.',
  ],
  'import-nothing': [
    'Mọi dòng đã có trong sổ: không có gì để ghi.',
    'Every row is on record: nothing to write.',
  ],
  // rows completed by hand
  'entry-given': ['Dòng {row} của {file}, như đã nhập: {given}.', 'Row {row} of {file}, as given: {given}.'],
  'entry-added': ['Bổ sung “{heading}”: {value}.', 'Adds “{heading}”: {value}.'],
  'entry-joins': [
    'Sổ đã có công nhận này: {product}, {star} sao từ ngày {day}. Dòng được ghép vào đó.',
    'It is on record: {product}, {star} stars from {day}. The row is tied to that.',
  ],
  'entry-end-assumed': [
    'Không ghi ngày hết hạn; lấy 36 tháng: {day}.',
    'No end is stated; 36 months are taken: {day}.',
  ],
  'entry-answers': [
    '{count} dòng chưa đủ khác của sản phẩm cũng được giải quyết.',
    '{count} other incomplete rows of the product are answered too.',
  ],
  'entry-odd': ['Nên xem lại[ cột “{column}”][: {value}].', 'Worth a look[: column “{column}”][: {value}].'],
  // product pages
  'page-shown': [
    'Trang của {product} sẽ hiện cho người mua như bản xem trước.',
    'The page of {product} is shown to shoppers as previewed.',
  ],
  'page-claims': [
    'Bài viết có lời khẳng định mà sổ không thể biết: {words}. Hãy đọc kỹ trước khi duyệt.',
    'The text claims what no register can know: {words}. Read it closely first.',
  ],
  'page-story': ['Đổi câu chuyện sản phẩm.', 'Changes the story.'],
  'page-standards': ['Đổi tiêu chuẩn, chứng nhận.', 'Changes the standards.'],
  'page-photo': ['Đổi ảnh sản phẩm.', 'Changes the photo.'],
  'page-contactName': ['Đổi người liên hệ.', 'Changes the contact.'],
  'page-phone': ['Đổi số điện thoại.', 'Changes the phone.'],
  'page-website': ['Đổi trang web.', 'Changes the website.'],
  'page-variants': ['Đổi quy cách đóng gói và mã GTIN.', 'Changes packs and GTINs.'],
});

/** The name of a sentence about an effect. */
export type EffectName = keyof ReturnType<typeof effectText>;
