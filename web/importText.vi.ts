import type { Said } from './said.ts';

const said = (title: string, detail: string): Said => ({ title, detail });

/** What an import says in Vietnamese: what is wrong (title), and what to do (detail). `{value}` is the cell as given. */
export const importVi = {
  problems: {
    'product-missing': said(
      'Thiếu tên sản phẩm',
      'Hãy điền tên sản phẩm. Nếu ô được gộp với dòng khác, hãy bỏ gộp rồi điền vào từng dòng; nếu đây không phải dòng sản phẩm, hãy xóa dòng.',
    ),
    'producer-missing': said(
      'Thiếu tên chủ thể',
      'Hãy điền tên chủ thể. Nếu ô được gộp với dòng khác, hãy bỏ gộp rồi điền vào từng dòng.',
    ),
    'cell-merged': said('Ô bị gộp với dòng trên', 'Hãy bỏ gộp ô rồi điền từng dòng.'),
    'formula-cell': said(
      'Ô chứa công thức',
      'Hãy chép ô và dán lại dưới dạng giá trị (Paste Special → Values).',
    ),
    'text-too-long': said('Chữ trong ô quá dài', 'Hãy rút ngắn; phần còn lại có thể để ở cột ghi chú.'),
    'text-unclean': said(
      'Ô chứa ký tự ẩn',
      'Hãy gõ lại nội dung ô bằng tay: trong ô có ký tự điều khiển không nhìn thấy được.',
    ),
    'date-unreadable': said(
      'Không đọc được ngày “{value}”',
      'Hãy ghi ngày/tháng/năm, năm đủ bốn chữ số, ví dụ 26/08/2021.',
    ),
    'star-unreadable': said(
      'Không đọc được hạng sao “{value}”',
      'Hãy ghi 3, 4 hoặc 5. Sản phẩm dưới 3 sao không được công nhận nên không ghi vào sổ.',
    ),
    'score-unreadable': said('Không đọc được điểm “{value}”', 'Hãy ghi một số từ 0 đến 100, ví dụ 87,5.'),
    'gtin-unreadable': said(
      'Mã vạch “{value}” không đúng',
      'GTIN có 8, 12, 13 hoặc 14 chữ số, chữ số cuối để kiểm tra. Nếu ô hiện dạng 8,9E+12, hãy đổi ô sang kiểu chữ (Text) rồi gõ lại.',
    ),
    'end-before-start': said(
      'Ngày hết hạn {value} sớm hơn ngày bắt đầu',
      'Hãy xem lại ngày ký, ngày hiệu lực và ngày hết hạn.',
    ),
    'unusual-award': said(
      'Cấp ban hành “{value}” không thường công nhận hạng sao này vào ngày ấy',
      'Vẫn được nhập. Hãy xem lại cơ quan ban hành, hạng sao và ngày ký.',
    ),
    'score-star-mismatch': said(
      'Điểm {value} không khớp hạng sao',
      'Vẫn được nhập theo hạng sao. Hãy xem lại điểm: 50–<70 là 3 sao, 70–<90 là 4 sao, từ 90 là 5 sao.',
    ),
    'authority-is-council': said(
      '“{value}” là hội đồng chấm điểm, không phải cơ quan công nhận',
      'Hãy ghi cơ quan ký quyết định công nhận (UBND hoặc Bộ).',
    ),
    'tax-code-odd': said(
      'Mã số thuế “{value}” không đúng dạng',
      'Dòng vẫn được nhập, bỏ qua mã số thuế. Mã có 10 số, 10-3 số hoặc 12 số; xem có mất số 0 ở đầu không.',
    ),
    'year-unreadable': said('Không đọc được năm “{value}”', 'Vẫn được nhập. Hãy ghi một năm bốn chữ số.'),
    'group-unknown': said(
      'Không biết nhóm sản phẩm “{value}”',
      'Vẫn được nhập, để trống nhóm. Hãy ghi một trong sáu nhóm của Quyết định 148/QĐ-TTg.',
    ),
    'maybe-service': said(
      '“{value}” có lẽ là dịch vụ du lịch',
      'Vẫn được nhập. Nếu đúng, hãy ghi nhóm sản phẩm: dịch vụ du lịch không có gì để dán tem.',
    ),
    'date-before-programme': said(
      'Ngày ký {value} trước khi có Chương trình OCOP (07/05/2018)',
      'Vẫn được nhập. Hãy xem lại ngày.',
    ),
    'date-in-future': said(
      'Ngày ký {value} ở tương lai',
      'Dòng được giữ là chưa đủ, chưa thành công nhận. Hãy xem lại ngày trong quyết định.',
    ),
    'term-unusual': said(
      'Ngày hết hạn {value} không phải khoảng 36 tháng sau ngày ký',
      'Vẫn được nhập theo ngày đã ghi. Hãy xem lại ngày ký và ngày hết hạn.',
    ),
    'producer-name-differs': said(
      'Cùng mã số thuế nhưng tên chủ thể khác: “{value}”, trong sổ là “{record}”',
      'Đã ghi cho chủ thể trong sổ, giữ tên này trong giấy chứng nhận. Hãy xem lại nếu là hai đơn vị.',
    ),
    'gtin-of-other-product': said(
      'Mã vạch {value} đang thuộc sản phẩm “{record}”',
      'Dòng vẫn được nhập, không ghi mã vạch. Hãy xem mã thuộc sản phẩm nào.',
    ),
    'differs-from-record': said(
      'Dòng ghi {value}, sổ đang ghi {record}, cho cùng một quyết định',
      'Không thay đổi gì: công nhận đã ghi không sửa bằng nhập tệp. Nếu sổ sai, cần quyết định đính chính.',
    ),
    'fact-differs': said(
      'Dòng ghi {value}, sổ đang ghi {record}, cho sản phẩm hoặc chủ thể này',
      'Sổ giữ điều đang ghi. Hãy xem lại nhóm sản phẩm và loại hình chủ thể.',
    ),
    'contradicts-record': said(
      'Dòng ghi {value}, sổ đang ghi {record}, cho cùng một quyết định',
      'Dòng được giữ lại, chưa thành công nhận. Hãy đối chiếu với quyết định gốc.',
    ),
    'withdrawal-on-record': said(
      'Sổ vừa có công nhận vừa có dòng nói “{value}” đã bị thu hồi',
      'Hãy đối chiếu quyết định thu hồi trước khi phát hành tem cho sản phẩm này.',
    ),
    'merged-blank': said(
      'Ô bị gộp với dòng trên, coi như để trống',
      'Dòng vẫn được giữ. Hãy bỏ gộp ô rồi điền từng dòng.',
    ),
    'column-unknown': said(
      'Không đọc cột “{value}”: không biết tiêu đề này',
      'Nếu cần cột ấy, hãy đổi tiêu đề thành một trong: {choices}.',
    ),
    'other-sheets': said(
      'Chỉ đọc trang tính đầu tiên; không đọc: {value}',
      'Nếu cần, hãy lưu từng trang tính thành một tệp riêng.',
    ),
  },
  missing: {
    notRecognised: said(
      'mới được chấm điểm, đề nghị hoặc trình, chưa được công nhận',
      'Khi có quyết định công nhận, hãy ghi số, ngày, cơ quan ký và hạng sao.',
    ),
    upgradePending: said(
      'đang chờ xét nâng hạng',
      'Hãy ghi quyết định đã công nhận hạng sao hiện có; hạng mới ghi khi có quyết định.',
    ),
    withdrawn: said(
      'dòng nói về việc thu hồi, không phải công nhận',
      'Hãy ghi quyết định thu hồi (khoản, điều, lý do) trong sổ.',
    ),
    renamed: said('dòng nói về việc đổi tên', 'Hãy cho biết tên cũ và quyết định đổi tên.'),
    kindUnclear: said(
      'không rõ tình trạng ghi trong dòng',
      'Hãy ghi rõ: công nhận, công nhận lại, nâng hạng, hạ hạng, thu hồi…',
    ),
    validTo: said('dòng nói đã hết hạn nhưng không ghi ngày', 'Hãy ghi ngày hết hạn.'),
    contradiction: said('trái với điều sổ đang ghi', 'Hãy đối chiếu với quyết định gốc.'),
    decisionNumber: said('số quyết định', 'Hãy ghi số quyết định công nhận.'),
    signedOn: said('ngày ký', 'Hãy ghi ngày ký quyết định.'),
    star: said('hạng sao', 'Hãy ghi hạng sao theo quyết định.'),
    authority: said('cơ quan ký quyết định', 'Hãy ghi cơ quan ký quyết định.'),
  },
  matches: {
    'same-but-accents': 'cùng chủ thể, tên chỉ khác dấu',
    'name-contains': 'cùng chủ thể, tên này nằm trong tên kia',
    'similar-producer': 'cùng tên sản phẩm, tên chủ thể gần giống',
    'same-names-apart': 'cùng tên sản phẩm và tên chủ thể, khác địa chỉ hoặc chưa rõ mã số thuế',
    'same-gtin': 'cùng mã vạch',
  },
  incomplete: 'Chưa đủ: {missing}',
  potentialOnly:
    '“Tiềm năng 5 sao” không phải hạng sao: hãy ghi hạng sao được công nhận (3, 4 hoặc 5) theo quyết định.',
  merged: 'Ô bị gộp ({columns}): hãy bỏ gộp ô rồi điền từng dòng.',
  match: 'Có thể là sản phẩm đã có: “{candidate}” của “{producer}” ({reason})',
  matchTodo: 'Đang để thành hai sản phẩm. Hãy quyết định là một hay hai.',
  kinds: { refused: 'không nhập', incomplete: 'chưa đủ', match: 'có thể trùng', warning: 'lưu ý' },
  file: 'Tệp',
  headings: ['Dòng', 'Cột', 'Mức', 'Vấn đề', 'Cách sửa', 'Giá trị', 'Sản phẩm', 'Chủ thể'],
};

/** Everything an import says, in one language. */
export type ImportText = typeof importVi;
