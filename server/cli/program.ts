import { Command, CommanderError } from 'commander';
import type { World } from '../openDeps.ts';
import { areaCommand } from './area.ts';
import { auditCommand } from './audit.ts';
import { batchCommand } from './batch.ts';
import { clockCommand } from './clock.ts';
import { decisionCommand } from './decision.ts';
import { eventCommand } from './event.ts';
import { hostCommand } from './host.ts';
import { initCommand } from './init.ts';
import { jobCommand } from './job.ts';
import { keyCommand } from './key.ts';
import { limitCommand } from './limit.ts';
import { lotCommand } from './lot.ts';
import { noticeCommand } from './notice.ts';
import { producerCommand } from './producer.ts';
import { productCommand } from './product.ts';
import { proposalCommand } from './proposal.ts';
import { recognitionCommand } from './recognition.ts';
import { registerCommand } from './register.ts';
import { rootCommand } from './root.ts';
import { serveCommand } from './serve.ts';
import { type Does, EXIT, type Run, runInShell } from './shell.ts';
import { stampCommand } from './stamp.ts';
import { stampAccountCommand } from './stampAccount.ts';
import { stockCommand } from './stock.ts';
import { userCommand } from './user.ts';

const NOUNS = [
  initCommand,
  hostCommand,
  registerCommand,
  areaCommand,
  producerCommand,
  productCommand,
  recognitionCommand,
  decisionCommand,
  proposalCommand,
  lotCommand,
  batchCommand,
  stampCommand,
  stampAccountCommand,
  stockCommand,
  keyCommand,
  rootCommand,
  userCommand,
  noticeCommand,
  jobCommand,
  auditCommand,
  eventCommand,
  clockCommand,
  limitCommand,
  serveCommand,
];

/** Usage faults throw, and what commander would have written is kept: a command's manners do not reach its children. */
function strict(command: Command, written: string[]): Command {
  command.exitOverride().configureOutput({ writeErr: (text) => void written.push(text) });
  for (const child of command.commands) strict(child, written);
  return command;
}

function isHelp(error: CommanderError): boolean {
  return error.exitCode === 0;
}

/** A noun without a verb is answered with its help. */
function printUsage(error: CommanderError, written: string, json: boolean): void {
  const wantsVerb = error.code === 'commander.help';
  const detail = wantsVerb ? 'a verb is missing' : error.message.replace(/^error: /, '');
  const problem = { type: 'urn:temgoc:usage', title: 'Usage', status: 400, code: 'usage', detail };
  const words = wantsVerb ? written : `✗ ${detail}\n  temgoc --help\n`;
  process.stderr.write(json ? `${JSON.stringify(problem, null, 2)}\n` : words);
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
  const written: string[] = [];
  try {
    await strict(program, written).parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (isHelp(error)) return EXIT.done;
    printUsage(error, written.join(''), args.includes('--json'));
    return EXIT.usage;
  }
  return exitCode;
}
