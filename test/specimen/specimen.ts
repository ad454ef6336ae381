import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTool } from '#test/support/tools.ts';
import { packed, pagesOf } from './pictures.ts';
import { drawSheet, specimenSheets } from './sheets.ts';

// `npm run specimen [folder]` draws every size, look, resolution and hard name on A4 sheets, as PDF and as PNG at 200
// dpi; `npm run specimen -- --renew` keeps how they look now as what the test compares with.
const KEPT = 'test/specimen/kept';
const [wish = 'specimen'] = process.argv.slice(3);

if (wish === '--renew') {
  await rm(KEPT, { recursive: true, force: true });
  await mkdir(KEPT, { recursive: true });
  for (const [name, samples] of await specimenSheets()) {
    const pages = await pagesOf(await drawSheet(name, samples, false));
    for (const [index, page] of pages.entries())
      await writeFile(join(KEPT, `${name}-${index + 1}.png`), await packed(page));
    console.log(`${name}: ${pages.length} pages kept`);
  }
} else {
  await mkdir(wish, { recursive: true });
  for (const [name, samples] of await specimenSheets()) {
    const file = join(wish, `${name}.pdf`);
    await writeFile(file, await drawSheet(name, samples, true));
    await runTool('pdftoppm', ['-png', '-r', '200', file, join(wish, name)]);
    console.log(file);
  }
}
