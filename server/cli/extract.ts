import { Command } from 'commander';
import { printExtract } from '../actions/printExtract.ts';
import { refuseOwnFile } from '../files/ownFiles.ts';
import { writeWhole } from '../files/wholeFile.ts';
import { productGiven } from '../finding.ts';
import { asOfGiven } from '../register/productLife.ts';
import type { Does } from './shell.ts';

const EVERYTHING = { all: true, areaIds: [], producerIds: [] };

/** `product extract`: the printed life of a product as of a moment. */
export function extractCommand(does: Does): Command {
  const command = new Command('extract')
    .argument('<product>', 'id, GTIN or whole name')
    .description('print the life of a product as of a day, as PDF')
    .option('--as-of <day>', 'a day (its end) or an instant; else now')
    .requiredOption('--out <file>', 'the PDF to write');
  return does(command, async (run, options, [given = '']) => {
    const out = String(options.out);
    refuseOwnFile(run.config, out);
    const deps = await run.open();
    const { id } = await productGiven(deps.db, given);
    const asOf = asOfGiven(typeof options.asOf === 'string' ? options.asOf : undefined, deps.now());
    const { bytes } = await printExtract(deps, EVERYTHING, { product: id, asOf, lang: run.lang });
    await writeWhole(out, async (stream) => void stream.end(bytes));
    const document = {
      product: id,
      asOf: new Date(asOf.instant).toISOString(),
      file: out,
      bytes: bytes.length,
    };
    return { document, lines: [out] };
  });
}
