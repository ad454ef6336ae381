import type { Batch } from '#core/batch';
import { formatStampPath } from '#core/stamp';
import { formatStampId } from '#core/stampId';
import { makeTicket } from '#core/tipOff';
import { verify } from '#core/verify';
import { findTipOffByTicket } from '#db/tipOffs';
import { linkTipOff } from '../actions/linkTipOff.ts';
import { receiveTipOff } from '../actions/receiveTipOff.ts';
import { takeUpTipOff } from '../actions/takeUpTipOff.ts';
import type { Deps } from '../deps.ts';
import { parseForm } from '../forms/form.ts';
import { tipOffForm } from '../forms/tipOff.ts';
import type { Signer } from '../keys/signer.ts';
import { trustOf } from '../keys/trust.ts';
import { hashTicket } from '../tipOffs/tipOffTicket.ts';
import { asSample } from './people.ts';

const MARK = 'DỮ LIỆU MẪU';
const HOUR_MS = 3_600_000;

/** A made-up picture of two stamps side by side: nobody's photo. */
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600">
<rect width="800" height="600" fill="#d9cdb4"/><rect x="70" y="150" width="300" height="300" rx="18" fill="#fff"/>
<rect x="430" y="162" width="300" height="300" rx="18" fill="#f3efe6"/>
<path d="M120 200h80v80h-80zM240 200h80v80h-80zM120 320h80v80h-80zM260 340h60v60h-60z" fill="#222"/>
<path d="M482 214h78v78h-78zM602 216h76v76h-76zM484 334h76v76h-76zM622 352h56v56h-56z" fill="#777"/>
<rect width="800" height="52" fill="#14603c"/>
<text x="400" y="36" font-family="sans-serif" font-size="28" font-weight="700" text-anchor="middle" fill="#fff">${MARK}</text>
</svg>`;

/** One made-up shopper's words about one stamp, sent so many hours ago. */
interface DemoTipOff {
  readonly batch: Batch;
  readonly place: number;
  readonly hoursAgo: number;
  readonly told: Readonly<Record<string, unknown>>;
  readonly photo?: Uint8Array;
}

async function send(deps: Deps, signer: Signer, { batch, place, hoursAgo, told, photo }: DemoTipOff) {
  const instant = deps.now() - hoursAgo * HOUR_MS;
  const then: Deps = { ...deps, now: () => instant };
  const id = formatStampId(batch.keyNumber, batch.first + place);
  const path = formatStampPath(signer.sign({ gtin: batch.gtin, id }, batch.form));
  const trust = await trustOf(deps.db, deps.origin, deps.secret, deps.now)();
  const ticket = makeTicket(deps.randomBytes(15));
  const verdict = await verify(deps.origin + path, trust, deps.now());
  await receiveTipOff(then, {
    ...{ ticket, verdict, photo, told: parseForm(tipOffForm, told), lang: 'vi' },
    takePlace: () => () => undefined,
    takePhotoPlace: () => undefined,
  });
  return { id, tipOff: await findTipOffByTicket(deps.db, hashTicket(ticket)) };
}

/**
 * Two made-up shoppers write: one fell ill of what was recalled and nobody looked yet, one doubts a stamp and a clerk is
 * at it. Throws what those acts throw.
 */
export async function loadDemoTipOffs(
  deps: Deps,
  signer: Signer,
  { honey, sausage }: { readonly honey: Batch; readonly sausage: Batch },
): Promise<void> {
  const { default: sharp } = await import('sharp');
  const ill = {
    wrongs: ['made-ill', 'past-date'],
    bought: `Chợ Mai Khê, sạp cô Tư (${MARK})`,
    told: 'Ăn buổi tối, nửa đêm đau bụng. Bao bì còn giữ.',
    ...{ contact: 'ban.mau@nguoi-mua.example', consent: '1', days: '90' },
  };
  await send(deps, signer, { batch: sausage, place: 3, hoursAgo: 5, told: ill });

  const copied = {
    wrongs: ['stamp-copied', 'price-seller'],
    bought: `Cửa hàng quà quê bên bến xe (${MARK})`,
    told: 'Hai hũ đứng cạnh nhau mang cùng một mã tem, một tem in mờ, giá rẻ bằng nửa.',
  };
  const photo = await sharp(Buffer.from(PICTURE)).png().toBuffer();
  const sent = await send(deps, signer, { batch: honey, place: 7, hoursAgo: 26, told: copied, photo });
  if (!sent.tipOff) throw new Error('a demonstration without its tip-off');
  const clerk = await asSample(deps, 'clerk');
  await takeUpTipOff(clerk, sent.tipOff);
  const whole = { all: true, areaIds: [], producerIds: [] };
  await linkTipOff(clerk, whole, sent.tipOff, { to: 'stamp', linked: sent.id });
}
