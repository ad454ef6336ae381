import { existsSync, readFileSync } from 'node:fs';
import type { Instant } from '#core/day';
import { isTrialOrigin, type Origin, parseOrigin } from '#core/origin';
import { commit, type Write } from '#db/commit';
import { writeEvent } from '#db/events';
import { type HighWater, readMarks } from '#db/highWater';
import { compromiseKey, listKeys, retireKey } from '#db/keys';
import { type Db, openDatabase } from '#db/open';
import { listOrigins } from '#db/origins';
import type { Config } from './config.ts';
import type { Deps } from './deps.ts';

/** The clock, the dice and the name of whoever acts: given by main.ts or cli.ts, and by tests. */
export interface World {
  readonly now: () => Instant;
  readonly randomBytes: (size: number) => Uint8Array<ArrayBuffer>;
  readonly actor: string;
  /** The clock is the machine's own. */
  readonly watchesClock?: boolean;
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
  const given = config.readSecret();
  if (given !== null) return given;
  return existsSync(config.trialSecretPath) ? readFileSync(config.trialSecretPath, 'utf8').trim() : null;
}

/** A restored old backup has forgotten which keys were retired or compromised; the high-water mark has not. */
async function restoreKeyStates(db: Db, highWater: HighWater, { now, actor }: World): Promise<void> {
  const marks = readMarks(highWater);
  for (const { number, retiredAt, compromisedAt } of await listKeys(db)) {
    const mark = marks.get(number);
    if (!mark) continue;
    const writes: Write[] = [];
    if (mark.retiredAt !== null && retiredAt === null) writes.push(retireKey(number, mark.retiredAt));
    const leaked = mark.compromisedAt;
    if (leaked !== null && (compromisedAt === null || leaked < compromisedAt)) {
      writes.push(compromiseKey(number, leaked));
    }
    if (writes.length === 0) continue;
    const event = { at: now(), actor, verb: 'restore', noun: 'key', nounId: number, after: mark };
    await commit(db, [...writes, writeEvent(event)]);
  }
}

/** Opens the register for one command or one server; throws what `openDatabase` throws. */
export async function openDeps(world: World, config: Config, options: OpenDeps = {}): Promise<Deps> {
  const db = openDatabase(config.databasePath, { create: options.create ?? false });
  const highWater = { path: config.highWaterPath };
  await restoreKeyStates(db, highWater, world);
  const printedBefore = (await listOrigins(db)).at(-1);
  return {
    ...world,
    config,
    db,
    highWater,
    origin: config.origin ?? realOrigin(printedBefore) ?? trialOrigin(options.port ?? config.port),
    secret: secretOf(config),
  };
}
