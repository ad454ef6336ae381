import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Command } from 'commander';
import { dayOf } from '#core/day';
import { fill } from '#web/fill.ts';
import { formatNumber } from '#web/refusalText.ts';
import { registerText } from '#web/text/register.ts';
import { exportRegister } from '../actions/exportRegister.ts';
import { refuseOwnFile } from '../files/ownFiles.ts';
import { writeWhole } from '../files/wholeFile.ts';
import { parseForm } from '../forms/form.ts';
import { exportForm, parseRegisterQuery } from '../forms/register.ts';
import type { Does, Run } from './shell.ts';

const EVERYTHING = { all: true, areaIds: [], producerIds: [] };

async function exported(run: Run, options: Record<string, unknown>) {
  const { format, out } = parseForm(exportForm, options);
  const deps = await run.open();
  const query = parseRegisterQuery({ ...options, day: options.asOf }, dayOf(deps.now()));
  refuseOwnFile(run.config, out);
  const file = await exportRegister(deps, EVERYTHING, { query, format, lang: run.lang });
  const hash = createHash('sha256');
  await writeWhole(out, async (stream) => {
    for await (const piece of file.bytes) {
      hash.update(piece);
      if (!stream.write(piece)) await once(stream, 'drain');
    }
    stream.end();
  });
  const document = { file: out, rows: file.rows, asOf: query.asOf, sha256: hash.digest('hex') };
  const values = { rows: formatNumber(run.lang, file.rows), file: out };
  return { document, lines: [fill(registerText(run.lang).exported, values)] };
}

/** `register export`: the products a query finds, as of a day, in a file. */
export function registerExportCommand(does: Does): Command {
  const command = new Command('export')
    .description('the register as CSV or XLSX, as of a day, narrowed like its page')
    .option('--format <format>', 'csv or xlsx', 'csv')
    .requiredOption('--out <file>', 'where to write it')
    .option('--as-of <day>', 'YYYY-MM-DD or dd/mm/yyyy; default: today')
    .option('--q <text>', 'words, decision number, stamp, GTIN')
    .option('--star <star>', '3, 4 or 5')
    .option('--group <group>', 'food, drinks, herbal, crafts, ornamental, tourism …')
    .option('--status <status>', 'in-force, ending-90, ending-30, lapsed, withdrawn, pending, incomplete')
    .option('--area <area>', 'id of a province or commune')
    .option('--kind <kind>', 'company, cooperative, household …');
  return does(command, exported);
}
