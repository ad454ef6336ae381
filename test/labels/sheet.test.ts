import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseOrigin } from '#core/origin';
import { qrSegments, qrVersion, stampUrl } from '#core/qr';
import { Refusal } from '#core/refusal';
import { pdfFormat } from '#labels/pdf/format';
import { runHere } from '#test/support/runHere.ts';
import { HONEY, OCOP, printInto, printSheet, sheetSpec, temporaryFolder } from '#test/support/sheets.ts';
import { type TestSigner, testSigner } from '#test/support/signer.ts';
import { refusalText } from '#web/refusalText.ts';

const folder = temporaryFolder();
let signer: TestSigner;
beforeAll(async () => {
  signer = await testSigner();
});

function stamps(count: number) {
  return Array.from({ length: count }, (_, index) => signer.full(index + 1));
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function sink(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

async function codeOf(job: Promise<unknown>): Promise<string> {
  const error = await job.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof Refusal ? error.code : String(error);
}

describe('a printed sheet', () => {
  test('printed again is the same bytes; another batch is other bytes', async () => {
    const first = await printInto(folder.path, 'first.pdf', { stamps: stamps(70) });
    const again = await printInto(folder.path, 'again.pdf', { stamps: stamps(70) });
    const other = await printInto(folder.path, 'other.pdf', { stamps: stamps(71) });
    expect(sha256(again.bytes)).toBe(sha256(first.bytes));
    expect(sha256(other.bytes)).not.toBe(sha256(first.bytes));
  });

  test('is the same bytes whether the names come as NFC or NFD', async () => {
    const decomposed = {
      ...HONEY,
      productName: HONEY.productName.normalize('NFD'),
      producerName: HONEY.producerName.normalize('NFD'),
    };
    const title = 'Mật ong hoa nhãn · Lô 1';
    const nfc = await printInto(folder.path, 'nfc.pdf', { stamps: stamps(3), title });
    const nfd = await printInto(folder.path, 'nfd.pdf', {
      stamps: stamps(3),
      face: decomposed,
      title: title.normalize('NFD'),
    });
    expect(sha256(nfd.bytes)).toBe(sha256(nfc.bytes));
  });
});

describe('a print is refused', () => {
  test.each([0, 66, -1, 1.5])('when it shall begin at label %d of 65', async (start) => {
    expect(await codeOf(printSheet({ stamps: stamps(1), start }, sink()))).toBe('start-label-outside-sheet');
  });

  test('when the paper is too small for QR, stars and ID, with the smallest that works and what a mini stamp needs', async () => {
    const stock = 'page=15x17,label=15x17,grid=1x1,margin=0x0';
    const full = printSheet({ stamps: stamps(1), stock }, sink());
    const enough = { width: 18.7, height: 18.7 };
    const miniNeeds = { miniWidth: 14.6, miniHeight: 14.6 };
    const error: unknown = await full.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'stock-too-small', details: { ...enough, ...miniNeeds } });
    const { detail } = refusalText('vi', error as Refusal);
    expect(detail).toContain('Hãy chọn giấy lớn hơn: A4, 65 tem');
    expect(detail).toContain('Hoặc in tem cỡ nhỏ: nhãn 14,6 × 14,6 mm là đủ.');
    const roll = printSheet({ stamps: stamps(1), stock: `${stock},kind=roll` }, sink());
    await expect(roll).rejects.toMatchObject({
      details: { papers: expect.stringMatching(/^roll-30x20, roll-/) },
    });
    const tiny = 'page=13x13,label=13x13,grid=1x1,margin=0x0';
    const mini = printSheet({ stamps: [signer.mini(1)], stock: tiny }, sink());
    const refusal: unknown = await mini.catch((reason: unknown) => reason);
    expect(refusal).toMatchObject({ details: { width: 14.6, height: 14.6 } });
    expect(refusalText('vi', refusal as Refusal).detail).not.toContain('cỡ nhỏ');
  });

  test('when the host is too long for any QR of ours', async () => {
    const origin = parseOrigin(`https://${'truy-xuat-nguon-goc.'.repeat(12)}vn`);
    expect(await codeOf(printSheet({ stamps: stamps(1), origin }, sink()))).toBe('stamp-too-large');
  });

  test('when there are fewer stamps than said', async () => {
    const spec = sheetSpec({ stamps: stamps(4) });
    const made = stamps(3).map((stamp) => ({ stamp }));
    expect(await codeOf(runHere(pdfFormat, spec, made, sink()))).toBe('invalid-input');
  });
});

describe('the QR of a stamp', () => {
  test('has the version that the core foretells, on short and long hosts', async () => {
    const { drawQr, stampVersion } = await import('#labels/qr/qr');
    for (const host of ['https://ocop.vn', 'https://truyxuat.bacninh.gov.vn', 'http://localhost:3000']) {
      const origin = parseOrigin(host);
      for (const stamp of [signer.full(1), signer.mini(1)]) {
        const version = stampVersion(origin, stamp);
        expect(version).toBe(qrVersion(qrSegments(origin, stamp)));
        expect(drawQr(origin, stamp, version).modules).toBe(17 + 4 * version);
        expect(() => drawQr(origin, stamp, version - 1)).toThrow();
      }
    }
  });

  test('never begins in capitals', () => {
    expect(stampUrl(OCOP, signer.full(1))).toMatch(/^https:\/\/ocop\.vn\//);
  });
});
