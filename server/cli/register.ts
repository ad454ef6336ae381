import { Command } from 'commander';
import { cliText } from '#web/cliText.ts';
import { fill } from '#web/fill.ts';
import { type ImportReport, importRegister } from '../actions/importRegister.ts';
import { writeProblemFile } from '../import/problemFile.ts';
import type { Does, Run } from './shell.ts';

/** A terminal shows the first of each kind; the problem file holds all. */
const SHOWN = 20;

function shown(lines: readonly string[], more: string): string[] {
  const rest = lines.length - SHOWN;
  return rest <= 0 ? [...lines] : [...lines.slice(0, SHOWN), fill(more, { count: String(rest) })];
}

function linesOf(report: ImportReport, dryRun: boolean, { lang }: Run): string[] {
  const text = cliText(lang);
  const counts = {
    rows: String(report.rows),
    imported: String(report.imported),
    incomplete: String(report.incomplete),
    unchanged: String(report.unchanged),
    refused: String(report.refusedRows),
  };
  const refused = report.refused.map(({ row, column, message }) =>
    fill(text.importProblem, { row: String(row), column, message }),
  );
  const incomplete = report.incompleteRows.map(({ row, product, message }) =>
    fill(text.importIncomplete, { row: String(row), product, message }),
  );
  const matches = report.possibleMatches.map(({ row, product, producer, candidate }) =>
    fill(text.importMatch, {
      row: String(row),
      product,
      producer,
      candidate: candidate.name,
      candidateProducer: candidate.producer,
    }),
  );
  const details = [refused, incomplete, matches].flatMap((lines) => shown(lines, text.importMore));
  return [fill(dryRun ? text.importDry : text.importDone, counts), ...details.map((line) => `  ${line}`)];
}

async function imported(run: Run, path: string, options: Record<string, unknown>) {
  const dryRun = options.dryRun === true;
  const report = await importRegister(await run.open(), { path, dryRun, lang: run.lang }, run);
  const lines = linesOf(report, dryRun, run);
  if (typeof options.problems === 'string') {
    await writeProblemFile(options.problems, report, run.lang);
    lines.push(fill(cliText(run.lang).importProblems, { file: options.problems }));
  }
  return { document: report, lines };
}

/** `register import FILE`. */
export function registerCommand(does: Does): Command {
  const command = new Command('import')
    .argument('<file>', 'CSV (UTF-8) or XLSX')
    .description('turn a spreadsheet into recognitions')
    .option('--dry-run', 'tell everything, write nothing')
    .option('--problems <file>', 'CSV to give back to whoever made the sheet');
  does(command, (run, options, [file = '']) => imported(run, file, options));
  return new Command('register').description('the register').addCommand(command);
}
