import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, dayOf } from '#core/day';
import { findSight } from '#db/sights';
import { issueBatch } from '#server/actions/issueBatch.ts';
import { openLot } from '#server/actions/openLot.ts';
import { startSession } from '#server/auth/session.ts';
import type { Deps } from '#server/deps.ts';
import type { Look } from '#server/scans/look.ts';
import { recordLooks } from '#server/scans/lookRecording.ts';
import { makeMarks } from '#server/scans/marks.ts';
import { parseNetworks } from '#server/scans/networks.ts';
import { look } from '#test/support/looks.ts';
import { NOW, openOffice, recognise, SECRET, temporaryFolder } from '#test/support/register.ts';

const HONEY = 'Mật ong hoa rừng Thanh Mai';
const MINUTE = 60_000;
const DAY = 86_400_000;
const networks = parseNetworks('prefix,kind,province\n203.0.113.0/24,fixed,24\n100.64.0.0/10,mobile,\n');
const marks = makeMarks(SECRET);

let folder: ReturnType<typeof temporaryFolder>;
let office: Deps;
let ids = 0;

beforeEach(async () => {
  folder = temporaryFolder();
  office = await openOffice(folder.path);
  await recognise(office, { product: HONEY });
  await openLot(office, { product: HONEY, number: 'L-1', quantity: 100 });
  await issueBatch(office, { product: HONEY, lot: 'L-1', quantity: 50, form: 'full' });
});
afterEach(() => {
  office.db.close();
  folder.remove();
});

const record = (...looks: Look[]) =>
  recordLooks({ db: office.db, marks, networks, newId: (prefix) => `${prefix}-${ids++}` }, looks);
const all = <Row>(query: string) => office.db.orm.all<Row>(query);
const sightOf = (serial: number) => findSight(office.db, look(NOW, serial));
const from = (network: string, agent = 'Chrome'): Partial<Look> => ({ asker: { network, agent } });

describe('what is kept of a look', () => {
  it('is when, which stamp, what was answered, by what kind of caller, and marks of that day', async () => {
    await record(look(NOW, 1));
    const [row] = all<Record<string, unknown>>('select * from scans');
    expect(row).toMatchObject({
      at: NOW,
      serial: 1,
      origin: 'signed',
      headline: 'in-force',
      kind: 'shopper',
    });
    const { network, agent } = marks!(dayOf(NOW), look(NOW, 1).asker);
    expect(row).toMatchObject({ network, agent });
  });

  it('cannot be compared with another day’s', async () => {
    await record(look(NOW, 1), look(NOW + DAY, 1));
    const rows = all<{ network: string; agent: string }>('select network, agent from scans');
    expect(new Set(rows.flatMap(({ network, agent }) => [network, agent])).size).toBe(4);
  });

  it('has no marks where no secret is at hand', async () => {
    const counting = { db: office.db, marks: null, networks, newId: () => 'x' };
    await recordLooks(counting, [look(NOW, 1), look(NOW, 1)]);
    expect(all('select network, agent from scans')).toEqual(Array(2).fill({ network: null, agent: null }));
    expect((await sightOf(1))?.scans).toBe(2);
  });
});

describe('how often a stamp was looked at', () => {
  it('counts one visitor within ten minutes once, however often they look, in one flush or in many', async () => {
    await record(look(NOW, 1), look(NOW + MINUTE, 1));
    await record(look(NOW + 9 * MINUTE, 1));
    await record(look(NOW + 9 * MINUTE, 1, from('198.51.100')));
    await record(look(NOW + 30 * MINUTE, 1));
    expect(await sightOf(1)).toMatchObject({ scans: 3, firstAt: NOW, lastAt: NOW + 30 * MINUTE });
    expect(all('select day, scans from stamp_days')).toEqual([{ day: dayOf(NOW), scans: 3 }]);
    expect(all('select 1 from scans')).toHaveLength(5);
  });

  it('knows the same visitor again across midnight', async () => {
    const midnight = Date.parse('2026-11-22T17:00:00Z');
    await record(look(midnight - MINUTE, 1));
    await record(look(midnight + MINUTE, 1));
    expect((await sightOf(1))?.scans).toBe(1);
    expect(all('select day, scans from stamp_days')).toEqual([{ day: '2026-11-22', scans: 1 }]);
  });

  it('keeps the first look’s instant and province, and counts each day by itself', async () => {
    await record(look(NOW, 1), look(NOW + DAY, 1, from('198.51.100')));
    expect(await sightOf(1)).toMatchObject({ firstAt: NOW, firstProvince: '24', scans: 2 });
    const [one, two] = all<{ day: string }>('select day from stamp_days order by day');
    expect(two?.day).toBe(addDays(one?.day as never, 1));
  });

  it('learns its first province from whoever tells the commune within ten minutes of the first look', async () => {
    const told = { shown: null, commune: { id: 'xa-mai', province: '24' } };
    await record(look(NOW, 1, from('198.51.100')));
    expect(await sightOf(1)).toMatchObject({ firstProvince: null });
    await record(look(NOW + 9 * MINUTE, 1, { ...from('198.51.100'), ...told }));
    expect(await sightOf(1)).toMatchObject({ firstAt: NOW, firstProvince: '24' });
    const elsewhere = { shown: null, commune: { id: 'xa-khac', province: '79' } };
    await record(look(NOW + 9.5 * MINUTE, 1, { ...from('198.51.101', 'Safari'), ...elsewhere }));
    expect(await sightOf(1)).toMatchObject({ firstProvince: '24' });
    await record(
      look(NOW, 2, from('198.51.100')),
      look(NOW + 11 * MINUTE, 2, { ...from('198.51.100'), ...told }),
    );
    expect(await sightOf(2)).toMatchObject({ firstProvince: null });
    await record(look(NOW, 3, from('198.51.100')), look(NOW + MINUTE, 3, { ...from('198.51.100'), ...told }));
    expect(await sightOf(3)).toMatchObject({ firstProvince: '24' });
  });

  it('counts only proven codes of known batches: an ID anybody can type tells nothing of a stamp', async () => {
    const typed = { proven: false, shown: { origin: 'record', headline: 'record' } } as const;
    await record(look(NOW, 1, typed), look(NOW, 999, { proven: false }));
    expect(all('select 1 from scans')).toHaveLength(2);
    expect(all('select 1 from stamp_sights')).toEqual([]);
    await record(look(NOW + MINUTE, 1));
    expect((await sightOf(1))?.scans).toBe(1);
  });
});

describe('who is no shopper', () => {
  it('a robot that previews links is recorded as one and counts nowhere', async () => {
    await record(look(NOW, 1, { robot: true }));
    expect(all('select kind from scans')).toEqual([{ kind: 'robot' }]);
    expect(await sightOf(1)).toBeUndefined();
  });

  it('whoever is signed in to a portal is staff; a cookie nobody gave makes nobody staff', async () => {
    office.db.orm.run(`insert into users (id, name, email, created_at) values ('u-1', 'Lan', 'lan@x.vn', 1)`);
    const token = await startSession(office, { userId: 'u-1', strength: 'password', agent: 'x' });
    await record(look(NOW, 1, { token }), look(NOW, 2, { token: 'a'.repeat(43), ...from('192.0.2') }));
    expect(all('select kind from scans order by id')).toEqual([{ kind: 'staff' }, { kind: 'shopper' }]);
  });

  it('twelve different stamps within seven days make staff of all those looks; eleven, or eight days, do not', async () => {
    for (let n = 0; n < 11; n++) await record(look(NOW + n * (DAY / 2), n + 1));
    expect(all("select 1 from scans where kind = 'staff'")).toEqual([]);
    await record(look(NOW + 5.4 * DAY, 12));
    expect(all("select 1 from scans where kind = 'staff'")).toHaveLength(12);
    expect(await sightOf(12)).toBeUndefined();
    const other = from('198.51.100');
    for (let n = 0; n < 12; n++) await record(look(NOW + n * 1.4 * DAY, n + 1, other));
    const kinds = all<{ kind: string }>('select kind from scans order by id desc limit 12');
    expect(kinds.every(({ kind }) => kind === 'shopper')).toBe(true);
  });

  it('twelve records that anybody can type make staff of nobody, and blind no later look from there', async () => {
    const typed = { shown: { origin: 'record', headline: 'record' }, proven: false } as const;
    for (let serial = 1; serial <= 12; serial++) await record(look(NOW + serial, serial, typed));
    await record(...Array.from({ length: 12 }, (_, n) => look(NOW + MINUTE + n, 20 + n, typed)));
    await record(look(NOW + 20 * MINUTE, 1));
    expect(all("select 1 from scans where kind = 'staff'")).toEqual([]);
    expect(await sightOf(1)).toMatchObject({ scans: 1 });
  });

  it('a network that many share, as the operator’s table has it, is nobody’s place of work', async () => {
    const looks = Array.from({ length: 20 }, (_, n) => look(NOW + n, n + 1, from('100.64.0')));
    await record(...looks.slice(0, 14));
    for (const one of looks.slice(14)) await record(one);
    expect(all("select 1 from scans where kind = 'staff'")).toEqual([]);
    await record(look(NOW + MINUTE, 1, from('100.64.0')));
    expect(await sightOf(1)).toMatchObject({ scans: 1 });
    expect(await sightOf(20)).toMatchObject({ scans: 1 });
  });

  it('a whole flush of one asker is judged together', async () => {
    await record(...Array.from({ length: 12 }, (_, n) => look(NOW + n, n + 1)));
    expect(all("select 1 from scans where kind = 'staff'")).toHaveLength(12);
    expect(all('select 1 from stamp_sights')).toEqual([]);
  });
});

describe('what is said after a verdict', () => {
  const said = (change: Partial<Look>) => look(NOW, 1, { shown: null, ...change });
  const commune = { id: 'area-1', province: '24' };

  it('is kept once, however often the same visitor presses', async () => {
    await record(look(NOW, 1));
    await record(said({ answer: 'bought' }), said({ answer: 'bought', at: NOW + MINUTE }));
    await record(said({ answer: 'bought', at: NOW + 2 * MINUTE }));
    await record(said({ answer: 'bought', ...from('198.51.100') }), said({ commune }));
    expect(all('select answer, commune_id from scan_answers order by id')).toEqual([
      { answer: 'bought', commune_id: null },
      { answer: 'bought', commune_id: null },
      { answer: null, commune_id: 'area-1' },
    ]);
    expect(all('select 1 from scans')).toHaveLength(1);
    expect((await sightOf(1))?.scans).toBe(1);
  });

  it('counts for nothing from staff, robots and unproven codes', async () => {
    await record(said({ answer: 'bought', robot: true }), said({ answer: 'bought', proven: false }));
    expect(all('select 1 from scan_answers')).toEqual([]);
  });
});
