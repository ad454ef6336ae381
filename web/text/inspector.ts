import { type OneLang, pairs } from './pairs.ts';

const tree = {
  title: ['Tem gốc · Kiểm tra', 'Temgốc · Inspection'],
  otherLang: ['English', 'Tiếng Việt'],
  back: ['Quay lại', 'Back'],
  opening: ['Đang mở…', 'Opening…'],
  noMemory: [
    'Trình duyệt này không cho ứng dụng giữ dữ liệu. Hãy mở bằng cửa sổ thường, không ẩn danh.',
    'This browser lets the app keep nothing. Open it in an ordinary window, not a private one.',
  ],
  stopped: {
    newer: [
      'Ứng dụng đã được cập nhật ở cửa sổ khác. Không mất gì cả; hãy mở lại.',
      'The app was updated in another window. Nothing is lost; open it again.',
    ],
    blocked: [
      'Ứng dụng đang cập nhật. Hãy đóng các cửa sổ khác của ứng dụng này.',
      'The app is being updated. Close its other windows.',
    ],
    closed: [
      'Trình duyệt đã đóng dữ liệu của ứng dụng. Hãy mở lại.',
      'The browser closed the app’s data. Open the app again.',
    ],
    reopen: ['Mở lại', 'Open again'],
  },
  nav: {
    label: ['Các màn hình', 'Screens'],
    scan: ['Quét tem', 'Scan'],
    'look-up': ['Tra cứu', 'Look up'],
    outbox: ['Kiểm tra', 'Inspections'],
    phone: ['Máy này', 'This phone'],
    unsent: ['{count} chưa gửi', '{count} not sent'],
  },
  age: {
    fresh: ['còn mới', 'fresh'],
    amber: ['đã quá một ngày', 'over a day old'],
    stale: [
      'đã quá ba ngày, hoặc đồng hồ máy chạy sai: hãy đồng bộ',
      'over three days old, or this phone’s clock is wrong: sync',
    ],
    ended: [
      'đã quá bảy ngày, hoặc đồng hồ máy chạy sai: chỉ còn kiểm tra dấu ký',
      'over seven days old, or this phone’s clock is wrong: only the signature is checked',
    ],
    'clock-wrong': ['kiểm tra đồng hồ của máy', 'check this phone’s clock'],
    none: ['Máy chưa có dữ liệu', 'No data on this phone'],
    asOf: ['Dữ liệu lúc {instant}', 'Data as of {instant}'],
    offline: ['không mạng', 'offline'],
  },
  scan: {
    heading: ['Quét tem', 'Scan stamps'],
    one: ['Một tem', 'One stamp'],
    shelf: ['Cả kệ', 'A shelf'],
    mode: ['Cách quét', 'How to scan'],
    start: ['Bật máy quét', 'Start the camera'],
    stop: ['Dừng quét', 'Stop'],
    starting: ['Đang mở máy ảnh…', 'Opening the camera…'],
    aim: ['Đưa mã QR của tem vào khung', 'Hold the stamp’s QR code in the frame'],
    noCamera: [
      'Không mở được máy ảnh. Hãy cho phép dùng máy ảnh trong cài đặt, hoặc chọn ảnh, gõ mã, dùng máy quét cầm tay.',
      'The camera did not open. Allow it in the settings, or choose a picture, type the code, use a hand scanner.',
    ],
    torchOn: ['Bật đèn', 'Light on'],
    torchOff: ['Tắt đèn', 'Light off'],
    zoom: ['Phóng to', 'Zoom'],
    picture: ['Chọn ảnh', 'A picture'],
    again: ['Vừa đọc lại mã này: lần thứ {times}.', 'This code again: read {times} times.'],
    noneInPicture: ['Không thấy mã QR nào trong ảnh này.', 'No QR code was found in this picture.'],
    type: ['Gõ mã', 'Type a code'],
    field: ['Mã tem in cạnh hình QR', 'The code beside the QR'],
    hint: ['12 chữ số, ví dụ 0100 0000 0042-1', '12 digits, for example 0100 0000 0042-1'],
    check: ['Kiểm tra', 'Check'],
    close: ['Đóng', 'Close'],
    wrongId: [
      'Mã gõ chưa đúng. Hãy so lại từng nhóm số với con tem.',
      'This code is not right. Compare each group of digits with the stamp.',
    ],
    hand: ['Máy quét cầm tay dùng được ngay ở màn hình này.', 'A hand scanner works right on this screen.'],
    noTrust: [
      'Máy chưa có dữ liệu xác minh. Hãy đồng bộ khi có mạng rồi quét.',
      'This phone has nothing to verify with. Sync with a network, then scan.',
    ],
  },
  verdict: {
    next: ['Quét tiếp', 'Scan the next'],
    asOf: [
      'Trả lời theo dữ liệu lúc {instant} (giờ Việt Nam)',
      'Answered from data as of {instant} (Viet Nam time)',
    ],
    lookAlike: ['Địa chỉ giả dạng', 'A look-alike address'],
    foreign: ['Không phải tem của hệ thống', 'Not a stamp of this system'],
    read: ['Nội dung đọc được', 'What the code says'],
    seen: ['Máy này đã đọc mã này', 'This phone read this code before'],
    seenDetail: [
      'Lần gần nhất lúc {instant}; đây là lần thứ {times}. Nếu là con tem khác thì ít nhất một con là tem chép lại.',
      'Last at {instant}; this is time number {times}. If it was another stamp, at least one of them is a copy.',
    ],
    twice: [
      'Hai con tem trong cùng một ảnh mang cùng một mã: ít nhất một con là tem chép lại.',
      'Two stamps in one picture carry the same code: at least one of them is a copy.',
    ],
    elsewhere: ['Máy khác cũng đã đọc mã này', 'Other phones read this code too'],
    elsewhereDetail: [
      '{looks} lần đọc trên {phones} máy, từ {first} đến {last}.',
      '{looks} looks by {phones} phones, from {first} to {last}.',
    ],
    signedOnly: [
      'Dữ liệu trên máy đã quá bảy ngày, hoặc đồng hồ máy chạy sai: hãy kiểm tra đồng hồ và đồng bộ lại. Lúc này chỉ kiểm tra được dấu ký, không biết công nhận còn hiệu lực hay không.',
      'The data on this phone is over seven days old, or its clock is wrong: check the clock and sync. For now only the signature is checked, not whether recognition is in force.',
    ],
    clock: [
      'Đồng hồ của máy có vẻ sai, nên ngày tháng dưới đây có thể không đúng. Hãy kiểm tra đồng hồ rồi quét lại.',
      'This phone’s clock seems wrong, so the dates below may be. Check the clock and scan again.',
    ],
    pin: [
      'Tem này có mã PIN dưới lớp cào. Máy không có số liệu mã đã mở hay chưa: khi có mạng, hãy hỏi máy chủ bằng trang của con tem.',
      'This stamp has a PIN under its scratch layer. Whether it was opened is not in this phone’s data: with a network, ask the server on the stamp’s page.',
    ],
    asOfData: ['Lúc dữ liệu, {today}: {value}.', 'As of the data, {today}: {value}.'],
    validityAsOfData: ['Công nhận lúc dữ liệu', 'Recognition as of the data'],
    missing: ['Chưa có kết luận nào. Hãy quét một con tem.', 'No answer yet. Scan a stamp.'],
  },
  setUp: {
    heading: ['Máy này chưa được cấp', 'This phone is not set up'],
    lead: [
      'Văn phòng OCOP cấp mỗi máy bằng một mã QR dùng một lần, có hiệu lực 10 phút.',
      'The OCOP office sets each phone up with a QR code that works once, within 10 minutes.',
    ],
    steps: [
      'Nhờ quản trị viên mở trang “Điện thoại kiểm tra” và tạo mã QR. Quét mã đó bằng nút dưới đây hoặc bằng máy ảnh của điện thoại.',
      'Ask the administrator to open “Inspectors’ phones” and make a QR code. Scan it with the button below or with the phone’s camera.',
    ],
    scan: ['Quét mã cấp máy', 'Scan the set-up code'],
    working: ['Đang cấp máy…', 'Setting the phone up…'],
    noCode: ['Đây không phải mã cấp máy.', 'This is not a set-up code.'],
    used: [
      'Mã cấp máy đã dùng hoặc đã quá 10 phút. Hãy nhờ quản trị viên tạo mã mới.',
      'The set-up code was used or is over 10 minutes old. Ask the administrator for a new one.',
    ],
    othersWait: [
      'Máy còn lượt kiểm tra chưa gửi của kiểm soát viên trước. Hãy lưu thành tệp, nộp văn phòng, xóa dữ liệu trong máy rồi quét lại mã.',
      'Inspections of the inspector before still wait here. Save them as a file for the office, wipe the phone, and scan the code again.',
    ],
    wrongRoot: [
      'Máy chủ trả lời bằng khóa gốc khác với mã cấp máy. Máy không được cấp; hãy báo văn phòng OCOP.',
      'The server answered with another root key than the set-up code names. The phone was not set up; tell the OCOP office.',
    ],
    failed: [
      'Không cấp được máy: không liên lạc được với văn phòng. Hãy kiểm tra mạng rồi quét lại mã.',
      'The phone was not set up: the office could not be reached. Check the network and scan the code again.',
    ],
    done: ['Đã cấp máy cho {inspector}', 'Set up for {inspector}'],
    already: [
      'Máy này đã được cấp. Mã vừa mở không được dùng.',
      'This phone is set up already. The code just opened was not used.',
    ],
  },
  lost: {
    title: ['Dữ liệu trên máy này đã mất', 'This phone’s data is gone'],
    detail: [
      'Trình duyệt đã xóa dữ liệu của ứng dụng[, trong đó có {unsent} lượt kiểm tra chưa gửi]. Hãy nhờ quản trị viên cấp lại máy và báo cho văn phòng.',
      'The browser deleted the app’s data[, {unsent} unsent inspections among it]. Have the phone set up again and tell the office.',
    ],
    understood: ['Đã hiểu', 'Understood'],
  },
  revoked: {
    title: ['Máy này đã bị thu hồi', 'This phone was revoked'],
    detail: [
      'Văn phòng đã thu hồi máy; máy biết lúc {instant}. Dữ liệu xác minh đã bị xóa; lượt kiểm tra chưa gửi vẫn còn trong máy và chưa đến văn phòng.',
      'The office revoked this phone; it learned so at {instant}. Its data is deleted; unsent inspections are still on the phone and have not reached the office.',
    ],
  },
  phone: {
    heading: ['Máy này', 'This phone'],
    of: ['Kiểm soát viên', 'Inspector'],
    device: ['Tên máy', 'Name of the phone'],
    setUpAt: ['Cấp lúc', 'Set up at'],
    root: ['Khóa gốc', 'Root key'],
    asOf: ['Dữ liệu lúc', 'Data as of'],
    size: ['Cỡ dữ liệu', 'Size of data'],
    unsent: ['Lượt kiểm tra chưa gửi', 'Inspections not sent'],
    sights: ['Lượt đọc chưa gửi', 'Looks not sent'],
    sync: ['Đồng bộ', 'Sync'],
    syncNow: ['Đồng bộ ngay', 'Sync now'],
    working: ['Đang đồng bộ…', 'Syncing…'],
    done: ['Đã đồng bộ lúc {instant}.', 'Synced at {instant}.'],
    app: ['Ứng dụng', 'The app'],
    ready: ['Mở được khi không có mạng', 'Opens without a network'],
    notReady: ['Chưa tải đủ để mở khi không có mạng', 'Not fully downloaded: cannot open without a network'],
    kept: ['Trình duyệt hứa không tự xóa dữ liệu', 'The browser promised not to delete the data by itself'],
    notKept: [
      'Trình duyệt có thể tự xóa dữ liệu khi thiếu chỗ: hãy cài ứng dụng lên màn hình chính',
      'The browser may delete the data when space is short: install the app on the home screen',
    ],
    update: ['Có bản mới của ứng dụng', 'A new version of the app is here'],
    updateNow: ['Có bản mới: dùng ngay', 'New version: use it now'],
    sound: ['Kêu bíp khi đọc được mã', 'Beep when a code is read'],
    lang: ['Ngôn ngữ', 'Language'],
    wipe: ['Xóa hết khỏi máy này', 'Wipe this phone'],
    wipeDetail: [
      'Xóa khóa, dữ liệu xác minh, lượt kiểm tra và ảnh khỏi máy. Không lấy lại được.',
      'Deletes key, data, inspections and photos from this phone. It cannot be undone.',
    ],
    wipeUnsent: ['Còn {count} lượt kiểm tra chưa gửi sẽ mất.', '{count} inspections not sent would be lost.'],
    wipeSure: ['Xóa hết', 'Wipe everything'],
    wipeKeep: ['Giữ lại', 'Keep'],
  },
  failures: {
    offline: [
      'Không liên lạc được với văn phòng. Sẽ thử lại khi có mạng.',
      'The office could not be reached. It will be tried again.',
    ],
    refused: [
      'Văn phòng không trả lời được lúc này. Sẽ thử lại.',
      'The office could not answer now. It will be tried again.',
    ],
    older: [
      'Dữ liệu nhận được cũ hơn dữ liệu trong máy nên không dùng. Hãy báo văn phòng.',
      'The data received was older than this phone’s and was not taken. Tell the office.',
    ],
    untrusted: [
      'Dữ liệu nhận được không đúng chữ ký nên không dùng. Hãy báo văn phòng.',
      'The data received was not signed rightly and was not taken. Tell the office.',
    ],
    'clock-wrong': [
      'Giờ của máy không khớp giờ của văn phòng: hãy kiểm tra đồng hồ của máy rồi đồng bộ lại. Nếu giờ máy đúng, hãy báo văn phòng.',
      'This phone’s time and the office’s differ: check this phone’s clock and sync again. If it is right, tell the office.',
    ],
    'device-unknown': ['Văn phòng đã thu hồi máy này.', 'The office revoked this phone.'],
    full: ['Máy hết chỗ nên không giữ được dữ liệu.', 'The phone is full and could not keep the data.'],
  },
} as const;

/** What the inspector's app says. */
export const inspectorText = pairs(tree);

/** The inspector's texts in one language. */
export type InspectorText = OneLang<typeof tree>;
