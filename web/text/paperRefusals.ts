import { both } from './both.ts';

/** What refusals about paper, printers and prints say. */
export const paperRefusals = {
  'label-off-page': both(
    [
      'Nhãn bị đẩy ra ngoài tờ giấy',
      'Với độ lệch đã nhập, phần in của nhãn số {label} vượt phần giấy máy in in được {by} mm. Hãy in lại trang thử rồi đo lại, hoặc chọn giấy có lề rộng hơn.',
    ],
    [
      'A label would be pushed off the page',
      'With the offset given, what is printed of label {label} passes what the printer can ink by {by} mm. Print the test page again and measure anew, or choose paper with wider margins.',
    ],
  ),
  'calibration-too-far': both(
    [
      'Không máy in nào lệch nhiều đến thế',
      'Bù được nhiều nhất 5 % và 20 mm[; đo được {measured} mm, in đúng thì là {meant} mm]. Có lẽ trang đã bị co giãn cho “vừa trang giấy”: hãy in lại trang thử ở đúng 100 % rồi đo lại.',
    ],
    [
      'No printer misses by that much',
      'At most 5 % and 20 mm can be made good[; {measured} mm was measured where {meant} mm was meant]. The page was probably scaled to “fit to page”: print the test page again at exactly 100 % and measure anew.',
    ],
  ),
  'printer-dpi-differs': both(
    [
      'Máy in có độ phân giải khác với đã chọn',
      'Thước trên trang thử dài sai đúng như khi máy in đang in ở {found} dpi, không phải {dpi} dpi. Hãy chọn {found} dpi cho máy in này và trong phần cài đặt máy in, in lại trang thử cỡ 100 % rồi đo lại.',
    ],
    [
      'The printer has another resolution than was chosen',
      'The rulers on the test page are off just as if the printer printed at {found} dpi, not {dpi} dpi. Choose {found} dpi for this printer, here and in its driver, print the test page again at 100 % and measure anew.',
    ],
  ),
  'format-not-for-stock': both(
    [
      'Kiểu tệp này cần một cuộn nhãn',
      'ZPL, TSPL và PNG dành cho máy in nhiệt dùng cuộn nhãn. Hãy chọn một cuộn nhãn, hoặc in ra PDF.',
    ],
    [
      'This kind of file needs a label roll',
      'ZPL, TSPL and PNG are for thermal printers with label rolls. Choose a roll, or print to PDF.',
    ],
  ),
  'dpi-not-for-format': both(
    [
      'Không máy in nhiệt nào có độ phân giải ấy',
      '{dpi} dpi không phải của máy in nhiệt. Hãy chọn đúng độ phân giải của máy: {known} dpi.',
    ],
    [
      'No thermal printer has that resolution',
      '{dpi} dpi is none of a thermal printer. Choose the printer’s own resolution: {known} dpi.',
    ],
  ),
  'format-not-for-printer': both(
    [
      'Máy in này không nhận kiểu tệp ấy',
      'Máy in đã chọn được đo với kiểu tệp khác. Hãy chọn máy in khác, “Chưa căn chỉnh”, hoặc kiểu tệp của máy ấy.',
    ],
    [
      'That printer does not take this kind of file',
      'The printer was measured with another kind of file. Choose another printer, “Not measured”, or its own kind of file.',
    ],
  ),
  'option-not-for-format': both(
    [
      'Kiểu tệp này không có lựa chọn ấy',
      '[Tệp {format} không in được “{field}” khác thường. ]Hãy để như thường, hoặc in ra PDF.',
    ],
    [
      'This kind of file has no such choice',
      '[A file as {format} can have no “{field}” but the usual. ]Leave it as usual, or print to PDF.',
    ],
  ),
  'folder-of-other-print': both(
    [
      'Thư mục đang giữ tệp của lần xuất khác',
      '{path} là bảng kê của một lần xuất khác: tên tệp trùng nhau. Hãy xuất vào thư mục mới, hoặc tự chuyển tệp cũ đi.',
    ],
    [
      'The folder holds the files of another export',
      '{path} is the manifest of another export, whose files have the same names. Use a new folder, or move the old files away yourself.',
    ],
  ),
  'stock-name-taken': both(
    [
      'Đã có giấy tên này với số đo khác',
      'Giấy “{name}” đang có số đo khác. Đặt tên khác, hoặc đánh dấu “Thay số đo của giấy ấy” rồi lưu lại.',
    ],
    [
      'There is a paper of that name with other measures',
      '“{name}” has other measures. Choose another name, or tick “Replace that paper’s measures” and save again.',
    ],
  ),
  'range-backwards': both(
    [
      'Con tem cuối đứng trước con tem đầu',
      'Từ con tem thứ {from} thì con tem cuối là một số từ {from} đến {quantity}, không phải {to}.',
    ],
    [
      'The last stamp comes before the first',
      'From stamp {from} on the last one is a number from {from} to {quantity}, not {to}.',
    ],
  ),
  'range-too-long': both(
    [
      'Đợt không có chừng ấy tem',
      '[“{value}” không dùng được. ]Từ con tem thứ {from}, ghi số tem từ 1 đến {most}.',
    ],
    [
      'The batch has not so many stamps',
      '[“{value}” cannot be used. ]From stamp {from} on write how many, from 1 to {most}.',
    ],
  ),
  'range-ends-differ': both(
    [
      'Con tem cuối và số tem không khớp nhau',
      'Từ con tem thứ {from} đến con tem thứ {to} là {stamps} tem, không phải {count}. Hãy để trống một trong hai ô.',
    ],
    [
      'The last stamp and the number of stamps disagree',
      'From stamp {from} to stamp {to} there are {stamps}, not {count}. Leave one of the two empty.',
    ],
  ),
  'range-all-void': both(
    [
      'Tem định in đều đã bị hủy',
      'Cả {count} tem định in đều đã hủy: ai quét cũng đọc “Tem đã bị hủy”. Hãy in phần khác của đợt, hoặc đặt đợt tem mới.',
    ],
    [
      'All stamps to be printed are void',
      'All {count} of them are void: whoever scans one reads so. Print another part of the batch, or order a new one.',
    ],
  ),
  'print-not-kept': both(
    [
      'Lần in này không in lại y nguyên được',
      'Sổ không giữ đủ lựa chọn của lần in này. Hãy in đợt tem như một lần in mới.',
    ],
    [
      'This print cannot be made again as it was',
      'The register did not keep all that was chosen for it. Print the batch anew.',
    ],
  ),
  'print-not-found': both(
    ['Không tìm thấy lần in này', 'Hãy mở lại từ trang của đợt tem.'],
    ['There is no such print', 'Open it again from the page of its batch.'],
  ),
  'count-differs': both(
    [
      'Số này khác với lần in',
      '[Thừa {surplus} tem.][Thiếu {missing} tem.] Số ghi vào sổ thì không xóa được, chỉ ghi thêm số mới. Đúng thế thì đánh dấu ô xác nhận rồi gửi lại.',
    ],
    [
      'That is not what this print has',
      '[{surplus} stamps too many.][{missing} stamps too few.] What is put down cannot be taken away, only followed by another count. If it is right, tick the box and send again.',
    ],
  ),
  'count-unlikely': both(
    [
      'Số này không thể đúng',
      'Lần in có {made} tem, nhà in không thể in tới {counted}. Hãy hỏi lại; nhiều nhất ghi được {most}.',
    ],
    [
      'That number cannot be right',
      'This print has {made} stamps; nobody prints {counted} of it. Ask again; at most {most} can be put down.',
    ],
  ),
  'manifest-unreadable': both(
    [
      'Không đọc được bảng kê',
      '{path} không phải bảng kê do phần mềm ghi, hoặc đã bị sửa. Hãy lấy lại từ nơi xuất tệp.',
    ],
    [
      'The manifest cannot be read',
      '{path} is no manifest as this program writes them, or was changed. Get it again from where the files were exported.',
    ],
  ),
};
