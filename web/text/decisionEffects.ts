/** What approving a decision would do, in pairs of Vietnamese and English: part of `effectText`. */
export const DECISION_EFFECTS = {
  // decisions: what becomes of each product
  begins: [
    '{product} ({producer}) được công nhận {star} sao từ ngày {day}, có giá trị đến {until}[; trang quét đổi từ hôm nay, {scans}].',
    '{product} ({producer}) is recognised with {star} stars from {day}, until {until}[; scan pages change today, {scans}].',
  ],
  stops: [
    '{product} ({producer}) không còn công nhận nào có hiệu lực từ ngày {day}; trước đó: {was} sao[; trang quét đổi từ hôm nay, {scans}].',
    '{product} ({producer}) has no recognition in force from {day}; before: {was} stars[; scan pages change today, {scans}].',
  ],
  'star-changes': [
    '{product} ({producer}) đổi từ {was} sao sang {star} sao từ ngày {day}, có giá trị đến {until}[; trang quét đổi từ hôm nay, {scans}].',
    '{product} ({producer}) changes from {was} to {star} stars from {day}, until {until}[; scan pages change today, {scans}].',
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
    'Thu hồi công nhận {star} sao của {product} từ ngày {day}, theo khoản {clause}, Điều {article}[ {document}]: {reason}.',
    'Withdraws the {star}-star recognition of {product} from {day}, by clause {clause}, article {article}[ of {document}]: {reason}.',
  ],
  corrects: [
    'Đính chính công nhận {star} sao của {product} có giá trị từ {from}. Bản cũ vẫn lưu; mục không nêu dưới đây giữ nguyên.',
    'Corrects the {star}-star recognition of {product} valid from {from}. The old one stays on record; what is not named below stays as it is.',
  ],
  'corrects-nothing': [
    'Dòng đính chính của {product} không đổi gì so với công nhận đang có.',
    'The correction of {product} changes nothing of its recognition.',
  ],
  'corrects-star': ['{product}: hạng sao[: {from}] → {to} sao.', '{product}: stars[: {from}] → {to}.'],
  'corrects-score': ['{product}: điểm[: {from}] → {to}.', '{product}: score[: {from}] → {to}.'],
  'corrects-criteriaVersion': [
    '{product}: bộ tiêu chí[: {from}] → {to}.',
    '{product}: criteria[: {from}] → {to}.',
  ],
  'corrects-validTo': [
    '{product}: có giá trị đến[: {from}] → {to}.',
    '{product}: valid to[: {from}] → {to}.',
  ],
  'corrects-certificateText': [
    '{product}: giấy chứng nhận[: {from}] → {to}.',
    '{product}: certificate[: {from}] → {to}.',
  ],
  'corrects-producerName': [
    '{product}: tên chủ thể ghi trong quyết định[: {from}] → {to}.',
    '{product}: producer’s name as certified[: {from}] → {to}.',
  ],
  'corrects-address': [
    '{product}: địa chỉ ghi trong quyết định[: {from}] → {to}.',
    '{product}: address as certified[: {from}] → {to}.',
  ],
  'corrects-potentialFive': [
    '{product}: tiềm năng 5 sao[: {from}] → {to}.',
    '{product}: potential five stars[: {from}] → {to}.',
  ],
  'renames-product': ['Sản phẩm “{from}” đổi tên thành “{to}”.', 'The product “{from}” becomes “{to}”.'],
  'renames-producer': [
    'Chủ thể “{from}” đổi tên thành “{to}”; tên cũ vẫn lưu.',
    'The producer “{from}” becomes “{to}”; the former name is kept.',
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
    'Quyết định {number} của {authority} ký ngày {day} đã có trong sổ. Nếu duyệt, các dòng này được ghi thêm vào quyết định ấy. Hãy xem quyết định cũ trước.',
    'Decision {number} of {authority}, signed {day}, is on record. Once approved, these lines are added to it. Look at the old one first.',
  ],
  'decision-of-other-kind': [
    'Quyết định {number} của {authority} ký ngày {day} đã có trong sổ và là quyết định loại khác ({was}; bản này: {kind}). Rất có thể số hoặc ngày ghi sai. Hãy xem quyết định cũ trước.',
    'Decision {number} of {authority}, signed {day}, is on record as another kind ({was}; this one: {kind}). Number or day may well be wrong. Look at the old one first.',
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
} as const;
