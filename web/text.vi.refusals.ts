import type { RefusalCode } from '#core/refusal';
import type { Said } from './said.ts';
import { portalRefusalsIn } from './text/refusals.ts';

const said = (title: string, detail: string): Said => ({ title, detail });

/** What each refusal says in Vietnamese: which rule, and what to do. `{x}` is a detail of the refusal, `[…{x}…]` a part shown only with it. */
export const refusals = {
  ...portalRefusalsIn('vi'),
  'invalid-input': said(
    'Giá trị không đúng',
    '[“{value}” không dùng được.][ Trường: {field}.] Hãy xem lại và nhập lại.',
  ),
  'invalid-gtin': said(
    'Mã GTIN không đúng',
    'GTIN có 8, 12, 13 hoặc 14 chữ số và chữ số kiểm tra đúng[; đã nhận “{value}”].',
  ),
  'invalid-day': said(
    'Ngày không đúng',
    'Hãy ghi ngày có thật, dạng năm-tháng-ngày như 2026-03-31[; đã nhận “{value}”].',
  ),
  'origin-unknown': said(
    'Địa chỉ chưa thuộc văn phòng này',
    'Tem của văn phòng trỏ về {known}, không phải {origin}. Hãy sửa TEMGOC_ORIGIN; nếu thật sự đổi tên miền, chạy host add {origin} trước.',
  ),
  'expires-before-produced': said(
    'Hạn sử dụng trước ngày sản xuất',
    'Ngày sản xuất {produced}, hạn sử dụng {expires}. Hãy xem lại hai ngày.',
  ),
  'produced-in-future': said(
    'Ngày sản xuất chưa tới',
    'Ngày sản xuất {produced}, hôm nay mới {today}. Hãy xem lại ngày, nhất là năm; lô làm sau này thì tạo khi làm xong.',
  ),
  'invalid-origin': said(
    'Địa chỉ máy chủ không đúng',
    'Chỉ nhận https:// và tên miền viết thường, không cổng, không đường dẫn[; đã nhận “{value}”].',
  ),
  'invalid-stamp-id': said(
    'Mã tem không đúng',
    'Mã tem có 12 chữ số, có thể thêm ký tự kiểm tra[; đã nhận “{value}”]. Hãy xem lại từng nhóm số.',
  ),
  'file-missing': said('Không tìm thấy tệp', '[Không mở được {path}. ]Hãy xem lại tên và thư mục.'),
  'file-too-large': said('Tệp quá lớn', '[Tệp lớn hơn {limit}. ]Hãy chia thành nhiều tệp nhỏ.'),
  'file-not-text': said(
    'Không phải tệp bảng',
    'Chỉ nhận CSV hoặc XLSX. Hãy mở tệp và lưu lại theo một trong hai dạng ấy.',
  ),
  'file-not-utf8': said(
    'Bảng mã không phải UTF-8',
    '[Tệp có lẽ dùng bảng mã {encoding}. ]Hãy lưu lại bằng “CSV UTF-8”.',
  ),
  'file-old-excel': said(
    'Tệp Excel kiểu cũ hoặc có mật khẩu',
    'Không đọc được tệp .xls hay tệp đặt mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu và lưu lại thành .xlsx.',
  ),
  'file-malformed': said(
    'Tệp hỏng hoặc sai dạng',
    'Không đọc được tệp[ ở dòng {row}][ ({reason})]. Hãy mở bằng phần mềm bảng tính và lưu lại.',
  ),
  'file-empty': said('Tệp trống', 'Không có dòng dữ liệu nào dưới dòng tiêu đề.'),
  'sheet-too-large': said(
    'Bảng quá lớn',
    '[Bảng vượt mức {limit}. ]Hãy xóa dòng và cột trống, hoặc chia thành nhiều tệp.',
  ),
  'heading-missing': said('Thiếu cột', '[Không thấy cột “{heading}”. ]Hãy thêm tiêu đề cột ở dòng đầu.'),
  'heading-repeated': said(
    'Cột bị lặp',
    '[Cột {otherColumn} “{other}” và {column} “{heading}” cùng một nghĩa. ]Hãy bỏ bớt một cột hoặc đổi tiêu đề.',
  ),
  'formula-cell': said(
    'Ô chứa công thức',
    '[Ô ở dòng {row}, cột {column} là công thức. ]Hãy dán lại dưới dạng giá trị.',
  ),
  'import-timeout': said(
    'Đọc tệp quá lâu',
    'Tệp đọc mãi không xong nên đã dừng; chưa ghi gì. Hãy chia thành nhiều tệp nhỏ.',
  ),
  'product-not-found': said(
    'Không có sản phẩm này',
    '[Sổ đăng ký không có “{product}”. ]Hãy xem lại mã trong danh sách sản phẩm.',
  ),
  'product-ambiguous': said(
    'Có nhiều sản phẩm trùng tên',
    '[“{product}” khớp với nhiều sản phẩm][: {candidates}]. Hãy dùng mã sản phẩm thay cho tên.',
  ),
  'lot-not-found': said(
    'Không có lô này',
    '[Sản phẩm không có lô “{lot}”. ]Hãy mở lô trước khi phát hành tem.',
  ),
  'lot-exists': said('Lô đã có', '[Sản phẩm đã có lô “{lot}”. ]Hãy dùng lô ấy, hoặc đặt số lô khác.'),
  'lot-of-other-product': said(
    'Lô của sản phẩm khác',
    '[Lô “{lot}” không thuộc sản phẩm “{product}”. ]Mỗi đợt tem chỉ cho một sản phẩm.',
  ),
  'lot-recalled': said(
    'Lô đang bị thu hồi',
    'Tem của lô {lot} đã bị thu hồi vì nguy hiểm trong hàng. Không phát hành thêm tem cho lô này; hàng làm mới thì mở lô mới.',
  ),
  'lot-quantity-exceeded': said(
    'Vượt số lượng của lô',
    '[Xin {quantity} tem, lô “{lot}” chỉ còn được {left}. ]Hãy giảm số tem, hoặc hủy tem in hỏng của lô.',
  ),
  'recognition-not-found': said('Không có công nhận này', 'Hãy xem lại mã công nhận trong hồ sơ sản phẩm.'),
  'recognition-not-in-force': said(
    'Chưa được công nhận vào ngày này',
    '[“{product}” không có công nhận nào có hiệu lực ngày {day}, nên không phát hành tem được. ]Chủ thể hãy hỏi văn phòng OCOP; văn phòng hãy ghi quyết định công nhận trước.',
  ),
  'product-is-service': said('Dịch vụ không dán tem', '[“{product}” là dịch vụ, ]không có hàng để dán tem.'),
  'withdrawal-exists': said(
    'Công nhận đã bị thu hồi từ trước',
    'Mỗi công nhận chỉ bị thu hồi một lần; không có gì thay đổi.',
  ),
  'variant-not-found': said(
    'Không có quy cách này',
    '[Sản phẩm không có quy cách mang GTIN {gtin}. ]Hãy xem lại mã vạch.',
  ),
  'batch-not-found': said('Không có đợt tem này', '[Không có đợt tem “{batch}”. ]Hãy xem lại mã đợt.'),
  'batch-too-large': said(
    'Đợt tem quá lớn',
    '[Xin {quantity} tem, mỗi đợt nhiều nhất {largest}. ]Hãy chia thành nhiều đợt.',
  ),
  'range-outside-batch': said(
    'Khoảng mã nằm ngoài đợt tem',
    '[Đợt này không có con tem “{value}”. ][Ghi số thứ tự từ 1 đến {quantity}, hoặc mã in trên tem. ][Đợt này chỉ có từ {first} đến {last}. ]Hãy xem lại mã đầu và mã cuối.',
  ),
  'range-already-void': said(
    'Tem đã hủy từ trước',
    'Có tem trong khoảng này đã bị hủy[, từ {first} đến {last}]; không có gì thay đổi.',
  ),
  'stamp-not-found': said('Không có tem này', '[Không đợt tem nào có mã {id}. ]Hãy xem lại từng nhóm số.'),
  'key-missing': said(
    'Chưa có khóa ký',
    'Hãy tạo khóa bằng lệnh init hoặc key rotate trước khi phát hành tem.',
  ),
  'key-not-found': said('Không có khóa này', '[Không có khóa số {key}. ]Hãy xem danh sách khóa.'),
  'key-retired': said(
    'Khóa đã nghỉ',
    '[Khóa số {key} không ký tem mới nữa. ]Tem cũ vẫn kiểm tra được; hãy dùng khóa đang hoạt động.',
  ),
  'key-compromised': said(
    'Khóa đã bị lộ',
    '[Khóa số {key} đã được báo lộ, không ký được nữa. ]Hãy tạo khóa mới.',
  ),
  'high-water-missing': said(
    'Thiếu tệp ghi số tem đã cấp',
    'Không có {path}, hoặc tệp không ghi gì về khóa {key}: không biết số nào đã in ra giấy. Hãy trả tệp về chỗ cũ, hoặc chạy key rotate để phát hành bằng khóa mới.',
  ),
  'key-exhausted': said(
    'Khóa đã hết số',
    '[Khóa số {key} không còn đủ số cho đợt tem này. ]Hãy tạo khóa mới.',
  ),
  'keys-malformed': said(
    'Bộ khóa công khai sai dạng',
    'Tệp không phải bộ khóa JWKS của hệ thống này[ ({reason})]. Hãy tải lại từ /.well-known/jwks.json.',
  ),
  'secret-missing': said(
    'Thiếu bí mật của kho khóa',
    'Hãy đặt TEMGOC_SECRET hoặc TEMGOC_SECRET_FILE[ (không đọc được {path})]. Không có nó thì không ký được; kiểm tra tem vẫn được.',
  ),
  'secret-wrong': said(
    'Bí mật của kho khóa không đúng',
    'Không mở được khóa[ số {key}]. Hãy dùng đúng bí mật khi tạo khóa; hệ thống không đoán.',
  ),
  'port-taken': said(
    'Cổng đang có chương trình khác dùng',
    'Không mở được cổng {port}. Hãy dừng chương trình kia, hoặc chọn cổng khác: PORT=8081 npm start, hay --port 8081.',
  ),
  'secret-too-short': said(
    'Bí mật quá ngắn',
    'Bí mật của kho khóa cần ít nhất {shortest} ký tự. Hãy đặt một chuỗi ngẫu nhiên dài hơn.',
  ),
  'clock-behind': said(
    'Đồng hồ máy chạy lùi',
    'Giờ máy sớm hơn việc đã ghi lần cuối. Hãy chỉnh lại đồng hồ rồi làm lại. Nếu giờ máy bây giờ mới đúng, người quản trị máy xác nhận: npm run temgoc -- clock confirm',
  ),
  'clock-jumped': said(
    'Đồng hồ máy nhảy vọt',
    'Giờ máy nhảy hơn một ngày kể từ lần máy chủ xem giờ cuối, nên chưa phát hành tem. Hãy xem lại đồng hồ; nếu đúng (máy đã tắt lâu ngày), người quản trị máy xác nhận: npm run temgoc -- clock confirm',
  ),
  'stock-unknown': said(
    'Không có mẫu giấy này',
    '[Không biết mẫu giấy “{stock}”.][ Chỗ sai: {part}.][ Chồng lên nhau hoặc vượt khổ giấy {by} mm.][ Ít nhất {least} mm.][ Nhiều nhất {most} mm.][ Nhãn tràn mép phải {right} mm.][ Nhãn tràn mép dưới {bottom} mm.][ Chỉ đủ chỗ cho {labels} nhãn.] Hãy chọn mẫu có sẵn[ ({known})], hoặc nhập kích thước.',
  ),
  'stock-too-small': said(
    'Giấy quá nhỏ cho tem này',
    'Nhãn này không đủ chỗ cho mã QR, mã tem và sao[; nhãn {width} × {height} mm là đủ]. Hãy chọn giấy lớn hơn[: {papers}][. Hoặc in trên nhãn này bằng máy in {finer} dpi][. Hoặc in tem cỡ nhỏ: nhãn {miniWidth} × {miniHeight} mm là đủ].',
  ),
  'stamp-too-large': said(
    'Địa chỉ tem quá dài',
    'Địa chỉ không vừa một mã QR[ phiên bản {version}]. Hãy dùng tên miền ngắn hơn.',
  ),
  'start-label-outside-sheet': said(
    'Nhãn bắt đầu nằm ngoài tờ',
    '[Tờ chỉ có {labels} nhãn. ]Hãy chọn số nhỏ hơn.',
  ),
  'dpi-out-of-range': said(
    'Độ phân giải không hợp',
    '[Không máy in nào có {dpi} dpi. ][Hãy chọn một trong các số {known}. ]Xem sách hướng dẫn của máy in.',
  ),
  'output-is-ours': said('Tệp này của chính sổ đăng ký', 'Không ghi đè lên {path}. Hãy chọn tên tệp khác.'),
  'output-not-writable': said(
    'Không ghi được tệp',
    '[Không ghi được {path}. ]Hãy xem lại thư mục và quyền ghi.',
  ),
  interrupted: said('Đã dừng giữa chừng', 'Việc bị dừng; không để lại tệp dở dang. Hãy chạy lại.'),
  'database-missing': said('Chưa có cơ sở dữ liệu', '[Không thấy {path}. ]Hãy chạy lệnh init trước.'),
  'database-foreign': said(
    'Không phải cơ sở dữ liệu của Temgốc',
    '[Tệp {path} là của phần mềm khác. ]Không có gì bị thay đổi.',
  ),
  'database-newer': said(
    'Cơ sở dữ liệu của bản mới hơn',
    '[Dữ liệu ở bậc {version}, phần mềm này chỉ biết đến bậc {known}. ]Hãy dùng bản phần mềm mới.',
  ),
  'database-corrupt': said(
    'Cơ sở dữ liệu bị hỏng',
    'Không đọc được dữ liệu[ ở {path}]. Đừng ghi thêm; hãy khôi phục từ bản sao lưu.',
  ),
  'database-busy': said('Hệ thống đang bận', 'Việc khác đang ghi dữ liệu. Hãy thử lại sau giây lát.'),
  'storage-full': said(
    'Hết chỗ chứa',
    'Đĩa đã đầy nên chưa ghi được; việc đã ghi trước đó vẫn còn. Hãy giải phóng đĩa rồi làm lại.',
  ),
  conflict: said('Người khác vừa thay đổi', 'Dữ liệu đã đổi trong lúc bạn làm. Hãy xem lại rồi làm lại.'),
  'not-found': said('Không có trang này', 'Địa chỉ này không phải tem, cũng không phải trang nào ở đây.'),
  'method-not-allowed': said('Không dùng được cách gọi này', 'Địa chỉ này chỉ để đọc[: {allow}].'),
  'body-too-large': said('Nội dung gửi lên quá lớn', '[Nhiều nhất {limit} byte. ]Hãy gửi ít hơn.'),
  'uri-too-long': said(
    'Địa chỉ quá dài',
    '[Địa chỉ dài nhất {limit} ký tự. ]Nếu bạn quét tem, hãy quét lại.',
  ),
  'too-many-guesses': said(
    'Quá nhiều mã sai',
    'Từ mạng này đã gửi quá nhiều mã tem cỡ nhỏ hoặc mã PIN không đúng. Hãy chờ mười phút rồi thử lại, hoặc dùng mạng khác.',
  ),
  'too-busy': said('Hệ thống đang bận', 'Đang có quá nhiều yêu cầu. Hãy thử lại sau ít phút.'),
  unexpected: said(
    'Hệ thống gặp trục trặc',
    'Lỗi của chúng tôi, không phải của bạn[; mã sự cố {incident}]. Hãy thử lại sau ít phút.',
  ),
} satisfies Record<RefusalCode, Said>;
