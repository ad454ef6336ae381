import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command } from 'commander';
import { Refusal } from '#core/refusal';
import { sayEffect } from '#web/effects.ts';
import { fill } from '#web/fill.ts';
import { proposalsText } from '#web/text/proposals.ts';
import { propose } from '../actions/propose.ts';
import { storeFile } from '../actions/storeFile.ts';
import { LARGEST_UPLOAD, pdfGiven } from '../files/uploads.ts';
import { decisionForm } from '../forms/decision.ts';
import { parseForm } from '../forms/form.ts';
import { planProposal } from '../proposals/rules.ts';
import { draftOf, titleOf } from '../register/decisionDraft.ts';
import { refuseOutside } from '../register/lineScope.ts';
import { actAs } from './actor.ts';
import type { Does, Outcome, Run } from './shell.ts';

/** A file's bytes, if it is one of a bounded size; throws `file-missing`, `file-too-large`. */
async function readBounded(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new Refusal('file-missing', { path });
  if (found.size > LARGEST_UPLOAD) throw new Refusal('file-too-large', { limit: '10 MB' });
  return Uint8Array.from(await readFile(path));
}

async function readJson(path: string): Promise<Record<string, unknown>> {
  const text = new TextDecoder().decode(await readBounded(path));
  try {
    const given: unknown = JSON.parse(text);
    if (typeof given === 'object' && given !== null && !Array.isArray(given)) {
      return given as Record<string, unknown>;
    }
  } catch {
    // Told below: what does not parse is no decision either.
  }
  throw new Refusal('file-malformed', { reason: 'JSON' });
}

async function prepared(run: Run, options: Record<string, unknown>): Promise<Outcome> {
  const given = await readJson(String(options.file));
  const path = typeof options.pdf === 'string' ? options.pdf : undefined;
  const pdf = path === undefined ? undefined : await readBounded(path);
  const file = pdf && pdfGiven({ name: basename(path ?? ''), type: 'application/pdf', bytes: pdf }, 'pdf');
  const { deps, scope } = await actAs(await run.open(), options.as, 'decision:prepare');
  const hash = file && createHash('sha256').update(file.bytes).digest('hex');
  const input = hash ? { ...given, file: hash } : given;
  await refuseOutside(deps, scope, parseForm(decisionForm, input).lines);
  if (file) await storeFile(deps, { name: file.name, type: 'application/pdf', bytes: file.bytes });
  const title = titleOf(draftOf(input), proposalsText(run.lang).kinds.decision);
  const about = { kind: 'decision', noun: 'decision', nounId: null, producerId: null } as const;
  const proposal = await propose(deps, { ...about, title, input, submit: true });
  const { effects } = await planProposal(deps, proposal);
  const line = fill(proposalsText(run.lang).cli.prepared, { id: proposal.id, title });
  return {
    document: { proposal: proposal.id, revision: proposal.revision, effects },
    lines: [line, ...effects.map((effect) => `  ${sayEffect(run.lang, effect)}`)],
  };
}

/** `decision prepare`: hands a decision to the approvers; who prepares does not approve. */
export function decisionCommand(does: Does): Command {
  const prepare = new Command('prepare')
    .description('hand a decision, written as JSON, to the approvers')
    .requiredOption('--file <json>', 'authority, number, signed, inForce, kind, lines')
    .option('--pdf <file>', 'the signed PDF')
    .requiredOption('--as <email>', 'who prepares it');
  does(prepare, (run, options) => prepared(run, options));
  return new Command('decision').description('decisions').addCommand(prepare);
}
