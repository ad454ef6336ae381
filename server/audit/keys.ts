import { base64url } from 'jose';
import { thumbprint } from '#core/key';
import { isKeyNumber } from '#core/stampId';
import type { AuditRows, BatchRow, KeyRow } from '#db/auditRows';
import type { KeyMark } from '#db/highWater';
import type { Finding, Journal, ReadEvent } from './journal.ts';

/** What an audit knows of keys beside their rows. */
export interface KeyWorld {
  readonly mark: (number: string) => KeyMark | undefined;
  /** True when the sealed half opens and belongs to the public one; undefined without a secret. */
  readonly opens: (key: KeyRow) => Promise<boolean | undefined>;
}

function earliest(instants: readonly unknown[]): number | null {
  const known = instants.filter((instant): instant is number => typeof instant === 'number');
  return known.length > 0 ? Math.min(...known) : null;
}

/** When the journal says a key stopped signing: retired itself, by a rotation, or after a backup was restored. */
function toldStates(key: KeyRow, events: readonly ReadEvent[], rotations: readonly ReadEvent[]) {
  const of = (verb: string) => events.filter(({ row }) => row.verb === verb);
  const restored = of('restore').map(({ after }) => after);
  const since = rotations
    .filter(({ row }) => Number(row.nounId) > Number(key.number))
    .map(({ row }) => row.at);
  return {
    retiredAt: [
      ...of('retire').map(({ row }) => row.at),
      ...restored.map((after) => after?.retiredAt),
      ...since,
    ],
    compromisedAt: earliest([
      ...of('compromise').map(({ after }) => after?.compromisedAt),
      ...restored.map((after) => after?.compromisedAt),
    ]),
  };
}

function isMade(key: KeyRow, events: readonly ReadEvent[], all: readonly ReadEvent[]): boolean {
  const rotated = events.some(({ row, after }) => row.verb === 'rotate' && after?.kid === key.kid);
  const founded = all.some(
    ({ row, after }) => row.noun === 'office' && row.verb === 'init' && after?.kid === key.kid,
  );
  return rotated || founded;
}

async function checkIdentity(key: KeyRow, world: KeyWorld): Promise<Finding[]> {
  const about = { noun: 'key', nounId: key.number };
  const bytes = Uint8Array.from(base64url.decode(key.publicKey));
  if ((await thumbprint(bytes)) !== key.kid) return [{ code: 'key-id-wrong', ...about }];
  return (await world.opens(key)) === false ? [{ code: 'key-does-not-open', ...about }] : [];
}

function checkStates(key: KeyRow, events: readonly ReadEvent[], rotations: readonly ReadEvent[]): Finding[] {
  const about = { noun: 'key', nounId: key.number };
  const told = toldStates(key, events, rotations);
  const findings: Finding[] = [];
  const differ = (field: string, said: unknown, found: unknown) =>
    findings.push({ code: 'row-differs', ...about, field, told: String(said), found: String(found) });
  if (key.retiredAt === null ? told.retiredAt.length > 0 : !told.retiredAt.includes(key.retiredAt))
    differ('retiredAt', told.retiredAt[0] ?? null, key.retiredAt);
  if (key.compromisedAt !== told.compromisedAt)
    differ('compromisedAt', told.compromisedAt, key.compromisedAt);
  return findings;
}

/** The ranges of a key: in order, apart, and below the counter and the mark outside the database. */
function checkSerials(key: KeyRow, own: readonly BatchRow[], mark: KeyMark | undefined): Finding[] {
  const about = { noun: 'key', nounId: key.number };
  const findings: Finding[] = [];
  let next = 1;
  for (const batch of own) {
    if (batch.first < next) findings.push({ code: 'serials-overlap', noun: 'batch', nounId: batch.id });
    next = Math.max(next, batch.first + batch.quantity);
  }
  const counts = { told: String(next), found: String(key.nextSerial) };
  if (next > key.nextSerial) findings.push({ code: 'serials-beyond-counter', ...about, ...counts });
  if (next < key.nextSerial) findings.push({ code: 'counter-differs', ...about, ...counts });
  if (!mark || mark.next < key.nextSerial)
    findings.push({ code: 'high-water-behind', ...about, found: String(mark?.next ?? 0) });
  return findings;
}

/** Every key is one the journal saw made, stops when the journal says, and hands out each serial once. */
export async function auditKeys(
  rows: AuditRows,
  journal: Journal,
  all: readonly ReadEvent[],
  world: KeyWorld,
): Promise<Finding[]> {
  const rotations = all.filter(({ row }) => row.noun === 'key' && row.verb === 'rotate');
  const findings: Finding[] = [];
  for (const key of rows.keys) {
    const events = journal('key', key.number);
    const own = rows.batches.filter(({ keyNumber }) => keyNumber === key.number);
    const mark = isKeyNumber(key.number) ? world.mark(key.number) : undefined;
    if (!isMade(key, events, all))
      findings.push({ code: 'row-without-event', noun: 'key', nounId: key.number });
    findings.push(...(await checkIdentity(key, world)), ...checkStates(key, events, rotations));
    findings.push(...checkSerials(key, own, mark));
  }
  const known = new Set(rows.keys.map(({ number }) => number));
  const gone = [...rotations.map(({ row }) => row.nounId), ...rows.batches.map((batch) => batch.keyNumber)];
  for (const number of new Set(gone.filter((one) => !known.has(one))))
    findings.push({ code: 'row-missing', noun: 'key', nounId: number });
  return findings;
}
