import type { Origin } from './origin.ts';
import { formatStampPath, type Stamp } from './stamp.ts';

/** A run of characters in one QR mode (ISO/IEC 18004 §7.3). */
export interface QrSegment {
  readonly mode: 'byte' | 'alphanumeric' | 'numeric';
  readonly data: string;
}

/** Quiet zone on each side, in modules (ISO/IEC 18004 §9.1). */
export const QUIET_MODULES = 4;

/** Data codewords at error correction level M, versions 1 to 11 (ISO/IEC 18004 table 7). */
const DATA_CODEWORDS_M = [16, 28, 44, 64, 86, 108, 124, 154, 182, 216, 254] as const;

/** Modes cut by hand: scheme and host as bytes, digits as numbers, the slashes between as alphanumerics. */
export function qrSegments(origin: Origin, stamp: Stamp): QrSegment[] {
  const start: QrSegment[] =
    stamp.form === 'full'
      ? [bytes(`${origin}/`), digits(stamp.seal), { mode: 'alphanumeric', data: '/' }]
      : [bytes(`${origin}/`)];
  const tail = digits(stamp.form === 'mini' ? stamp.id + stamp.mac : stamp.id);
  const middle = stamp.gtin === null ? [bytes('s/')] : gtinSegments(stamp.gtin);
  return joinSameMode([...start, ...middle, tail]);
}

function bytes(data: string): QrSegment {
  return { mode: 'byte', data };
}

function digits(data: string): QrSegment {
  return { mode: 'numeric', data };
}

function gtinSegments(gtin: string): QrSegment[] {
  return [{ mode: 'alphanumeric', data: '01/' }, digits(gtin), { mode: 'alphanumeric', data: '/21/' }];
}

/** Neighbours in one mode share one header; a lone `/` before `s/` is cheaper as a byte. */
function joinSameMode(segments: readonly QrSegment[]): QrSegment[] {
  const joined: QrSegment[] = [];
  for (const [index, segment] of segments.entries()) {
    const mode = segment.data === '/' ? (segments[index + 1]?.mode ?? segment.mode) : segment.mode;
    const last = joined.at(-1);
    if (last?.mode === mode) joined[joined.length - 1] = { mode, data: last.data + segment.data };
    else joined.push({ mode, data: segment.data });
  }
  return joined;
}

/** The text that segments spell; always the origin and the stamp's path. */
export function segmentText(segments: readonly QrSegment[]): string {
  return segments.map(({ data }) => data).join('');
}

function bitsOf({ mode, data }: QrSegment, version: number): number {
  const small = version < 10;
  const n = data.length;
  if (mode === 'numeric')
    return 4 + (small ? 10 : 12) + Math.floor(n / 3) * 10 + (n % 3 === 0 ? 0 : (n % 3) * 3 + 1);
  if (mode === 'alphanumeric') return 4 + (small ? 9 : 11) + Math.floor(n / 2) * 11 + (n % 2) * 6;
  return 4 + (small ? 8 : 16) + n * 8;
}

/** Bits that segments take in a version (ISO/IEC 18004 §7.4). */
export function segmentBits(segments: readonly QrSegment[], version: number): number {
  return segments.reduce((sum, segment) => sum + bitsOf(segment, version), 0);
}

/** The smallest QR version (1 to 11) at ECC M that holds the segments, or undefined when none does. */
export function qrVersion(segments: readonly QrSegment[]): number | undefined {
  for (const [index, codewords] of DATA_CODEWORDS_M.entries()) {
    const version = index + 1;
    if (segmentBits(segments, version) <= codewords * 8) return version;
  }
  return undefined;
}

/** Modules on a side, without quiet zone (ISO/IEC 18004 §6.3.2). */
export function qrModules(version: number): number {
  return 17 + 4 * version;
}

/** The whole address in a stamp's QR. */
export function stampUrl(origin: Origin, stamp: Stamp): string {
  return `${origin}${formatStampPath(stamp)}`;
}
