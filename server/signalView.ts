import { lastSerial } from '#core/batch';
import { formatBatchName } from '#core/batchName';
import type { CloneState } from '#core/clone';
import { addDays, daysBetween } from '#core/day';
import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { formatPrintedId, formatStampId } from '#core/stampId';
import { listAreas } from '#db/areas';
import { findBatch } from '#db/batches';
import { listEvents } from '#db/events';
import { listInspections } from '#db/inspectionPages';
import type { Db } from '#db/open';
import { listLooks } from '#db/phoneSights';
import { listSignalsAbout } from '#db/raisedSignals';
import { listSighted, listStampDays, type SightedStamp, type SignalSeen } from '#db/signalPages';
import { listTipOffsNear } from '#db/tipOffsNear';
import type { SignalShown } from '#web/pages/office/SignalPage.tsx';
import { SCAN_PLACE_WAYS, type ScanPlace, type SignalSights } from '#web/pages/office/SignalSights.tsx';
import type { SignalListed } from '#web/pages/office/SignalsPage.tsx';
import type { Lang } from '#web/text.ts';
import { withTitles } from './register/proposalTitles.ts';
import { listWaitingStops } from './stamps/signalStops.ts';

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

/** Provinces of houses' lines, by the visitors still remembered there; one only known of earlier ones has one. */
function visitorsByLine({ known, provinces }: CloneState): Map<string, number> {
  const counts = new Map(provinces.map((code) => [code, 0]));
  for (const { province } of known) if (province) counts.set(province, (counts.get(province) ?? 0) + 1);
  return new Map([...counts].map(([code, count]) => [code, Math.max(1, count)]));
}

/** The provinces that networks' lines or the shoppers themselves told; of those told, how often is not kept. */
async function placesOf(db: Db, own: SightedStamp | undefined): Promise<ScanPlace[]> {
  if (!own) return [];
  const byLine = visitorsByLine(own.state);
  const told = new Set(own.state.toldProvinces);
  const codes = [...new Set([...byLine.keys(), ...told])];
  if (codes.length === 0) return [];
  const provinces = (await listAreas(db)).filter(({ level, validTo }) => level === 'province' && !validTo);
  const nameOf = (code: string) => provinces.find((area) => area.code === code)?.name ?? code;
  const waysOf = (code: string) =>
    SCAN_PLACE_WAYS.filter((way) => (way === 'line' ? byLine : told).has(code));
  return codes
    .map((code) => ({ code, name: nameOf(code), visitors: byLine.get(code) ?? 1, by: waysOf(code) }))
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
  const signals = await listSignalsAbout(
    db,
    'stamp',
    neighbours.map((one) => ({ keyNumber, serial: one.serial })),
  );
  const signalOf = (neighbour: number) =>
    signals.find((one) => one.serial === neighbour && one.id !== signal.id)?.id ?? null;
  return {
    scans: own?.scans ?? 0,
    firstAt: own?.firstAt ?? null,
    lastAt: own?.lastAt ?? null,
    places: await placesOf(db, own),
    days: isStamp ? withEmptyDays(await listStampDays(db, keyNumber, serial)) : [],
    neighbours: neighbours.map((one) => ({
      ...one,
      name: printed(signal, one.serial),
      signalId: signalOf(one.serial),
    })),
  };
}

/** What else came in about a signal's stamp, or about a batch as a whole: of it, what the scope sees. */
async function aroundOf(db: Db, scope: Scope, signal: SignalSeen): Promise<SignalShown['around']> {
  const { id, about, keyNumber, serial } = signal;
  if (about === 'batch')
    return { tipOffs: await listTipOffsNear(db, scope, 'signal', id, []), inspections: [], looks: null };
  const stamp = formatStampId(keyNumber, serial);
  const [looks = null] = await listLooks(db, [stamp]);
  return {
    tipOffs: await listTipOffsNear(db, scope, 'signal', id, [stamp]),
    inspections: (await listInspections(db, scope, { stamp })).slice(0, NEIGHBOURS),
    looks,
  };
}

/** Everything the page of one signal shows to a scope, in a language. */
export async function signalView(db: Db, lang: Lang, scope: Scope, signal: SignalSeen): Promise<SignalShown> {
  const { id, batchId, product, producer } = signal;
  return {
    ...signal,
    ...(await listedSignal(db, signal)),
    productId: product.id,
    producerId: producer.id,
    batch: { id: batchId, name: formatBatchName(await batchOf(db, batchId)) },
    sights: await sightsOf(db, signal),
    around: await aroundOf(db, scope, signal),
    stops: await withTitles(db, lang, await listWaitingStops(db, scope, signal)),
    events: await listEvents(db, [{ noun: 'signal', nounId: id }]),
  };
}
