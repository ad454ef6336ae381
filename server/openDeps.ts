import { existsSync, readFileSync } from 'node:fs';
import type { Instant } from '#core/day';
import { type Origin, parseOrigin } from '#core/origin';
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

function trialOrigin(port: number): Origin {
  return parseOrigin(`http://localhost:${port}`);
}

/** The secret given, else the one a demonstration made for itself, else null. */
export function secretOf(config: Config): string | null {
  if (config.secret !== null) return config.secret;
  return existsSync(config.trialSecretPath) ? readFileSync(config.trialSecretPath, 'utf8').trim() : null;
}

/** Opens the register for one command or one server; throws what `openDatabase` throws. */
export async function openDeps(
  world: World,
  config: Config,
  options: { create?: boolean } = {},
): Promise<Deps> {
  const db = openDatabase(config.databasePath, { create: options.create ?? false });
  const printedBefore = (await listOrigins(db)).at(-1);
  return {
    ...world,
    config,
    db,
    highWater: { path: config.highWaterPath },
    origin: config.origin ?? printedBefore ?? trialOrigin(config.port),
    secret: secretOf(config),
  };
}
