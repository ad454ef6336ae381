import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Refusal } from '#core/refusal';
import type { Config } from '../config.ts';

/** Where a path really leads: links followed, also of a file that is yet to be. */
function realPath(path: string): string {
  const whole = resolve(path);
  if (existsSync(whole)) return realpathSync(whole);
  const folder = dirname(whole);
  return join(existsSync(folder) ? realpathSync(folder) : folder, basename(whole));
}

/** Refuses to write over the register's own files, or over a file just read: `output-is-ours`. */
export function refuseOwnFile(config: Config, out: string, ...read: readonly string[]): void {
  const { databasePath, highWaterPath, trialSecretPath, secretPath } = config;
  const database = ['', '-wal', '-shm', '-journal'].map((suffix) => `${databasePath}${suffix}`);
  const own = [...database, highWaterPath, trialSecretPath, ...(secretPath ? [secretPath] : []), ...read];
  const target = realPath(out);
  if (own.some((path) => realPath(path) === target)) throw new Refusal('output-is-ours', { path: out });
}
