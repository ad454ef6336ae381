import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { type Day, type Instant, parseDay, startOf } from '#core/day';
import { parseGtin } from '#core/gtin';
import { type TrustedKey, thumbprint } from '#core/key';
import { computeMac } from '#core/mac';
import { type Origin, parseOrigin } from '#core/origin';
import type { Recognition } from '#core/recognition';
import { formatSeal } from '#core/seal';
import { formatRecordPath, formatStampPath, type StampPath, signedBytes } from '#core/stamp';
import { formatStampId, type KeyNumber } from '#core/stampId';
import type { StampRecord } from '#core/verdict';
import type { Trust } from '#core/verify';

/** Thursday 12 November 2026, 09:30 in Viet Nam. */
export const NOW: Instant = Date.parse('2026-11-12T02:30:00Z');
export const ORIGIN: Origin = parseOrigin('https://tem.thanhmai.example');
export const GTIN = parseGtin('8930000000019');

const day = (text: string): Day => parseDay(text);
const KEY_01 = '01' as KeyNumber;
const KEY_02 = '02' as KeyNumber;

function privateKey(seedByte: number) {
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
  return createPrivateKey({
    key: Buffer.concat([prefix, Buffer.alloc(32, seedByte)]),
    format: 'der',
    type: 'pkcs8',
  });
}

const PRIVATE = { [KEY_01]: privateKey(1), [KEY_02]: privateKey(2) };
const MAC_SECRET = new Uint8Array(32).fill(7);

async function trustedKey(number: KeyNumber, compromisedAt: Instant | null): Promise<TrustedKey> {
  const jwk = createPublicKey(PRIVATE[number]!).export({ format: 'jwk' });
  const publicKey = Uint8Array.from(Buffer.from(jwk.x!, 'base64url'));
  const createdAt = Date.parse('2023-01-01T00:00:00Z');
  return { number, kid: await thumbprint(publicKey), publicKey, createdAt, retiredAt: null, compromisedAt };
}

/** The full stamp's path. */
export function sealedPath(path: StampPath): string {
  const seal = formatSeal(sign(null, signedBytes(path), PRIVATE[path.id.slice(0, 2) as KeyNumber]!));
  return formatStampPath({ ...path, form: 'full', seal });
}

/** The mini stamp's path. */
export async function miniPath(path: StampPath): Promise<string> {
  return formatStampPath({ ...path, form: 'mini', mac: await computeMac(MAC_SECRET, path) });
}

/** The path of the n-th stamp of key 01, with a GTIN or without. */
export function pathOf(serial: number, gtin = true, key: KeyNumber = KEY_01): StampPath {
  return { gtin: gtin ? GTIN : null, id: formatStampId(key, serial) };
}

const IN_FORCE: Recognition = {
  id: 'recognition-1',
  productId: 'product-1',
  star: 4,
  validFrom: day('2025-03-15'),
  validTo: day('2028-03-15'),
  withdrawal: null,
};

const PLAIN: StampRecord = {
  batch: { id: 'batch-1', issuedAt: startOf(day('2026-10-01')), form: 'full', star: 4 },
  product: { id: 'product-1', name: 'Trà hoa vàng sấy lạnh Thanh Mai' },
  producer: {
    id: 'producer-1',
    name: 'Hợp tác xã Nông nghiệp Thanh Mai',
    nameCertified: null,
    addressCertified: 'Thôn Đông, xã Thanh Mai cũ, huyện Sông Lành, tỉnh Đồi Xanh',
    addressNow: 'Xã Thanh Mai, tỉnh Sông Xanh',
    phone: '0900 000 001',
  },
  decision: {
    numberText: '377/QĐ-UBND',
    signedOn: day('2025-03-15'),
    authority: 'UBND huyện Sông Lành',
  },
  lot: { number: 'TM-2026-10', producedOn: day('2026-09-20'), expiresOn: day('2027-09-20') },
  recognition: IN_FORCE,
  recognitions: [IN_FORCE],
  state: { fact: 'usable', at: null, reason: null },
  copies: 'ordinary',
  sample: true,
};

function recognised(change: Partial<Recognition>, later: readonly Recognition[] = []): StampRecord {
  const recognition = { ...IN_FORCE, ...change };
  const batch = { ...PLAIN.batch, star: recognition.star };
  return { ...PLAIN, batch, recognition, recognitions: [recognition, ...later] };
}

function withdrawn(safety: boolean): StampRecord {
  const reason = safety ? 'mẫu kiểm nghiệm có độc tố' : 'không giữ điều kiện sản xuất';
  return recognised({
    withdrawal: {
      effectiveOn: day('2026-11-02'),
      clause: '2',
      article: '17',
      reason,
      safety,
      decision: { numberText: '99/QĐ-UBND', authority: 'UBND tỉnh Sông Xanh', signedOn: day('2026-11-01') },
    },
  });
}

function happened(fact: StampRecord['state']['fact'], reason: string | null): StampRecord {
  return { ...PLAIN, state: { fact, at: Date.parse('2026-11-05T03:00:00Z'), reason } };
}

const RENEWAL: Recognition = {
  ...IN_FORCE,
  id: 'recognition-2',
  validFrom: day('2026-11-01'),
  validTo: day('2029-11-01'),
};

/** One stamp of each standing, by serial of key 01. */
export const SERIALS = {
  'in-force': 1,
  ending: 2,
  lapsed: 3,
  superseded: 4,
  withdrawn: 5,
  'safety-withdrawn': 6,
  recalled: 7,
  void: 8,
  spent: 9,
  'copies-alarm': 10,
  'copies-watch': 11,
  'not-recognised-at-issue': 12,
  renewed: 13,
  hostile: 14,
} as const;

export const HOSTILE_NAME = `<script>alert(1)</script>"'><img src=x onerror=alert(2)> {validTo} [x]`;

const RECORDS: Readonly<Record<number, StampRecord>> = {
  [SERIALS['in-force']]: PLAIN,
  [SERIALS.ending]: recognised({ validTo: day('2027-01-10') }),
  [SERIALS.lapsed]: recognised({ validFrom: day('2023-10-20'), validTo: day('2026-10-20') }),
  [SERIALS.superseded]: recognised({ star: 3 }, [{ ...RENEWAL, star: 5 }]),
  [SERIALS.withdrawn]: withdrawn(false),
  [SERIALS['safety-withdrawn']]: withdrawn(true),
  [SERIALS.recalled]: happened('recalled', 'bao bì hở'),
  [SERIALS.void]: happened('void', 'in hỏng'),
  [SERIALS.spent]: happened('spent', null),
  [SERIALS['copies-alarm']]: { ...PLAIN, copies: 'alarm' },
  [SERIALS['copies-watch']]: { ...PLAIN, copies: 'watch' },
  [SERIALS['not-recognised-at-issue']]: recognised({
    validFrom: day('2023-09-20'),
    validTo: day('2026-09-20'),
  }),
  [SERIALS.renewed]: recognised({ validFrom: day('2023-11-01'), validTo: day('2026-10-31') }, [RENEWAL]),
  [SERIALS.hostile]: {
    ...PLAIN,
    product: { id: 'product-x', name: HOSTILE_NAME },
    producer: {
      ...PLAIN.producer,
      name: HOSTILE_NAME,
      nameCertified: HOSTILE_NAME,
      phone: 'javascript:alert(3)',
    },
    lot: { ...PLAIN.lot, number: HOSTILE_NAME },
    sample: false,
  },
};

/** A real trust over a register of a few stamps; key 02 is compromised since 2026-11-01. */
export async function stampTrust(): Promise<Trust> {
  const keys = [await trustedKey(KEY_01, null), await trustedKey(KEY_02, startOf(day('2026-11-01')))];
  return {
    origins: [ORIGIN],
    keys,
    macSecret: (key) => (key === KEY_01 ? MAC_SECRET : undefined),
    register: { asOf: NOW, findStamp: async (path) => RECORDS[serialAt(path)] },
  };
}

function serialAt(path: StampPath): number {
  return path.gtin === GTIN && path.id.startsWith(KEY_01) ? Number(path.id.slice(2)) : -1;
}

/** The path a stamp ID is registered with, as the database would find it. */
export async function findStampPath(id: StampPath['id']): Promise<StampPath | undefined> {
  const path = { gtin: GTIN, id };
  return RECORDS[serialAt(path)] ? path : undefined;
}

function tamper(path: string): string {
  const last = path[30] === '7' ? '8' : '7';
  return path.slice(0, 30) + last + path.slice(31);
}

/** Paths of this site, one for every headline a path can have. */
export async function samplePaths() {
  const full = (serial: number) => sealedPath(pathOf(serial));
  const { renewed, hostile, ...standings } = SERIALS;
  const named = Object.fromEntries(Object.entries(standings).map(([name, serial]) => [name, full(serial)]));
  return {
    ...(named as Record<keyof typeof standings, string>),
    record: formatRecordPath(pathOf(1)),
    forged: tamper(full(1)),
    'unknown-batch': full(999),
    unreadable: '/s/01000000000',
    renewed: full(renewed),
    hostile: full(hostile),
    mini: await miniPath(pathOf(1)),
    'mini-wrong': `${formatRecordPath(pathOf(1))}00000000`,
    'key-unknown': full(1).replace('/21/01', '/21/55'),
    'key-compromised': sealedPath(pathOf(5, true, KEY_02)),
  };
}
