import { Command, CommanderError } from 'commander';
import type { World } from '../openDeps.ts';
import { batchCommand } from './batch.ts';
import { hostCommand } from './host.ts';
import { initCommand } from './init.ts';
import { keyCommand } from './key.ts';
import { lotCommand } from './lot.ts';
import { productCommand } from './product.ts';
import { recognitionCommand } from './recognition.ts';
import { registerCommand } from './register.ts';
import { serveCommand } from './serve.ts';
import { type Does, EXIT, type Run, runInShell } from './shell.ts';
import { stampCommand } from './stamp.ts';

const NOUNS = [
  initCommand,
  hostCommand,
  registerCommand,
  productCommand,
  recognitionCommand,
  lotCommand,
  batchCommand,
  stampCommand,
  keyCommand,
  serveCommand,
];

/** Every command inherits its parent's manners only when added after they are set: usage faults throw. */
function strict(command: Command): Command {
  command.exitOverride().configureOutput({ writeErr: () => {} });
  for (const child of command.commands) strict(child);
  return command;
}

function isHelp(error: CommanderError): boolean {
  return error.exitCode === 0;
}

function printUsage(error: CommanderError, json: boolean): void {
  const detail = error.message.replace(/^error: /, '');
  const problem = { type: 'urn:temgoc:usage', title: 'Usage', status: 400, code: 'usage', detail };
  process.stderr.write(json ? `${JSON.stringify(problem, null, 2)}\n` : `✗ ${detail}\n  temgoc --help\n`);
}

/** Runs one command line; returns 0 done, 1 refused, 2 usage. */
export async function runCommandLine(args: readonly string[], world: World): Promise<number> {
  let exitCode: number = EXIT.done;
  const does: Does = (command, act) =>
    command.option('--json', 'one JSON document on stdout').action(async () => {
      const options = command.opts<Record<string, unknown>>();
      const run = (shell: Run) => act(shell, options, command.args);
      exitCode = await runInShell(world, options.json === true, run);
    });
  const program = new Command('temgoc').description('Temgốc: sổ OCOP, tem ký số, câu trả lời thật');
  for (const noun of NOUNS) program.addCommand(noun(does));
  try {
    await strict(program).parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (isHelp(error)) return EXIT.done;
    printUsage(error, args.includes('--json'));
    return EXIT.usage;
  }
  return exitCode;
}
