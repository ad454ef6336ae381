import { Refusal } from '#core/refusal';
import { writeHouseFolder } from '#server/printing/houseFiles.ts';
import { houseRun } from '#server/printing/houseRun.ts';
import { openOffice } from '#test/support/register.ts';

// Exports a batch in parts of one sheet and says how far it is, or the code of its refusal.
const [, , , office = '', batch = '', out = ''] = process.argv;
process.on('SIGXFSZ', () => undefined);
const deps = await openOffice(office);
const input = { batch, out, format: 'svg', stock: 'a4-65', dpi: 300, start: 1, bleed: 0 } as const;
const onProgress = (done: number) => process.stdout.write(`${done}\n`);
try {
  await writeHouseFolder(await houseRun(deps, input), out, { secret: false, most: 65, onProgress });
} catch (error) {
  process.stdout.write(error instanceof Refusal ? error.code : String(error));
}
process.exit();
