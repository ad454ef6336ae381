import { Command } from 'commander';
import { cliText } from '#web/cliText.ts';
import { formatInstant } from '#web/dates.ts';
import { fill } from '#web/fill.ts';
import { confirmClock } from '../actions/confirmClock.ts';
import type { Does, Run } from './shell.ts';

async function confirmed(run: Run) {
  const at = await confirmClock(await run.open());
  const line = fill(cliText(run.lang).clockConfirmed, { instant: formatInstant(at) });
  return { document: { confirmed: new Date(at).toISOString() }, lines: [line] };
}

/** `clock confirm`: the machine's clock is right, though it went back or leapt ahead. */
export function clockCommand(does: Does): Command {
  const confirm = new Command('confirm').description(
    'say that this machine’s clock is right, after it was set',
  );
  return new Command('clock')
    .description('the clock everything is dated by')
    .addCommand(does(confirm, confirmed));
}
