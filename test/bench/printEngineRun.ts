import { parseDay } from '#core/day';
import { parseGtin } from '#core/gtin';
import { parseOrigin } from '#core/origin';
import type { QrRendering } from '#core/printFormat';
import { stampUrl } from '#core/qr';
import { formatStampId, type KeyNumber } from '#core/stampId';
import { PLAIN_LOOK } from '#labels/marks/look';
import type { RunSpec } from '#labels/print/format';
import { findStock } from '#labels/stock/findStock';
import { signerOf } from '#server/keys/signer.ts';
import { stampMaker, stampRunOf } from '#server/printing/runStamps.ts';

/** The batch that the bench's engine prints. */
export const ENGINE_BATCH = 'b-bench';

/** The key that the bench's engine signs with. */
export const ENGINE_SIGNER = signerOf({
  seed: new Uint8Array(32).fill(7),
  macSecret: new Uint8Array(32).fill(8),
});

/** So many stamps of one batch, as the engine prints them without a register. */
export function engineSpec(count: number, stock: string, rendering: QrRendering): RunSpec {
  return {
    stock: findStock(stock),
    dpi: 300,
    start: 1,
    origin: parseOrigin('https://ocop.vn'),
    form: 'full',
    first: { gtin: parseGtin('8930000000019'), id: formatStampId('01' as KeyNumber, 1) },
    count,
    face: {
      productName: 'Mật ong hoa nhãn Thanh Mai',
      producerName: 'Hợp tác xã Nông nghiệp xanh Thanh Mai',
      star: 4,
      lotNumber: 'TM-2026-10',
      producedOn: parseDay('2026-10-01'),
      expiresOn: parseDay('2028-10-01'),
      sample: true,
    },
    look: PLAIN_LOOK,
    title: 'Mật ong hoa nhãn Thanh Mai',
    createdAt: Date.UTC(2026, 9, 5, 2),
    rendering,
  };
}

/** The addresses of stamps that the engine prints, counted from 0. */
export function engineUrls(from: number, count: number): string[] {
  const spec = engineSpec(count, 'a4-65', 'mask');
  const make = stampMaker(stampRunOf(spec, ENGINE_BATCH), ENGINE_SIGNER);
  return make(from, count).map(({ stamp }) => stampUrl(spec.origin, stamp));
}
