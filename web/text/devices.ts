import { pairs } from './pairs.ts';

/** Inspectors' phones: granted, set up, cut off. */
export const devicesText = pairs({
  title: ['Điện thoại kiểm tra', 'Inspectors’ phones'],
  lead: [
    'Điện thoại của kiểm soát viên: cấp bằng mã QR dùng một lần, thu hồi ngay khi mất máy.',
    'Phones of inspectors: granted by a QR that works once, revoked at once when one is lost.',
  ],
  caption: ['Các điện thoại', 'The phones'],
  empty: [
    'Chưa có điện thoại nào. Hãy cấp cho người có vai trò quản lý thị trường.',
    'No phone yet. Grant one to somebody who is an inspector.',
  ],
  inspector: ['Kiểm soát viên', 'Inspector'],
  name: ['Tên máy', 'Name of the phone'],
  nameHint: [
    'Để nhận ra máy về sau, ví dụ “Samsung A15, số 3”.',
    'To know the phone by later, such as “Samsung A15, no. 3”.',
  ],
  lastSeen: ['Liên lạc gần nhất', 'Last heard of'],
  edition: ['Dữ liệu xác minh', 'Verification data'],
  editionValue: ['dữ liệu lúc {at}', 'data as of {at}'],
  noEdition: ['chưa nhận', 'none yet'],
  state: ['Tình trạng', 'State'],
  inUse: ['đang dùng', 'in use'],
  revoked: ['đã thu hồi', 'revoked'],
  suspended: ['người dùng bị tạm khóa', 'its person is suspended'],
  revokedBecause: ['{at}: {reason}', '{at}: {reason}'],
  grant: ['Cấp điện thoại', 'Grant a phone'],
  grantLead: [
    'Tạo mã QR để kiểm soát viên quét bằng chính điện thoại của họ. Mã dùng một lần, trong 10 phút.',
    'Makes a QR the inspector scans with their own phone. It works once, within 10 minutes.',
  ],
  grantButton: ['Tạo mã QR', 'Make the QR'],
  noInspectors: [
    'Chưa có ai mang vai trò quản lý thị trường. Hãy mời người đó ở trang Người dùng trước.',
    'Nobody is an inspector yet. Invite the person on the Users page first.',
  ],
  toUsers: ['Đến trang Người dùng', 'To the Users page'],
  noRoot: [
    'Chưa có khóa gốc nào bảo đảm cho dữ liệu xác minh, nên điện thoại chưa có gì để tin.',
    'No root key vouches for verification data yet, so a phone has nothing to trust.',
  ],
  noRootNext: [
    'Hãy tạo khóa gốc trên một máy không nối mạng và ủy quyền cho máy chủ bằng lệnh temgoc root make và temgoc root delegate; xem docs/van-hanh.md.',
    'Make the root key on a machine without network and delegate from it by temgoc root make and temgoc root delegate; see docs/van-hanh.md.',
  ],
  granted: {
    title: ['Mã cấp điện thoại', 'The setup code'],
    lead: ['Cho {inspector}, máy “{name}”.', 'For {inspector}, phone “{name}”.'],
    until: ['Dùng được một lần, đến {time}.', 'Works once, until {time}.'],
    warning: [
      'Chỉ đưa màn hình này cho {inspector} quét. Ai quét được mã trước thì máy của người đó nhận quyền kiểm tra.',
      'Show this screen to {inspector} only. Whoever scans it first gets an inspector’s phone.',
    ],
    how: [
      'Trên điện thoại: mở máy ảnh, quét mã, mở đường dẫn bằng trình duyệt, rồi thêm ứng dụng vào màn hình chính.',
      'On the phone: open the camera, scan, open the link in the browser, then add the app to the home screen.',
    ],
    once: [
      'Mã không hiện lại được. Nếu quá giờ, hãy tạo mã mới; mã cũ của người này tự hết dùng.',
      'It is not shown again. When its time is over make a new one; this person’s older code ends by itself.',
    ],
    qr: ['Mã QR cấp điện thoại cho {inspector}', 'QR that sets up the phone of {inspector}'],
    back: ['Xong, về danh sách', 'Done, back to the list'],
  },
  device: {
    up: ['Điện thoại kiểm tra', 'Inspectors’ phones'],
    granted: ['Cấp lúc', 'Granted'],
    key: ['Khóa của máy', 'Key of the phone'],
    keyHint: [
      'Khóa riêng không rời điện thoại; lượt kiểm tra được đối chiếu với khóa công khai này.',
      'Its private key never leaves the phone; reports are checked against this public key.',
    ],
    revoke: ['Thu hồi máy này', 'Revoke this phone'],
    revokeLead: [
      'Mất máy, hỏng máy hoặc đổi người: lần liên lạc tới máy bị từ chối và tự xóa dữ liệu xác minh. Lượt kiểm tra đã gửi vẫn còn; lượt chưa gửi chỉ còn trên máy.',
      'Lost, broken or handed on: at its next contact the phone is refused and erases its verification data. Inspections it sent stay; unsent ones are on the phone alone.',
    ],
    reason: ['Lý do', 'Reason'],
    revokeButton: ['Thu hồi máy “{name}” của {inspector}', 'Revoke “{name}” of {inspector}'],
    inspections: ['Các lượt kiểm tra của người này', 'Inspections by this person'],
    events: ['Nhật ký của máy', 'Events of the phone'],
  },
});
