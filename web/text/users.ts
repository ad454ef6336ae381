import { pairs } from './pairs.ts';

/** What is said of the people who may come in: by the office, and by a producer of its own. */
export const usersText = pairs({
  title: ['Người dùng', 'Users'],
  lead: [
    'Ai vào được, với vai trò nào, trên địa bàn hay cho chủ thể nào.',
    'Who may come in, in which role, over which area or for which producer.',
  ],
  name: ['Họ và tên', 'Name'],
  email: ['Địa chỉ email', 'Email address'],
  roles: ['Vai trò', 'Roles'],
  state: ['Trạng thái', 'State'],
  active: ['đang hoạt động', 'active'],
  suspended: ['đã tạm khóa', 'suspended'],
  noSecond: ['chưa có lớp thứ hai', 'no second proof yet'],
  none: ['Chưa có ai. Hãy mời người đầu tiên.', 'Nobody yet. Invite the first person.'],
  whole: ['toàn văn phòng', 'the whole office'],
  invite: {
    title: ['Mời người mới', 'Invite somebody'],
    lead: [
      'Lời mời là một đường dẫn dùng một lần, trong 7 ngày. Hãy tự gửi cho đúng người.',
      'An invitation is a link that works once, within 7 days. Send it to the right person yourself.',
    ],
    role: ['Vai trò', 'Role'],
    area: ['Địa bàn', 'Area'],
    areaHint: [
      'Cho vai trò của văn phòng: tên xã hoặc tỉnh; để trống là toàn văn phòng.',
      'For an office’s role: a commune or province; empty means the whole office.',
    ],
    producer: ['Chủ thể', 'Producer'],
    producerHint: [
      'Cho vai trò chủ thể hoặc tư vấn: tên đầy đủ.',
      'For a producer or delegate: the whole name.',
    ],
    submit: ['Tạo lời mời', 'Make the invitation'],
  },
  invited: {
    title: ['Lời mời đã sẵn sàng', 'The invitation is ready'],
    lead: [
      'Gửi đường dẫn này cho {name} ({email}). Nó dùng được một lần, đến {until}, và chỉ hiện ở đây một lần.',
      'Send this link to {name} ({email}). It works once, until {until}, and is shown only here and now.',
    ],
    link: ['Đường dẫn', 'Link'],
    back: ['Xong', 'Done'],
  },
  open: {
    title: ['Lời mời chưa dùng', 'Open invitations'],
    none: ['Không có lời mời nào đang chờ.', 'No invitation is waiting.'],
    until: ['Dùng được đến', 'Good until'],
    returns: ['đặt lại đường vào', 'a new way in'],
    revoke: ['Thu lại lời mời', 'Revoke'],
    revokeOf: ['Thu lại lời mời của {name}', 'Revoke the invitation of {name}'],
  },
  user: {
    since: ['Có tài khoản từ', 'Account since'],
    second: ['Lớp xác nhận thứ hai', 'Second proof'],
    secondOn: ['có', 'yes'],
    secondOff: ['chưa có', 'none yet'],
    sessions: ['Phiên đang mở', 'Open sessions'],
    granted: ['từ {day}', 'since {day}'],
    end: ['Bỏ vai trò', 'End the role'],
    endOf: ['Bỏ vai trò {role} của {name}', 'End the role {role} of {name}'],
    noGrants: ['Người này không có vai trò nào.', 'This person holds no role.'],
    addRole: ['Thêm vai trò', 'Add a role'],
    addSubmit: ['Thêm vai trò', 'Add the role'],
    effect: [
      'Mọi thay đổi quyền kết thúc các phiên đang mở của người này.',
      'Every change of rights ends this person’s open sessions.',
    ],
    doors: ['Đường vào', 'Ways in'],
    endSessions: ['Kết thúc mọi phiên của {name}', 'End all sessions of {name}'],
    back: ['Tạo đường dẫn đặt lại mật khẩu cho {name}', 'Make {name} a link to set a new password'],
    backHint: [
      'Cho người quên mật khẩu hoặc mất lớp xác nhận thứ hai. Hãy chắc chắn đúng là người ấy hỏi.',
      'For whoever forgot the password or lost the second proof. Make sure it is they who ask.',
    ],
    suspend: ['Tạm khóa {name}', 'Suspend {name}'],
    suspendHint: [
      'Kết thúc mọi phiên và không cho vào nữa. Những gì người này đã làm vẫn còn trong sổ.',
      'Ends every session and lets them in no more. What they did stays on record.',
    ],
    resume: ['Cho {name} vào lại', 'Let {name} in again'],
    self: [
      'Đây là bạn. Quyền của mình do người quản trị khác thay đổi; mật khẩu và phiên ở trang Tài khoản.',
      'This is you. Another administrator changes your rights; password and sessions are on your account page.',
    ],
    onlySee: ['Bạn chỉ xem được trang này.', 'You may only look at this page.'],
  },
  rights: {
    title: ['Quyền vừa giao hoặc vừa đặt lại', 'Rights newly given or let in anew'],
    grant: ['{by} vừa giao vai trò {role} cho {name};', '{by} has given {name} the role {role};'],
    return: [
      '{by} vừa đặt lại tài khoản của {name} ({role});',
      '{by} has let {name} ({role}) set a new way in;',
    ],
    from: ['có quyền từ {from}.', 'it holds from {from}.'],
    ask: [
      'Nếu bạn không rõ vì sao, hãy hỏi chính người ấy. Quản trị khác có thể xác nhận sớm hơn, hoặc tạm khóa tài khoản.',
      'If you do not know why, ask that person. Another administrator may confirm it sooner, or suspend the account.',
    ],
    confirm: ['Xác nhận đúng là {name} giữ quyền này', 'Confirm that it is {name} who holds these rights'],
  },
  people: {
    title: ['Người cùng làm', 'People'],
    lead: [
      'Ai làm việc cho cơ sở của bạn trên hệ thống này. Tư vấn chuẩn bị giúp, nhưng không đặt tem được.',
      'Who works for your producer here. A delegate prepares for you and never orders stamps.',
    ],
    none: ['Chưa có ai.', 'Nobody yet.'],
    inviteTitle: ['Mời tư vấn', 'Invite a delegate'],
    end: ['Thôi làm tư vấn', 'End'],
    endOf: ['Thôi làm tư vấn: {name}', 'End {name}’s work as a delegate'],
    producer: ['Cho chủ thể', 'For the producer'],
  },
  cli: {
    invited: [
      'Lời mời cho {name} ({email}), vai trò {role}, dùng được một lần đến {until}:',
      'Invitation for {name} ({email}), role {role}, good once until {until}:',
    ],
    returns: [
      'Đường dẫn đặt lại mật khẩu cho {name} ({email}), dùng được một lần đến {until}:',
      'Link to set a new password for {name} ({email}), good once until {until}:',
    ],
    suspended: [
      'Đã tạm khóa {email}; mọi phiên đã kết thúc.',
      '{email} is suspended; every session has ended.',
    ],
    resumed: ['{email} vào lại được.', '{email} may come in again.'],
    granted: ['Đã thêm vai trò {role} cho {email}.', '{email} has the role {role} as well.'],
    none: [
      'Chưa có ai. Mời quản trị đầu tiên: temgoc user invite --email … --name … --role administrator',
      'Nobody yet. Invite the first administrator: temgoc user invite --email … --name … --role administrator',
    ],
  },
});
