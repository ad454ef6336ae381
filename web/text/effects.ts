import { pairs } from './pairs.ts';

/**
 * What an approval would do, each line a sentence by the name its rule gives it; `{x}` is a value, `[…{x}…]` a part
 * shown only with it.
 */
export const effectText = pairs({
  // decisions: what becomes of each product
  begins: [
    '{product} ({producer}) được công nhận {star} sao từ ngày {day}, có giá trị đến {until}.',
    '{product} ({producer}) is recognised with {star} stars from {day}, until {until}.',
  ],
  stops: [
    '{product} ({producer}) không còn công nhận nào có hiệu lực từ ngày {day}; trước đó: {was} sao.',
    '{product} ({producer}) has no recognition in force from {day}; before: {was} stars.',
  ],
  'star-changes': [
    '{product} ({producer}) đổi từ {was} sao sang {star} sao từ ngày {day}, có giá trị đến {until}.',
    '{product} ({producer}) changes from {was} to {star} stars from {day}, until {until}.',
  ],
  'goes-on': [
    '{product} ({producer}) tiếp tục {star} sao, có giá trị đến {until}.',
    '{product} ({producer}) goes on with {star} stars, until {until}.',
  ],
  'stays-without': [
    '{product} ({producer}): ghi vào lịch sử; ngày {day} vẫn không có công nhận nào có hiệu lực.',
    '{product} ({producer}): entered as history; on {day} there is still no recognition in force.',
  ],
  withdraws: [
    'Thu hồi công nhận {star} sao của {product} từ ngày {day}, theo khoản {clause}, điều {article}: {reason}.',
    'Withdraws the {star}-star recognition of {product} from {day}, by clause {clause}, article {article}: {reason}.',
  ],
  corrects: [
    'Đính chính công nhận của {product}: từ {from} sao thành {star} sao, có giá trị đến {day}. Bản cũ vẫn lưu.',
    'Corrects the recognition of {product}: from {from} to {star} stars, until {day}. The old one stays on record.',
  ],
  'renames-product': ['Sản phẩm “{from}” đổi tên thành “{to}”.', 'The product “{from}” becomes “{to}”.'],
  'renames-producer': [
    'Chủ thể “{from}” đổi tên thành “{to}”; tên cũ vẫn lưu.',
    'The producer “{from}” becomes “{to}”; the former name is kept.',
  ],
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
  // decisions: stamps
  'stamps-answer': [
    '{stamps} tem đã phát hành trong {batches} đợt của {product} sẽ trả lời khác khi quét.',
    '{stamps} stamps issued in {batches} batches of {product} will answer otherwise when scanned.',
  ],
  leftovers: [
    'Lô {lot} của {product}: còn {left} tem {star} sao chưa hủy. Tem chưa dán phải được hủy.',
    'Lot {lot} of {product}: {left} stamps of {star} stars are not void. Those not on goods must be voided.',
  ],
  'orders-stop': [
    'Không đặt thêm được tem cho {product}: {places} chỗ của các lô để trống.',
    'No more stamps can be ordered for {product}: {places} places of its lots stay empty.',
  ],
  'danger-warns': [
    'Mọi tem của {product} ({stamps} tem) sẽ báo nguy hiểm khi quét.',
    'Every stamp of {product} ({stamps}) will warn of a danger when scanned.',
  ],
  'producer-to-tell': [
    'Chủ thể cần được báo: {producer} ({product}).',
    'To be told: {producer} ({product}).',
  ],
  // decisions: what is new in the register
  'product-made': [
    'Thêm sản phẩm mới “{product}” của {producer} vào sổ.',
    'Adds the product “{product}” of {producer} to the register.',
  ],
  'producer-made': [
    'Thêm chủ thể mới “{producer}” vào sổ.',
    'Adds the producer “{producer}” to the register.',
  ],
  'producer-by-tax-code': [
    'Mã số thuế của “{producer}” đã có trong sổ: dùng chủ thể “{known}”.',
    'The tax code of “{producer}” is on record: the producer “{known}” is used.',
  ],
  'authority-made': ['Thêm cơ quan mới: {authority}.', 'Adds the authority {authority}.'],
  'authority-made-level-unknown': [
    'Thêm cơ quan mới: {authority}. Tên không cho biết cấp huyện, tỉnh hay bộ.',
    'Adds the authority {authority}. Its name does not tell district, province or ministry.',
  ],
  'gtin-of-other': [
    'Mã GTIN {gtin} đã là của {product}; không ghi cho sản phẩm này.',
    'The GTIN {gtin} is {product}’s already; it is not recorded here.',
  ],
  // decisions: what is odd, and blocks nothing
  'decision-on-record': [
    'Quyết định {number} của {authority} đã có trong sổ: các dòng được ghi thêm vào đó.',
    'Decision {number} of {authority} is on record: the lines are added to it.',
  ],
  'number-used': [
    '{authority} đã có quyết định cùng số {number}, ký ngày {day}. Hãy xem lại số và ngày.',
    '{authority} has another decision {number}, signed {day}. Check number and day.',
  ],
  'file-missing': ['Chưa đính kèm bản PDF đã ký.', 'The signed PDF is not attached.'],
  'file-kept': [
    'Quyết định này đã có tệp khác trong sổ: tệp cũ được giữ.',
    'This decision has another file on record: that one is kept.',
  ],
  'in-force-before-signed': [
    'Ngày có hiệu lực {day} sớm hơn ngày ký.',
    'It is in force on {day}, before it was signed.',
  ],
  'unusual-level': [
    'Dòng {line}: vào ngày ký, {authority} không phải cấp công nhận {star} sao.',
    'Line {line}: on that day {authority} was not the level that awards {star} stars.',
  ],
  'score-band': [
    'Dòng {line}: điểm {score} không thuộc khung của {star} sao.',
    'Line {line}: a score of {score} is outside the band of {star} stars.',
  ],
  'end-assumed': [
    'Dòng {line}: quyết định không ghi ngày hết hạn; lấy 36 tháng: {day}.',
    'Line {line}: the decision states no end; 36 months are taken: {day}.',
  ],
  'term-unusual': [
    'Dòng {line}: từ {from} đến {day} khác xa 36 tháng.',
    'Line {line}: from {from} to {day} is far from 36 months.',
  ],
  'begins-before-signed': [
    'Dòng {line}: có giá trị từ {day}, trước ngày ký.',
    'Line {line}: valid from {day}, before it was signed.',
  ],
  'kind-differs': [
    'Dòng {line}: trước đó {product} có {was} sao, nay {star} sao; loại của dòng nói khác.',
    'Line {line}: {product} had {was} stars and now has {star}; the line’s kind says otherwise.',
  ],
  'kind-without-before': [
    'Dòng {line}: trong sổ chưa có công nhận nào trước đó của {product}.',
    'Line {line}: no earlier recognition of {product} is on record.',
  ],
  'product-twice': [
    'Dòng {line}: {product} được nêu hai lần với số sao khác nhau.',
    'Line {line}: {product} is named twice with different stars.',
  ],
  // stamps
  'stamps-void': ['Hủy {count} tem trong {batches} đợt.', 'Voids {count} stamps in {batches} batches.'],
  'stamps-recalled': [
    'Thu hồi {count} tem trong {batches} đợt.',
    'Recalls {count} stamps in {batches} batches.',
  ],
  'stamps-in-batch': [
    'Đợt {batch}: {count} trên {of} tem, từ {first} đến {last}.',
    'Batch {batch}: {count} of {of} stamps, {first} to {last}.',
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
  // product pages
  'page-shown': [
    'Trang của {product} sẽ hiện cho người mua như bản xem trước.',
    'The page of {product} is shown to shoppers as previewed.',
  ],
  'page-claims': [
    'Bài viết có lời khẳng định mà sổ không thể biết. Hãy đọc kỹ trước khi duyệt.',
    'The text claims what no register can know. Read it closely first.',
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
