import { addDays, addMonths, type Day } from '#core/day';

// A fictional district, commune and producers, as a clerk's spreadsheet would hold them. GTINs begin with 2:
// GS1 keeps that range for numbers that mean nothing outside one shop, so none of them is a real firm's.

const MARK = 'DỮ LIỆU MẪU';
const DISTRICT = `UBND huyện Mai Khê (${MARK})`;
const PROVINCE = `UBND tỉnh Mai Sơn (${MARK})`;

interface DemoRow {
  readonly product: string;
  readonly producer: string;
  readonly kind: string;
  readonly group: string;
  readonly star: string;
  readonly decision: string;
  readonly signed: Day | '';
  readonly authority: string;
  readonly gtin?: string;
}

const HEADINGS = [
  'STT',
  'Tên sản phẩm',
  'Chủ thể',
  'Loại chủ thể',
  'Nhóm sản phẩm',
  'Hạng sao',
  'Số quyết định',
  'Ngày ký',
  'Cơ quan công nhận',
  'Địa chỉ',
  'Mã GTIN',
  'Xã hiện nay',
  'Tỉnh hiện nay',
];

/** Where the demonstration's commune is today, after its district ended and its province was merged. */
export const DEMO_AREAS = { province: 'Tỉnh Sông Xanh', commune: 'Xã Mai Khê' } as const;

/** Products of the demonstration, by the name that its other acts call them. */
export const DEMO_PRODUCTS = {
  honey: 'Mật ong hoa rừng Thanh Mai',
  cake: 'Bánh gai Thanh Mai',
  tea: 'Trà hoa vàng Mai Khê',
  rice: 'Rượu nếp cái Mai Khê',
  noodles: 'Miến dong Bản Mai',
  sauce: 'Tương ớt Mai Sơn',
  sausage: 'Chả cốm Thanh Mai',
  tour: 'Du lịch cộng đồng Bản Mai',
} as const;

const beeKeepers = { producer: 'HTX Mật ong Thanh Mai', kind: 'Hợp tác xã', group: 'Thực phẩm' };
const household = { producer: 'Hộ kinh doanh Nguyễn Thị Mẫu', kind: 'Hộ kinh doanh', group: 'Thực phẩm' };
const company = { producer: 'Công ty TNHH Trà Mai Khê', kind: 'Doanh nghiệp', group: 'Đồ uống' };
const group = { producer: 'Tổ hợp tác Miến dong Bản Mai', kind: 'Tổ hợp tác', group: 'Thực phẩm' };
const workshop = { producer: 'Cơ sở sản xuất Tương ớt Mai Sơn', kind: 'Cơ sở sản xuất', group: 'Thực phẩm' };
const village = {
  producer: 'Ban du lịch cộng đồng Bản Mai',
  kind: 'Tổ chức du lịch',
  group: 'Du lịch cộng đồng',
};

function signed(decision: string, on: Day, authority: string) {
  return { decision: `${decision} (${MARK})`, signed: on, authority };
}

/** The rows of the demonstration, dated around a day so that every standing is there whenever it is loaded. */
export function demoRows(today: Day): DemoRow[] {
  const yearAgo = signed('120/QĐ-UBND', addDays(today, -300), PROVINCE);
  const ending = signed('85/QĐ-UBND', addDays(addMonths(today, -36), 40), DISTRICT);
  const lapsed = signed('61/QĐ-UBND', addMonths(today, -40), PROVINCE);
  const first = signed('97/QĐ-UBND', addMonths(today, -30), DISTRICT);
  const upgrade = signed('214/QĐ-UBND', addMonths(today, -2), PROVINCE);
  const { honey, cake, tea, rice, noodles, sauce, sausage, tour } = DEMO_PRODUCTS;
  return [
    { product: honey, ...beeKeepers, star: '4 sao', ...yearAgo, gtin: '2000000000015' },
    { product: sausage, ...beeKeepers, star: '3 sao', ...yearAgo },
    { product: cake, ...household, star: '★★★', ...ending },
    { product: tea, ...company, star: '4', ...lapsed, gtin: '2000000000022' },
    { product: rice, ...company, star: '3', ...yearAgo },
    { product: noodles, ...group, star: '3★', ...first },
    { product: noodles, ...group, star: '4★', ...upgrade },
    { product: sauce, ...workshop, star: '3 sao', ...yearAgo },
    { product: tour, ...village, star: '3 sao', ...yearAgo },
    { product: 'Kem đậu xanh', ...beeKeepers, star: '3 sao', ...yearAgo },
    { product: 'Kem đậu xanh', ...company, star: '3 sao', decision: '', signed: '', authority: PROVINCE },
    { product: 'Miến dong', ...group, star: '3 sao', decision: '', signed: '', authority: DISTRICT },
  ];
}

function cell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function dayText(day: Day | ''): string {
  return day === '' ? '' : day.split('-').reverse().join('/');
}

/** The demonstration's register as the CSV file an office would bring. */
export function demoSheet(today: Day): string {
  const address = `Xã Thanh Mai, huyện Mai Khê, tỉnh Mai Sơn (${MARK})`;
  const lines = demoRows(today).map((row, index) => [
    String(index + 1),
    row.product,
    row.producer,
    row.kind,
    row.group,
    row.star,
    row.decision,
    dayText(row.signed),
    row.authority,
    address,
    row.gtin ?? '',
    DEMO_AREAS.commune,
    DEMO_AREAS.province,
  ]);
  return [HEADINGS, ...lines].map((line) => line.map(cell).join(',')).join('\r\n');
}
