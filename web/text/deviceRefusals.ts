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
      'Chữ ký của phiếu không khớp',
      'Phiếu không được điện thoại này ký đúng như đã gửi, nên không được nhận.',
    ],
    [
      'The report’s signature does not fit',
      'This phone did not sign the report as it was sent; it is not taken.',
    ],
  ),
  'report-differs': both(
    ['Phiếu này đã nhận với nội dung khác', 'Bản nhận trước được giữ nguyên; bản gửi sau không được nhận.'],
    ['This report was received with other content', 'The first one stays as it is; the second is not taken.'],
  ),
  'photo-differs': both(
    ['Ảnh không khớp dấu vân tay', 'Ảnh gửi lên khác với ảnh đã ghi trong phiếu. Hãy gửi lại.'],
    [
      'The photo is not the one in the report',
      'Its bytes differ from the hash the report names. Send it again.',
    ],
  ),
  'photo-unnamed': both(
    ['Không phiếu nào ghi ảnh này', 'Hãy gửi phiếu trước, rồi gửi ảnh.'],
    ['No report names this photo', 'Send the report first, then the photo.'],
  ),
} as const satisfies Partial<Record<RefusalCode, Both>>;
