import { Refusal } from '#core/refusal';
import { writeWhole } from '#server/files/wholeFile.ts';
import { runPrint } from '#server/printing/run.ts';
import { testRun } from '#test/support/printRuns.ts';

// Writes more than the limit it is started under; says the code of the refusal. Node ignores SIGXFSZ: writes fail with EFBIG.
const [, , , target = '', writer] = process.argv;
process.on('SIGXFSZ', () => undefined);

async function writeBlindly(out: NodeJS.WritableStream): Promise<void> {
  out.write(Buffer.alloc(1_000_000));
  await new Promise(() => setTimeout(() => undefined, 60_000));
}

const work = writeWhole(target, async (out) => {
  await (writer === 'blind' ? writeBlindly(out) : runPrint(testRun({ count: 8000 }, out)));
});
await work.catch((error: unknown) => {
  process.stdout.write(error instanceof Refusal ? error.code : String(error));
  process.exit();
});
