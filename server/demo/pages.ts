import { approveProposal } from '../actions/approveProposal.ts';
import { preparePage } from '../actions/preparePage.ts';
import { saveVariant } from '../actions/saveVariant.ts';
import { storePhoto } from '../actions/storePhoto.ts';
import type { Deps } from '../deps.ts';
import { productGiven } from '../finding.ts';
import { asSample } from './people.ts';
import { DEMO_PRODUCTS } from './sheet.ts';

const MARK = 'DỮ LIỆU MẪU';

/** A jar of honey, drawn: no photo of anybody's goods. */
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="560" viewBox="0 0 800 560">
<defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#f7e3b0"/>
<stop offset="1" stop-color="#e9c77a"/></linearGradient><linearGradient id="h" x1="0" y1="0" x2="1" y2="1">
<stop offset="0" stop-color="#e8a21a"/><stop offset="1" stop-color="#a85f05"/></linearGradient></defs>
<rect width="800" height="560" fill="url(#g)"/>
<path d="M0 430c180-90 300-20 420-60s220-90 380-30v220H0z" fill="#8fae6b"/>
<path d="M0 480c200-60 420 10 800-50v130H0z" fill="#6d9150"/>
<rect x="300" y="150" width="200" height="46" rx="10" fill="#7a4a1c"/>
<path d="M290 205h220c18 0 30 12 30 30v225c0 26-18 44-44 44H304c-26 0-44-18-44-44V235c0-18 12-30 30-30z" fill="url(#h)"/>
<path d="M284 225c-6 0-10 5-10 12v190" stroke="#fff" stroke-opacity=".5" stroke-width="8" fill="none"/>
<rect x="290" y="290" width="220" height="130" rx="12" fill="#fffaf0"/>
<text x="400" y="340" font-family="sans-serif" font-size="34" font-weight="700" text-anchor="middle" fill="#7a4a1c">Mật ong</text>
<text x="400" y="385" font-family="sans-serif" font-size="24" text-anchor="middle" fill="#14603c">Thanh Mai</text>
<g fill="#f4c95d" stroke="#5a3a10" stroke-width="5"><ellipse cx="610" cy="180" rx="34" ry="24"/><path d="M600 158v44M620 160v40"/></g>
<ellipse cx="600" cy="142" rx="24" ry="14" fill="#fff" fill-opacity=".8"/>
<rect x="0" y="0" width="800" height="52" fill="#14603c"/>
<text x="400" y="36" font-family="sans-serif" font-size="28" font-weight="700" text-anchor="middle" fill="#fff">${MARK}</text>
</svg>`;

const STORY = `Đàn ong nội của hợp tác xã đặt dưới tán rừng keo và nhãn ở Thanh Mai. Mỗi năm quay mật hai vụ, khi tổ đã vít nắp; mật lọc thô, không đun, không pha.

Mỗi lô ghi ngày quay và tên tổ nuôi ong. Mật có thể kết tinh khi trời lạnh: ngâm hũ vào nước ấm là tan. (${MARK})`;

/**
 * Gives one product of the demonstration its page, by the acts of its producer and an approver; asked again it is the
 * same page. Throws what those acts throw.
 */
export async function loadDemoPages(deps: Deps): Promise<void> {
  const [producer, approver] = [await asSample(deps, 'producer'), await asSample(deps, 'approver')];
  const { id: product, producerId } = await productGiven(deps.db, DEMO_PRODUCTS.honey);
  const own = { all: false, areaIds: [], producerIds: [producerId] };
  await saveVariant(producer, own, { product, variant: null, name: `hũ 300 g (${MARK})`, gtin: null });
  const { default: sharp } = await import('sharp');
  const bytes = await sharp(Buffer.from(PICTURE)).png().toBuffer();
  await storePhoto(producer, own, { product, bytes });
  const text = {
    story: STORY,
    standards: `Tự công bố chất lượng số 01/MAU/2026, ngày 02/01/2026 (${MARK})`,
    contactName: `Cô Hoa (${MARK})`,
    phone: null,
    website: 'https://thanh-mai.example/',
    phoneConsent: false,
  };
  const prepared = await preparePage(producer, own, { product, text, dropPhoto: false, submit: true });
  await approveProposal(approver, { proposal: prepared.id, revision: prepared.revision });
}
