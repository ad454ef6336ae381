import { afterEach, beforeEach, expect, it } from 'vitest';
import { formatStampPath } from '#core/stamp';
import { formatStampId } from '#core/stampId';
import { verify } from '#core/verify';
import { listKeys } from '#db/keys';
import { trustOf } from '#server/keys/trust.ts';
import { openKey } from '#server/keys/vault.ts';
import type { Look } from '#server/scans/look.ts';
import { makeSeen } from '#server/scans/seen.ts';
import { openLookOffice } from '#test/support/lookOffice.ts';
import { look } from '#test/support/looks.ts';
import { NOW } from '#test/support/register.ts';

const MINUTE = 60_000;
const ROBOT = { network: '198.51.100', agent: 'facebookexternalhit/1.1' };

let world: Awaited<ReturnType<typeof openLookOffice>>;
beforeEach(async () => {
  world = await openLookOffice();
});
afterEach(() => world.close());

/** How many looks whoever asks is told of, at so many minutes. */
async function told(asker: Look['asker'], minutes: number): Promise<number | undefined> {
  const { office, batch, marks } = world;
  const [key] = await listKeys(office.db);
  if (!key) throw new Error('no key');
  const signer = await openKey(key, office.secret);
  const path = formatStampPath(signer.sign({ gtin: null, id: formatStampId(batch.keyNumber, 1) }, 'full'));
  const now = NOW + minutes * MINUTE;
  const trust = await trustOf(office.db, office.origin, office.secret, () => now)();
  const seen = await makeSeen(
    office.db,
    marks,
    () => now,
  )(await verify(office.origin + path, trust, now), asker);
  return seen?.scans;
}

it('the asker’s own look of a moment ago is the one they are at; anybody else is told of it', async () => {
  await world.record(look(NOW, 1));
  expect(await told(look(NOW, 1).asker, 1)).toBe(0);
  expect(await told({ network: '198.51.100', agent: 'Safari' }, 1)).toBe(1);
});

it('a robot’s look, which is not counted, takes nothing from what was', async () => {
  await world.record(look(NOW, 1));
  await world.record(look(NOW + MINUTE, 1, { asker: ROBOT, robot: true }));
  expect(await told(ROBOT, 2)).toBe(1);
});

it('nor does a look of staff, who are not counted either', async () => {
  await world.record(look(NOW, 1));
  const clerk = { network: '198.51.100', agent: 'Firefox' };
  world.office.db.orm.run(`insert into scans (at, key_number, serial, origin, headline, kind, network, agent)
    select at + 1, key_number, serial, origin, headline, 'staff',
      '${world.marks?.('2026-11-22' as never, clerk).network}', '${world.marks?.('2026-11-22' as never, clerk).agent}'
    from scans`);
  expect(await told(clerk, 2)).toBe(1);
});
