import { Command, CommanderError } from 'commander';
import { ownValue } from '#core/ownValue';
import type { World } from '../openDeps.ts';
import { type Does, EXIT, type Run, runInShell } from './shell.ts';

/** Every noun, loaded when it is asked for: a command starts in a blink because it brings no other. */
const NOUNS: Readonly<Record<string, () => Promise<(does: Does) => Command>>> = {
  init: async () => (await import('./init.ts')).initCommand,
  host: async () => (await import('./host.ts')).hostCommand,
  register: async () => (await import('./register.ts')).registerCommand,
  area: async () => (await import('./area.ts')).areaCommand,
  producer: async () => (await import('./producer.ts')).producerCommand,
  product: async () => (await import('./product.ts')).productCommand,
  recognition: async () => (await import('./recognition.ts')).recognitionCommand,
  decision: async () => (await import('./decision.ts')).decisionCommand,
  proposal: async () => (await import('./proposal.ts')).proposalCommand,
  lot: async () => (await import('./lot.ts')).lotCommand,
  batch: async () => (await import('./batch.ts')).batchCommand,
  stamp: async () => (await import('./stamp.ts')).stampCommand,
  account: async () => (await import('./stampAccount.ts')).stampAccountCommand,
  stock: async () => (await import('./stock.ts')).stockCommand,
  mark: async () => (await import('./mark.ts')).markCommand,
  look: async () => (await import('./look.ts')).lookCommand,
  key: async () => (await import('./key.ts')).keyCommand,
  root: async () => (await import('./root.ts')).rootCommand,
  user: async () => (await import('./user.ts')).userCommand,
  notice: async () => (await import('./notice.ts')).noticeCommand,
  job: async () => (await import('./job.ts')).jobCommand,
  audit: async () => (await import('./audit.ts')).auditCommand,
  event: async () => (await import('./event.ts')).eventCommand,
  clock: async () => (await import('./clock.ts')).clockCommand,
  limit: async () => (await import('./limit.ts')).limitCommand,
  serve: async () => (await import('./serve.ts')).serveCommand,
};

/** Verbs that bring no other of their noun: who prints waits for what printing takes. */
const VERBS: typeof NOUNS = {
  'batch print': async () => (await import('./batchPrint.ts')).batchPrintCommand,
};

/** The noun that is asked for, or all of them where none of them is. */
function nounsOf([first = '', second = '']: readonly string[]): Promise<((does: Does) => Command)[]> {
  const asked = ownValue(VERBS, `${first} ${second}`) ?? ownValue(NOUNS, first);
  return Promise.all((asked ? [asked] : Object.values(NOUNS)).map((load) => load()));
}

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
  for (const noun of await nounsOf(args)) program.addCommand(noun(does));
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
