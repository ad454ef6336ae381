import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Origin, parseOrigin } from '#core/origin';
import { Refusal } from '#core/refusal';

/** What the operator decides, read once from the environment and nowhere else. */
export interface Config {
  readonly dataDir: string;
  readonly databasePath: string;
  /** What no restored backup may turn back; beside the data directory and not in it, better on another disk. */
  readonly highWaterPath: string;
  /** Where a demonstration keeps the secret it made up for itself. */
  readonly trialSecretPath: string;
  /** The file the secret is kept in, where it is in one. */
  readonly secretPath: string | null;
  /** Reads the secret where a command needs it; `secret-missing`, `secret-too-short`. */
  readonly readSecret: () => string | null;
  /** Reads what opens a root key's file, apart from the secret: the two must never lie together. */
  readonly readPassphrase: () => string | null;
  readonly origin: Origin | null;
  readonly port: number;
  /** A proxy of ours stands in front (`TEMGOC_PROXY=1`): believe the last hop of its `X-Forwarded-For`. */
  readonly behindProxy: boolean;
  readonly logLevel: string;
  /** Where mail goes out, or null: then it is not sent, and letters are printed. Holds a password: never logged. */
  readonly mail: MailConfig | null;
  /** The operator's table of networks; null where there is none. */
  readonly networksPath: string | null;
  /** Whoever names it may read `/metrics`; without it nobody may. Never logged. */
  readonly metricsToken: string | null;
  /** The language of the command line; Vietnamese unless `TEMGOC_LANG` is `en`. */
  readonly lang: 'vi' | 'en';
}

/** A mail server as `smtp://user:pass@host:587` (or `smtps:`), and who mail is from. */
export interface MailConfig {
  readonly smtp: string;
  readonly from: string;
}

export const DEFAULT_PORT = 8080;

/** A secret shorter than this, in characters, is guessed sooner than the key is worth. */
const SHORTEST_SECRET = 16;

type Environment = Readonly<Record<string, string | undefined>>;

function readSecret(env: Environment, name: 'TEMGOC_SECRET' | 'TEMGOC_ROOT_PASSPHRASE'): string | null {
  const file = env[`${name}_FILE`];
  const given = env[name] ?? (file ? readSecretFile(file) : undefined);
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

function readMetricsToken(token: string | undefined): string | null {
  if (!token) return null;
  // What was given is a secret: it is not said again.
  if (token.length < SHORTEST_SECRET)
    throw new Refusal('invalid-input', { field: 'TEMGOC_METRICS_TOKEN', value: '' });
  return token;
}

function readMail({ TEMGOC_SMTP: smtp, TEMGOC_MAIL_FROM: from }: Environment): MailConfig | null {
  if (!smtp) return null;
  // What was given may hold a password: it is not said again.
  if (!URL.canParse(smtp) || !/^smtps?:$/.test(new URL(smtp).protocol)) {
    throw new Refusal('invalid-input', { field: 'TEMGOC_SMTP', value: 'smtp://…' });
  }
  if (!from) throw new Refusal('invalid-input', { field: 'TEMGOC_MAIL_FROM', value: '' });
  return { smtp, from };
}

function filesIn(dataDir: string) {
  return {
    dataDir,
    databasePath: join(dataDir, 'temgoc.db'),
    trialSecretPath: join(dataDir, 'trial-secret'),
  };
}

/** The same decisions for a register in another folder; the high-water mark stays where it is. */
export function inFolder(config: Config, dataDir: string): Config {
  return { ...config, ...filesIn(dataDir) };
}

/**
 * Reads the environment (`TEMGOC_DATA`, `TEMGOC_SECRET` or `TEMGOC_SECRET_FILE`, `TEMGOC_ROOT_PASSPHRASE` or its `_FILE`, `TEMGOC_ORIGIN`,
 * `TEMGOC_HIGH_WATER`, `TEMGOC_LOG`, `TEMGOC_LANG`,
 * `TEMGOC_PROXY`, `TEMGOC_NETWORKS`, `TEMGOC_METRICS_TOKEN`, `TEMGOC_SMTP` with `TEMGOC_MAIL_FROM`, `PORT`); throws `invalid-origin`, `invalid-input`, `secret-missing`,
 * `secret-too-short`.
 */
export function readConfig(env: Environment = process.env): Config {
  const dataDir = resolve(env.TEMGOC_DATA || 'data');
  return {
    ...filesIn(dataDir),
    highWaterPath: resolve(env.TEMGOC_HIGH_WATER || `${dataDir}.high-water`),
    secretPath: env.TEMGOC_SECRET_FILE ? resolve(env.TEMGOC_SECRET_FILE) : null,
    readSecret: () => readSecret(env, 'TEMGOC_SECRET'),
    readPassphrase: () => readSecret(env, 'TEMGOC_ROOT_PASSPHRASE'),
    origin: env.TEMGOC_ORIGIN ? parseOrigin(env.TEMGOC_ORIGIN) : null,
    port: readPort(env.PORT),
    behindProxy: env.TEMGOC_PROXY === '1',
    mail: readMail(env),
    networksPath: env.TEMGOC_NETWORKS ? resolve(env.TEMGOC_NETWORKS) : null,
    metricsToken: readMetricsToken(env.TEMGOC_METRICS_TOKEN),
    logLevel: env.TEMGOC_LOG || 'info',
    lang: env.TEMGOC_LANG === 'en' ? 'en' : 'vi',
  };
}
