import { pairs } from './pairs.ts';

const flashes = {
  saved: ['Đã lưu.', 'Saved.'],
  'mark-known': [
    'Hình này đã có trong danh sách và giữ tên cũ. Muốn gọi tên khác: thôi dùng hình ấy rồi tải lên lại.',
    'This picture is on the list and keeps its name. To call it otherwise, put it out of use and upload it again.',
  ],
  'saved-too-small': [
    'Đã lưu. Nhãn này quá nhỏ cho một con tem, cỡ nhỏ cũng không vừa: chỉ in tem được lên nhãn lớn hơn.',
    'Saved. This label is too small for a stamp, even a mini one: stamps can be printed on larger labels only.',
  ],
  prepared: ['Đã chuẩn bị. Người duyệt sẽ quyết định.', 'Prepared. An approver will decide.'],
  submitted: ['Đã gửi người duyệt.', 'Sent to the approvers.'],
  approved: ['Đã duyệt và có hiệu lực.', 'Approved and in force.'],
  refused: ['Đã trả lại kèm lý do.', 'Sent back with the reason.'],
  dropped: ['Đã bỏ đề xuất.', 'The proposal is dropped.'],
  issued: ['Đã phát hành tem. Tệp in đang được tạo.', 'Stamps are issued. The print file is being made.'],
  queued: ['Tệp in đang được tạo.', 'The print file is being made.'],
  voided: ['Đã hủy các tem ấy.', 'Those stamps are void.'],
  counted: ['Đã ghi sổ tem.', 'The count is on record.'],
  told: ['Đã ghi số nhà in báo.', 'What the print house said is on record.'],
  invited: ['Đã tạo lời mời.', 'The invitation is made.'],
  'signed-out': ['Đã đăng xuất.', 'Signed out.'],
  'signed-out-all': ['Đã đăng xuất ở mọi nơi khác.', 'Signed out everywhere else.'],
  'already-done': ['Việc này đã làm rồi, không làm lại.', 'This was done already; nothing was done twice.'],
} as const;

/** What a page says once after an act. */
export type FlashName = keyof typeof flashes;

/** The sentences said once after an act. */
export const flashText = pairs(flashes);

/** True for the name of such a sentence. */
export function isFlash(name: string | undefined): name is FlashName {
  return name !== undefined && Object.hasOwn(flashes, name);
}
