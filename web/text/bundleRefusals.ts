import type { RefusalCode } from '#core/refusal';
import { type Both, both } from './both.ts';

/** What is said of the root key, its delegations, and the data phones verify by. */
export const bundleRefusals = {
  'root-wrong': both(
    [
      'Khóa gốc không khớp',
      'Đây không phải khóa gốc đã ghi lúc cấp điện thoại hoặc lúc lập văn phòng. Không dùng; hãy hỏi văn phòng.',
    ],
    [
      'The root key does not fit',
      'It is not the one pinned when the phone was set up, or when the office was. Do not use it; ask the office.',
    ],
  ),
  'root-exists': both(
    [
      'Văn phòng đã có khóa gốc',
      'Đổi khóa gốc thì phải cấp lại mọi điện thoại. Nếu chắc chắn, chạy lại với --replace.',
    ],
    [
      'The office has a root key',
      'With another root every phone must be set up again. If that is meant, run again with --replace.',
    ],
  ),
  'root-file-wrong': both(
    ['Không mở được tệp khóa gốc', 'Sai mật khẩu, hoặc {path} không phải tệp do lệnh root make tạo ra.'],
    [
      'The root key file does not open',
      'The passphrase is wrong, or {path} was not made by the command root make.',
    ],
  ),
  'delegation-invalid': both(
    [
      'Giấy ủy quyền của khóa gốc không đúng',
      'Dữ liệu xác minh không được dùng. Hãy đồng bộ lại; nếu vẫn vậy, báo văn phòng.',
    ],
    [
      'The root key’s delegation is not right',
      'The verification data is not used. Sync again; if it stays so, tell the office.',
    ],
  ),
  'delegation-ended': both(
    [
      'Ủy quyền ký dữ liệu đã hết hạn',
      'Văn phòng cần ủy quyền lại bằng khóa gốc (lệnh root delegate). Hãy kiểm tra đồng hồ điện thoại.',
    ],
    [
      'The delegation to sign data has ended',
      'The office must delegate again with the root key (root delegate). Check the phone’s clock, too.',
    ],
  ),
  'manifest-invalid': both(
    [
      'Chữ ký của dữ liệu xác minh không đúng',
      'Dữ liệu này không được dùng; dữ liệu cũ trên máy vẫn giữ nguyên.',
    ],
    ['The verification data is not rightly signed', 'It is not used; the data on the phone stays as it was.'],
  ),
  'bundle-older': both(
    ['Dữ liệu gửi đến cũ hơn dữ liệu trên máy', 'Máy giữ dữ liệu mới hơn đang có.'],
    ['What came is older than what the phone has', 'The phone keeps the newer data it has.'],
  ),
  'bundle-bytes-wrong': both(
    ['Dữ liệu xác minh bị sai khi tải', 'Dấu vân tay không khớp. Máy sẽ tải lại toàn bộ.'],
    ['The verification data came damaged', 'Its hash does not fit. The phone loads all of it again.'],
  ),
  'bundle-malformed': both(
    ['Dữ liệu xác minh không đúng khuôn dạng', 'Hãy cập nhật ứng dụng rồi đồng bộ lại.'],
    ['The verification data has not the right form', 'Update the app and sync again.'],
  ),
  'bundle-not-found': both(
    ['Không có bản dữ liệu này', 'Hãy đồng bộ lại để lấy bản mới nhất.'],
    ['There is no such edition', 'Sync again for the newest.'],
  ),
} as const satisfies Partial<Record<RefusalCode, Both>>;
