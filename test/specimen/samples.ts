import sharp from 'sharp';
import { parseDay } from '#core/day';
import type { StampFace } from '#labels/face/face';
import type { StampLook } from '#labels/marks/look';
import type { MarkArt, MarkShape } from '#labels/marks/markArt';

/** Everything in a specimen is made up: its stamps say so on them. */
const HONEY: StampFace = {
  productName: 'Mật ong hoa nhãn Thanh Mai',
  producerName: 'Hợp tác xã Nông nghiệp xanh Thanh Mai',
  star: 4,
  lotNumber: 'TM-2026-10',
  producedOn: parseDay('2026-10-01'),
  expiresOn: parseDay('2028-10-01'),
  sample: true,
};

function named(
  productName: string,
  producerName = HONEY.producerName,
  change: Partial<StampFace> = {},
): StampFace {
  return { ...HONEY, productName, producerName, ...change };
}

const FIVE_LINES =
  'Bộ sưu tập trà sen ướp xổi thượng hạng hộp quà Tết cổ truyền làng nghề Thanh Mai phiên bản đặc biệt';

/** The honey that most stamps of a specimen are of. */
export const USUAL: StampFace = HONEY;

/** Names that are hard to set, each with what is hard about it. */
export const NAMES: readonly (readonly [what: string, face: StampFace])[] = [
  ['short', named('Trà', 'HTX Mai', { star: 3 })],
  [
    'five lines',
    named(FIVE_LINES, 'Công ty cổ phần Chế biến nông sản và Dịch vụ tổng hợp Thanh Mai', { star: 5 }),
  ],
  ['capitals with two marks', named('CHẢ CÁ ẨM THỰC ĐỖ XUÂN HỮU – MẪU ẪM Ỗ Ữ Ệ', 'CƠ SỞ NGHIỄM HỮU MẪU')],
  [
    'apart (NFD)',
    named('Nếp cái hoa vàng Ữ Ẫ Ỗ'.normalize('NFD'), 'Tổ hợp tác Nguyễn Thị Ngãi'.normalize('NFD')),
  ],
  ['one long word', named('Nghiêngngảnghiêngngảnghiêngngảnghiêng', 'CôngtyTNHHmộtthànhviênThanhMai')],
  ['digits and signs', named('Rượu 29°C – ½ lít (50% vol.) “Men lá” & Co.', 'Hộ kinh doanh Lò Thị Ún №7')],
  ['Chăm beside', named('Gốm Bàu Trúc ꨆꨯꨱꩍ ꨌꩌ', 'Làng gốm ꨌꩌ Mẫu')],
  ['Khmer beside', named('Bánh tét lá cẩm (នំអន្សម)', 'Hợp tác xã Sóc Mẫu នំ')],
  ['Chinese beside', named('Trà Shan tuyết 山雪茶 cổ thụ', 'Công ty TNHH Mẫu 模範')],
  ['Cyrillic alone', named('Мёд из цветов', 'Кооператив')],
  ['Arabic beside', named('Cà phê arabica قهوة rang mộc', 'HTX Mẫu')],
  ['emoji beside', named('Mật ong🍯 rừng 🌿 nguyên chất', '🐝 HTX Ong mẫu')],
];

const LEAF = 'M32 8 C50 18 54 38 32 56 C10 38 14 18 32 8 Z';

function shape(d: string, fill: string | null, stroke: MarkShape['stroke'] = null): MarkShape {
  return { d, fill, stroke, rule: 'nonzero' };
}

/** A circle as four curves. */
function circle(x: number, y: number, r: number): string {
  const k = 0.5523 * r;
  const quarter = (...numbers: number[]) => `C${numbers.join(' ')}`;
  return [
    `M${x + r} ${y}`,
    quarter(x + r, y + k, x + k, y + r, x, y + r),
    quarter(x - k, y + r, x - r, y + k, x - r, y),
    quarter(x - r, y - k, x - k, y - r, x, y - r),
    quarter(x + k, y - r, x + r, y - k, x + r, y),
    'Z',
  ].join(' ');
}

/** In the place of the OCOP mark, which is the office's to upload: a made-up one, wider than high. */
const WIDE: MarkArt = {
  kind: 'vector',
  width: 100,
  height: 64,
  shapes: [
    shape('M4 4 L96 4 L96 60 L4 60 Z', null, { colour: '#1f6b3a', width: 5 }),
    shape(circle(30, 32, 18), '#1f6b3a'),
    shape(circle(30, 32, 8), '#ffffff'),
    shape(
      'M56 16 L88 16 L88 24 L56 24 Z M56 29 L80 29 L80 36 L56 36 Z M56 41 L88 41 L88 48 L56 48 Z',
      '#8a4b1c',
    ),
  ],
};

const SEAL: MarkArt = {
  kind: 'vector',
  width: 64,
  height: 64,
  shapes: [shape(circle(32, 32, 29), null, { colour: '#9b1c1c', width: 4 }), shape(LEAF, '#9b1c1c')],
};

/** A producer's mark as a picture of pixels. */
async function pixels(): Promise<MarkArt> {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 96"><rect width="160" height="96" fill="#fff"/>' +
    '<path d="M10 86 60 20l24 34 18-22 48 54z" fill="#2b4a7f"/><circle cx="124" cy="24" r="14" fill="#d99a1c"/></svg>';
  const image = sharp(Buffer.from(svg)).flatten({ background: '#fff' });
  const png = await image.clone().png().toBuffer();
  const { data, info } = await image.clone().greyscale().raw().toBuffer({ resolveWithObject: true });
  return { kind: 'raster', width: info.width, height: info.height, png, gray: new Uint8Array(data) };
}

const STORY = 'Ong lấy mật trên đồi nhãn trăm tuổi của làng, quay chậm trong mùa hoa.';

/** The office's colours in a specimen. */
export const COLOURS = { first: '#a3221b', second: '#1d5c33' } as const;

/** Everything a look may have. */
export async function fullLook(): Promise<StampLook> {
  return {
    marks: { ocop: WIDE, office: SEAL, producer: await pixels() },
    story: STORY,
    colours: COLOURS,
    bleed: 0,
  };
}
