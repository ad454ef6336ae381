import { Command } from 'commander';
import { USUAL_LIMIT } from '#core/limit';
import { findProducerName } from '#db/limitStanding';
import { EVERYBODY, listLimits } from '#db/limits';
import { formatNumber } from '#web/refusalText.ts';
import { limitsText } from '#web/text/limits.ts';
import type { Lang } from '#web/text.ts';
import { endLimit } from '../actions/endLimit.ts';
import { setLimit } from '../actions/setLimit.ts';
import { parseForm } from '../forms/form.ts';
import { endLimitForm, setLimitForm } from '../forms/limit.ts';
import type { Does, Run } from './shell.ts';

interface Row {
  readonly producer: string;
  readonly name: string | null;
  readonly perLot: number | null;
  readonly per30Days: number;
}

function sayRow(lang: Lang, { producer, name, perLot, per30Days }: Row): string {
  const text = limitsText(lang);
  const lot = perLot === null ? text.asLot : formatNumber(lang, perLot);
  const days = formatNumber(lang, per30Days);
  return `${producer}  ${name ?? text.everybody}  ${text.perLot}: ${lot}  ${text.per30Days}: ${days}`;
}

async function listed(run: Run) {
  const { db } = await run.open();
  const rows: Row[] = [];
  for (const { producerId, perLot, per30Days } of await listLimits(db)) {
    const name = producerId === EVERYBODY ? null : ((await findProducerName(db, producerId)) ?? null);
    rows.push({ producer: producerId, name, perLot, per30Days });
  }
  const common = rows.some(({ producer }) => producer === EVERYBODY);
  const all = common ? rows : [{ producer: EVERYBODY, name: null, ...USUAL_LIMIT }, ...rows];
  return { document: all, lines: all.map((row) => sayRow(run.lang, row)) };
}

async function wasSet(run: Run, options: Record<string, unknown>) {
  const input = parseForm(setLimitForm, options);
  await setLimit(await run.open(), input);
  const { producer = EVERYBODY, perLot, per30Days } = input;
  const row = { producer, name: null, perLot, per30Days };
  return { document: { producer, perLot, per30Days }, lines: [sayRow(run.lang, { ...row, name: producer })] };
}

async function ended(run: Run, options: Record<string, unknown>) {
  const input = parseForm(endLimitForm, options);
  await endLimit(await run.open(), input);
  return { document: { producer: input.producer, own: false }, lines: [`✓ ${input.producer}`] };
}

/** `limit list|set|end`. */
export function limitCommand(does: Does): Command {
  const list = does(new Command('list').description('limits that were set'), listed);
  const set = new Command('set')
    .description('how many stamps may be ordered without an approver')
    .option('--producer <id>', 'one producer; everybody where it is left out')
    .requiredOption('--per-lot <count>', 'stamps of one lot')
    .requiredOption('--per-30-days <count>', 'stamps of one producer within 30 days');
  does(set, wasSet);
  const end = new Command('end')
    .description('end a producer’s own limit: everybody’s holds again')
    .requiredOption('--producer <id>');
  does(end, ended);
  const noun = new Command('limit').description('limits of stamps');
  return [list, set, end].reduce((all, one) => all.addCommand(one), noun);
}
