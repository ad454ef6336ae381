import { Command } from 'commander';
import { cliText } from '#web/cliText.ts';
import { fill } from '#web/fill.ts';
import { openLot } from '../actions/openLot.ts';
import { parseForm } from '../forms/form.ts';
import { openLotForm } from '../forms/lot.ts';
import type { Does } from './shell.ts';

/** `lot open`. */
export function lotCommand(does: Does): Command {
  const open = new Command('open')
    .description('open a lot of goods')
    .requiredOption('--product <product>', 'id, GTIN or whole name')
    .requiredOption('--number <number>', 'as on the package, at most 20 characters')
    .requiredOption('--quantity <count>', 'units in the lot')
    .option('--produced <day>', 'YYYY-MM-DD or dd/mm/yyyy')
    .option('--expires <day>', 'YYYY-MM-DD or dd/mm/yyyy')
    .option('--gtin <gtin>', 'the variant, where the product has several')
    .option('--place <text>', 'where it was made');
  does(open, async (run, options) => {
    const input = parseForm(openLotForm, options);
    const lot = await openLot(await run.open(), input);
    const { id, productId: product, number, quantity, producedOn, expiresOn, gtin } = lot;
    const line = fill(cliText(run.lang).lotOpened, { number, id, quantity: String(quantity) });
    return { document: { lot: id, product, number, quantity, producedOn, expiresOn, gtin }, lines: [line] };
  });
  return new Command('lot').description('lots of goods').addCommand(open);
}
