import { pairs } from './pairs.ts';

/** Where the office takes in the file a phone saved of what it could not send, and what it says of it. */
export const handedInText = pairs({
  title: ['Nhận tệp lượt kiểm tra', 'Take in a file of inspections'],
  lead: [
    'Điện thoại không gửi được thì lưu lượt kiểm tra thành tệp. Nhận tệp ở đây: từng lượt được kiểm chữ ký như khi điện thoại tự gửi, nhận hai lần vẫn là một.',
    'A phone that cannot send saves its inspections as a file. Take it in here: each is checked as if the phone had sent it, and twice is once.',
  ],
  up: ['Lượt kiểm tra', 'Inspections'],
  file: ['Tệp lưu từ điện thoại', 'File saved by the phone'],
  fileHint: [
    'Tệp temgoc-kiem-tra-….json, tối đa 12 MB. Có nhiều tệp thì nhận lần lượt.',
    'A file temgoc-kiem-tra-….json, 12 MB at most. Several files are taken in one after another.',
  ],
  take: ['Nhận tệp', 'Take the file in'],
  outcome: ['Kết quả', 'What became of it'],
  inspector: ['Kiểm soát viên', 'Inspector'],
  received: ['Lượt kiểm tra mới nhận', 'Inspections received'],
  known: ['Đã có từ trước', 'Here before'],
  refused: ['Không nhận', 'Refused'],
  photos: ['Ảnh đã có', 'Photos here'],
  photosWanted: ['Ảnh còn thiếu', 'Photos still to come'],
  photosRefused: ['Ảnh không nhận', 'Photos refused'],
  newTitle: ['Lượt kiểm tra mới nhận', 'Inspections received'],
  refusedTitle: ['Không nhận, và vì sao', 'Refused, and why'],
  refusedEmpty: ['Không có gì bị từ chối.', 'Nothing was refused.'],
  id: ['Mã', 'Id'],
  why: ['Vì sao', 'Why'],
});
