import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { Refusal } from '#core/refusal';
import { cliText } from '#web/cliText.ts';
import { fill } from '#web/fill.ts';
import { delegateBundle } from '../actions/delegateBundle.ts';
import { writeWhole } from '../files/wholeFile.ts';
import { parseForm } from '../forms/form.ts';
import { delegateForm } from '../forms/root.ts';
import { findDelegated } from '../inspector/bundleKey.ts';
import { makeRoot, openRoot } from '../inspector/rootFile.ts';
import type { Does, Run } from './shell.ts';

const DAY_MS = 86_400_000;

/** From so many days before its end a delegation is spoken of. */
const ENDING_DAYS = 14;

function passphraseOf({ config }: Run): string {
  const passphrase = config.readPassphrase();
  if (passphrase === null) throw new Refusal('secret-missing', { path: 'TEMGOC_ROOT_PASSPHRASE' });
  return passphrase;
}

async function made(run: Run, out: unknown) {
  const path = resolve(typeof out === 'string' ? out : 'root.jwk');
  if (existsSync(path)) throw new Refusal('output-not-writable', { path });
  const { file, root } = await makeRoot(run.world.randomBytes(32), passphraseOf(run));
  await writeWhole(path, async (to) => void to.write(file), { secret: true });
  const line = fill(cliText(run.lang).rootMade, { kid: root.kid, file: path });
  return { document: { kid: root.kid, x: root.x, file: path }, lines: [line] };
}

async function delegated(run: Run, options: Record<string, unknown>) {
  const { days, replace } = parseForm(delegateForm, options);
  const path = resolve(typeof options.root === 'string' ? options.root : 'root.jwk');
  const root = await openRoot(path, passphraseOf(run));
  const { kid, until } = await delegateBundle(await run.open(), { root, days, replace });
  const end = new Date(until).toISOString();
  const line = fill(cliText(run.lang).rootDelegated, { kid: root.kid, until: end });
  return { document: { root: root.kid, kid, until: end }, lines: [line] };
}

async function shown(run: Run) {
  const { db, now } = await run.open();
  const text = cliText(run.lang);
  const found = await findDelegated(db);
  if (!found) return { document: { root: null }, lines: [text.rootNone] };
  const { root, delegation } = found;
  const days = Math.floor((delegation.until - now()) / DAY_MS);
  const until = new Date(delegation.until).toISOString();
  const values = { kid: root.kid, until, days: String(days) };
  const note = days <= ENDING_DAYS ? [fill(text.rootEnding, values)] : [];
  const document = { root: root.kid, x: root.x, kid: delegation.kid, until, days };
  return { document, lines: [fill(text.rootShown, values), ...note] };
}

/** `root make|delegate|show`: the offline key that phones pin, and what it vouches for. */
export function rootCommand(does: Does): Command {
  const make = new Command('make')
    .option('--out <file>', 'where the encrypted root key goes', 'root.jwk')
    .description('make the offline root key (TEMGOC_ROOT_PASSPHRASE or _FILE)');
  does(make, (run, options) => made(run, options.out));
  const delegate = new Command('delegate')
    .option('--root <file>', 'the encrypted root key', 'root.jwk')
    .option('--days <days>', 'how long, 400 at most')
    .option('--replace', 'another root than before: every phone must be set up again')
    .description('make a new online key and vouch for it');
  does(delegate, delegated);
  const show = does(new Command('show').description('the root and its standing delegation'), shown);
  const noun = new Command('root').description('the root key of inspectors’ phones');
  return [make, delegate, show].reduce((all, one) => all.addCommand(one), noun);
}
