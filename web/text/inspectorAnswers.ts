import { type OneLang, pairs } from './pairs.ts';

const tree = {
  /** What an inspector does about an answer, where a shopper is told something else. */
  details: {
    forged: [
      '{why} Ghi vào lượt kiểm tra, chụp con tem và bao bì.',
      '{why} Note it in the inspection; photograph stamp and package.',
    ],
    'unknown-batch': [
      'Mã đúng dấu ký nhưng sổ không ghi đợt tem này. Ghi vào lượt kiểm tra, chụp con tem và bao bì.',
      'The code is rightly signed but the register has no such batch. Note it in the inspection; photograph stamp and package.',
    ],
    'copies-alarm': [
      'Mã này được quét nhiều bất thường: có thể có tem chép lại. So tên sản phẩm và số lô với bao bì; ghi vào lượt kiểm tra, chụp con tem và bao bì.',
      'This code was scanned unusually often: there may be copies. Compare product and lot with the package; note it in the inspection, photograph stamp and package.',
    ],
    spent: [
      'Mã PIN dưới lớp cào đã được mở[ lúc {stampAt}]. Nếu lớp cào còn nguyên thì mã đã có ở nơi khác: ghi vào lượt kiểm tra, chụp con tem và bao bì.',
      'The PIN under the scratch layer was opened[ at {stampAt}]. If the layer is whole, the code is elsewhere too: note it in the inspection, photograph stamp and package.',
    ],
    recalled: [
      'Hàng mang tem này đang bị thu hồi[ từ ngày {stampOn}].[ Lý do: {stampReason}.] Ghi vào lượt kiểm tra, đếm số hàng, chụp con tem và bao bì.',
      'Goods with this stamp are being recalled[ since {stampOn}].[ Reason: {stampReason}.] Note it in the inspection, count the goods, photograph stamp and package.',
    ],
    'safety-withdrawn': [
      'Công nhận bị thu hồi vì lý do an toàn từ ngày {withdrawnOn}[, theo quyết định {withdrawalNumber}, {withdrawalAuthority}].[ Lý do: {reason}.] Ghi vào lượt kiểm tra, đếm số hàng, chụp con tem và bao bì.',
      'Recognition was withdrawn for safety on {withdrawnOn}[, by decision {withdrawalNumber}, {withdrawalAuthority}].[ Reason: {reason}.] Note it in the inspection, count the goods, photograph stamp and package.',
    ],
    foreign: [
      'Mã này không do văn phòng OCOP cấp; ứng dụng không mở địa chỉ nào. Nếu nó được dán như tem OCOP: ghi vào lượt kiểm tra, chụp con tem và bao bì.',
      'The OCOP office did not issue this code; the app opens no address. If it is shown as an OCOP stamp: note it in the inspection, photograph stamp and package.',
    ],
    lookAlike: [
      'Mã này dẫn tới một địa chỉ làm giống địa chỉ của hệ thống. Đừng mở. Ghi vào lượt kiểm tra, chụp con tem và bao bì.',
      'This code leads to an address made to look like this system’s. Do not open it. Note it in the inspection; photograph stamp and package.',
    ],
  },
  shelf: {
    heading: ['Đã đọc trên kệ', 'Read on this shelf'],
    none: ['Chưa đọc con tem nào.', 'No stamp read yet.'],
    count: ['{count} tem', '{count} stamps'],
    good: ['{count} đang được công nhận', '{count} recognised'],
    alarm: ['{count} báo động', '{count} alarming'],
    foreign: ['{count} mã lạ', '{count} foreign'],
    notice: ['{count} để ý', '{count} to look at'],
    unclear: ['{count} chưa rõ', '{count} unclear'],
    again: ['đọc {times} lần', 'read {times} times'],
    twice: ['hai con tem cùng một mã trong một ảnh', 'two stamps with one code in one picture'],
    clear: ['Bắt đầu kệ mới', 'Start a new shelf'],
  },
} as const;

/** What the phone adds to an answer for an inspector, and its words for a whole shelf. */
export const inspectorAnswers = pairs(tree);

/** Those texts in one language. */
export type InspectorAnswers = OneLang<typeof tree>;
