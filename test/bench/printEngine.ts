import { createWriteStream } from 'node:fs';
import { parseDay } from '#core/day';
import { parseGtin } from '#core/gtin';
import { parseOrigin } from '#core/origin';
import { formatStampId, type KeyNumber } from '#core/stampId';
import { PLAIN_LOOK } from '#labels/marks/look';
import { findStock } from '#labels/stock/findStock';
import { signerOf } from '#server/keys/signer.ts';
import { runPrint } from '#server/printing/run.ts';

// One process that signs and prints so many stamps, without a register: what the others are compared with, who get
// their addresses given. Says when the first byte of the file came, in ms from the call and from the process's start.
const [count = '10000', file = '', stock = 'a4-65', rendering = 'mask'] = process.argv.slice(2);
const signer = signerOf({ seed: new Uint8Array(32).fill(7), macSecret: new Uint8Array(32).fill(8) });
const spec = {
  stock: findStock(stock),
  dpi: 300,
  start: 1,
  origin: parseOrigin('https://ocop.vn'),
  form: 'full',
  first: { gtin: parseGtin('8930000000019'), id: formatStampId('01' as KeyNumber, 1) },
  count: Number(count),
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
  rendering: rendering === 'vector' ? 'vector' : 'mask',
} as const;

const out = createWriteStream(file);
const began = performance.now();
let first = 0;
const write = out.write.bind(out);
out.write = ((...args: Parameters<typeof write>) => {
  first ||= performance.now();
  return write(...args);
}) as typeof out.write;
await runPrint({ format: 'pdf', spec, batchId: 'b-bench', signer, out });
process.stdout.write(
  JSON.stringify({ firstByte: first - began, sinceStart: first, all: performance.now() - began }),
);
