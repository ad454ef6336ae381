import { createHash } from 'node:crypto';
import { create, type QRCodeErrorCorrectionLevel, type QRCodeSegment } from 'qrcode';
import type { Gtin14 } from '#core/gtin';
import { type Origin, parseOrigin } from '#core/origin';
import { type QrSegment, qrSegments, segmentText } from '#core/qr';
import { formatSeal } from '#core/seal';
import type { Stamp } from '#core/stamp';
import { formatStampId, type KeyNumber } from '#core/stampId';
import type { QrGrid } from './scannabilityPaper.ts';

type Level = QRCodeErrorCorrectionLevel;

/** A way to write a stamp's proof into a QR. */
export interface Design {
  readonly name: string;
  /** Whether a phone can check it without asking anyone. */
  readonly signed: boolean;
  readonly level: Level;
  readonly segments: (n: number) => readonly QrSegment[];
  /** The best of eight masks where none is named. */
  readonly mask?: number;
  readonly version?: number;
}

const ORIGIN: Origin = parseOrigin('https://ocop.vn');
const GTIN = '08938505970028' as Gtin14;

/** 64 bytes as good as a signature: the same for each n in every run, random to whoever looks. */
function proofOf(n: number): Uint8Array {
  return createHash('sha512').update(`stamp ${n}`).digest();
}

function fullStamp(n: number): Stamp {
  const proof = Uint8Array.from(proofOf(n));
  return { form: 'full', gtin: GTIN, id: idOf(n), seal: formatSeal(proof) };
}

function miniStamp(n: number): Stamp {
  const digits = (Buffer.from(proofOf(n)).readUInt32BE(0) % 100_000_000).toString().padStart(8, '0');
  return { form: 'mini', gtin: GTIN, id: idOf(n), mac: digits };
}

function idOf(n: number) {
  return formatStampId('01' as KeyNumber, 1_000_000 + n);
}

function full(name: string, level: Level, more: Partial<Design> = {}): Design {
  return { name, signed: true, level, segments: (n) => qrSegments(ORIGIN, fullStamp(n)), ...more };
}

/** The stamp as the product draws it. */
export const FULL = full('Temgốc full, 6-M', 'M');

/** Its short form, which only the server can check. */
export const MINI: Design = {
  ...{ name: 'Temgốc mini, 3-M', signed: false, level: 'M' },
  segments: (n) => qrSegments(ORIGIN, miniStamp(n)),
};

/** The same bits at another level or in a larger version. */
export const VARIANTS: readonly Design[] = [
  full('Temgốc full, 5-L', 'L'),
  full('Temgốc full, 7-M', 'M', { version: 7 }),
  full('Temgốc full, 8-Q', 'Q'),
];

/** One fixed mask for all stamps. */
export const MASKS: readonly Design[] = Array.from({ length: 8 }, (_, mask) =>
  full(`Temgốc full, 6-M, mask ${mask}`, 'M', { mask }),
);

const bytes = (data: string): QrSegment[] => [{ mode: 'byte', data }];
const base64 = (n: number) => Buffer.from(proofOf(n)).toString('base64url');
const plainPath = (n: number) => `https://ocop.vn/01/${GTIN}/21/${idOf(n)}`;

/** Digits and slashes of the plain path cut by hand, as ours are: what the best encoder makes of it. */
function cutPath(n: number): QrSegment[] {
  return [
    { mode: 'byte', data: 'https://ocop.vn/' },
    { mode: 'alphanumeric', data: '01/' },
    { mode: 'numeric', data: GTIN },
    { mode: 'alphanumeric', data: '/21/' },
    { mode: 'numeric', data: idOf(n) },
  ];
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32(n: number): string {
  const bits = [...proofOf(n)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

/** Base32 in the stem, a host in capitals, scheme in lower case: everything but the scheme is alphanumeric. */
function cutBase32(n: number): QrSegment[] {
  return [
    { mode: 'byte', data: 'https' },
    { mode: 'alphanumeric', data: `://OCOP.VN/${base32(n)}/01/` },
    { mode: 'numeric', data: GTIN },
    { mode: 'alphanumeric', data: '/21/' },
    { mode: 'numeric', data: idOf(n) },
  ];
}

/** Others’ ways to say the same: product, stamp, 64 bytes of signature, at a host as long as ours. */
export const OTHERS: readonly Design[] = [
  other('AI 8030 in a Digital Link', 'M', (n) => bytes(`${plainPath(n)}?8030=${base64(n)}`)),
  other('AI 8030, level L', 'L', (n) => bytes(`${plainPath(n)}?8030=${base64(n)}`)),
  other('AI 8030, cut by hand', 'M', (n) => [...cutPath(n), ...bytes(`?8030=${base64(n)}`)]),
  other('AI 8030, cut by hand, level L', 'L', (n) => [...cutPath(n), ...bytes(`?8030=${base64(n)}`)]),
  other('base64url in a query', 'M', (n) => bytes(`${plainPath(n)}?s=${base64(n)}`)),
  other('base64url in a query, level L', 'L', (n) => bytes(`${plainPath(n)}?s=${base64(n)}`)),
  other('Base32 stem, one byte segment', 'M', (n) => bytes(segmentText(cutBase32(n)))),
  other('Base32 stem, cut by hand', 'M', cutBase32),
];

/** For reference: nobody can tell who made it. */
export const UNSIGNED: Design = {
  ...other('short address, not signed', 'M', (n) => bytes(plainPath(n))),
  signed: false,
};

function other(name: string, level: Level, segments: Design['segments']): Design {
  return { name, signed: true, level, segments };
}

/** A design by its name: functions do not travel between processes. */
export function designNamed(name: string): Design {
  const found = [FULL, MINI, UNSIGNED, ...VARIANTS, ...MASKS, ...OTHERS].find((one) => one.name === name);
  if (!found) throw new Error(`no design ${name}`);
  return found;
}

const encoder = new TextEncoder();

/** The n-th symbol of a design. */
export function drawDesign({ segments, level, mask, version }: Design, n: number): QrGrid {
  const cut = segments(n);
  const parts = cut.map(({ mode, data }) =>
    mode === 'byte' ? { mode, data: encoder.encode(data) } : { mode, data },
  ) as QRCodeSegment[];
  const { modules } = create(parts, {
    errorCorrectionLevel: level,
    ...(mask === undefined ? {} : { maskPattern: mask as 0 }),
    ...(version === undefined ? {} : { version }),
  });
  return { modules: modules.size, dark: Uint8Array.from(modules.data), text: segmentText(cut) };
}
