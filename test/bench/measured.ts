import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A whole process, start and end with it. */
export interface Measured {
  readonly seconds: number;
  /** The most memory it, or the largest process it waited for, held at once (MB). */
  readonly megabytes: number;
  /** Seconds of all its threads on any core. */
  readonly cpu: number;
  readonly stdout: string;
}

const TIME = ['/usr/bin/time', '/bin/time'].find((path) => spawnSync(path, ['true']).status === 0);

/** Runs a command to its end under GNU time; throws what it said where it fails. */
export async function measured(argv: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'temgoc-time-'));
  const told = join(folder, 'time');
  const [program = '', ...args] = TIME ? [TIME, '-o', told, '-f', '%M %U %S', ...argv] : argv;
  const began = performance.now();
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const seconds = (performance.now() - began) / 1000;
  try {
    if (status !== 0) throw new Error(`${argv.join(' ')} ended with ${status}: ${stderr.slice(-600)}`);
    const [kilobytes = 0, user = 0, system = 0] = TIME
      ? readFileSync(told, 'utf8').trim().split(' ').map(Number)
      : [];
    return { seconds, megabytes: kilobytes / 1024, cpu: user + system, stdout };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
