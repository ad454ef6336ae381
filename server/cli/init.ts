import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { base64url } from 'jose';
import { isTrialOrigin } from '#core/origin';
import { Refusal } from '#core/refusal';
import { findSetting } from '#db/settings';
import { cliText } from '#web/cliText.ts';
import { fill } from '#web/fill.ts';
import { initOffice } from '../actions/initOffice.ts';
import { loadDemo } from '../demo/load.ts';
import { type DemoLink, type DemoShow, findDemoShow, formOf, labelOf } from '../demo/show.ts';
import type { Deps } from '../deps.ts';
import type { Does, Run } from './shell.ts';

/** A demonstration may make up its own secret; a real office never does. */
function makeTrialSecret({ config, world }: Run): void {
  mkdirSync(config.dataDir, { recursive: true });
  const secret = base64url.encode(world.randomBytes(32));
  writeFileSync(config.trialSecretPath, `${secret}\n`, { mode: 0o600, flag: 'wx' });
}

function demoDocument(show: DemoShow | undefined, deps: Deps, run: Run) {
  if (!show) return {};
  const links = show.links.map((link) => ({
    shows: link.shows,
    form: formOf(link),
    label: labelOf(link, run.lang),
    url: `${deps.origin}${link.path}`,
  }));
  return { demo: { sheet: show.sheet, links } };
}

function labelsOf(link: DemoLink): string {
  return `${labelOf(link, 'vi')} / ${labelOf(link, 'en')}`;
}

/** What to look at, in lines: each verdict's address, the sheet, and that all of it is a trial. */
export function demoLines(show: DemoShow, origin: string, run: Run): string[] {
  const text = cliText(run.lang);
  const links = show.links.map((link) => `  · ${labelsOf(link)}\n    ${origin}${link.path}`);
  return [
    '',
    cliText('vi').trial,
    cliText('en').trial,
    '',
    text.lookAt,
    ...links,
    `  · ${text.sheet}\n    ${show.sheet}`,
    '',
  ];
}

async function founded(run: Run, demo: boolean) {
  const { secret, trialSecretPath, databasePath } = run.config;
  const first = !existsSync(databasePath) && !existsSync(trialSecretPath);
  if (demo && secret === null && first) makeTrialSecret(run);
  const deps = await run.open({ create: true });
  const { created, key } = await initOffice(deps, { trial: demo });
  const show = created && demo ? await loadDemo(deps) : await findDemoShow(deps.db);
  const halfMade = !show && (await findSetting(deps.db, 'trial')) === '1';
  if (halfMade) throw new Refusal('demo-unfinished', { path: deps.config.dataDir });
  const text = cliText(run.lang);
  const values = { path: deps.config.databasePath, key: key.number, origin: deps.origin };
  const lines = [fill(created ? text.created : text.unchanged, values)];
  if (!demo && isTrialOrigin(deps.origin)) lines.push(fill(text.trialOrigin, values));
  if (show) lines.push(...demoLines(show, deps.origin, run));
  const document = {
    created,
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
