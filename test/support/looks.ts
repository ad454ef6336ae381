import type { Instant } from '#core/day';
import type { KeyNumber } from '#core/stampId';
import type { Db } from '#db/open';
import type { Look } from '#server/scans/look.ts';
import { recordLooks } from '#server/scans/lookRecording.ts';
import { NO_NETWORKS } from '#server/scans/networks.ts';

/** A shopper's look at a proven stamp in force; `change` replaces any part of it. */
export function look(at: Instant, serial: number, change: Partial<Look> = {}): Look {
  return {
    at,
    keyNumber: '01' as KeyNumber,
    serial,
    asker: { network: '203.0.113', agent: 'Mozilla/5.0 (Android 15) Chrome/140' },
    robot: false,
    token: undefined,
    shown: { origin: 'signed', headline: 'in-force' },
    proven: true,
    answer: null,
    commune: null,
    pinShown: false,
    ...change,
  };
}

/** Writes looks as a server without a secret does: each is another visitor's. */
export async function recordUnmarked(db: Db, looks: readonly Look[]): Promise<void> {
  await recordLooks({ db, marks: null, networks: NO_NETWORKS, newId: (prefix) => `${prefix}-x` }, looks);
}
