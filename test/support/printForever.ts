import { writeWhole } from '#server/files/wholeFile.ts';
import { runPrint } from '#server/printing/run.ts';
import { testRun } from '#test/support/printRuns.ts';

// Prints more stamps than its parent has patience for, and says how far it is.
const target = process.argv[3] ?? '';
const onProgress = (done: number) => process.stdout.write(`${done}\n`);
await writeWhole(target, (out) => runPrint(testRun({ count: 1_000_000, onProgress }, out)));
