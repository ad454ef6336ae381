import { Command } from 'commander';
import { isTrialOrigin } from '#core/origin';
import { Refusal } from '#core/refusal';
import { findSetting } from '#db/settings';
import { cliText } from '#web/cliText.ts';
import { fill } from '#web/fill.ts';
import { findDemoShow } from '../demo/show.ts';
import type { Deps } from '../deps.ts';
import { parseForm, portForm } from '../forms/form.ts';
import { serve } from '../main.ts';
import { demoLines } from './init.ts';
import { type Does, printOutcome, type Run } from './shell.ts';

const DEFAULT_HOST = '127.0.0.1';

async function openingLines(run: Run, deps: Deps, address: string): Promise<string[]> {
  const text = cliText(run.lang);
  const values = { address, origin: deps.origin };
  const lines = [fill(text.listening, values)];
  const show = await findDemoShow(deps.db);
  if (show)
    return [
      ...demoLines(show, deps, run),
      `  · ${text.home}\n    ${address}/`,
      `  · ${text.portals}\n    ${address}/sign-in`,
      '',
      ...lines,
    ];
  const trial = (await findSetting(deps.db, 'trial')) === '1';
  return isTrialOrigin(deps.origin) && !trial ? [...lines, fill(text.trialOrigin, values)] : lines;
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function served(run: Run, options: Record<string, unknown>) {
  const port = options.port === undefined ? run.config.port : parseForm(portForm, options).port;
  const host = typeof options.host === 'string' ? options.host : DEFAULT_HOST;
  const deps = await run.open({ port });
  const verifyOnly = options.verifyOnly === true;
  if (deps.secret === null && !verifyOnly) throw new Refusal('secret-missing', {});
  const server = await serve(deps, { port, host }, verifyOnly).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new Refusal('port-taken', { port: String(port) }) : error;
  });
  const address = `http://${host === DEFAULT_HOST ? 'localhost' : host}:${server.port}`;
  const document = { address, origin: deps.origin, port: server.port };
  printOutcome({ document, lines: await openingLines(run, deps, address) }, run.json);
  await stopped(run.signal);
  await server.close();
  return undefined;
}

/** `serve`: answers scans until it is told to stop; answers under way are finished. */
export function serveCommand(does: Does): Command {
  const command = new Command('serve')
    .description('answer scans over HTTP')
    .option('--port <port>', 'default: PORT, else 8080')
    .option('--host <host>', 'address to listen on', DEFAULT_HOST)
    .option('--verify-only', 'without the secret: everything sealed verifies, mini stamps answer as records');
  return does(command, served);
}
