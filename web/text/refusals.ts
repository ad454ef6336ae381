import type { RefusalCode } from '#core/refusal';
import type { Lang } from '../lang.ts';
import type { Said } from '../said.ts';
import { type Both, both } from './both.ts';
import { bundleRefusals } from './bundleRefusals.ts';
import { deviceRefusals } from './deviceRefusals.ts';
import { markRefusals } from './markRefusals.ts';
import { paperRefusals } from './paperRefusals.ts';
import { peopleRefusals } from './peopleRefusals.ts';
import { pinRefusals } from './pinRefusals.ts';
import { tipOffRefusals } from './tipOffRefusals.ts';

/** What the refusals of the portals say; `{x}` is a detail, `[…{x}…]` a part shown only with it. */
export const portalRefusals = {
  ...peopleRefusals,
  ...tipOffRefusals,
  ...pinRefusals,
  ...paperRefusals,
  ...markRefusals,
  ...bundleRefusals,
  ...deviceRefusals,
  'networks-malformed': both(
    [
      'Không đọc được bảng mạng',
      'Sai[ ở dòng {line}][: “{value}”]. Dòng đầu là prefix,kind,province; mỗi dòng sau có một dải mạng (IPv4 /8–/24, IPv6 /16–/48), loại fixed, mobile hoặc shared, và mã tỉnh hoặc để trống; không dải nào hai lần.',
    ],
    [
      'The table of networks cannot be read',
      'Wrong[ in line {line}][: “{value}”]. The first line is prefix,kind,province; each other line has a prefix (IPv4 /8–/24, IPv6 /16–/48), a kind of fixed, mobile or shared, and a province code or nothing; no prefix twice.',
    ],
  ),
  'already-done': both(
    ['Việc này đã làm rồi', 'Biểu mẫu đã được gửi một lần; không có gì được làm lại.'],
    ['Already done', 'This form was sent before; nothing was done twice.'],
  ),
  'proposal-not-waiting': both(
    [
      'Đề xuất không còn chờ duyệt',
      'Người khác vừa duyệt, trả lại hoặc sửa đề xuất này. Hãy xem lại trước khi quyết định.',
    ],
    [
      'The proposal no longer waits',
      'Somebody has just approved, refused or changed it. Look at it again before you decide.',
    ],
  ),
  'own-proposal': both(
    ['Không ai tự duyệt việc mình', 'Đề xuất này do bạn chuẩn bị; hãy để một người duyệt khác quyết định.'],
    ['Nobody approves their own', 'You prepared this; let another approver decide.'],
  ),
  'approval-needed': both(
    [
      'Cần người duyệt',
      'Số tem vượt mức {limit} được đặt không cần duyệt. Đề xuất đã sẵn sàng để gửi văn phòng.',
    ],
    [
      'An approver is needed',
      'This passes the limit of {limit} stamps. It can be sent to the office to be approved.',
    ],
  ),
  'file-type-refused': both(
    ['Loại tệp không nhận', 'Chỉ nhận {accepted}. Hãy lưu lại đúng loại rồi gửi.'],
    ['This type of file is not taken', 'Only {accepted}. Save it as that, then send it.'],
  ),
  'lot-closed': both(
    [
      'Lô đã đóng',
      '[Lô {lot} đã đóng nên ]không phát hành thêm tem cho lô này được. Hãy mở lô mới cho hàng mới.',
    ],
    [
      'The lot is closed',
      '[Lot {lot} is closed: ]no more stamps can be issued for it. Open a new lot for new goods.',
    ],
  ),
  'lot-has-stamps': both(
    [
      'Lô đã có tem',
      'Thông tin lô đã đi theo tem[ ({issued} tem)] nên không sửa được nữa. Nếu ghi sai, hãy hủy tem, đóng lô này và mở lô mới.',
    ],
    [
      'The lot has stamps',
      'Its facts went out with its stamps[ ({issued})] and stay as they are. If they are wrong, void the stamps, close this lot and open a new one.',
    ],
  ),
  'too-many-jobs': both(
    [
      'Đang có nhiều việc in',
      'Mỗi chủ thể có nhiều nhất [{most} ]việc in chờ cùng lúc. Hãy đợi một việc xong, hoặc dừng bớt.',
    ],
    [
      'Too many prints at once',
      'A producer has at most [{most} ]prints waiting. Wait until one is done, or stop one.',
    ],
  ),
  'print-too-large': both(
    [
      'Đợt tem quá lớn cho một tệp in',
      'Mỗi tệp in được nhiều nhất [{largest} ]tem. Hãy phát hành thành nhiều đợt nhỏ, hoặc xuất CSV cho nhà in.',
    ],
    [
      'Too many stamps for one file',
      'One file holds at most [{largest} ]stamps. Issue smaller batches, or export a CSV for a print house.',
    ],
  ),
  'mail-not-possible': both(
    [
      'Chưa gửi email được',
      'Chủ thể chưa có địa chỉ email, hoặc văn phòng chưa đặt máy chủ thư. Hãy in thư giấy để gửi.',
    ],
    [
      'No mail can be sent',
      'The producer has no email address, or the office has no mail server. Print the letter instead.',
    ],
  ),
  'producer-not-found': both(
    ['Không có chủ thể này', '[Không tìm thấy “{producer}” trong sổ. ]Hãy xem lại tên hoặc mã chủ thể.'],
    ['No such producer', '[“{producer}” is not in the register. ]Check the name or the id.'],
  ),
  'producer-succeeded': both(
    [
      'Chủ thể này đã có bên kế thừa',
      '[{producer} đã được {successor} kế thừa. ]Hãy làm việc ấy với chủ thể kế thừa.',
    ],
    [
      'Another producer carries this one on',
      '[{successor} carries {producer} on. ]Do it with the successor.',
    ],
  ),
  'tax-code-invalid': both(
    [
      'Mã số thuế không đúng',
      'Mã có 10 số, 10-3 số của đơn vị phụ thuộc, hoặc 12 số của cá nhân; chữ số thứ mười để kiểm tra[; đã nhận “{value}”].',
    ],
    [
      'The tax code is not right',
      'It has 10 digits, 10-3 for a dependent unit, or a person’s 12; the tenth is a check digit[; “{value}” was given].',
    ],
  ),
  'tax-code-taken': both(
    ['Mã số thuế đã có trong sổ', 'Mã {taxCode} là của [{producer}]. Hãy mở chủ thể ấy, hoặc xem lại mã.'],
    [
      'The tax code is on record',
      '{taxCode} belongs to [{producer}]. Open that producer, or check the code.',
    ],
  ),
  'area-unclear': both(
    [
      'Chưa rõ xã, phường nào',
      '[“{value}” không phải tên một xã, phường hiện nay trong địa bàn của bạn, hoặc có nhiều nơi cùng tên. ]Hãy ghi đủ “xã …, tỉnh …”.',
    ],
    [
      'Which commune is not clear',
      '[“{value}” names no commune of today within your area, or more than one. ]Write “commune, province” in full.',
    ],
  ),
  'entry-not-open': both(
    ['Dòng này đã được xử lý', 'Người khác vừa bổ sung hoặc xếp lại dòng này. Không có gì được ghi hai lần.'],
    ['This row is settled', 'Somebody has just completed or set it aside. Nothing was recorded twice.'],
  ),
  'match-decided': both(
    ['Cặp này đã có người quyết định', 'Hãy xem quyết định ấy. Không có gì được ghi hai lần.'],
    ['This pair is decided', 'Look at what was decided. Nothing was recorded twice.'],
  ),
  'photo-too-large': both(
    [
      'Ảnh quá lớn',
      'Chỉ nhận ảnh đến {megabytes} MB và {megapixels} triệu điểm ảnh. Hãy chụp hoặc lưu lại nhỏ hơn.',
    ],
    [
      'The photo is too large',
      'Photos up to {megabytes} MB and {megapixels} megapixels. Take or save it smaller.',
    ],
  ),
  'photo-unreadable': both(
    ['Không đọc được ảnh', 'Tệp ảnh hỏng, bị cắt giữa chừng hoặc không phải ảnh chụp. Hãy chọn ảnh khác.'],
    ['The photo cannot be read', 'The file is damaged, cut off or no photo. Choose another one.'],
  ),
  'gtin-taken': both(
    [
      'Mã GTIN đã có nơi khác dùng',
      'Mã {gtin} đã ghi cho một quy cách đóng gói khác trong sổ. Hãy xem lại mã in dưới mã vạch; mã đúng là của bạn thì báo văn phòng OCOP.',
    ],
    [
      'This GTIN is in use',
      '{gtin} stands for another pack size in the register. Look at the number under the barcode again; if it is yours, tell the OCOP office.',
    ],
  ),
  'producer-ambiguous': both(
    ['Có nhiều chủ thể cùng tên', 'Tên “{producer}” là của: {candidates}. Hãy ghi mã của chủ thể.'],
    [
      'Several producers have this name',
      '“{producer}” is the name of: {candidates}. Give the producer’s id.',
    ],
  ),
} as const satisfies Partial<Record<RefusalCode, Both>>;

/** The portals' refusals in one language. */
export function portalRefusalsIn(lang: Lang): Readonly<Record<keyof typeof portalRefusals, Said>> {
  const entries = Object.entries(portalRefusals).map(([code, said]) => [code, said[lang]]);
  return Object.fromEntries(entries) as Record<keyof typeof portalRefusals, Said>;
}
