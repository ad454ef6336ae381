import type { RefusalCode } from '#core/refusal';
import { type Both, both } from './both.ts';

/** What is said to people at the doors, and of who may come in; `{x}` is a detail, `[…{x}…]` a part shown only with it. */
export const peopleRefusals = {
  'sign-in-needed': both(
    ['Cần đăng nhập', 'Hãy đăng nhập rồi làm tiếp.'],
    ['Sign in first', 'Sign in, then go on.'],
  ),
  'sign-in-failed': both(
    ['Chưa đăng nhập được', 'Địa chỉ email, mật khẩu hoặc mã xác nhận không đúng. Hãy xem lại rồi thử lại.'],
    ['Not signed in', 'The email address, password or code is not right. Look again and try once more.'],
  ),
  'code-wrong': both(
    [
      'Mã không đúng',
      'Hãy gõ 6 số đang hiện trong ứng dụng, hoặc một mã dự phòng chưa dùng. Mỗi mã chỉ nhận một lần.',
    ],
    [
      'The code is not right',
      'Type the 6 digits your app shows now, or a recovery code not used yet. Each code is taken once.',
    ],
  ),
  'step-expired': both(
    ['Đã quá lâu hoặc đã dùng rồi', 'Hãy làm lại bước này từ đầu.'],
    ['Too late, or used already', 'Start this step again.'],
  ),
  'place-unknown': both(
    [
      'Không tìm ra nơi ấy',
      '[Không có “{value}” trong phạm vi của bạn, hoặc có nhiều nơi cùng tên. ]Hãy chọn tên đầy đủ trong danh sách.',
    ],
    [
      'No such place',
      '[There is no “{value}” within your scope, or several of that name. ]Choose a whole name from the list.',
    ],
  ),
  'too-many-sign-ins': both(
    ['Thử đăng nhập quá nhiều lần', 'Hãy đợi [{minutes} phút ]rồi thử lại, hoặc vào bằng khóa đăng nhập.'],
    ['Too many attempts to sign in', 'Wait[ {minutes} minutes], then try again, or use a passkey.'],
  ),
  'proof-needed': both(
    ['Hãy xác nhận lại là bạn', 'Việc này cần mật khẩu hoặc khóa đăng nhập một lần nữa.'],
    ['Prove again that it is you', 'This asks for your password or passkey once more.'],
  ),
  'invitation-invalid': both(
    [
      'Lời mời không còn dùng được',
      'Lời mời chỉ dùng một lần, trong 7 ngày. Hãy nhờ người mời gửi lời mời mới.',
    ],
    [
      'This invitation is no longer good',
      'An invitation works once, within 7 days. Ask whoever invited you for a new one.',
    ],
  ),
  'cross-site': both(
    ['Yêu cầu đến từ trang khác', 'Hãy mở trang này trực tiếp và làm lại.'],
    ['The request came from another site', 'Open this page directly and do it again.'],
  ),
  'not-permitted': both(
    [
      'Không thuộc quyền của bạn',
      'Tài khoản của bạn không làm được việc này. Hãy hỏi quản trị của văn phòng.',
    ],
    ['Not within your rights', 'Your account cannot do this. Ask the office’s administrator.'],
  ),
  'preparer-own': both(
    [
      'Cần người duyệt khác',
      'Người chuẩn bị vừa được chính bạn mời, giao vai trò hoặc đặt lại tài khoản. Hãy để người khác duyệt, hoặc đợi đủ {hours} giờ.',
    ],
    [
      'Another approver is needed',
      'You yourself invited, gave a role to or let in anew whoever prepared this. Let another person approve, or wait {hours} hours.',
    ],
  ),
  'rights-waiting': both(
    [
      'Quyền của bạn chưa có hiệu lực',
      'Vai trò vừa được giao hoặc đặt lại có hiệu lực từ {from}, hoặc sớm hơn khi một quản trị khác xác nhận.',
    ],
    [
      'Your rights do not hold yet',
      'A role newly given or let in anew holds from {from}, or sooner once another administrator confirms it.',
    ],
  ),
  'user-exists': both(
    ['Đã có tài khoản', 'Địa chỉ {email} đã có tài khoản. Hãy thêm vai trò cho tài khoản ấy.'],
    ['There is an account already', 'The address {email} has an account. Add a role to it instead.'],
  ),
  'user-not-found': both(
    ['Không có tài khoản', '[Không có tài khoản nào của {email}. ]Hãy xem lại địa chỉ email.'],
    ['No such account', '[There is no account for {email}. ]Check the email address.'],
  ),
  'last-administrator': both(
    [
      'Phải còn một quản trị',
      'Văn phòng cần ít nhất một quản trị trên toàn địa bàn. Hãy thêm người khác trước, rồi làm lại.',
    ],
    [
      'One administrator must remain',
      'The office needs at least one administrator over all of it. Add another first, then do this again.',
    ],
  ),
  'last-second-proof': both(
    [
      'Vai trò của bạn cần lớp xác nhận thứ hai',
      'Hãy thêm khóa đăng nhập hoặc ứng dụng tạo mã khác trước, rồi mới bỏ cái này.',
    ],
    [
      'Your role needs a second proof',
      'Add another passkey or authenticator app first, then remove this one.',
    ],
  ),
  'password-weak': both(
    ['Mật khẩu yếu', 'Mật khẩu cần ít nhất {shortest} ký tự và không phải mật khẩu hay gặp.'],
    ['The password is weak', 'Use at least {shortest} characters, and none of the usual passwords.'],
  ),
  'passwords-differ': both(
    ['Hai mật khẩu khác nhau', 'Hãy gõ cùng một mật khẩu ở cả hai ô.'],
    ['The two passwords differ', 'Type the same password in both fields.'],
  ),
} as const satisfies Partial<Record<RefusalCode, Both>>;
