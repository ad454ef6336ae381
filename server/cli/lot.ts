import { Command } from 'commander';
import type { Lot } from '#core/lot';
import { cliText } from '#web/cliText.ts';
import { fill } from '#web/fill.ts';
import { lotsText } from '#web/text/lots.ts';
import { amendLot } from '../actions/amendLot.ts';
import { closeLot } from '../actions/closeLot.ts';
import { openLot } from '../actions/openLot.ts';
import { parseForm } from '../forms/form.ts';
import { amendLotForm, closeLotForm, openLotForm } from '../forms/lot.ts';
import type { Does } from './shell.ts';

function documentOf({ id, productId, number, quantity, unit, producedOn, expiresOn, gtin }: Lot) {
  return { lot: id, product: productId, number, quantity, unit, producedOn, expiresOn, gtin };
}

function factOptions(command: Command): Command {
  return command
    .requiredOption('--number <number>', 'as on the package, at most 20 characters')
    .requiredOption('--quantity <count>', 'units in the lot')
    .option('--unit <text>', 'what a unit is, in the producer’s own words')
    .option('--produced <day>', 'YYYY-MM-DD or dd/mm/yyyy')
    .option('--expires <day>', 'YYYY-MM-DD or dd/mm/yyyy')
    .option('--gtin <gtin>', 'the variant, where the product has several')
    .option('--place <text>', 'where it was made');
}

function openCommand(does: Does): Command {
  const open = new Command('open').description('open a lot of goods');
  factOptions(open.requiredOption('--product <product>', 'id, GTIN or whole name'));
  return does(open, async (run, options) => {
    const lot = await openLot(await run.open(), parseForm(openLotForm, options));
    const { number, id, quantity } = lot;
    const line = fill(cliText(run.lang).lotOpened, { number, id, quantity: String(quantity) });
    return { document: documentOf(lot), lines: [line] };
  });
}

function amendCommand(does: Does): Command {
  const amend = new Command('amend').argument('<lot>').description('mend a lot that has no stamps yet');
  return does(factOptions(amend), async (run, options, [given = '']) => {
    const lot = await amendLot(await run.open(), parseForm(amendLotForm, { ...options, lot: given }));
    const { number, id, quantity } = lot;
    const line = fill(lotsText(run.lang).cli.amended, { number, id, quantity: String(quantity) });
    return { document: documentOf(lot), lines: [line] };
  });
}

function closeCommand(does: Does): Command {
  const close = new Command('close').argument('<lot>').description('close a lot: no more stamps');
  return does(close, async (run, _options, [given = '']) => {
    const lot = await closeLot(await run.open(), parseForm(closeLotForm, { lot: given }));
    const line = fill(lotsText(run.lang).cli.closed, { number: lot.number, id: lot.id });
    return { document: { ...documentOf(lot), closedAt: lot.closedAt }, lines: [line] };
  });
}

/** `lot open|amend|close`. */
export function lotCommand(does: Does): Command {
  const noun = new Command('lot').description('lots of goods');
  return [openCommand, amendCommand, closeCommand].reduce((all, one) => all.addCommand(one(does)), noun);
}
