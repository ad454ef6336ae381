import { lastSerial } from '#core/batch';
import { formatBatchName } from '#core/batchName';
import type { CloneState } from '#core/clone';
import { addDays, daysBetween } from '#core/day';
import { Refusal } from '#core/refusal';
import { formatPrintedId, formatStampId } from '#core/stampId';
import { listAreas } from '#db/areas';
import { findBatch } from '#db/batches';
import { listEvents } from '#db/events';
import { countFieldReports } from '#db/fieldCounts';
import type { Db } from '#db/open';
import { listSighted, listStampDays, type SightedStamp, type SignalSeen } from '#db/signalPages';
import type { SignalShown } from '#web/pages/office/SignalPage.tsx';
import type { ScanPlace, SignalSights } from '#web/pages/office/SignalSights.tsx';
import type { SignalListed } from '#web/pages/office/SignalsPage.tsx';

/** Neighbours shown beside a stamp. */
const NEIGHBOURS = 40;

const printed = ({ keyNumber }: Pick<SignalSeen, 'keyNumber'>, serial: number) =>
  formatPrintedId(formatStampId(keyNumber, serial));

async function batchOf(db: Db, id: string) {
  const batch = await findBatch(db, id);
  if (!batch) throw new Refusal('batch-not-found', { batch: id });
  return batch;
}

/** A signal as the list shows it: a stamp by its printed ID, a batch by its name. */
export async function listedSignal(db: Db, signal: SignalSeen): Promise<SignalListed> {
  const { about, serial, product, producer } = signal;
  const name =
    about === 'stamp' ? printed(signal, serial) : formatBatchName(await batchOf(db, signal.batchId));
  return { ...signal, name, product: product.name, producer: producer.name };
}

/** Visitors still remembered by their province; provinces only known of earlier ones count as one visitor. */
function visitorsByProvince({ known, provinces }: CloneState): Map<string, number> {
  const counts = new Map(provinces.map((code) => [code, 0]));
  for (const { province } of known) if (province) counts.set(province, (counts.get(province) ?? 0) + 1);
  return new Map([...counts].map(([code, count]) => [code, Math.max(1, count)]));
}

async function placesOf(db: Db, own: SightedStamp | undefined): Promise<ScanPlace[]> {
  if (!own) return [];
  const counts = visitorsByProvince(JSON.parse(own.state) as CloneState);
  if (counts.size === 0) return [];
  const provinces = (await listAreas(db)).filter(({ level, validTo }) => level === 'province' && !validTo);
  const nameOf = (code: string) => provinces.find((area) => area.code === code)?.name ?? code;
  return [...counts]
    .map(([code, visitors]) => ({ code, name: nameOf(code), visitors }))
    .sort((a, b) => b.visitors - a.visitors || a.name.localeCompare(b.name, 'vi'));
}

/** Days drawn at most; of a longer history only days with looks. */
const MOST_DAYS = 120;

/** Every day from the first look to the last, so that quiet days show. */
function withEmptyDays(days: SignalSights['days']): SignalSights['days'] {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || daysBetween(first.day, last.day) > MOST_DAYS) return days;
  const scansOn = new Map(days.map(({ day, scans }) => [day, scans]));
  const length = daysBetween(first.day, last.day) + 1;
  return Array.from({ length }, (_, i) => {
    const day = addDays(first.day, i);
    return { day, scans: scansOn.get(day) ?? 0 };
  });
}

async function sightsOf(db: Db, signal: SignalSeen): Promise<SignalSights> {
  const { about, keyNumber, serial } = signal;
  const isStamp = about === 'stamp';
  const [own] = isStamp ? await listSighted(db, keyNumber, { first: serial, last: serial }, 1) : [];
  const batch = await batchOf(db, signal.batchId);
  const span = { first: batch.first, last: lastSerial(batch) };
  const beside = await listSighted(db, keyNumber, span, NEIGHBOURS + 1);
  const neighbours = beside.filter((one) => !isStamp || one.serial !== serial).slice(0, NEIGHBOURS);
  return {
    scans: own?.scans ?? 0,
    firstAt: own?.firstAt ?? null,
    lastAt: own?.lastAt ?? null,
    places: await placesOf(db, own),
    days: isStamp ? withEmptyDays(await listStampDays(db, keyNumber, serial)) : [],
    neighbours: neighbours.map((one) => ({ ...one, name: printed(signal, one.serial) })),
  };
}

/** Everything the page of one signal shows. */
export async function signalView(db: Db, signal: SignalSeen): Promise<SignalShown> {
  const { id, batchId, product, producer, keyNumber, serial, about } = signal;
  const reports =
    about === 'stamp' ? await countFieldReports(db, keyNumber, serial) : { tipOffs: 0, inspections: 0 };
  return {
    ...signal,
    ...(await listedSignal(db, signal)),
    ...reports,
    productId: product.id,
    producerId: producer.id,
    batch: { id: batchId, name: formatBatchName(await batchOf(db, batchId)) },
    sights: await sightsOf(db, signal),
    events: await listEvents(db, [{ noun: 'signal', nounId: id }]),
  };
}
