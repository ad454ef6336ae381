/**
 * What a producer's line may not say of its goods, since it stands beside a signed code: as words in their own
 * spelling. A word is found as it stands here, with its tone on the other vowel (“tòan”), or without any accent; `|`
 * parts words that may stand in one place, `( )` groups them, `?` says that a group may be missing.
 */

const PLACES =
  '(việt nam|vn|thế giới|cả nước|toàn quốc|châu á|đông nam á|hành tinh|thị trường|miền|vùng|tỉnh|huyện|xã|hiện nay)';
const PURE =
  '(nguyên chất|tự nhiên|thiên nhiên|tinh khiết|nguyên bản|thật|chuẩn|sạch|xịn|an toàn|hữu cơ|pure|natural|real|organic|safe|genuine|authentic)';
const GOOD = '(tốt|ngon|sạch|bổ|an toàn|chất lượng|uy tín|xịn|đỉnh|hiệu quả)';
const ILL =
  '(bệnh|ung thư|tiểu đường|dạ dày|mất ngủ|viêm|đau|ho|cảm cúm|cảm lạnh|xương khớp|gan|huyết áp|mỡ máu|đường huyết|béo phì|sỏi thận)';
const ILLNESS = '(disease|diabetes|cancer|illness|insomnia|pain|cough|arthritis|all)';
/** After “ngon nhất” and the like: when it is at its best, not that it is better than others. */
const WHEN = '(khi|lúc|nếu|trong|trước|sau|vào|với|cho|là|lạnh|nóng|mùa|tháng)';

/** Of each: the words that make the claim, and those after which it is none. */
export const GOODS_CLAIMS: readonly { readonly words: string; readonly unless?: string }[] = [
  // Genuineness.
  { words: '(hàng|đồ|tem) (thật|xịn|chuẩn|auth|real)' },
  { words: '(hàng|đồ|tem) giả', unless: '(dụng|truyền|đình|vị|công|tộc)' },
  { words: 'chính (hãng|hiệu)' },
  { words: 'chống (hàng )?(giả|nhái)' },
  { words: 'genuine' },
  { words: 'authentic (goods|product|products)' },
  // Certification, and who is said to have given it.
  { words: '(chứng nhận|chứng thực|kiểm định|kiểm nghiệm|đặc trị|thần dược)' },
  { words: 'được (bộ|sở|cục|nhà nước|chính phủ) ((y tế|nông nghiệp|công thương) )?(công nhận|cấp phép)' },
  { words: 'công nhận (là )?(an toàn|đạt|chất lượng|sạch|hàng|sản phẩm)' },
  { words: '(certified|certificate|certification|accredited|fda approved)' },
  // Guarantees.
  {
    words:
      '(cam kết|đảm bảo|bảo đảm|bảo hành) (về )?(chất lượng|an toàn|nguyên chất|nguồn gốc|vệ sinh|tự nhiên|hiệu quả|hàng|thật|sạch|chuẩn|không|uy tín|100)',
  },
  { words: '(guaranteed|guarantee|guarantees)' },
  // Safety; “an toàn khu” is a place of the war's years.
  { words: 'an toàn', unless: 'khu' },
  { words: '((absolutely|completely|totally|perfectly|food) safe|safe (food|to eat|to drink|for))' },
  { words: '(không|vô) (độc hại|tác dụng phụ)' },
  // Purity in per cent; “70% cacao” is what is in it.
  { words: `(100|99([.,]9+)?) (%|phần trăm) ${PURE}` },
  { words: `${PURE} ((đến|tới|hoàn toàn) )?(100|99([.,]9+)?) (%|phần trăm)` },
  { words: `một trăm phần trăm ${PURE}` },
  // Healing.
  { words: `chữa ((khỏi|lành|trị|dứt|hết|được) )?${ILL}` },
  { words: '(chữa|trị) (khỏi|lành|dứt|bách bệnh)' },
  { words: `(trị|điều trị|phòng|ngừa|phòng ngừa|phòng chống|hết|khỏi|giảm|dứt|hạ|đẩy lùi) ${ILL}` },
  { words: '(điều trị|chữa trị|đái tháo đường|tiểu đường|ung thư)' },
  { words: `(cure|cures|heal|heals|treat|treats|prevents|fights) ${ILLNESS}` },
  { words: '(miracle cure|cure for)' },
  // Better than all others.
  { words: `${GOOD} (hàng đầu|số một|số 1|(bậc )?nhất) ((của|ở|tại|trong|khắp) )?${PLACES}` },
  { words: `${GOOD} (bậc )?nhất`, unless: WHEN },
  {
    words: `(hàng đầu|số một|số 1|đứng đầu|nhất) ((của|ở|tại|trong|khắp) )?(việt nam|thế giới|cả nước|toàn quốc|thị trường)`,
  },
  { words: '(duy nhất|độc nhất) (ở |tại |của )?(việt nam|thế giới|cả nước)' },
  {
    words: "((the|vietnam['’]s|world['’]s) best|best (quality|of all|in (vietnam|asia|the world)))",
    unless: '(with|served|before|time|way|season)',
  },
  { words: '(number one|number 1|# 1|no[.] 1)' },
  // Standards; a commune is “đạt chuẩn nông thôn mới”.
  { words: 'đạt ((đủ|mọi|các) )?(tiêu chuẩn|chuẩn|quy chuẩn)', unless: '(nông thôn|văn hóa)' },
  {
    words:
      '(tiêu chuẩn|chuẩn|quy chuẩn) (quốc gia|quốc tế|việt nam|châu âu|nhật|mỹ|eu|xuất khẩu|hữu cơ|organic|y tế|thật|hãng)',
  },
  { words: '(vietgap|viet gap|globalgap|global gap|haccp|tcvn|qcvn|usda|fda|gmp)' },
  { words: 'iso \\d+' },
];
