import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { idsOf, lastSerial } from '#core/batch';
import { parseKeys } from '#core/key';
import { stampUrl } from '#core/qr';
import { Refusal } from '#core/refusal';
import { formatPrintedId, keyNumberOf, serialOf } from '#core/stampId';
import { type Trust, verify } from '#core/verify';
import { findBatchOfSerial } from '#db/batches';
import { cliText } from '#web/cliText.ts';
import { fill } from '#web/fill.ts';
import { keyGiven, stampIdGiven } from '../finding.ts';
import { instantField, parseForm } from '../forms/form.ts';
import { trustOf } from '../keys/trust.ts';
import { openKey } from '../keys/vault.ts';
import { formatVerdict } from '../verdictJson.ts';
import type { Does, Run } from './shell.ts';
import { sayVerdict } from './verdictLines.ts';

/** What a key file alone lets one trust: its origins, or the configured one where it names none. */
async function trustOfFile(run: Run, path: string): Promise<Trust> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Refusal('file-missing', { path });
  });
  const { keys, origins } = await parseKeys(parseJson(text));
  const own = run.config.origin ? [run.config.origin] : [];
  if (origins.length + own.length === 0) throw new Refusal('keys-malformed', { reason: 'temgoc_origins' });
  return { keys, origins: [...origins, ...own] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('keys-malformed', { reason: 'JSON' });
  }
}

async function trustOfRegister(run: Run, at: number): Promise<Trust> {
  const deps = await run.open();
  return trustOf(deps.db, deps.origin, deps.secret, () => at)();
}

async function verified(run: Run, text: string, options: Record<string, unknown>) {
  const at = options.at === undefined ? run.world.now() : parseForm(instantField, options.at);
  const { keys } = options;
  const trust = typeof keys === 'string' ? await trustOfFile(run, keys) : await trustOfRegister(run, at);
  const verdict = await verify(text, trust, at);
  return { document: formatVerdict(verdict), lines: sayVerdict(verdict, run.lang) };
}

async function addressOf(run: Run, given: string) {
  const deps = await run.open();
  const id = stampIdGiven(given);
  const batch = await findBatchOfSerial(deps.db, keyNumberOf(id), serialOf(id));
  if (!batch || serialOf(id) > lastSerial(batch)) throw new Refusal('stamp-not-found', { id });
  const signer = await openKey(await keyGiven(deps.db, batch.keyNumber), deps.secret);
  const path = { gtin: batch.gtin, id };
  const url = stampUrl(batch.origin, signer.sign(path, batch.form));
  const record = stampUrl(batch.origin, { form: 'record', ...path });
  const document = { id, printed: formatPrintedId(id), url, record, batch: batch.id, ...rangeOf(batch) };
  const line = fill(cliText(run.lang).stampOf, { printed: document.printed, batch: batch.id });
  return { document, lines: [line, url, record] };
}

function rangeOf(batch: Parameters<typeof idsOf>[0]) {
  const { first, last } = idsOf(batch);
  return { batchFirst: first, batchLast: last };
}

/** `stamp verify URL` and `stamp url ID`. */
export function stampCommand(does: Does): Command {
  const check = new Command('verify')
    .argument('<url>')
    .description('what a scanned address is worth: four facts, as of an instant')
    .option('--at <instant>', 'ISO 8601 instant, or a day')
    .option('--keys <file>', 'a published key set: no database, no network');
  does(check, (run, options, [url = '']) => verified(run, url, options));
  const url = new Command('url').argument('<id>').description('the address printed in a stamp');
  does(url, (run, _options, [id = '']) => addressOf(run, id));
  return new Command('stamp').description('single stamps').addCommand(check).addCommand(url);
}
