import { Command } from 'commander';
import { idsOf } from '#core/batch';
import { formatStampId } from '#core/stampId';
import { cliText } from '#web/cliText.ts';
import { fill } from '#web/fill.ts';
import { issueBatch } from '../actions/issueBatch.ts';
import { recallBatch } from '../actions/recallBatch.ts';
import { voidStamps } from '../actions/voidStamps.ts';
import { issueBatchForm, recallBatchForm, voidStampsForm } from '../forms/batch.ts';
import { parseForm } from '../forms/form.ts';
import { printCommand } from './batchPrint.ts';
import { printHouseCommands } from './printHouse.ts';
import type { Does, Run } from './shell.ts';

type Options = Record<string, unknown>;

async function issued(run: Run, options: Options) {
  const input = parseForm(issueBatchForm, options);
  const { batch, skipped } = await issueBatch(await run.open(), input);
  const { first, last } = idsOf(batch);
  const quantity = batch.quantity;
  const text = cliText(run.lang);
  const lines = [fill(text.batchIssued, { batch: batch.id, quantity: String(quantity), first, last })];
  if (skipped > 0) lines.push(fill(text.serialsSkipped, { skipped: String(skipped) }));
  const pins = batch.pin ? { pin: true } : {};
  const document = { batch: batch.id, first, last, quantity, ...pins, ...(skipped > 0 ? { skipped } : {}) };
  return { document, lines };
}

async function voided(run: Run, options: Options, batch: string) {
  const input = parseForm(voidStampsForm, { ...options, batch });
  const act = await voidStamps(await run.open(), input);
  const first = formatStampId(act.keyNumber, act.first);
  const last = formatStampId(act.keyNumber, act.last);
  const quantity = act.last - act.first + 1;
  const line = fill(cliText(run.lang).stampsVoided, { quantity: String(quantity), first, last });
  return { document: { batch: act.batchId, first, last, quantity, reason: act.reason }, lines: [line] };
}

async function recalled(run: Run, options: Options, batch: string) {
  const input = parseForm(recallBatchForm, { ...options, batch });
  const act = await recallBatch(await run.open(), input);
  const line = fill(cliText(run.lang).batchRecalled, { batch: act.batchId });
  return { document: { batch: act.batchId, reason: act.reason }, lines: [line] };
}

function issueCommand(): Command {
  return new Command('issue')
    .description('issue signed stamps for one lot')
    .requiredOption('--product <product>', 'id, GTIN or whole name')
    .requiredOption('--lot <lot>', 'lot number, or its id')
    .requiredOption('--quantity <count>', 'how many stamps')
    .option('--form <form>', 'full: signed, checks without network; mini: short code, online only', 'full')
    .option('--pin', 'a hidden PIN for every stamp, to be covered by a scratch layer');
}

function rangeOptions(command: Command): Command {
  return command
    .requiredOption('--first <id>', 'first stamp ID')
    .requiredOption('--last <id>', 'last stamp ID')
    .requiredOption('--reason <text>', 'why')
    .option('--cause <cause>', 'mistake (as usual), spoiled, leftover or copied');
}

/** `batch issue|print|export|void|recall`. */
export function batchCommand(does: Does): Command {
  const issue = does(issueCommand(), issued);
  const cancel = rangeOptions(new Command('void').argument('<batch>').description('void spoiled stamps'));
  does(cancel, (run, options, [batch = '']) => voided(run, options, batch));
  const recall = new Command('recall').argument('<batch>').description('warn on every stamp of the batch');
  does(recall.requiredOption('--reason <text>', 'the danger'), (run, options, [batch = '']) =>
    recalled(run, options, batch),
  );
  const noun = new Command('batch').description('batches of stamps');
  return [issue, printCommand(does), ...printHouseCommands(does), cancel, recall].reduce(
    (all, one) => all.addCommand(one),
    noun,
  );
}
