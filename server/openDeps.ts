import { existsSync, readFileSync } from 'node:fs';
import type { Instant } from '#core/day';
import { isTrialOrigin, type Origin, parseOrigin } from '#core/origin';
import { openDatabase } from '#db/open';
import { listOrigins } from '#db/origins';
import type { Config } from './config.ts';
import type { Deps } from './deps.ts';

/** The clock, the dice and the name of whoever acts: given by main.ts or cli.ts, and by tests. */
export interface World {
  readonly now: () => Instant;
  readonly randomBytes: (size: number) => Uint8Array<ArrayBuffer>;
  readonly actor: string;
}

/** Whether a missing register is created, and the port served on where it is not the configured one. */
export interface OpenDeps {
  readonly create?: boolean;
  readonly port?: number;
}

/** A trial's address is this machine's port of the day, never the one of another day. */
function realOrigin(origin: Origin | undefined): Origin | undefined {
  return origin && !isTrialOrigin(origin) ? origin : undefined;
}

function trialOrigin(port: number): Origin {
  return parseOrigin(`http://localhost:${port}`);
}

/** The secret given, else the one a demonstration made for itself, else null. */
export function secretOf(config: Config): string | null {
  if (config.secret !== null) return config.secret;
  return existsSync(config.trialSecretPath) ? readFileSync(config.trialSecretPath, 'utf8').trim() : null;
}

/** Opens the register for one command or one server; throws what `openDatabase` throws. */
export async function openDeps(world: World, config: Config, options: OpenDeps = {}): Promise<Deps> {
  const db = openDatabase(config.databasePath, { create: options.create ?? false });
  const printedBefore = (await listOrigins(db)).at(-1);
  return {
    ...world,
    config,
    db,
    highWater: { path: config.highWaterPath },
    origin: config.origin ?? realOrigin(printedBefore) ?? trialOrigin(options.port ?? config.port),
    secret: secretOf(config),
  };
}
