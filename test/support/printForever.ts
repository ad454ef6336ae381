import { printSheet } from '#labels/pdf/sheet';
import { writeWhole } from '#server/files/wholeFile.ts';
import { sheetJob } from '#test/support/sheets.ts';
import { testSigner } from '#test/support/signer.ts';

// Prints more stamps than its parent has patience for, and says how far it is.
const target = process.argv[3] ?? '';
const signer = await testSigner();
const count = 1_000_000;

function* stamps() {
  const one = signer.full(1);
  for (let i = 0; i < count; i++) yield one;
}

const onProgress = (done: number) => process.stdout.write(`${done}\n`);
await writeWhole(target, (out) =>
  printSheet({ ...sheetJob({ stamps: [], onProgress }, out), stamps: stamps(), count }),
);
