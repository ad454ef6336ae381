import { pairs } from './pairs.ts';

/** What the pages of printers and of own paper say. */
export const printersText = pairs({
  title: ['Máy in', 'Printers'],
  lead: [
    'In trang thử, đo bốn số, lưu lại: lần in sau tem nằm đúng nhãn.',
    'Print the test page, measure four lengths, save them: stamps then meet their labels.',
  ],
  mine: ['Máy in đã căn chỉnh', 'Measured printers'],
  none: [
    'Chưa có máy in nào. In trang thử bên dưới rồi nhập số đo.',
    'None yet. Print the test page below and type in what you measure.',
  ],
  name: ['Tên máy in', 'Name of the printer'],
  nameHint: [
    'Ví dụ “Máy in ở kho”. Trùng tên cũ thì đo lại máy ấy.',
    'Such as “Printer in the store”. An old name measures that printer anew.',
  ],
  producer: ['Chủ thể', 'Producer'],
  dpi: ['Độ phân giải (dpi)', 'Resolution (dpi)'],
  language: ['Máy in nhận', 'What it is fed with'],
  languageHint: [
    'Máy in nhiệt in cuộn nhãn thường nhận lệnh ZPL hoặc TSPL; xem trong sách hướng dẫn. Không rõ thì chọn PDF.',
    'Thermal printers of label rolls mostly take ZPL or TSPL commands; the manual says which. If in doubt, choose PDF.',
  ],
  languages: {
    pdf: ['PDF (máy in thường)', 'PDF (ordinary printer)'],
    zpl: ['ZPL (máy in nhiệt)', 'ZPL (thermal printer)'],
    tspl: ['TSPL (máy in nhiệt)', 'TSPL (thermal printer)'],
  },
  miss: ['Lệch', 'Off by'],
  missValue: [
    '{x} mm ngang, {y} mm dọc; co giãn {sx} × {sy}',
    '{x} mm across, {y} mm down; scale {sx} × {sy}',
  ],
  ownGrid: ['Trang thử của máy này', 'This printer’s test page'],
  testPage: ['Trang thử', 'Test page'],
  step1: ['1. In trang thử', '1. Print a test page'],
  stock: ['Mẫu giấy', 'Paper'],
  choose: ['Chọn giấy này', 'Use this paper'],
  grid: ['Tải trang thử (PDF)', 'Test page (PDF)'],
  gridNote: [
    'In cỡ 100 %, không chọn “vừa trang”. In lên giấy thường, đặt chồng lên tờ tem và soi ra ánh sáng.',
    'Print at 100 %, not “fit to page”, on plain paper; lay it on the label sheet and hold both to the light.',
  ],
  gridNoteRoll: [
    'In thẳng lên cuộn nhãn, cỡ 100 %, không chọn “vừa trang”: các dấu cộng phải trùng góc nhãn.',
    'Print on the roll itself at 100 %, not “fit to page”: the crosses must meet the labels’ corners.',
  ],
  labelNote: [
    'Máy in nhiệt nhận ZPL hoặc TSPL: tải nhãn thử, gửi nguyên tệp ra máy in. Bốn số đo cũng như trên trang PDF.',
    'For thermal printers that take ZPL or TSPL: send the test label to the printer as it is. Its four lengths are those of the PDF.',
  ],
  labelFormat: ['Loại tệp', 'Kind of file'],
  labelFormats: {
    zpl: ['ZPL', 'ZPL'],
    tspl: ['TSPL', 'TSPL'],
    png: ['PNG (ảnh một hàng nhãn)', 'PNG (a picture of one row)'],
  },
  label: ['Tải nhãn thử', 'Test label'],
  step2: ['2. Đo và nhập', '2. Measure and type in'],
  meant: ['Đúng là {mm} mm.', 'Meant: {mm} mm.'],
  left: ['Từ mép trái tờ giấy đến điểm A (mm)', 'Left edge of the paper to point A (mm)'],
  top: ['Từ mép trên đến điểm A (mm)', 'Upper edge to point A (mm)'],
  across: ['Thước ngang dài (mm)', 'Length of the ruler across (mm)'],
  down: ['Thước dọc dài (mm)', 'Length of the ruler down (mm)'],
  save: ['Lưu máy in', 'Save the printer'],
  stockTitle: ['Giấy của tôi', 'My own paper'],
  stockLead: [
    'Đo một tờ tem bằng thước rồi nhập; hình bên dưới vẽ đúng theo số đã nhập.',
    'Measure a sheet with a ruler; the picture below is drawn from what you type.',
  ],
  stockUp: ['Đặt tem', 'Order stamps'],
  stockName: ['Tên giấy', 'Name of the paper'],
  stockNameHint: [
    'Ví dụ “Cuộn nhiệt 3 tem”. Trùng tên cũ thì sửa giấy ấy.',
    'Such as “Thermal roll, 3 across”. An old name changes that paper.',
  ],
  kind: ['Loại giấy', 'Kind of paper'],
  kinds: {
    sheet: ['Tờ nhãn bế sẵn', 'Label sheet, cut already'],
    plain: ['Giấy thường, cắt tay', 'Plain paper, cut by hand'],
    roll: ['Cuộn nhãn', 'Label roll'],
  },
  kindNotes: {
    sheet: [
      'Nhập các số đo của tờ nhãn; bỏ trống khe nếu các nhãn sát nhau, góc nếu góc vuông.',
      'Type in the measures of the sheet; leave gaps empty where labels touch, the corner where it is square.',
    ],
    plain: [
      'Nhập khổ giấy và cỡ tem: phần mềm tự xếp dày nhất, chừa lề trắng của máy in và vẽ vạch cắt.',
      'Type in the paper and the stamp: as many as fit are laid out, clear of the printer’s white rim, with cut lines.',
    ],
    roll: [
      'Một hàng nhãn là một trang. Đo khe bằng thước, rồi in thử trước khi in thật.',
      'A row of labels is a page. Measure the gaps with a ruler, and make a test print first.',
    ],
  },
  kindChange: ['Đổi loại giấy', 'Change the kind'],
  pageWidth: ['Tờ giấy rộng (mm)', 'Width of the sheet (mm)'],
  pageHeight: ['Tờ giấy cao (mm)', 'Height of the sheet (mm)'],
  labelWidth: ['Một nhãn rộng (mm)', 'Width of a label (mm)'],
  labelHeight: ['Một nhãn cao (mm)', 'Height of a label (mm)'],
  columns: ['Số nhãn một hàng', 'Labels across'],
  rows: ['Số hàng', 'Labels down'],
  marginLeft: ['Từ mép trái đến nhãn đầu (mm)', 'Left edge to the first label (mm)'],
  marginTop: ['Từ mép trên đến nhãn đầu (mm)', 'Upper edge to the first label (mm)'],
  stepRight: [
    'Từ cạnh trái nhãn này đến cạnh trái nhãn kề bên (mm)',
    'Left side of a label to the left side of the next (mm)',
  ],
  stepDown: [
    'Từ cạnh trên nhãn này đến cạnh trên nhãn dưới (mm)',
    'Upper side of a label to that of the one below (mm)',
  ],
  steps: ['Đo bước thay cho khe', 'Measure the step instead of the gap'],
  stepHint: [
    'Nhập bước thì bỏ trống khe: bước là một nhãn cộng với khe bên cạnh.',
    'With a step leave the gap empty: the step is a label and the gap beside it.',
  ],
  gapRight: ['Khe giữa hai nhãn kề nhau (mm)', 'Gap between labels across (mm)'],
  gapDown: ['Khe giữa hai hàng (mm)', 'Gap between rows (mm)'],
  marginRoll: ['Từ mép trái dải giấy đến nhãn đầu (mm)', 'Left edge of the liner to the first label (mm)'],
  corner: ['Bán kính góc bo (mm)', 'Radius of the corners (mm)'],
  see: ['Xem hình', 'See it'],
  previewTitle: ['Tờ giấy theo số đo', 'The sheet as measured'],
  previewEmpty: [
    'Nhập kích thước nhãn, số cột và số hàng để xem hình.',
    'Type the label’s measures and how many there are to see it.',
  ],
  picture: ['{labels} nhãn, {columns} × {rows}', '{labels} labels, {columns} × {rows}'],
  wrongMeasures: {
    page: ['Khổ giấy mỗi cạnh từ 10 đến 1300 mm.', 'Paper is 10 to 1300 mm a side.'],
    label: [
      'Nhãn mỗi cạnh ít nhất 5 mm và không lớn hơn giấy.',
      'A label is 5 mm a side at least, and no larger than the paper.',
    ],
    grid: ['Số cột và số hàng từ 1 đến 100.', 'Columns and rows are 1 to 100.'],
    margin: ['Lề cộng với nhãn đã vượt khổ giấy.', 'The margin and a label pass the edge of the paper.'],
    pitch: [
      'Các nhãn chồng lên nhau: bước phải bằng nhãn hoặc lớn hơn.',
      'The labels overlap: the step is as large as the label, or larger.',
    ],
    gap: ['Chỉ nhập khe hoặc bước, không nhập cả hai.', 'Type in the gap or the step, not both.'],
    corner: [
      'Bán kính góc không quá nửa cạnh ngắn của nhãn.',
      'The radius is half of the label’s shorter side at most.',
    ],
    plain: [
      'Tờ giấy này không đủ chỗ cho một con tem như thế (máy in chừa trắng 4,2 mm mỗi mép), hoặc tem nhỏ hơn 5 mm.',
      'That paper has no room for one such stamp (printers leave 4.2 mm white on each side), or the stamp is under 5 mm.',
    ],
    right: [
      'Nhãn tràn mép phải {mm} mm: bớt số cột hoặc bề rộng.',
      'The labels pass the right edge by {mm} mm: fewer columns, or narrower labels.',
    ],
    bottom: [
      'Nhãn tràn mép dưới {mm} mm: bớt số hàng hoặc chiều cao.',
      'The labels pass the bottom by {mm} mm: fewer rows, or lower labels.',
    ],
  },
  previewMend: ['Sửa ô đang báo lỗi để xem hình.', 'Mend the field marked above to see the sheet.'],
  stockSave: ['Lưu giấy này', 'Save this paper'],
});
