import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Command } from 'commander';
import type { Manifest } from '#core/manifest';
import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { formatPrintedId } from '#core/stampId';
import { cliText } from '#web/cliText.ts';
import { fill } from '#web/fill.ts';
import { sayCount } from '#web/printCount.ts';
import { formatNumber } from '#web/refusalText.ts';
import { printHouseText } from '#web/text/printHouse.ts';
import type { Lang } from '#web/text.ts';
import { sayVoids } from '#web/voids.ts';
import { countPrint } from '../actions/countPrint.ts';
import { exportBatch } from '../actions/exportBatch.ts';
import { refuseOwnFile } from '../files/ownFiles.ts';
import { writeWhole } from '../files/wholeFile.ts';
import { exportBatchForm } from '../forms/batch.ts';
import { parseForm } from '../forms/form.ts';
import { checkManifestForm, controlSheetForm, countPrintForm } from '../forms/printHouse.ts';
import { controlSheetOf } from '../printing/controlSheetOf.ts';
import { readManifestFile } from '../printing/houseFiles.ts';
import { checkFiles, type FileFinding } from '../printing/manifestCheck.ts';
import { hashToCount } from '../printing/manifestHash.ts';
import { checkRegister, type RegisterFinding, voidsOfManifest } from '../printing/manifestRegister.ts';
import { sayNotices } from './sayNotices.ts';
import type { Does, Outcome, Run } from './shell.ts';

type Options = Record<string, unknown>;

/** The operator of the command line sees every producer. */
const EVERY: Scope = { all: true, areaIds: [], producerIds: [] };

async function exported(run: Run, options: Options, batch: string): Promise<Outcome> {
  const pins = options.pins === true ? { pins: 'with' } : {};
  const input = parseForm(exportBatchForm, { ...options, ...pins, batch });
  const result = await exportBatch(await run.open(), input, run);
  const { file, manifest, print, files, kept } = result;
  const text = printHouseText(run.lang);
  const said = cliText(run.lang)[input.format === 'svg' ? 'svgsExported' : 'batchExported'];
  const lines = [fill(said, { file, stamps: String(result.stamps) })];
  if (files !== undefined)
    lines.push(fill(text.exportedFiles, { files: String(files), kept: String(kept ?? 0) }));
  if (manifest) lines.push(fill(text.exported, { manifest }));
  if (print) lines.push(fill(text.exportedPrint, { print }));
  return { document: { batch, ...result }, lines: [...lines, ...sayNotices(result.notices, run.lang)] };
}

async function manifestGiven(path: string): Promise<Manifest> {
  if (!existsSync(path)) throw new Refusal('file-missing', { path: path.slice(0, 200) });
  const manifest = await readManifestFile(path);
  if (!manifest) throw new Refusal('manifest-unreadable', { path: path.slice(0, 200) });
  return manifest;
}

function sayFinding(lang: Lang, finding: FileFinding | RegisterFinding): string {
  const { what, ...values } = finding;
  const said = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'number' ? formatNumber(lang, value) : value,
  ]);
  return fill(printHouseText(lang).check[what], Object.fromEntries(said));
}

async function checked(run: Run, options: Options): Promise<Outcome> {
  const { manifest: path, folder } = parseForm(checkManifestForm, options);
  const manifest = await manifestGiven(path);
  const files = await checkFiles(manifest, folder ?? dirname(resolve(path)));
  const record = await heldAgainst(run, manifest);
  const findings = [...(record?.findings ?? []), ...files];
  const wrong = findings.filter(({ what }) => what !== 'ok' && what !== 'recorded').length;
  const { count, first, last } = manifest;
  const { check } = printHouseText(run.lang);
  const ids = { first: formatPrintedId(first), last: formatPrintedId(last) };
  const values = { files: String(manifest.files.length), count: formatNumber(run.lang, count), ...ids };
  const good = record ? check.good : check.goodUnheld;
  const end = wrong === 0 ? fill(good, values) : fill(check.bad, { wrong: String(wrong) });
  const voids = record?.voids ? { voids: record.voids } : {};
  const held = { register: record ? 'held' : 'absent', agrees: wrong === 0, ...voids };
  const document = { manifest: path, count, first, last, ...held, findings };
  const lines = [
    ...(record ? [] : [check.noRegister]),
    ...findings.map((one) => sayFinding(run.lang, one)),
    ...(record?.voids ? [sayVoids(run.lang, check.voids, record.voids)] : []),
    end,
  ];
  return { document, lines, failed: wrong > 0 };
}

/** What the register says of a manifest and its stamps; undefined where there is none here, as at a print house. */
async function heldAgainst(run: Run, manifest: Manifest) {
  try {
    const { db } = await run.open();
    const findings = await checkRegister(db, manifest);
    const isRecorded = findings.every(({ what }) => what === 'recorded');
    return { findings, voids: isRecorded ? await voidsOfManifest(db, manifest) : null };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'database-missing') return undefined;
    throw error;
  }
}

async function sheeted(run: Run, options: Options): Promise<Outcome> {
  const { manifest: path, out } = parseForm(controlSheetForm, options);
  refuseOwnFile(run.config, out);
  const manifest = await manifestGiven(path);
  const record = await heldAgainst(run, manifest);
  const wrong = (record?.findings ?? []).filter(({ what }) => what !== 'recorded');
  if (wrong.length > 0) {
    const end = fill(printHouseText(run.lang).check.bad, { wrong: String(wrong.length) });
    const lines = [...wrong.map((one) => sayFinding(run.lang, one)), end];
    return { document: { manifest: path, findings: wrong }, lines, failed: true };
  }
  const sha256 = hashToCount(manifest);
  const bytes = await controlSheetOf(
    { ...manifest, files: manifest.files.length, sha256, voids: record?.voids ?? null },
    run.lang,
  );
  await writeWhole(out, async (to) => void to.write(bytes));
  return { document: { file: out }, lines: [fill(printHouseText(run.lang).sheet.written, { file: out })] };
}

async function counted(run: Run, options: Options, print: string): Promise<Outcome> {
  const { printed, ...said } = options;
  const input = parseForm(countPrintForm, { ...said, counted: printed, sure: printed, print });
  const { count, differences } = await countPrint(await run.open(), EVERY, input);
  const { title, words } = sayCount(run.lang, count.counted, differences);
  const agrees = differences.length === 0;
  const document = { print, counted: count.counted, agrees, differences };
  return { document, lines: [agrees ? words : `✗ ${title}\n  ${words}`], failed: !agrees };
}

function exportCommand(): Command {
  return new Command('export')
    .argument('<batch>')
    .description('a list or an SVG a stamp, for print houses')
    .option('--format <format>', 'csv, ndjson, or svg: one SVG a stamp, in zips', 'csv')
    .option('--stock <stock>', 'the paper: says where every stamp lies on it; needed for svg')
    .option('--dpi <dpi>', 'dots per inch that QR modules are whole in', '300')
    .option('--start <n>', 'first label to use on the first sheet', '1')
    .option('--plain', 'of SVGs: without marks and story line')
    .option('--colours <colours>', 'of SVGs: black, or two: the office’s two colours')
    .option('--bleed <mm>', 'of SVGs: colour over the cut, with crop marks: 0 to 5', '0')
    .option('--pins [only]', 'a column with the hidden PINs, or only IDs and PINs')
    .option('--manifest', 'a manifest beside the file: count, first, last, SHA-256')
    .requiredOption(
      '--out <path>',
      'a file; or a folder (ending in /, and always for svg), in parts, resumed',
    );
}

function countCommand(): Command {
  return new Command('count-print')
    .argument('<print>')
    .description('what the print house says it printed, held against the print; exit 1 if it differs')
    .requiredOption('--printed <count>', 'how many stamps')
    .option('--first <id>', 'first stamp ID')
    .option('--last <id>', 'last stamp ID')
    .option('--sha256 <hash>', 'hash of the file that was used')
    .option('--note <text>', 'in words');
}

/** `batch export|count-print|control-sheet|manifest`. */
export function printHouseCommands(does: Does): Command[] {
  const write = does(exportCommand(), (run, options, [batch = '']) => exported(run, options, batch));
  const count = does(countCommand(), (run, options, [print = '']) => counted(run, options, print));
  const sheet = new Command('control-sheet')
    .argument('<manifest>')
    .description('one A4 page to count and sign stamps by, made from a manifest')
    .requiredOption('--out <file>', 'where the PDF goes');
  does(sheet, (run, options, [manifest]) => sheeted(run, { ...options, manifest }));
  const check = new Command('check')
    .argument('<manifest>')
    .argument('[folder]', 'where the files are; the manifest’s own folder where it is left out')
    .description('hold a manifest against the register, and files against both; exit 1 if they differ');
  does(check, (run, _, [manifest, folder]) => checked(run, { manifest, ...(folder ? { folder } : {}) }));
  const manifest = new Command('manifest').description('what a print house was given').addCommand(check);
  return [write, count, sheet, manifest];
}
