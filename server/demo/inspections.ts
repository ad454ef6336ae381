import { createECDH, createHash } from 'node:crypto';
import { base64url, CompactSign, importJWK, type JWK } from 'jose';
import type { Batch } from '#core/batch';
import { formatReport, type Report } from '#core/report';
import { formatStampId } from '#core/stampId';
import { commit } from '#db/commit';
import { insertDevice } from '#db/devices';
import { writeEvent } from '#db/events';
import { receivePhoto } from '../actions/receivePhoto.ts';
import { receiveReports } from '../actions/receiveReports.ts';
import { receiveSights } from '../actions/receiveSights.ts';
import { hashToken, newToken } from '../auth/digest.ts';
import { type Deps, newId } from '../deps.ts';
import { deviceByToken } from '../inspector/device.ts';
import { hashReport } from '../inspector/reportSignature.ts';
import { asSample } from './people.ts';

const MARK = 'DỮ LIỆU MẪU';
const HOUR_MS = 3_600_000;

/** A UUID (version 4) from the dice. */
function uuidOf({ randomBytes }: Deps): string {
  const hex = Buffer.from(randomBytes(16)).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** A phone's key pair from the dice. */
function keyOf({ randomBytes }: Deps): { readonly publicKey: JWK; readonly privateKey: JWK } {
  const ecdh = createECDH('prime256v1');
  const seed = randomBytes(32);
  ecdh.setPrivateKey(seed);
  const point = ecdh.getPublicKey();
  const [x, y] = [base64url.encode(point.subarray(1, 33)), base64url.encode(point.subarray(33))];
  const publicKey = { kty: 'EC', crv: 'P-256', x, y };
  return { publicKey, privateKey: { ...publicKey, d: base64url.encode(seed) } };
}

/** The phone of the invented inspector, as if it had been set up. */
async function addDemoPhone(deps: Deps, publicKey: JWK) {
  const [inspector, administrator] = [
    await asSample(deps, 'inspector'),
    await asSample(deps, 'administrator'),
  ];
  const token = newToken(deps);
  const id = newId(deps, 'dev');
  const at = deps.now() - 48 * HOUR_MS;
  const name = `Máy số 1 (${MARK})`;
  await commit(deps.db, [
    insertDevice({
      ...{ id, name, userId: inspector.actor, createdAt: at, createdBy: administrator.actor, lastSeenAt: at },
      ...{ tokenHash: hashToken(token), publicKey: JSON.stringify(publicKey), bundleVersion: null },
      ...{ revokedAt: null, revokedBy: null, revokedReason: null },
    }),
    writeEvent({
      ...{ at, actor: inspector.actor, verb: 'set-up', noun: 'device', nounId: id },
      after: { name, createdBy: administrator.actor },
    }),
  ]);
  return deviceByToken(deps, `Bearer ${token}`);
}

/** A picture of nothing, as a camera would send it. */
async function demoPhoto(): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const [width, height] = [640, 480];
  const pixels = Buffer.alloc(width * height * 3);
  for (let i = 0; i < pixels.length; i++) pixels[i] = 90 + ((i % width) * 110) / width;
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 70 })
    .toBuffer();
}

/** A hand's wave. */
const SIGNED = [
  [80, 260, 160, 90, 230, 300, 300, 120, 360, 280],
  [400, 200, 470, 150, 540, 260, 640, 120, 900, 230],
].map((line) => line.flatMap((x, i) => (i % 2 === 0 ? [[x, line[i + 1] ?? 0]] : [])));

function reportOf(deps: Deps, honey: Batch, photo: { hash: string; size: number }): Report {
  const at = deps.now() - 3 * HOUR_MS;
  const asOf = deps.now() - 9 * HOUR_MS;
  const stampOf = (index: number) => formatStampId(honey.keyNumber, honey.first + index);
  const stamps = [10, 11, 12, 13, 14, 17].map((index) => ({
    ...{ stamp: stampOf(index), at: at + index * 1_000, headline: 'in-force' as const },
    ...{ asOf, bundleVersion: 1 },
  }));
  return {
    v: 1,
    id: uuidOf(deps),
    at,
    shop: `Sạp hàng số 14, chợ Mai Sơn (${MARK})`,
    place: 'Chợ Mai Sơn, dãy B',
    commune: null,
    counted: [
      { what: 'Mật ong 500 ml', count: 36, unit: 'chai' },
      { what: 'Mật ong không dán tem', count: 4, unit: 'chai' },
    ],
    findings: `Tem dán ngay ngắn trên 36 chai. Bốn chai không có tem, chủ sạp nói hàng gửi kèm. (${MARK})`,
    stamps,
    products: [],
    photos: [{ ...photo, at }],
    signature: { name: `Nguyễn Thị Tư (${MARK})`, strokes: SIGNED },
    bundle: { version: 1, asOf },
    app: { version: '1' },
  };
}

/** One inspection of the honey by the invented inspector, received as a phone sends it. */
export async function loadDemoInspection(deps: Deps, honey: Batch): Promise<void> {
  const { publicKey, privateKey } = keyOf(deps);
  const device = await addDemoPhone(deps, publicKey);
  const bytes = await demoPhoto();
  const hash = createHash('sha256').update(bytes).digest('hex');
  const report = reportOf(deps, honey, { hash, size: bytes.length });

  const text = formatReport(report);
  const claim = new TextEncoder().encode(JSON.stringify({ sha256: hashReport(text), id: report.id }));
  const key = await importJWK(privateKey, 'ES256');
  const signature = await new CompactSign(claim).setProtectedHeader({ alg: 'ES256' }).sign(key);
  await receiveReports(deps, device, [{ id: report.id, report: text, signature }]);
  await receivePhoto(deps, device, { hash, bytes });

  const sights = report.stamps.slice(0, 1).flatMap(({ stamp, at, headline }) => [
    { id: uuidOf(deps), stamp, at, headline },
    { id: uuidOf(deps), stamp, at: at + 60_000, headline },
  ]);
  await receiveSights(deps, device, sights);
}
