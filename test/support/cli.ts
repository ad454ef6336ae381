import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const PROGRAM = join(import.meta.dirname, '..', '..', 'dist', 'temgoc.js');

/** How a command ended, and what it said. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the built program with only the environment given. */
export function startCli(args: readonly string[], env: Record<string, string>): ChildProcess {
  const { PATH = '' } = process.env;
  return spawn(process.execPath, [PROGRAM, ...args], { env: { PATH, ...env }, stdio: 'pipe' });
}

/** Waits for a started program; it may be killed meanwhile. */
export function ended(child: ChildProcess): Promise<Ended> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk) => (stdout += chunk));
  child.stderr?.on('data', (chunk) => (stderr += chunk));
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, stdout, stderr })));
}

/** Runs one command to its end. */
export function cli(args: readonly string[], env: Record<string, string>): Promise<Ended> {
  return ended(startCli(args, env));
}

/** Runs one command with `--json` and reads its one document; fails the test where it is refused. */
export async function cliJson<Document = Record<string, unknown>>(
  args: readonly string[],
  env: Record<string, string>,
): Promise<Document> {
  const { status, stdout, stderr } = await cli([...args, '--json'], env);
  if (status !== 0) throw new Error(`temgoc ${args.join(' ')}: ${stderr}`);
  return JSON.parse(stdout) as Document;
}

/** Runs one command with `--json` that is to be refused; gives its exit code and problem. */
export async function cliRefused(args: readonly string[], env: Record<string, string>) {
  const { status, stdout, stderr } = await cli([...args, '--json'], env);
  return { status, stdout, problem: JSON.parse(stderr) as Record<string, unknown> & { code: string } };
}
