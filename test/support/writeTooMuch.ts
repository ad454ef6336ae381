import { Refusal } from '#core/refusal';
import { printSheet } from '#labels/pdf/sheet';
import { writeWhole } from '#server/files/wholeFile.ts';
import { sheetJob } from '#test/support/sheets.ts';
import { testSigner } from '#test/support/signer.ts';

// Writes more than the limit it is started under; says the code of the refusal. Node ignores SIGXFSZ: writes fail with EFBIG.
const [, , , target = '', writer] = process.argv;
process.on('SIGXFSZ', () => undefined);
const signer = await testSigner();
const stamps = Array.from({ length: 2000 }, (_, index) => signer.full(index));

async function writeBlindly(out: NodeJS.WritableStream): Promise<void> {
  out.write(Buffer.alloc(1_000_000));
  await new Promise(() => setTimeout(() => undefined, 60_000));
}

const work = writeWhole(target, async (out) => {
  await (writer === 'blind' ? writeBlindly(out) : printSheet(sheetJob({ stamps }, out)));
});
work.catch((error: unknown) => {
  process.stdout.write(error instanceof Refusal ? error.code : String(error));
  process.exit();
});
