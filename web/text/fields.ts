import { pairs } from './pairs.ts';

const wholeNumber = [
  '[“{value}” không dùng được. ]Ghi số nguyên, ví dụ 1200.',
  '[“{value}” cannot be used. ]Write a whole number, for example 1200.',
] as const;
const millimetres = [
  '[“{value}” không dùng được. ]Ghi số milimét, ví dụ 38,1.',
  '[“{value}” cannot be used. ]Write millimetres, for example 38.1.',
] as const;
const labels = [
  '[“{value}” không dùng được. ]Ghi số nhãn, từ 1 đến 100.',
  '[“{value}” cannot be used. ]Write how many labels, 1 to 100.',
] as const;
const label = [
  '[“{value}” không dùng được. ]Ghi số thứ tự của nhãn, 1 là nhãn đầu.',
  '[“{value}” cannot be used. ]Write the number of the label; 1 is the first.',
] as const;
const resolution = [
  '[“{value}” không dùng được. ]Hãy chọn 203, 300 hoặc 600.',
  '[“{value}” cannot be used. ]Choose 203, 300 or 600.',
] as const;
const sure = ['Hãy đánh dấu ô này rồi gửi lại.', 'Tick this box, then send again.'] as const;

/** What a field says when what was typed in it cannot be used, by the field's name; `{value}` is what was typed. */
export const fieldsText = pairs({
  title: ['Giá trị không đúng', 'This value cannot be used'],
  empty: ['Hãy điền ô này.', 'Fill this in.'],
  other: [
    '“{value}” không dùng được. Hãy xem lại và nhập lại.',
    '“{value}” cannot be used. Check it and type it again.',
  ],
  tooMany: ['“{value}” lớn quá: nhiều nhất là {most}.', '“{value}” is too much: {most} at most.'],
  /** What choices of a print are called where a sentence names them. */
  options: {
    rendering: ['mã QR trong PDF', 'the QR in the PDF'],
    colours: ['màu', 'colour'],
    bleed: ['tràn lề', 'bleed'],
    surface: ['tem dán lên', 'what stamps go on'],
    calibrate: ['căn chỉnh máy in', 'printer calibration'],
    content: ['in gì', 'what to print'],
  },
  fields: {
    quantity: wholeNumber,
    printed: wholeNumber,
    handedOut: wholeNumber,
    leftOver: wholeNumber,
    perLot: wholeNumber,
    per30Days: wholeNumber,
    ...{ pageWidth: millimetres, pageHeight: millimetres, labelWidth: millimetres, labelHeight: millimetres },
    ...{ left: millimetres, top: millimetres, across: millimetres, down: millimetres, corner: millimetres },
    ...{ stepRight: millimetres, stepDown: millimetres, gapRight: millimetres, gapDown: millimetres },
    ...{ columns: labels, rows: labels },
    start: label,
    dpi: resolution,
    sure,
    phoneConsent: [
      'Hãy đánh dấu ô đồng ý, hoặc để trống số điện thoại.',
      'Tick the box of consent, or leave the phone empty.',
    ],
    wrongs: ['Hãy đánh dấu ít nhất một điều không đúng.', 'Tick at least one thing that is wrong.'],
    bought: [
      'Nơi mua dài quá: tối đa 200 chữ cái, trên một dòng.',
      'Too long: at most 200 characters, on one line.',
    ],
    told: ['Lời kể dài quá: tối đa 1.000 chữ cái.', 'Too long: at most 1,000 characters.'],
    contact: ['Liên hệ dài quá: tối đa 120 chữ cái.', 'Too long: at most 120 characters.'],
    consent: [
      'Hãy đánh dấu ô đồng ý giữ liên hệ, hoặc để trống ô liên hệ.',
      'Tick the consent to keep your contact, or leave the contact empty.',
    ],
    trap: [
      'Có một ô ẩn phải để trống. Hãy tải lại trang rồi gửi lại.',
      'A hidden field must stay empty. Reload the page and send again.',
    ],
    linked: [
      '[“{value}” không có trong sổ, hoặc ngoài phạm vi của bạn. ]Hãy xem lại mã.',
      '[“{value}” is not on record, or not yours to see. ]Check the ID.',
    ],
    photo: ['Hãy chọn một ảnh.', 'Choose a photo.'],
    website: [
      '[“{value}” không dùng được. ]Địa chỉ phải bắt đầu bằng https://',
      '[“{value}” cannot be used. ]The address must begin with https://',
    ],
    phone: [
      '[“{value}” không dùng được. ]Ghi số điện thoại, ví dụ 0912 345 678.',
      '[“{value}” cannot be used. ]Write a phone number, for example 0912 345 678.',
    ],
    email: [
      '[“{value}” không dùng được. ]Ghi địa chỉ email, ví dụ ten@htx.vn.',
      '[“{value}” cannot be used. ]Write an email address, for example name@coop.vn.',
    ],
    profile: [
      'Không còn máy in này. Hãy chọn máy in khác.',
      'This printer is no longer there. Choose another one.',
    ],
  },
});
