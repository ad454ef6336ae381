import { Command } from 'commander';
import { Refusal } from '#core/refusal';
import { STOCKS } from '#labels/stock/table';
import { cliText } from '#web/cliText.ts';
import { fill } from '#web/fill.ts';
import { printAgain } from '../actions/printAgain.ts';
import { type PrintedFile, printBatch } from '../actions/printBatch.ts';
import { printBatchForm } from '../forms/batch.ts';
import { parseForm } from '../forms/form.ts';
import { printAgainForm } from '../forms/print.ts';
import { sayNotices } from './sayNotices.ts';
import type { Does, Run } from './shell.ts';

type Options = Record<string, unknown>;

const STOCK_LIST = STOCKS.map(({ name }) => name).join(', ');

async function printed(run: Run, options: Options, batch: string) {
  const input = parseForm(printBatchForm, { ...options, batch });
  const sheet = await printBatch(await run.open(), input, run);
  const text = cliText(run.lang);
  const values = { file: sheet.file, pages: String(sheet.pages), stamps: String(sheet.stamps) };
  const shortened = sheet.shortened.map(({ field, whole, printed: shown }) => {
    const said = shown === '' ? text.leftOut : text.shortened;
    return fill(said, { field: text.fields[field], whole, printed: shown });
  });
  const files = sheet.files ?? [];
  const lines = [
    ...files.map((file, index) => sayPart(run, file, `${index + 1}/${files.length}`)),
    fill(files.length > 0 ? text.batchPrintedParts : text.batchPrinted, values),
    ...(files.length > 0 ? [] : [fill(text.printKept, { print: sheet.print })]),
    ...shortened,
    ...sayNotices(sheet.notices, run.lang),
  ];
  return { document: sheet, lines };
}

function sayPart({ lang }: Run, { file, pages, stamps, print, kept }: PrintedFile, part: string): string {
  const text = cliText(lang);
  const values = { part, file, print, pages: String(pages), stamps: String(stamps) };
  return fill(kept ? text.partKept : text.partPrinted, values);
}

async function printedAgain(run: Run, options: Options, batch: string) {
  // A print on record says all: what is asked for beside it would be left out.
  if (batch !== '' || options.stock !== undefined) throw new Refusal('invalid-input', { field: 'again' });
  const print = await printAgain(await run.open(), parseForm(printAgainForm, options), run);
  const text = cliText(run.lang);
  const values = { file: print.file, pages: String(print.pages), stamps: String(print.stamps) };
  const held = fill(print.same ? text.printedSame : text.printedOther, { print: String(options.again) });
  return {
    document: print,
    lines: [fill(text.batchPrinted, values), held, ...sayNotices(print.notices, run.lang)],
  };
}

/** `batch print`. */
export function printCommand(does: Does): Command {
  const print = new Command('print')
    .argument('[batch]', 'left out with --again')
    .description('a file to print from; the same bytes every time')
    .option('--again <print>', 'a print on record, with the marks and words it had')
    .option('--stock <stock>', `${STOCK_LIST}, or page=…,label=…,grid=…,margin=…,pitch=… in mm`)
    .option('--dpi <dpi>', 'dots per inch of the printer', '300')
    .option('--start <n>', 'first label to use on the first sheet', '1')
    .option('--from <stamp>', 'first stamp to print: its place in the batch from 1, or its ID')
    .option('--to <stamp>', 'last stamp to print, likewise')
    .option('--count <n>', 'how many stamps to print, instead of the last')
    .option('--profile <printer>', 'printer measured by the producer, by name or id')
    .option(
      '--calibrate <x,y,sx,sy>',
      'how the printer misses: mm right, mm down, scales, as 1.5,-0.8,0.99,1',
    )
    .option(
      '--format <format>',
      'pdf, or for label rolls zpl, tspl, png; for print houses csv, ndjson, svg',
      'pdf',
    )
    .option('--rendering <how>', 'the QR of a PDF as mask (one bit a module) or vector (paths)', 'mask')
    .option('--plain', 'without marks and story line')
    .option('--colours <colours>', 'black, or two: the office’s two colours')
    .option('--surface <surface>', 'what stamps go on: flat, or curved as jars and bottles', 'flat')
    .option('--bleed <mm>', 'colour over the cut, with crop marks, for print houses: 0 to 5', '0')
    .option('--content <what>', 'of a batch with PINs: stamps (window left empty), pins, both', 'stamps')
    .option(
      '--one-file',
      'one file however many stamps; else beyond 50,000 in parts, NAME-001.pdf …, resumed',
    )
    .requiredOption('--out <file>', 'where the file goes');
  return does(print, (run, options, [batch = '']) =>
    options.again === undefined ? printed(run, options, batch) : printedAgain(run, options, batch),
  );
}

/** `batch` with this one verb. */
export function batchPrintCommand(does: Does): Command {
  return new Command('batch').addCommand(printCommand(does));
}
