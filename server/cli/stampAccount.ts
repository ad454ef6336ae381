import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { BatchAccount, LotAccount } from '#core/accountBook';
import { idsOf } from '#core/batch';
import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { formatPrintedId } from '#core/stampId';
import { fill } from '#web/fill.ts';
import { formatNumber } from '#web/refusalText.ts';
import { accountsText } from '#web/text/accounts.ts';
import { filesText } from '#web/text/printFiles.ts';
import type { Lang } from '#web/text.ts';
import { lotAccount } from '../accounts.ts';
import { countStamps } from '../actions/countStamps.ts';
import { voidLeftovers } from '../actions/voidLeftovers.ts';
import { voidSpoiled } from '../actions/voidSpoiled.ts';
import { countStampsForm, voidLeftoversForm, voidSpoiledForm } from '../forms/account.ts';
import { parseForm } from '../forms/form.ts';
import type { VoidedLines } from '../stamps/spoilage.ts';
import type { Does, Outcome, Run } from './shell.ts';

/** The operator of the command line sees every producer. */
const EVERY: Scope = { all: true, areaIds: [], producerIds: [] };

function sayBatch({ batch, tally, balance }: BatchAccount, lang: Lang): string[] {
  const text = accountsText(lang);
  const said = (count: number | null) => (count === null ? text.sheet.notCounted : formatNumber(lang, count));
  const { first, last } = idsOf(batch);
  const ids = { first: formatPrintedId(first), last: formatPrintedId(last) };
  const rows = [
    [text.sheet.ordered, tally.issued],
    [(tally.printedTold ? text.sheet : filesText(lang)).printed, tally.printed],
    [text.sheet.files, tally.files],
    [text.sheet.again, tally.again],
    [text.sheet.spoiled, tally.spoiled],
    [text.sheet.handedOut, tally.handedOut],
    [text.sheet.left, tally.left],
    [text.sheet.leftover, tally.leftover],
    [text.sheet.mistaken, tally.mistaken],
    [text.sheet.recalled, tally.recalled],
  ] as const;
  const differences = balance.differences.map(({ what, count }) =>
    fill(text.balance[what], { count: formatNumber(lang, count) }),
  );
  return [
    `${fill(text.account.batchOf, ids)} (${batch.id})`,
    ...rows.map(([label, count]) => `  ${label}: ${said(count)}`),
    ...differences.map((difference) => `  ! ${difference}`),
  ];
}

function document(account: LotAccount) {
  const { lot, product, producer, tally, differences } = account;
  const batches = account.batches.map(({ batch, standing, tally: own, balance }) => {
    const { first, last } = idsOf(batch);
    return { batch: batch.id, first, last, standing, ...own, differences: balance.differences };
  });
  const goods = { lot: lot.id, number: lot.number, quantity: lot.quantity };
  return { ...goods, product: product.id, producer: producer.id, ...tally, differences, batches };
}

async function show(run: Run, lot: string): Promise<Outcome> {
  const deps = await run.open();
  const account = await lotAccount(deps.db, EVERY, lot, deps.now());
  if (!account) throw new Refusal('lot-not-found', { lot: lot.slice(0, 80), product: '' });
  const { product, producer } = account;
  const text = accountsText(run.lang).account;
  const title = fill(text.title, { lot: account.lot.number });
  const lead = fill(text.lead, { product: product.name, producer: producer.name });
  const lines = [title, lead, ...account.batches.flatMap((one) => sayBatch(one, run.lang))];
  return { document: document(account), lines };
}

async function count(run: Run, options: Record<string, unknown>, batch: string): Promise<Outcome> {
  const input = parseForm(countStampsForm, { ...options, leftOver: options.left, batch });
  const counts = await countStamps(await run.open(), EVERY, input);
  const { kinds } = accountsText(run.lang).count;
  const lines = counts.map((one) => `${kinds[one.kind]}: ${formatNumber(run.lang, one.count)}`);
  return { document: { batch, counts }, lines };
}

/** A list with wrong lines voids nothing: it is refused by its first, and all of them are told. */
function voided(run: Run, batch: string, { stamps, wrong }: VoidedLines): Outcome {
  const text = accountsText(run.lang).spoil;
  const [first] = wrong;
  if (first) {
    const told = wrong.map(
      ({ line, fault, end }) => `${line}: ${end ? `${text.ends[end]} ` : ''}${text.faults[fault]}`,
    );
    throw new Refusal('invalid-input', { field: 'stamps', value: told.join('; ') });
  }
  return { document: { batch, stamps }, lines: [`${text.voided}: ${formatNumber(run.lang, stamps)}`] };
}

async function listOf(options: Record<string, unknown>): Promise<string> {
  const path = String(options.stamps);
  return readFile(path, 'utf8').catch(() => {
    throw new Refusal('file-missing', { path });
  });
}

async function spoil(run: Run, options: Record<string, unknown>, batch: string): Promise<Outcome> {
  const input = parseForm(voidSpoiledForm, { ...options, batch, stamps: await listOf(options) });
  return voided(run, batch, await voidSpoiled(await run.open(), EVERY, input));
}

async function leave(run: Run, options: Record<string, unknown>, batch: string): Promise<Outcome> {
  const input = parseForm(voidLeftoversForm, { batch, stamps: await listOf(options) });
  return voided(run, batch, await voidLeftovers(await run.open(), EVERY, input));
}

const LIST = 'a text file: an ID, a range (first .. last) or an address a line';

/** `account show|count|spoil|leftovers`. */
export function stampAccountCommand(does: Does): Command {
  const see = new Command('show').argument('<lot>').description('where the stamps of a lot went');
  does(see, (run, _options, [lot = '']) => show(run, lot));
  const put = new Command('count')
    .argument('<batch>')
    .description('put down what was counted of a batch; earlier counts are kept')
    .option('--printed <count>', 'printed')
    .option('--handed-out <count>', 'put on goods or given away')
    .option('--left <count>', 'in hand and usable')
    .option('--note <text>', 'a note');
  does(put, (run, options, [batch = '']) => count(run, options, batch));
  const waste = new Command('spoil').argument('<batch>').description('void stamps spoiled in printing');
  does(
    waste.requiredOption('--stamps <file>', LIST).option('--reason <text>', 'why'),
    (run, options, [batch = '']) => spoil(run, options, batch),
  );
  const over = new Command('leftovers')
    .argument('<batch>')
    .description('void stamps left over once the recognition has ended');
  does(over.requiredOption('--stamps <file>', LIST), (run, options, [batch = '']) =>
    leave(run, options, batch),
  );
  const noun = new Command('account').description('stamp accounts');
  return [see, put, waste, over].reduce((all, one) => all.addCommand(one), noun);
}
