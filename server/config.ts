import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Origin, parseOrigin } from '#core/origin';
import { Refusal } from '#core/refusal';

/** What the operator decides, read once from the environment and nowhere else. */
export interface Config {
  readonly dataDir: string;
  readonly databasePath: string;
  /** The serial high-water mark; keep it on another disk than the backups of the database. */
  readonly highWaterPath: string;
  /** Where a demonstration keeps the secret it made up for itself. */
  readonly trialSecretPath: string;
  readonly secret: string | null;
  readonly origin: Origin | null;
  readonly port: number;
  /** A proxy of ours stands in front (`TEMGOC_PROXY=1`): believe the last hop of its `X-Forwarded-For`. */
  readonly behindProxy: boolean;
  readonly logLevel: string;
  /** The language of the command line; Vietnamese unless `TEMGOC_LANG` is `en`. */
  readonly lang: 'vi' | 'en';
}

export const DEFAULT_PORT = 8080;

/** A secret shorter than this, in characters, is guessed sooner than the key is worth. */
const SHORTEST_SECRET = 16;

type Environment = Readonly<Record<string, string | undefined>>;

function readSecret(env: Environment): string | null {
  const file = env.TEMGOC_SECRET_FILE;
  const given = env.TEMGOC_SECRET ?? (file ? readSecretFile(file) : undefined);
  if (given === undefined || given === '') return null;
  if (given.length < SHORTEST_SECRET) throw new Refusal('secret-too-short', { shortest: SHORTEST_SECRET });
  return given;
}

function readSecretFile(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    throw new Refusal('secret-missing', { path });
  }
}

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new Refusal('invalid-input', { field: 'PORT', value: text.slice(0, 40) });
  return port;
}

/**
 * Reads the environment (`TEMGOC_DATA`, `TEMGOC_SECRET` or `TEMGOC_SECRET_FILE`, `TEMGOC_ORIGIN`,
 * `TEMGOC_HIGH_WATER`, `TEMGOC_LOG`, `TEMGOC_LANG`,
 * `TEMGOC_PROXY`, `PORT`); throws `invalid-origin`, `invalid-input`, `secret-missing`,
 * `secret-too-short`.
 */
export function readConfig(env: Environment = process.env): Config {
  const dataDir = resolve(env.TEMGOC_DATA || 'data');
  return {
    dataDir,
    databasePath: join(dataDir, 'temgoc.db'),
    highWaterPath: resolve(env.TEMGOC_HIGH_WATER || join(dataDir, 'high-water')),
    trialSecretPath: join(dataDir, 'trial-secret'),
    secret: readSecret(env),
    origin: env.TEMGOC_ORIGIN ? parseOrigin(env.TEMGOC_ORIGIN) : null,
    port: readPort(env.PORT),
    behindProxy: env.TEMGOC_PROXY === '1',
    logLevel: env.TEMGOC_LOG || 'info',
    lang: env.TEMGOC_LANG === 'en' ? 'en' : 'vi',
  };
}
