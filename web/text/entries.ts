import { pairs } from './pairs.ts';

/** What the office's pages of incomplete rows say. */
export const entriesText = pairs({
  title: ['Dòng chưa đủ', 'Incomplete rows'],
  lead: [
    'Dòng của bảng đã nhập còn thiếu điều gì đó. Chưa bổ sung thì chưa thành công nhận và chưa phát hành tem được.',
    'Rows of imported sheets that lack something. Until completed they are no recognition, and no stamp can be issued.',
  ],
  empty: [
    'Không còn dòng nào chưa đủ. Bạn có thể nhập bảng khác.',
    'No row is incomplete. You may import another sheet.',
  ],
  product: ['Sản phẩm', 'Product'],
  producer: ['Chủ thể', 'Producer'],
  missing: ['Còn thiếu', 'Missing'],
  from: ['Nguồn', 'From'],
  rowOf: ['{file}, dòng {row}', '{file}, row {row}'],
  complete: ['Bổ sung', 'Complete'],
  up: ['Dòng chưa đủ', 'Incomplete rows'],
  given: ['Dòng như đã nhập', 'The row as given'],
  givenHint: [
    'Giữ nguyên chữ trong bảng. Điều dòng đã ghi thì không sửa ở đây.',
    'As in the sheet. What the row says is not changed here.',
  ],
  todo: ['Còn thiếu gì', 'What is missing'],
  form: ['Bổ sung theo quyết định', 'Complete it from the decision'],
  formHint: [
    'Ghi theo đúng quyết định đã ký. Người duyệt đồng ý thì dòng thành công nhận trong sổ.',
    'As in the signed decision. Once an approver agrees, the row becomes a recognition on record.',
  ],
  save: ['Gửi người duyệt', 'Send to the approvers'],
  waits: [
    'Dòng này đã được bổ sung và đang chờ người duyệt.',
    'This row was completed and waits for an approver.',
  ],
  seeProposal: ['Mở đề xuất', 'Open the proposal'],
  proposed: ['Bổ sung: {product}', 'Completed: {product}'],
  fields: {
    recordKind: ['Hình thức', 'Kind of award'],
    decisionNumber: ['Số quyết định', 'Decision number'],
    signedOn: ['Ngày ký', 'Day signed'],
    star: ['Hạng sao', 'Stars'],
    authority: ['Cơ quan ký', 'Authority'],
    validTo: ['Có giá trị đến', 'Valid to'],
  },
  hints: {
    decisionNumber: ['Ví dụ: 120/QĐ-UBND', 'For example: 120/QĐ-UBND'],
    authority: ['Ví dụ: UBND tỉnh Đồi Xanh', 'For example: UBND tỉnh Đồi Xanh'],
    validTo: ['Để trống: 36 tháng kể từ ngày ký.', 'Blank: 36 months from the day signed.'],
  },
  kinds: {
    'công nhận': ['Công nhận lần đầu', 'Recognised'],
    'công nhận lại': ['Công nhận lại', 'Recognised again'],
    'nâng hạng': ['Nâng hạng', 'Upgraded'],
    'hạ hạng': ['Hạ hạng', 'Downgraded'],
  },
  aside: ['Xếp lại, không thành công nhận', 'Set aside: never a recognition'],
  asideLead: [
    'Dùng khi dòng nói về thu hồi, đổi tên, hoặc sản phẩm không được công nhận. Dòng vẫn được giữ, không hỏi lại nữa.',
    'For a row about a withdrawal, a new name, or a product that was never recognised. It is kept and not asked about again.',
  ],
  reason: ['Lý do', 'Reason'],
  asideSave: ['Xếp lại dòng này', 'Set this row aside'],
  settled: {
    complete: ['Dòng này đã thành công nhận.', 'This row is a recognition by now.'],
    'set-aside': ['Dòng này đã được xếp lại.', 'This row was set aside.'],
  },
  toProduct: ['Mở trang sản phẩm', 'Open the product'],
  cli: {
    completed: [
      'Đã bổ sung: {product}, công nhận {recognition}.',
      'Completed: {product}, recognition {recognition}.',
    ],
    joined: [
      'Đã ghép vào công nhận có sẵn {recognition}: {product}.',
      'Tied to the recognition on record {recognition}: {product}.',
    ],
  },
});
