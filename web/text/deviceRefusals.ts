import type { RefusalCode } from '#core/refusal';
import { type Both, both } from './both.ts';

/** What is said to inspectors' phones, and of what they send; `{x}` is a detail, `[…{x}…]` a part shown only with it. */
export const deviceRefusals = {
  'device-unknown': both(
    [
      'Điện thoại này không còn được dùng',
      'Văn phòng đã thu hồi hoặc chưa từng cấp. Dữ liệu xác minh trên máy bị xóa; hãy liên hệ văn phòng.',
    ],
    [
      'This phone is not in use any more',
      'The office revoked it, or never knew it. Its verification data is erased; ask the office.',
    ],
  ),
  'provision-invalid': both(
    [
      'Mã cấp điện thoại không dùng được',
      'Mỗi mã dùng một lần, trong 10 phút. Hãy nhờ văn phòng tạo mã mới.',
    ],
    [
      'This setup code cannot be used',
      'Each code works once, within 10 minutes. Ask the office to make a new one.',
    ],
  ),
  'root-missing': both(
    [
      'Chưa có khóa gốc',
      'Điện thoại chỉ tin dữ liệu có khóa gốc bảo đảm. Hãy tạo khóa gốc và ủy quyền trước khi cấp điện thoại.',
    ],
    [
      'There is no root key yet',
      'Phones believe only data that the root key vouches for. Make the root key and delegate it before granting phones.',
    ],
  ),
  'report-malformed': both(
    [
      'Phiếu kiểm tra không đọc được',
      'Phiếu không đúng khuôn dạng[ ở {field}]. Phiếu vẫn nằm trên điện thoại; hãy cập nhật ứng dụng rồi gửi lại.',
    ],
    [
      'The report cannot be read',
      'It has not the right form[ at {field}]. It is still on the phone; update the app and send it again.',
    ],
  ),
  'report-unsigned': both(
    [
      'Chữ ký của lượt kiểm tra không khớp',
      'Phiếu không được điện thoại này ký đúng như đã gửi, nên không được nhận.',
    ],
    [
      'The report’s signature does not fit',
      'This phone did not sign the report as it was sent; it is not taken.',
    ],
  ),
  'report-after-revocation': both(
    [
      'Phiếu lập sau khi máy bị thu hồi',
      'Điện thoại ký lượt kiểm tra này đã bị thu hồi trước giờ ghi trong đó, nên lượt này không được nhận.',
    ],
    [
      'The report was made after its phone was revoked',
      'The phone that signed it was revoked before the time the report states; it is not taken.',
    ],
  ),
  'device-key-taken': both(
    [
      'Khóa của điện thoại thuộc về người khác',
      'Điện thoại này còn mang khóa của kiểm soát viên trước. Hãy xóa dữ liệu trong máy rồi cấp lại.',
    ],
    [
      'The phone’s key is somebody else’s',
      'It still carries the key of the inspector before. Wipe the phone and set it up again.',
    ],
  ),
  'phone-not-found': both(
    [
      'Không tìm thấy điện thoại của tệp này',
      'Tệp không do điện thoại nào mà văn phòng đã cấp lưu ra. Hãy chọn đúng tệp lưu từ ứng dụng kiểm tra.',
    ],
    [
      'The phone of this file was not found',
      'No phone this office granted saved it. Choose the file saved by the inspector’s app.',
    ],
  ),
  'report-differs': both(
    ['Phiếu này đã nhận với nội dung khác', 'Bản nhận trước được giữ nguyên; bản gửi sau không được nhận.'],
    ['This report was received with other content', 'The first one stays as it is; the second is not taken.'],
  ),
  'photo-differs': both(
    ['Ảnh không khớp dấu vân tay', 'Ảnh gửi lên khác với ảnh đã ghi trong lượt kiểm tra. Hãy gửi lại.'],
    [
      'The photo is not the one in the report',
      'Its bytes differ from the hash the report names. Send it again.',
    ],
  ),
  'photo-unnamed': both(
    ['Không lượt kiểm tra nào ghi ảnh này', 'Hãy gửi lượt kiểm tra trước, rồi gửi ảnh.'],
    ['No report names this photo', 'Send the report first, then the photo.'],
  ),
} as const satisfies Partial<Record<RefusalCode, Both>>;
