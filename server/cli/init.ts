import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { base64url } from 'jose';
import { isTrialOrigin } from '#core/origin';
import { cliText } from '#web/cliText.ts';
import { fill } from '#web/fill.ts';
import { pinsText } from '#web/text/pins.ts';
import { initOffice } from '../actions/initOffice.ts';
import { inFolder } from '../config.ts';
import { loadDemo } from '../demo/load.ts';
import { makeTrialRoot } from '../demo/root.ts';
import {
  DEMO_PIN_SHEETS,
  DEMO_SHEET,
  type DemoLink,
  type DemoShow,
  findDemoShow,
  formOf,
  labelOf,
} from '../demo/show.ts';
import type { Deps } from '../deps.ts';
import { openDeps } from '../openDeps.ts';
import type { Does, Run } from './shell.ts';

/** A demonstration may make up its own secret; a real office never does. */
function makeTrialSecret(path: string, { world }: Run): void {
  writeFileSync(path, `${base64url.encode(world.randomBytes(32))}\n`, { mode: 0o600, flag: 'wx' });
}

function demoDocument(show: DemoShow | undefined, deps: Deps, run: Run) {
  if (!show) return {};
  const links = show.links.map((link) => ({
    shows: link.shows,
    form: formOf(link),
    label: labelOf(link, run.lang),
    url: `${deps.origin}${link.path}`,
  }));
  return { demo: { sheet: sheetOf(deps), links } };
}

function labelsOf(link: DemoLink): string {
  return `${labelOf(link, 'vi')} / ${labelOf(link, 'en')}`;
}

function sheetOf({ config }: Deps): string {
  return join(config.dataDir, DEMO_SHEET);
}

/** The two halves of a batch with hidden PINs, as two printers would have them. */
function pinSheetLines({ config }: Deps, { lang }: Run): string[] {
  const { contents } = pinsText(lang);
  const lineOf = (half: 'stamps' | 'pins') =>
    `  · ${contents[half]}\n    ${join(config.dataDir, DEMO_PIN_SHEETS[half])}`;
  return [lineOf('stamps'), lineOf('pins')];
}

/** What to look at, in lines: each verdict's address, the sheet, and that all of it is a trial. */
export function demoLines(show: DemoShow, deps: Deps, run: Run): string[] {
  const text = cliText(run.lang);
  const links = show.links.map((link) => `  · ${labelsOf(link)}\n    ${deps.origin}${link.path}`);
  return [
    '',
    cliText('vi').trial,
    cliText('en').trial,
    '',
    text.lookAt,
    ...links,
    `  · ${text.sheet}\n    ${sheetOf(deps)}`,
    ...pinSheetLines(deps, run),
    '',
  ];
}

/**
 * Makes the demonstration in a folder of its own and moves it in whole, the database last: interrupted, it is as if
 * it had never begun.
 */
async function foundDemo(run: Run): Promise<void> {
  const { config } = run;
  const part = `${config.dataDir}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true, mode: 0o700 });
  const inside = inFolder(config, part);
  if (config.readSecret() === null) makeTrialSecret(inside.trialSecretPath, run);
  const deps = await openDeps(run.world, inside, { create: true });
  try {
    await initOffice(deps, { trial: true });
    await loadDemo(deps);
    await makeTrialRoot(deps);
  } finally {
    deps.db.close();
  }
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const names = readdirSync(part).filter((name) => join(part, name) !== inside.databasePath);
  for (const name of names) renameSync(join(part, name), join(config.dataDir, name));
  renameSync(inside.databasePath, config.databasePath);
  rmSync(part, { recursive: true });
}

async function founded(run: Run, demo: boolean) {
  const made = demo && !existsSync(run.config.databasePath);
  if (made) await foundDemo(run);
  const deps = await run.open({ create: true });
  const { created, key } = await initOffice(deps, { trial: false });
  const show = await findDemoShow(deps.db);
  const text = cliText(run.lang);
  const values = { path: deps.config.databasePath, key: key.number, origin: deps.origin };
  const lines = [fill(created || made ? text.created : text.unchanged, values)];
  if (!show && isTrialOrigin(deps.origin)) lines.push(fill(text.trialOrigin, values));
  if (show) lines.push(...demoLines(show, deps, run));
  const document = {
    created: created || made,
    dataDir: deps.config.dataDir,
    origin: deps.origin,
    key: key.number,
    kid: key.kid,
    trial: show !== undefined,
    ...demoDocument(show, deps, run),
  };
  return { document, lines };
}

/** `init [--demo]`: founds the office; on one already founded it changes nothing. */
export function initCommand(does: Does): Command {
  const command = new Command('init')
    .description('found the register: data directory, schema, signing key, provinces')
    .option('--demo', 'with a fictional register and a trial key');
  return does(command, (run, options) => founded(run, options.demo === true));
}
