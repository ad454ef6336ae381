import type { Command } from 'commander';
import { Refusal } from '#core/refusal';
import { refusalText } from '#web/refusalText.ts';
import type { Lang } from '#web/text.ts';
import { type Config, readConfig } from '../config.ts';
import type { Deps } from '../deps.ts';
import { type OpenDeps, openDeps, type World } from '../openDeps.ts';
import { toProblem } from '../problems.ts';

/** What a command answers: one document for machines, lines for people. */
export interface Outcome {
  readonly document: unknown;
  readonly lines: readonly string[];
  /** Done, and what was asked does not hold: the answer is printed, and the exit code is 1. */
  readonly failed?: boolean;
}

/** All a command may use: the world, the configuration, the register, progress and the wish to stop. */
export interface Run {
  readonly world: World;
  readonly lang: Lang;
  readonly json: boolean;
  readonly config: Config;
  readonly signal: AbortSignal;
  open(options?: OpenDeps): Promise<Deps>;
  onProgress(done: number, of: number): void;
}

/** Ties a command to what it does: the only way commands reach the shell. */
export type Does = (
  command: Command,
  act: (run: Run, options: Record<string, unknown>, args: string[]) => Promise<Outcome | undefined>,
) => Command;

/** Exit codes of the contract: 0 done, 1 refused, 2 usage. */
export const EXIT = { done: 0, refused: 1, usage: 2 } as const;

function say(stream: NodeJS.WriteStream, text: string): void {
  stream.write(`${text}\n`);
}

/** Prints one outcome: with `--json` exactly one document on stdout, else lines. */
export function printOutcome({ document, lines }: Outcome, json: boolean): void {
  say(process.stdout, json ? JSON.stringify(document, null, 2) : lines.join('\n'));
}

/** Prints a refusal on stderr: RFC 9457 problem with `--json`, else what, where and what to do. */
export function printRefusal(refusal: Refusal, lang: Lang, json: boolean): void {
  const { title, detail } = refusalText(lang, refusal);
  const words = `✗ ${title}\n  ${detail}\n  (${refusal.code})`;
  say(process.stderr, json ? JSON.stringify(toProblem(refusal, lang), null, 2) : words);
}

interface ProgressBar {
  update(done: number, of: number): void;
  stop(): void;
}

/** A bar for whoever watches; nobody else waits for what draws it. */
async function progressBar(json: boolean): Promise<ProgressBar> {
  if (json || !process.stderr.isTTY) return { update: () => {}, stop: () => {} };
  const { Presets, SingleBar } = await import('cli-progress');
  const bar = new SingleBar({ format: '  {bar} {value}/{total}', hideCursor: true }, Presets.shades_classic);
  let started = false;
  return {
    update(done, of) {
      if (!started) bar.start(of, 0);
      started = true;
      bar.update(done);
    },
    stop: () => {
      if (started) bar.stop();
    },
  };
}

/** An unexpected fault, told without its insides unless they are asked for with `TEMGOC_LOG=debug`. */
function asRefusal(error: unknown, debug: boolean): Refusal {
  if (error instanceof Refusal) return error;
  if (debug) say(process.stderr, String(error instanceof Error ? error.stack : error));
  return new Refusal('unexpected');
}

/**
 * Runs one command in a shell: Ctrl-C asks it to stop and lets it clean up, its register is closed, and its
 * answer or refusal is printed. Returns the exit code.
 */
export async function runInShell(
  world: World,
  json: boolean,
  act: (run: Run) => Promise<Outcome | undefined>,
): Promise<number> {
  const stopping = new AbortController();
  const bar = await progressBar(json);
  const opened: Deps[] = [];
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  let lang: Lang = 'vi';
  let debug = false;
  try {
    const config = readConfig();
    lang = config.lang;
    debug = config.logLevel === 'debug';
    const open = async (options?: OpenDeps) => {
      const deps = await openDeps(world, config, options);
      opened.push(deps);
      return deps;
    };
    const run = { world, lang, json, config, signal: stopping.signal, open, onProgress: bar.update };
    const outcome = await act(run);
    bar.stop();
    if (outcome) printOutcome(outcome, json);
    return outcome?.failed ? EXIT.refused : EXIT.done;
  } catch (error) {
    bar.stop();
    printRefusal(asRefusal(error, debug), lang, json);
    return EXIT.refused;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    for (const { db } of opened) db.close();
  }
}
