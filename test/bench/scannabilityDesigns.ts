import { createHash } from 'node:crypto';
import { create, type QRCodeErrorCorrectionLevel, type QRCodeSegment } from 'qrcode';
import type { Gtin14 } from '#core/gtin';
import { type Origin, parseOrigin } from '#core/origin';
import { type QrSegment, qrModules, qrSegments, segmentText } from '#core/qr';
import { formatSeal } from '#core/seal';
import type { Stamp } from '#core/stamp';
import { formatStampId, type KeyNumber } from '#core/stampId';
import { layOutKind } from '#labels/layout/fitting';
import { PLAIN_LOOK } from '#labels/marks/look';
import { qrBits } from '#labels/qr/qr';
import { findStock } from '#labels/stock/findStock';
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
  /** The stamp itself, where the product draws it: the same encoder, version, level and mask as on paper. */
  readonly stamp?: (n: number) => Stamp;
}

/** A design of the product, and how large its layout prints it at 300 dpi. */
export interface Printed extends Design {
  readonly on: string;
  readonly dotsPerModule: number;
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

/** A stamp as the product prints it on a paper for 300 dpi: in the version that its layout chooses. */
function printed(on: string, stock: string, form: 'full' | 'mini', curved = false): Printed {
  const kind = { origin: ORIGIN, form, gtin: GTIN, look: { ...PLAIN_LOOK, curved } };
  const { modules, dotsPerModule } = layOutKind(findStock(stock), 300, kind);
  const stamp = form === 'full' ? fullStamp : miniStamp;
  return {
    ...{ name: `Temgốc ${form}, QR ${on}`, signed: form === 'full', level: 'M', on, dotsPerModule },
    ...{ version: (modules - 17) / 4, stamp, segments: (n) => qrSegments(ORIGIN, stamp(n)) },
  };
}

/** The stamp on the sheet of 65, where a label has the least room. */
export const FULL = printed('on 65-up', 'a4-65', 'full');

/** Its short form, which only the server can check. */
export const MINI = printed('on 65-up', 'a4-65', 'mini');

/** The stamp where it goes on jars, and where a label has more room. */
export const ROOMIER: readonly Printed[] = [
  printed('for jars', 'a4-65', 'full', true),
  printed('on 24-up', 'a4-24', 'full'),
];

/** The same bits at a lower level, as another encoder draws them. */
export const LOWER: Design = full('Temgốc’s bits at level L', 'L');

/** One fixed mask for all stamps. */
export const MASKS: readonly Design[] = Array.from({ length: 8 }, (_, mask) =>
  full(`Temgốc’s bits, mask ${mask}`, 'M', { mask }),
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
  const found = [FULL, MINI, ...ROOMIER, LOWER, UNSIGNED, ...MASKS, ...OTHERS].find(
    (one) => one.name === name,
  );
  if (!found) throw new Error(`no design ${name}`);
  return found;
}

const encoder = new TextEncoder();

/** Packed rows of bits, 0 a dark module, as a grid. */
function unpacked(bits: Uint8Array, modules: number): Uint8Array {
  const rowBytes = Math.ceil(modules / 8);
  return Uint8Array.from({ length: modules * modules }, (_, at) => {
    const [y, x] = [Math.floor(at / modules), at % modules];
    return ((bits[y * rowBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? 0 : 1;
  });
}

/** The n-th symbol of a design: ours by our own encoder, the others' by qrcode. */
export function drawDesign({ segments, level, mask, version, stamp }: Design, n: number): QrGrid {
  const cut = segments(n);
  const text = segmentText(cut);
  if (stamp && version !== undefined) {
    const modules = qrModules(version);
    return { modules, dark: unpacked(qrBits(ORIGIN, stamp(n), version), modules), text };
  }
  const parts = cut.map(({ mode, data }) =>
    mode === 'byte' ? { mode, data: encoder.encode(data) } : { mode, data },
  ) as QRCodeSegment[];
  const { modules } = create(parts, {
    errorCorrectionLevel: level,
    ...(mask === undefined ? {} : { maskPattern: mask as 0 }),
  });
  return { modules: modules.size, dark: Uint8Array.from(modules.data), text };
}
