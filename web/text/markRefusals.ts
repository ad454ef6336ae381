import { both } from './both.ts';

/** What refusals about marks, colours and story lines say. */
export const markRefusals = {
  'mark-not-found': both(
    ['Không tìm thấy hình dấu này', 'Hình dấu có thể đã được thôi dùng. Hãy chọn lại trong danh sách.'],
    ['There is no such mark', 'It may have been put out of use. Choose again from the list.'],
  ),
  'mark-unsafe': both(
    [
      'Tệp SVG có phần không được phép',
      'Trong tệp có “{element}”. SVG chỉ được gồm nét và mảng màu trơn: không chữ, màu chuyển dần, mặt cắt, góc bo của nét, ảnh nhúng, liên kết, mã lệnh. Cách dễ nhất: trong phần mềm vẽ, xuất hình thành PNG nền trắng, mỗi cạnh từ 600 đến 2000 điểm, rồi tải tệp PNG ấy.',
    ],
    [
      'The SVG holds something that is not allowed',
      'It has “{element}”. An SVG may hold lines and plain colours only: no text, gradients, clipping, round joins of lines, images, links or scripts. The easiest way out: export the picture from the drawing program as a PNG on white, 600 to 2,000 pixels a side, and upload that.',
    ],
  ),
  'mark-unreadable': both(
    ['Không đọc được hình này', 'Hãy tải lên tệp SVG hoặc PNG mở được bằng trình xem ảnh.'],
    ['This picture cannot be read', 'Upload an SVG or a PNG that opens in a picture viewer.'],
  ),
  'mark-too-large': both(
    [
      'Hình quá lớn hoặc quá nhiều chi tiết',
      'Tệp tối đa 512 KB, hình PNG tối đa 2000 × 2000 điểm, hình SVG tối đa 2000 nét.',
    ],
    [
      'The picture is too large or too detailed',
      'At most 512 KB; a PNG 2,000 × 2,000 pixels; an SVG 2,000 shapes.',
    ],
  ),
  'mark-too-small': both(
    [
      'Hình quá ít điểm',
      'Hình {width} × {height} điểm; mỗi cạnh ít nhất {least} điểm, nên từ 600 trở lên để in cho rõ.',
    ],
    [
      'The picture has too few pixels',
      'It is {width} × {height} pixels; each side needs {least} at least, and 600 or more to print well.',
    ],
  ),
  'mark-too-slim': both(
    [
      'Hình quá dài và hẹp',
      'Hình {width} × {height}: cạnh dài chỉ được gấp {most} lần cạnh ngắn, hẹp hơn thì in lên tem không đọc được. Hãy xếp hình cho gần vuông hơn.',
    ],
    [
      'The picture is too long and narrow',
      'It is {width} × {height}: the longer side may be {most} times the shorter one, for a narrower mark cannot be read on a stamp. Make it more of a square.',
    ],
  ),
  'mark-outside-frame': both(
    [
      'Hình có nét nằm ngoài khung',
      'Một phần hình vượt ra ngoài khung vẽ (viewBox) và sẽ bị cắt khi in. Hãy cho khung vẽ ôm hết hình rồi lưu lại tệp SVG.',
    ],
    [
      'Part of the picture lies outside its frame',
      'Something passes the edge of the drawing (its viewBox) and would be cut in print. Fit the page to the drawing and save the SVG again.',
    ],
  ),
  'mark-without-ink': both(
    [
      'Hình không có nét nào in được',
      'In bằng một màu đen thì chỗ của hình sẽ để trống. Hãy dùng hình có nét đậm hơn trên nền trắng.',
    ],
    [
      'The picture has nothing to print',
      'In black alone its place on every stamp would be empty. Use a picture with darker lines on white.',
    ],
  ),
  'story-claims-star': both(
    [
      'Dòng giới thiệu không được nói về sao hay OCOP',
      'Số sao trên tem chỉ lấy từ quyết định công nhận. Hãy bỏ “{found}” khỏi dòng giới thiệu.',
    ],
    [
      'The story line may not speak of stars or OCOP',
      'The stars on a stamp come from the recognition alone. Take “{found}” out of the line.',
    ],
  ),
  'story-claims-goods': both(
    [
      'Dòng giới thiệu không được bảo đảm cho hàng',
      'Tem chỉ nói con tem do văn phòng phát hành; nó không nói hàng bên trong an toàn, nguyên chất, đạt chuẩn, chữa bệnh hay tốt nhất. Hãy bỏ “{found}”, và kể hàng được làm ra ở đâu, như thế nào.',
    ],
    [
      'The story line may not vouch for the goods',
      'A stamp says only that the office issued it: not that what is inside is safe, pure, up to a standard, healing or the best. Take “{found}” out, and tell where and how the goods were made.',
    ],
  ),
  'story-other-letters': both(
    [
      'Dòng giới thiệu có ký tự không in được',
      'Chỉ dùng chữ tiếng Việt, chữ La-tinh, chữ số và dấu câu thường. Hãy bỏ “{found}” khỏi dòng giới thiệu.',
    ],
    [
      'The story line has a letter that may not stand there',
      'It takes Vietnamese and other Latin letters, digits and plain punctuation. Take “{found}” out of the line.',
    ],
  ),
  'colour-too-pale': both(
    [
      'Màu này quá nhạt trên giấy trắng',
      'Màu {colour} chỉ tương phản {contrast} : 1 với giấy trắng, cần ít nhất {least} : 1 để đọc được. Hãy chọn màu đậm hơn.',
    ],
    [
      'This colour is too pale on white paper',
      '{colour} stands out from white by {contrast} : 1 only, and {least} : 1 is needed to be read. Choose a darker one.',
    ],
  ),
};
