import { pairs } from './pairs.ts';

/** What choosing how stamps are printed says: into what, on which paper, how they look. */
export const printsText = pairs({
  what: ['1. In ra đâu', '1. Printed on what'],
  format: ['Kiểu tệp', 'Kind of file'],
  formats: {
    pdf: ['PDF: máy in thường, mọi loại giấy', 'PDF: any printer, any paper'],
    zpl: ['ZPL: máy in nhiệt hiểu ngôn ngữ ZPL', 'ZPL: thermal printers that speak ZPL'],
    tspl: ['TSPL: máy in nhiệt hiểu ngôn ngữ TSPL', 'TSPL: thermal printers that speak TSPL'],
    png: ['PNG: mỗi hàng nhãn một ảnh (zip)', 'PNG: a picture of each row of labels (zip)'],
    svg: ['SVG: mỗi tem một tệp cho nhà in (zip)', 'SVG: a file for each stamp, for a print house (zip)'],
    csv: [
      'CSV: mã và địa chỉ từng tem cho nhà in',
      'CSV: each stamp’s number and address, for a print house',
    ],
    ndjson: ['NDJSON: như CSV, cho phần mềm nhà in', 'NDJSON: as CSV, for a print house’s software'],
  },
  short: {
    pdf: ['PDF', 'PDF'],
    zpl: ['ZPL', 'ZPL'],
    tspl: ['TSPL', 'TSPL'],
    png: ['ảnh PNG', 'PNG pictures'],
    svg: ['SVG cho nhà in', 'SVG for a print house'],
    csv: ['CSV', 'CSV'],
    ndjson: ['NDJSON', 'NDJSON'],
  },
  formatHint: [
    'ZPL, TSPL và PNG cần một cuộn nhãn. Xem tên ngôn ngữ trong sách của máy in; không rõ thì chọn PDF.',
    'ZPL, TSPL and PNG need a label roll. The printer’s manual names its language; when in doubt take PDF.',
  ],
  paperTitle: ['2. Giấy và máy in', '2. Paper and printer'],
  groups: {
    sheet: ['Tờ nhãn', 'Label sheets'],
    plain: ['Giấy A4 thường, cắt tay', 'Plain A4, cut by hand'],
    roll: ['Cuộn nhãn', 'Label rolls'],
  },
  lookTitle: ['3. Tem trông thế nào', '3. How stamps look'],
  marks: ['Hình dấu và dòng giới thiệu', 'Marks and story line'],
  marksOn: ['Có, như đã lưu', 'Yes, as kept'],
  marksOff: ['Không', 'No'],
  colours: ['Màu', 'Colour'],
  coloursUsual: ['Như đã lưu', 'As kept'],
  black: ['Chỉ đen', 'Black only'],
  two: [
    'Hai màu của văn phòng; mã QR luôn đen trên trắng',
    'The office’s two colours; the QR always black on white',
  ],
  surface: ['Tem dán lên', 'Stamps go on'],
  flat: ['Mặt phẳng: hộp, túi', 'Something flat: boxes, bags'],
  curved: ['Mặt cong: hũ, chai, lọ', 'Something round: jars, bottles'],
  surfaceHint: [
    'Trên mặt cong, mã QR có thêm ô định vị và phần dự phòng, để máy vẫn đọc được khi tem bị uốn.',
    'On something round the QR gets more alignment patterns and more to spare, so that a phone reads it round the bend.',
  ],
  bleed: ['Tràn lề cho nhà in', 'Bleed for print houses'],
  bleedNone: ['Không', 'None'],
  bleedMm: ['{mm} mm, có dấu xén', '{mm} mm, with crop marks'],
  rendering: ['Mã QR trong PDF', 'The QR in the PDF'],
  mask: ['Ảnh 1 bit, ô khớp điểm in (nên dùng)', 'A 1-bit image on the printer’s dots (usual)'],
  vector: ['Đường nét, nếu trình xem làm mờ ảnh', 'Paths, where a viewer blurs images'],
  more: ['Chọn thêm', 'More choices'],
  editLook: ['Sửa hình dấu và dòng giới thiệu', 'Change marks and story line'],
  part: ['Phần', 'Part'],
  partValue: ['Phần {part}: tem {first} đến {last}', 'Part {part}: stamps {first} to {last}'],
  partHint: [
    'Mỗi tệp nhiều nhất {most} tem. Tạo từng phần; phần đã tạo vẫn ở đó.',
    'A file holds at most {most} stamps. Make part after part; what is made stays.',
  ],
  range: ['Chỉ in một phần của đợt', 'Print only some of the batch'],
  rangeHint: [
    'Tờ bị kẹt, nhãn hỏng: chỉ in lại những con ấy. Ghi số thứ tự của con tem trong đợt, từ 1 đến {quantity}, hoặc mã in trên tem; để trống là in cả đợt.',
    'A sheet jammed, labels spoiled: print just those again. Write a stamp’s place in the batch, from 1 to {quantity}, or the ID printed on it; left empty, all are printed.',
  ],
  ends: {
    from: ['Từ con tem', 'From stamp'],
    to: ['Đến con tem', 'To stamp'],
    count: ['Hoặc bao nhiêu tem', 'Or how many stamps'],
  },
  rangeTold: [
    'Con tem thứ {from} đến thứ {to}, mã {first} đến {last}: {stamps} tem.',
    'Stamps {from} to {to}, IDs {first} to {last}: {stamps} stamps.',
  ],
  ids: ['Mã tem', 'Stamp IDs'],
  places: ['Con tem trong đợt', 'Stamps of the batch'],
  placesAll: ['cả đợt', 'all of them'],
  placesValue: ['thứ {from} đến {to}', '{from} to {to}'],
  partOfBatch: ['con tem {from} đến {to}', 'stamps {from} to {to}'],
  voids: [
    '{stamps} tem định in đã bị hủy: {ranges}. Ai quét cũng đọc “Tem đã bị hủy”. Hãy bỏ những con ấy sau khi in, hoặc chỉ in phần còn lại.',
    '{stamps} stamps to be printed are void: {ranges}. Whoever scans one reads so. Throw those away once printed, or print only the others.',
  ],
  moreRanges: ['và {more} khoảng nữa', 'and {more} more ranges'],
  preview: ['4. Xem trước', '4. Preview'],
  previewNone: [
    'Tệp {format} có mã, địa chỉ và chỗ của từng tem trên giấy đã chọn (tờ, hàng, cột), không có hình tem: nhà in tự vẽ, và tự xếp nếu họ dùng giấy khác.',
    'A {format} holds each stamp’s number, address and place on the paper chosen (sheet, row, column), and no picture: the print house draws the stamps, and places them anew on paper of its own.',
  ],
  windowless: [
    'Tem này không có ô cào: mã PIN nằm trên nhãn riêng. Muốn có ô cào trên tem, hãy chọn giấy lớn hơn.',
    'This stamp has no scratch window: PINs stand on labels of their own. For a window on the stamp choose larger paper.',
  ],
  send: ['Tạo tệp {format}', 'Make the {format} file'],
  controlSheet: ['Phiếu kiểm đếm (PDF)', 'Control sheet (PDF)'],
  toldCount: ['Ghi số nhà in báo', 'Put down the print house’s count'],
  printedBefore: [
    'Đây là in lại: {stamps} tem này đã có tệp in lúc {at} ({paper}). In thêm là có hai con tem cùng mã: chỉ in khi đã bỏ tờ cũ.',
    'This is a reprint: a file of {stamps} of these stamps was made {at} ({paper}). Printed again there are two stamps of one ID: print only once the old sheets are gone.',
  ],
  download: ['Tải tệp {format}', 'Download the {format} file'],
  checkRuler: [
    'Đo thước 50 mm ở lề tờ đầu tiên trước khi in hết.',
    'Measure the 50 mm ruler in the first sheet’s margin before printing the rest.',
  ],
  checkLabel: [
    'In thử tờ đầu tiên rồi đo bề ngang một tem: phải đúng {mm} mm.',
    'Print the first sheet and measure across one stamp: it must be {mm} mm.',
  ],
  howTo: {
    pdf: [
      'In ở “kích thước thật” (100 %), không “vừa trang”.',
      'Print at actual size (100 %), never fit to page.',
    ],
    zpl: [
      'Gửi thẳng tệp tới máy in (cổng 9100 hoặc công cụ gửi tệp của máy); không mở bằng trình xem. Thử vài nhãn đầu.',
      'Send the file straight to the printer (port 9100 or its own tool), not through a viewer. Try the first labels.',
    ],
    tspl: [
      'Gửi thẳng tệp tới máy in bằng công cụ của máy; không mở bằng trình xem. Thử vài nhãn đầu.',
      'Send the file straight to the printer with its own tool, not through a viewer. Try the first labels.',
    ],
    png: [
      'Mỗi ảnh là một hàng nhãn đúng từng điểm in: in ở 100 %, không co giãn.',
      'Each picture is a row of labels dot by dot: print at 100 %, never scaled.',
    ],
    svg: [
      'Gửi nhà in cả tệp zip và phiếu kiểm đếm; nhận lại số đã in để đối chiếu.',
      'Give the print house the zip and the control sheet; take back their count and compare.',
    ],
    csv: [
      'Gửi nhà in tệp này và phiếu kiểm đếm; nhận lại số đã in để đối chiếu.',
      'Give the print house this file and the control sheet; take back their count and compare.',
    ],
    ndjson: [
      'Gửi nhà in tệp này và phiếu kiểm đếm; nhận lại số đã in để đối chiếu.',
      'Give the print house this file and the control sheet; take back their count and compare.',
    ],
  },
});
