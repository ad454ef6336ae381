import type { RecognitionFact } from '#core/recognition';
import type { CopiesFact, Headline, OriginFact, OriginReason, StampFact } from '#core/verdict';
import type { Said } from './said.ts';
import { refusals } from './text.vi.refusals.ts';

const headlines = {
  'in-force': {
    title: 'Đang được công nhận',
    detail: 'Sản phẩm OCOP {star}, giấy chứng nhận có hiệu lực đến hết ngày {validTo}.',
  },
  ending: {
    title: 'Đang được công nhận, sắp hết hạn',
    detail: 'Sản phẩm OCOP {star}, giấy chứng nhận có hiệu lực đến hết ngày {validTo}.',
  },
  lapsed: {
    title: 'Giấy chứng nhận đã hết hiệu lực',
    detail: 'Được công nhận khi phát hành tem; giấy chứng nhận đã hết hiệu lực ngày {validTo}.',
  },
  superseded: {
    title: 'Nay mang hạng sao khác',
    detail: 'Tem phát hành khi sản phẩm được công nhận {star}; nay sản phẩm được công nhận {starToday}.',
  },
  withdrawn: {
    title: 'Công nhận đã bị thu hồi',
    detail:
      'Từ ngày {withdrawnOn} sản phẩm không còn là sản phẩm OCOP[, theo quyết định {withdrawalNumber}, {withdrawalAuthority}][ (khoản {clause}, Điều {article})].[ Lý do: {reason}.]',
  },
  'safety-withdrawn': {
    title: 'Cảnh báo an toàn: đừng sử dụng',
    detail:
      'Công nhận bị thu hồi vì lý do an toàn từ ngày {withdrawnOn}[, theo quyết định {withdrawalNumber}, {withdrawalAuthority}].[ Lý do: {reason}.] Xin đừng dùng sản phẩm này.',
  },
  recalled: {
    title: 'Sản phẩm bị thu hồi: đừng sử dụng',
    detail:
      'Hàng mang tem này đang bị thu hồi[ từ ngày {stampOn}].[ Lý do: {stampReason}.] Xin trả lại nơi bán.',
  },
  void: {
    title: 'Tem đã bị hủy',
    detail:
      'Văn phòng OCOP đã hủy con tem này[ ngày {stampOn}].[ Lý do: {stampReason}.] Tem đã hủy không được dán lên hàng bán.',
  },
  spent: {
    title: 'Mã PIN của tem đã được mở',
    detail:
      'Mã PIN dưới lớp cào đã được mở[ lúc {stampAt}]: nếu chính bạn mở thì không sao. Nếu bạn vừa mua mà lớp cào còn nguyên, hãy hỏi lại người bán.',
  },
  'copies-alarm': {
    title: 'Mã này được quét nhiều bất thường',
    detail:
      'Hãy kiểm tra mã PIN dưới lớp cào nếu tem có, so tên sản phẩm và số lô với bao bì, và hỏi rõ nơi bán.',
  },
  'copies-watch': {
    title: 'Được công nhận, lượt quét cần để ý',
    detail:
      'Mã này được quét nhiều hơn thường lệ, có thể chỉ vì ảnh tem được chia sẻ. Hãy so tên sản phẩm và số lô với bao bì.',
  },
  record: {
    title: 'Hồ sơ tem, không phải bằng chứng',
    detail:
      'Địa chỉ này không có dấu ký nên không chứng minh điều gì: ai cũng gõ được. Muốn kiểm tra, hãy quét mã QR in trên chính con tem.',
  },
  'not-recognised-at-issue': {
    title: 'Không được công nhận lúc phát hành tem',
    detail: 'Ngày phát hành tem ({issuedOn}), sản phẩm không có công nhận nào đang có hiệu lực.',
  },
  'unknown-batch': {
    title: 'Không đợt tem nào có mã này',
    detail: '{unknownBatch}',
  },
  forged: {
    title: 'Mã tem không hợp lệ',
    detail: '{why} Đừng dựa vào con tem này, và hãy cho văn phòng OCOP biết nơi bán.',
  },
  foreign: {
    title: 'Không phải tem của hệ thống này',
    detail:
      'Địa chỉ này thuộc nơi khác. Tem do văn phòng OCOP cấp bắt đầu bằng {origin}/ – hãy nhìn kỹ địa chỉ trước khi tin.',
  },
  unreadable: {
    title: 'Không đọc được mã tem',
    detail:
      'Đây không phải mã tem đầy đủ. Hãy lau sạch tem và quét lại, hoặc gõ mã in trên tem, cạnh hình QR.',
  },
  'signed-only': {
    title: 'Mã do văn phòng OCOP cấp',
    detail: 'Dấu ký đúng, nhưng chưa hỏi được sổ đăng ký nên chưa biết công nhận còn hiệu lực hay không.',
  },
} satisfies Record<Headline, Said>;

const origin = {
  signed: 'Do văn phòng OCOP cấp: dấu ký số đúng.',
  mac: 'Do văn phòng OCOP cấp: tám chữ số kiểm tra đúng.',
  record: 'Mã gõ tay hoặc không có dấu ký: không chứng minh điều gì.',
  forged: 'Không hợp lệ.',
  foreign: 'Không phải mã của hệ thống này.',
  unreadable: 'Không đọc được.',
} satisfies Record<OriginFact, string>;

const originReason = {
  'seal-wrong': 'Dấu ký không khớp: mã không do văn phòng OCOP cấp, hoặc đã bị sửa.',
  'mac-wrong': 'Chữ số kiểm tra không khớp: mã không do văn phòng OCOP cấp, hoặc bị gõ sai.',
  'mac-needs-server': 'Tem cỡ nhỏ chỉ kiểm tra được khi có mạng.',
  'key-unknown': 'Văn phòng OCOP không có khóa ký nào mang số ghi trong mã này.',
  'key-compromised': 'Khóa ký của mã này đã bị lộ, và không có đợt tem nào trước lúc đó chứa mã này.',
  'key-needs-register':
    'Khóa ký của mã này đã bị lộ; phải hỏi sổ của văn phòng OCOP mới biết mã có từ trước đó không.',
  'key-after-data':
    'Máy chưa có khóa ký mang số này; khóa có thể mới hơn dữ liệu của máy. Hãy đồng bộ lại; nếu vẫn vậy thì văn phòng không cấp mã này.',
  'batch-after-data':
    'Đợt tem này chưa có trong dữ liệu của máy; tem có thể mới phát hành sau đó. Hãy đồng bộ lại.',
  'host-unknown': 'Địa chỉ thuộc một nơi khác.',
  'not-a-stamp': 'Không đúng dạng của một mã tem.',
} satisfies Record<OriginReason, string>;

/** What is known of a code no batch holds, and what to do: scanned and proven it is no slip of the finger. */
const unknownBatch = {
  signed:
    'Dấu ký đúng nhưng sổ đăng ký không ghi đợt tem này. Đừng dựa vào con tem, và hãy báo cho văn phòng OCOP.',
  mac: 'Chữ số kiểm tra đúng nhưng sổ đăng ký không ghi đợt tem này. Đừng dựa vào con tem, và hãy báo cho văn phòng OCOP.',
  record:
    'Sổ đăng ký không ghi đợt tem nào chứa mã này. Nếu gõ mã, hãy gõ lại cho đúng; tốt nhất là quét mã QR trên tem.',
};

/** The code's own fact where the proof is right and no batch holds it: right is not yet issued. */
const originUnknownBatch = {
  signed: 'Dấu ký số đúng, nhưng sổ không ghi đợt tem chứa mã này.',
  mac: 'Tám chữ số kiểm tra đúng, nhưng sổ không ghi đợt tem chứa mã này.',
};

const recognition = {
  'in-force': 'đang được công nhận',
  ending: 'đang được công nhận, sắp hết hạn',
  lapsed: 'giấy chứng nhận đã hết hiệu lực',
  withdrawn: 'công nhận đã bị thu hồi',
  superseded: 'được công nhận hạng sao khác',
  unknown: 'không rõ',
} satisfies Record<RecognitionFact, string>;

const stamp = {
  usable: 'Không có ghi nhận hủy tem hay thu hồi hàng.',
  void: 'Đã bị hủy[ ngày {stampOn}].',
  recalled: 'Thuộc diện thu hồi hàng[ từ ngày {stampOn}].',
  spent: 'Mã PIN đã được mở[ lúc {stampAt}]: nếu chính bạn mở thì không sao.',
  'unknown-batch': 'Không đợt tem nào có mã này.',
  unknown: 'Không rõ.',
} satisfies Record<StampFact, string>;

const copies = {
  ordinary: 'Chưa thấy dấu hiệu bất thường trong các lượt quét.',
  watch: 'Được quét nhiều hơn thường lệ, cần để ý.',
  alarm: 'Được quét nhiều bất thường: hãy kiểm tra mã PIN, nơi bán.',
  unknown: 'Chưa có số liệu.',
} satisfies Record<CopiesFact, string>;

/** Every Vietnamese text; the shape the other language keeps. */
export const vi = {
  brand: 'Tem gốc',
  tagline: 'Sổ đăng ký và tem OCOP',
  otherLanguage: 'English',
  sample: 'DỮ LIỆU MẪU',
  trial: 'Bản dùng thử, khóa dùng thử',
  stars: '{count}\u00a0sao',
  starsOfFive: '{count} trên 5 sao OCOP',
  headlines,
  origin,
  originReason,
  unknownBatch,
  originUnknownBatch,
  recognition,
  stamp,
  copies,
  cautionCopied:
    'Mã này do văn phòng OCOP cấp, nhưng riêng mã chưa chứng minh được hàng trong tay: tem có thể bị chép lại. Hãy so tên sản phẩm và số lô với bao bì.',
  cautionRecord:
    'Mã này không có dấu ký nên tự nó không chứng minh điều gì. Hãy quét mã QR in trên chính con tem.',
  facts: {
    heading: 'Bốn điều được kiểm tra',
    origin: 'Mã tem',
    recognition: 'Công nhận',
    atIssue: 'Lúc phát hành tem[, {issuedOn}]: {value}.',
    today: 'Hôm nay, {today}: {value}.',
    unknown: 'Không rõ.',
    stamp: 'Con tem',
    copies: 'Sao chép',
  },
  details: {
    heading: 'Ghi trong sổ đăng ký',
    starAtIssue: 'khi phát hành tem',
    starToday: 'nay {starToday}',
    producer: 'Chủ thể',
    nameCertified: 'Tên trong quyết định',
    addressCertified: 'Địa chỉ khi được công nhận',
    addressNow: 'Nay thuộc',
    phone: 'Điện thoại',
    decision: 'Quyết định',
    decisionValue: '{number}, {authority}, ký ngày {signedOn}',
    validity: 'Hiệu lực',
    validityValue: 'từ {from} đến hết {to}',
    validityWithdrawn:
      'từ {from}, hết hiệu lực từ ngày {withdrawnOn} do bị thu hồi (giấy chứng nhận ghi đến hết {to})',
    validityNow: 'Công nhận hiện nay',
    withdrawal: 'Quyết định thu hồi',
    lot: 'Lô sản xuất',
    producedOn: 'Ngày sản xuất',
    expiresOn: 'Hạn sử dụng',
    issuedOn: 'Ngày phát hành tem',
    id: 'Mã tem',
    read: 'Đọc được từ mã',
  },
  asOf: 'Dữ liệu lúc {instant} (giờ Việt Nam)',
  checkAnother: 'Kiểm tra mã khác',
  home: {
    signIn: 'Dành cho văn phòng OCOP và chủ thể: đăng nhập',
    title: 'Kiểm tra tem OCOP',
    lead: 'Quét mã QR trên tem bằng máy ảnh điện thoại, không cần ứng dụng. Hoặc gõ mã tem, dán địa chỉ vào đây.',
    field: 'Mã tem hoặc địa chỉ',
    hint: '12 chữ số in trên tem, cạnh hình QR, ví dụ 0100 0000 0042-1',
    button: 'Kiểm tra',
    tells: 'Trang kết quả trả lời bốn điều',
    tellsList: [
      'Mã tem có do văn phòng OCOP cấp hay không.',
      'Sản phẩm có được công nhận lúc phát hành tem và hôm nay hay không.',
      'Con tem còn dùng được, đã bị hủy hay bị thu hồi.',
      'Các lượt quét có dấu hiệu tem bị chép lại hay không.',
    ],
    notTold:
      'Không trang nào ở đây thay cho việc xem kỹ hàng: mã đúng có thể bị chép lại, còn hàng không có tem chưa hẳn có vấn đề.',
    samples: 'Tem mẫu để xem thử',
    samplesLead:
      'Đây là bản dùng thử: tem ở đây ký bằng khóa dùng thử, tên đều bịa ra, không có giá trị thật. Mỗi đường dẫn mở trang mà người mua sẽ thấy.',
    sampleForm: { full: 'tem đầy đủ', mini: 'tem nhỏ', record: 'không dấu ký' },
    typedWrong: {
      check:
        'Mã gõ chưa đúng: ký tự kiểm tra sau dấu gạch không khớp với 12 chữ số đứng trước. Hãy so lại từng nhóm số với con tem.',
      id: 'Mã gõ chưa đúng. Mã tem có 12 chữ số, có thể thêm một ký tự kiểm tra sau dấu gạch; hãy xem lại từng nhóm.',
      neither:
        'Đây không phải mã tem, cũng không phải địa chỉ in trong mã QR. Mã tem chỉ có chữ số: gõ số 0 chứ không gõ chữ O, số 1 chứ không gõ chữ l.',
    },
  },
  backHome: 'Về trang kiểm tra',
  refusals,
};

/** All texts of one language: whatever the Vietnamese has, the other has too. */
export type Text = typeof vi;
