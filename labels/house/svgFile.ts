import { crc32, deflateRawSync } from 'node:zlib';
import type { Instant } from '#core/day';
import type { Origin } from '#core/origin';
import { formatPin } from '#core/pin';
import { formatPrintedId } from '#core/stampId';
import type { IdPlace } from '../face/place.ts';
import type { RunStamp } from '../print/format.ts';
import { zipPacked } from '../print/zip.ts';
import { drawQr } from '../qr/qr.ts';
import { type DigitOutlines, svgOfDigits } from './digitOutlines.ts';
import { qrOutline } from './qrOutline.ts';

/** Deflating a few KB: a small window is begun faster, and finds as much. */
const SMALL = { windowBits: 13, memLevel: 7, level: 4 } as const;

/** What is alike in every file, packed once, and what it unpacks to. */
export interface Lead {
  readonly packed: Uint8Array;
  readonly crc: number;
  readonly size: number;
}

/** What every thread needs to draw one stamp a file. */
export interface SvgSetting {
  readonly lead: Lead;
  readonly origin: Origin;
  readonly version: number;
  /** From the label's corner to the symbol's, and one module (mm). */
  readonly symbol: string;
  readonly ids: readonly IdPlace[];
  readonly digits: DigitOutlines;
  readonly pin?: Omit<IdPlace, 'from' | 'to'>;
  readonly createdAt: Instant;
}

/** The files of some stamps, each packed for a zip; needs no font and runs in any thread. */
export function makeSvgs(setting: SvgSetting, stamps: readonly RunStamp[]): Uint8Array {
  return Buffer.concat(stamps.map((stamp) => fileOf(setting, stamp)));
}

function fileOf(setting: SvgSetting, { stamp, pin }: RunStamp): Uint8Array {
  const { lead, origin, version, symbol, ids, digits, pin: pinLine, createdAt } = setting;
  const printed = formatPrintedId(stamp.id);
  const lines = ids.map((id) => svgOfDigits(digits, id, printed.slice(id.from, id.to)));
  if (pinLine && pin) lines.push(svgOfDigits(digits, pinLine, formatPin(pin)));
  const qr = qrOutline(drawQr(origin, stamp, version));
  const own = Buffer.from(`<path transform="${symbol}" d="${qr}"/>${lines.join('')}</svg>\n`);
  const packed = {
    content: Buffer.concat([lead.packed, deflateRawSync(own, SMALL)]),
    deflated: true,
    crc: crc32(own, lead.crc),
    size: lead.size + own.length,
  };
  return zipPacked(`${stamp.id}.svg`, packed, createdAt);
}
