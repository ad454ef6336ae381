import { Command } from 'commander';
import { cliText } from '#web/cliText.ts';
import { fill } from '#web/fill.ts';
import { withdrawRecognition } from '../actions/withdrawRecognition.ts';
import { parseForm } from '../forms/form.ts';
import { withdrawalForm } from '../forms/withdrawal.ts';
import type { Does } from './shell.ts';

/** `recognition withdraw`: the act that ends a recognition, with what it stands on. */
export function recognitionCommand(does: Does): Command {
  const withdraw = new Command('withdraw')
    .description('end a recognition by a decision; lapse needs no command')
    .requiredOption('--product <product>', 'id, GTIN or whole name')
    .requiredOption('--authority <name>', 'who decided')
    .requiredOption('--decision <number>', 'number of the decision')
    .requiredOption('--signed <day>', 'day signed')
    .option('--effective <day>', 'day in force, if later')
    .requiredOption('--clause <text>', 'clause it stands on')
    .requiredOption('--article <text>', 'article it stands on')
    .option('--document <text>', 'document whose clause and article these are')
    .requiredOption('--reason <text>', 'why, as a shopper may read it')
    .option('--safety', 'a danger to people: every stamp of the product warns');
  does(withdraw, async (run, options) => {
    const input = parseForm(withdrawalForm, options);
    const recognition = await withdrawRecognition(await run.open(), input);
    const line = fill(cliText(run.lang).withdrawn, { product: input.product, decision: input.decision });
    return { document: { recognition, status: 'withdrawn' }, lines: [line] };
  });
  return new Command('recognition').description('recognitions').addCommand(withdraw);
}
