import type { RefusalCode } from '#core/refusal';
import { type Both, both } from './both.ts';

/** What is said to whoever tells the office of something; `{x}` is a detail. */
export const tipOffRefusals = {
  'too-many-tip-offs': both(
    [
      'Đã có nhiều phản ánh từ mạng này',
      'Để chặn tin rác, mỗi mạng chỉ gửi được vài phản ánh trong một lúc. Hãy gửi lại sau {at}, hoặc dùng mạng khác.',
    ],
    [
      'Many tip-offs came from this network',
      'To keep spam out, one network may send only a few at a time. Send again after {at}, or use another network.',
    ],
  ),
  'form-too-old': both(
    ['Trang này mở đã lâu', 'Những gì bạn ghi vẫn còn. Hãy chọn lại ảnh nếu có, rồi bấm gửi lần nữa.'],
    [
      'This page was open for long',
      'What you wrote is still here. Choose the photo again if there was one, then send once more.',
    ],
  ),
} as const satisfies Partial<Record<RefusalCode, Both>>;
