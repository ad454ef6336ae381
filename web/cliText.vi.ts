import type { RecognitionStatus } from '#core/recognition';

const status: Record<RecognitionStatus | 'incomplete', string> = {
  'in-force': 'còn hiệu lực',
  ending: 'sắp hết hạn',
  lapsed: 'hết hiệu lực',
  withdrawn: 'bị thu hồi',
  superseded: 'đã thay thế',
  pending: 'chưa hiệu lực',
  incomplete: 'chưa đủ hồ sơ',
};

/** The command line in Vietnamese; `{x}` is a value. */
export const cliVi = {
  status,
  missing: 'còn thiếu',
  hostHead: 'Dạng tem     QR (ECC M)   ô vuông   khổ in gồm lề trắng (ô 0,423 mm)   nhỏ nhất (ô 0,339 mm)',
  hostLine: '{form}   {version}   {modules} × {modules}   {mm} mm   {smallest} mm',
  lotOpened: 'Đã mở lô {number} ({id}), {quantity} đơn vị.',
  batchIssued: 'Đã phát hành đợt {batch}: {quantity} tem, từ {first} đến {last}.',
  serialsSkipped:
    'Chú ý: đã bỏ qua {skipped} số, vì có thể đã in trước khi cơ sở dữ liệu được khôi phục từ bản sao lưu.',
  gridPrinted: 'Trang thử máy in: {file}. In cỡ 100 %, đo theo lời trên trang.',
  testLabelPrinted:
    'Nhãn thử cho máy in nhiệt: {file}. Gửi nguyên tệp ra máy in, rồi đo điểm A và hai thước.',
  batchPrinted: 'Đã ghi {stamps} tem, {pages} trang: {file}',
  batchPrintedParts: 'Đã ghi đủ {stamps} tem, {pages} trang, trong các tệp trên.',
  partPrinted: 'Phần {part}: {stamps} tem, {pages} trang: {file} (lần in {print})',
  partKept: 'Phần {part}: đã có sẵn, giữ nguyên: {file} (lần in {print})',
  printKept: 'Lần in trong sổ: {print}; in lại y nguyên: batch print --again {print} --out TỆP',
  printedSame: 'Giống từng byte với lần in {print}.',
  printedOther: 'Lưu ý: không giống lần in {print}: chữ trong sổ, hoặc phần mềm, đã khác từ đó.',
  shortened: 'Rút gọn cho vừa ô ({field}): “{whole}” in thành “{printed}”.',
  leftOut: 'Không đủ chỗ, bỏ {field}: “{whole}”.',
  fields: {
    productName: 'tên sản phẩm',
    producerName: 'tên chủ thể',
    lotNumber: 'số lô',
    producedOn: 'ngày sản xuất',
    expiresOn: 'hạn sử dụng',
    host: 'tên miền',
    id: 'mã tem',
    star: 'hạng sao',
    sample: 'dấu dữ liệu mẫu',
    story: 'dòng giới thiệu',
    ocopMark: 'dấu OCOP',
    officeMark: 'dấu của văn phòng',
    producerMark: 'dấu của chủ thể',
  } as Readonly<Record<string, string>>,
  notices: {
    recalled: 'CHÚ Ý: {stamps} tem của đợt này đã bị thu hồi vì nguy hiểm. Đừng dán.',
    void: 'Chú ý: {stamps} tem của đợt này đã bị hủy; ai quét cũng thấy. Đừng dán những tem ấy.',
    lapsed: 'Chú ý: giấy chứng nhận đã hết hiệu lực; tem in ra không dán lên hàng mới được nữa.',
    withdrawn: 'CHÚ Ý: công nhận của sản phẩm đã bị thu hồi. Đừng dán.',
    superseded: 'Chú ý: sản phẩm nay mang hạng sao khác với hạng in trên tem.',
  },
  hostAdded: 'Từ nay tem trỏ về {origin}. Tem cũ trỏ về địa chỉ trước vẫn là tem của văn phòng.',
  batchExported: 'Đã ghi {stamps} dòng: {file}',
  stampsVoided: 'Đã hủy {quantity} tem, từ {first} đến {last}.',
  batchRecalled: 'Đã thu hồi cả đợt {batch}: tem nào quét cũng cảnh báo.',
  withdrawn: 'Đã ghi quyết định {decision} thu hồi công nhận: {product}.',
  keyRotated: 'Khóa {key} ký từ bây giờ ({kid}). Tem cũ vẫn kiểm tra được.',
  keyRetired: 'Khóa {key} thôi ký. Tem đã in vẫn kiểm tra được.',
  keyCompromised: 'Khóa {key} bị coi là lộ từ {since}: chỉ tem phát hành trước đó còn giá trị.',
  rootMade:
    'Khóa gốc {kid} nằm trong {file}. Hãy chép ra hai thiết bị, cất trong két, và xóa khỏi máy này; mật khẩu cất nơi khác.',
  rootDelegated: 'Khóa gốc {kid} đã ủy quyền ký dữ liệu cho điện thoại đến {until}.',
  rootShown: 'Khóa gốc: {kid}\nỦy quyền ký dữ liệu: đến {until} (còn {days} ngày)',
  rootNone: 'Chưa có khóa gốc. Tạo bằng root make, rồi root delegate.',
  rootEnding: 'CHÚ Ý: ủy quyền ký dữ liệu cho điện thoại còn {days} ngày. Hãy chạy root delegate.',
  stampOf: 'Tem {printed}, đợt {batch}',
  created: 'Đã lập sổ tại {path}, khóa ký {key}, địa chỉ tem {origin}.',
  unchanged: 'Sổ đã có tại {path}: không thay đổi gì.',
  clockConfirmed: 'Đã xác nhận giờ máy là {instant}.',
  listening: 'Đang phục vụ tại {address} (tem trỏ về {origin}). Ctrl-C để dừng.',
  trial:
    'BẢN DÙNG THỬ: khóa thử, DỮ LIỆU MẪU. Không phát hành tem thật từ sổ này; địa chỉ localhost chỉ mở được trên máy này.',
  trialOrigin: 'Chú ý: chưa đặt TEMGOC_ORIGIN, tem sẽ trỏ về {origin} và không điện thoại nào mở được.',
  lookAt: 'Hãy xem thử:',
  mini: 'tem cỡ nhỏ',
  sheet: 'Tờ tem (PDF)',
  portals: 'Văn phòng và chủ thể: đăng nhập, hoặc thử bằng người mẫu',
  home: 'Trang đầu',
  importDone: '{rows} dòng: {imported} đã nhập, {incomplete} chưa đủ, {unchanged} đã có, {refused} từ chối.',
  importDry:
    'Chạy thử, chưa ghi gì. {rows} dòng: {imported} sẽ nhập, {incomplete} chưa đủ, {unchanged} đã có, {refused} từ chối.',
  importMatch: 'Có thể trùng, dòng {row}: {product} ({producer}) với {candidate} ({candidateProducer}).',
  importProblem: 'Dòng {row}, cột {column}: {message}',
  importIncomplete: 'Dòng {row}, {product}: {message}',
  importProblems: 'Bảng kê lỗi để gửi lại người lập: {file}',
  importWarning: 'Lưu ý[, dòng {row}][, cột {column}]: {message}',
  importStill: 'Dòng {row} (đã có trong sổ), {product}: {message}',
  importAssumed:
    '{count} ngày hết hạn do hệ thống đề nghị (36 tháng), vì bảng không ghi: hãy đối chiếu với quyết định.',
  openProblems: 'Trong sổ còn {incomplete} dòng chưa đủ, {matches} cặp có thể trùng chưa quyết định.',
  openIncomplete: '{file}, dòng {row}: {product} ({producer}). {message}',
  openMatch:
    'Có thể trùng, {file}, dòng {row}: {product} ({producer}, {id}) với {candidate} ({candidateProducer}, {candidateId}).',
  openMore: '… và {count} dòng nữa (dùng --out để lấy đủ).',
  importMore: '… và {count} dòng nữa (dùng --problems để lấy đủ).',
};

/** What the command line says, in one language. */
export type CliText = typeof cliVi;
