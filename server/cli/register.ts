import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Command } from 'commander';
import { Refusal } from '#core/refusal';
import { cliText } from '#web/cliText.ts';
import { fill } from '#web/fill.ts';
import { type ImportReport, importRegister } from '../actions/importRegister.ts';
import { refuseOwnFile } from '../files/ownFiles.ts';
import { type OpenProblems, readOpenProblems } from '../import/openProblems.ts';
import { openProblemFile, problemFile, writeProblemFile } from '../import/problemFile.ts';
import { completeCommand, matchCommand } from './openRows.ts';
import { registerExportCommand } from './registerExport.ts';
import type { Does, Run } from './shell.ts';

/** A terminal shows the first of each kind; the problem file holds all. */
const SHOWN = 20;

function shown(lines: readonly string[], more: string): string[] {
  const rest = lines.length - SHOWN;
  return rest <= 0 ? [...lines] : [...lines.slice(0, SHOWN), fill(more, { count: String(rest) })];
}

type Text = ReturnType<typeof cliText>;

/** Every kind of thing to look at, in the order of its weight. */
function kindsOf(report: ImportReport, text: Text): string[][] {
  const refused = report.refused.map(({ row, column, message }) =>
    fill(text.importProblem, { row: String(row), column, message }),
  );
  const incomplete = report.incompleteRows.map(({ row, product, message }) =>
    fill(text.importIncomplete, { row: String(row), product, message }),
  );
  const still = report.stillIncomplete.map(({ row, product, message }) =>
    fill(text.importStill, { row: String(row), product, message }),
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
  const warnings = report.warnings.map(({ row, column, message }) =>
    fill(text.importWarning, {
      row: row === 0 ? undefined : String(row),
      // The message about a whole column names it itself.
      column: row === 0 || column === '' ? undefined : column,
      message,
    }),
  );
  return [refused, incomplete, still, matches, warnings];
}

function linesOf(report: ImportReport, dryRun: boolean, { lang }: Pick<Run, 'lang'>): string[] {
  const text = cliText(lang);
  const counts = {
    rows: String(report.rows),
    imported: String(report.imported),
    incomplete: String(report.incomplete),
    unchanged: String(report.unchanged),
    refused: String(report.refusedRows),
  };
  const details = kindsOf(report, text).flatMap((lines) => shown(lines, text.importMore));
  if (report.assumedEnds > 0) details.push(fill(text.importAssumed, { count: String(report.assumedEnds) }));
  return [fill(dryRun ? text.importDry : text.importDone, counts), ...details.map((line) => `  ${line}`)];
}

/** Refuses before anything is done a file that could not be written after: `output-not-writable`, `output-is-ours`. */
function refuseUnwritable({ config }: Run, out: string, ...read: readonly string[]): void {
  const folder = statSync(dirname(resolve(out)), { throwIfNoEntry: false });
  const target = statSync(out, { throwIfNoEntry: false });
  if (!folder?.isDirectory() || (target && !target.isFile()))
    throw new Refusal('output-not-writable', { path: out });
  refuseOwnFile(config, out, ...read);
}

async function imported(run: Run, path: string, options: Record<string, unknown>) {
  const dryRun = options.dryRun === true;
  if (typeof options.problems === 'string') refuseUnwritable(run, options.problems, path);
  const report = await importRegister(await run.open(), { path, dryRun, lang: run.lang }, run);
  const lines = linesOf(report, dryRun, run);
  if (typeof options.problems === 'string') {
    await writeProblemFile(options.problems, problemFile(report, run.lang));
    lines.push(fill(cliText(run.lang).importProblems, { file: options.problems }));
  }
  return { document: report, lines };
}

function linesOfOpen({ incomplete, possibleMatches }: OpenProblems, text: Text): string[] {
  const counts = { incomplete: String(incomplete.length), matches: String(possibleMatches.length) };
  const rows = incomplete.map(({ file, row, product, producer, message }) =>
    fill(text.openIncomplete, { file, row: String(row), product: product.name, producer, message }),
  );
  const matches = possibleMatches.map(({ file, row, product, candidate }) =>
    fill(text.openMatch, {
      ...{ file, row: String(row), id: product.id, product: product.name, producer: product.producer },
      candidate: candidate.name,
      candidateProducer: candidate.producer,
      candidateId: candidate.id,
    }),
  );
  const details = [rows, matches].flatMap((lines) => shown(lines, text.openMore));
  return [fill(text.openProblems, counts), ...details.map((line) => `  ${line}`)];
}

async function openProblems(run: Run, options: Record<string, unknown>) {
  if (typeof options.out === 'string') refuseUnwritable(run, options.out);
  const problems = await readOpenProblems(await run.open(), run.lang);
  const text = cliText(run.lang);
  const lines = linesOfOpen(problems, text);
  if (typeof options.out === 'string') {
    await writeProblemFile(options.out, openProblemFile(problems, run.lang));
    lines.push(fill(text.importProblems, { file: options.out }));
  }
  return { document: problems, lines };
}

/** `register import FILE`, `register complete`, `register match`, `register problems`, `register export`. */
export function registerCommand(does: Does): Command {
  const command = new Command('import')
    .argument('<file>', 'CSV (UTF-8) or XLSX')
    .description('turn a spreadsheet into recognitions')
    .option('--dry-run', 'tell everything, write nothing')
    .option('--problems <file>', 'CSV to give back to whoever made the sheet');
  const problems = new Command('problems')
    .description('entries still incomplete and possible matches undecided, from the register alone')
    .option('--out <file>', 'the same as CSV');
  does(command, (run, options, [file = '']) => imported(run, file, options));
  does(problems, (run, options) => openProblems(run, options));
  const register = new Command('register').description('the register');
  const others = [registerExportCommand, completeCommand, matchCommand].map((make) => make(does));
  return [command, problems, ...others].reduce((noun, one) => noun.addCommand(one), register);
}
