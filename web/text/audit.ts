import { pairs } from './pairs.ts';

/** What an audit of the register says; `{x}` is a value, `[…{x}…]` a part shown only with it. */
export const auditText = pairs({
  clean: [
    'Sổ khớp với nhật ký của chính nó: {events} việc, {lots} lô, {batches} đợt tem, {acts} lần dừng tem, {recognitions} công nhận, {proposals} đề xuất.',
    'The register agrees with its own journal: {events} events, {lots} lots, {batches} batches, {acts} acts on stamps, {recognitions} recognitions, {proposals} proposals.',
  ],
  found: [
    'KHÔNG khớp ở {count} chỗ. Đừng sửa gì: hãy giữ nguyên tệp dữ liệu làm bằng chứng và so với bản sao lưu.',
    'It does NOT agree in {count} places. Change nothing: keep the data as evidence and compare it with a backup.',
  ],
  codes: {
    'row-without-event': [
      '{noun} {id}[, {field}]: có trong sổ mà nhật ký không ghi ai làm.',
      '{noun} {id}[, {field}]: stands in the register, and no event says who made it.',
    ],
    'row-missing': [
      '{noun} {id}[, {field}]: nhật ký có ghi mà sổ không còn.',
      '{noun} {id}[, {field}]: is in the journal and gone from the register.',
    ],
    'row-differs': [
      '{noun} {id}, {field}: nhật ký ghi “{told}”, sổ có “{found}”.',
      '{noun} {id}, {field}: the journal says “{told}”, the register “{found}”.',
    ],
    'event-unreadable': [
      'Việc số {found} về {noun} {id} không đọc được.',
      'Event {found} about {noun} {id} cannot be read.',
    ],
    'serials-overlap': [
      'Đợt tem {id}: số tem trùng với đợt khác cùng khóa.',
      'Batch {id}: its serials overlap another batch of the key.',
    ],
    'serials-beyond-counter': [
      'Khóa {id}: đã phát hành đến trước số {told}, mà bộ đếm mới ở {found}.',
      'Key {id}: issued up to below {told}, and its counter is at {found}.',
    ],
    'counter-differs': [
      'Khóa {id}: theo các đợt tem, số kế tiếp là {told}; bộ đếm ở {found}.',
      'Key {id}: by its batches the next serial is {told}; the counter is at {found}.',
    ],
    'high-water-behind': [
      'Khóa {id}: mốc ngoài cơ sở dữ liệu ở {found}, thấp hơn bộ đếm.',
      'Key {id}: the mark outside the database is at {found}, below the counter.',
    ],
    'key-id-wrong': [
      'Khóa {id}: khóa công khai không phải khóa mang dấu này.',
      'Key {id}: its public key is not the one of its id.',
    ],
    'key-does-not-open': [
      'Khóa {id}: phần niêm phong không mở được hoặc không thuộc khóa công khai này.',
      'Key {id}: its sealed half does not open, or belongs to another public key.',
    ],
    'lot-count-differs': [
      'Lô {id}, {field}: cộng các đợt tem được {told}, sổ lô ghi {found}.',
      'Lot {id}, {field}: its batches add up to {told}, the lot says {found}.',
    ],
    'lot-overfull': [
      'Lô {id}: số tem đang dùng nhiều hơn số hàng khai.',
      'Lot {id}: more stamps stand than goods were declared.',
    ],
    'range-outside-batch': [
      'Đợt tem {id}: lần dừng tem {field} nằm ngoài đợt.',
      'Batch {id}: the act {field} lies outside of it.',
    ],
    'batch-without-lot': ['Đợt tem {id}: không có lô {found}.', 'Batch {id}: there is no lot {found}.'],
    'batch-without-recognition': [
      'Đợt tem {id}: không có công nhận {found}.',
      'Batch {id}: there is no recognition {found}.',
    ],
    'over-limit-unapproved': [
      'Đợt tem {id}: vượt hạn mức {told} (thành {found}) mà không có người khác duyệt.',
      'Batch {id}: passes the limit of {told} (reaching {found}), and no second person approved it.',
    ],
    'approved-alone': [
      'Đề xuất {id}: người chuẩn bị và người duyệt là một.',
      'Proposal {id}: one person prepared and approved it.',
    ],
    'proposal-without-approval': [
      '{noun} {id}[, {field}]: dựa trên đề xuất chưa ai duyệt[ ({found})].',
      '{noun} {id}[, {field}]: rests on a proposal nobody approved[ ({found})].',
    ],
    'recognitions-more-than-told': [
      'Các lần nhập bảng ghi {told} công nhận, sổ có {found}.',
      'Imports say they added {told} recognitions, the register holds {found}.',
    ],
    'withdrawal-without-event': [
      'Công nhận {id}: có lần thu hồi {found} mà nhật ký không ghi.',
      'Recognition {id}: its withdrawal {found} is in no event.',
    ],
  },
});
