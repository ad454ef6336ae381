import { Refusal, type RefusalCode } from '#core/refusal';
import { type Report, readReport } from '#core/report';
import { commit, type Write } from '#db/commit';
import { writeEvent } from '#db/events';
import {
  findReceived,
  insertInspection,
  isDifferenceNoted,
  listPhotosWanted,
  type StoredInspection,
} from '#db/inspections';
import type { Deps } from '../deps.ts';
import type { SentReport } from '../forms/fieldReport.ts';
import type { Device } from '../inspector/device.ts';
import { hashReport, isReportSigned } from '../inspector/reportSignature.ts';

/** What became of each report, by its id, and which photos of those accepted are still to come. */
export interface Received {
  readonly accepted: readonly string[];
  readonly refused: readonly { readonly id: string; readonly code: RefusalCode }[];
  readonly photosWanted: readonly string[];
}

interface Sound {
  readonly sent: SentReport;
  readonly sha256: string;
  readonly report: Report;
}

type Judged = { readonly sound: Sound } | { readonly id: string; readonly code: RefusalCode };

/** A report this phone signed and that can be read; else why not. */
async function judge({ publicKey }: Device, sent: SentReport): Promise<Judged> {
  const { id, signature } = sent;
  const sha256 = hashReport(sent.report);
  if (!(await isReportSigned(publicKey, { id, sha256, signature }))) return { id, code: 'report-unsigned' };
  try {
    const report = readReport(sent.report);
    return report.id === id ? { sound: { sent, sha256, report } } : { id, code: 'report-malformed' };
  } catch (error) {
    if (error instanceof Refusal) return { id, code: error.code };
    throw error;
  }
}

function planKept({ now }: Deps, device: Device, { sent, sha256, report }: Sound): Write[] {
  const receivedAt = now();
  const { id, at, shop, place, commune, bundle, stamps, photos } = report;
  const { id: deviceId, userId } = device;
  const row: StoredInspection = {
    ...{ id, deviceId, userId, at, receivedAt, shop, place, communeId: commune },
    ...{ bundleVersion: bundle?.version ?? null, bundleAsOf: bundle?.asOf ?? null },
    ...{ report: sent.report, signature: sent.signature, sha256 },
  };
  const hashes = photos.map(({ hash }) => hash);
  const after = { sha256, device: device.name, stamps: stamps.length, photos: photos.length };
  const event = { at: receivedAt, actor: userId, verb: 'receive', noun: 'inspection', nounId: id, after };
  return [...insertInspection(row, stamps, hashes), writeEvent(event)];
}

/** What came under a known id with other content is never kept; that it came is, once. */
async function planDiffering({ db, now }: Deps, device: Device, { report, sha256 }: Sound): Promise<Write[]> {
  const { id: nounId } = report;
  if (await isDifferenceNoted(db, nounId, sha256)) return [];
  const after = { sha256, device: device.name };
  return [writeEvent({ at: now(), actor: device.userId, verb: 'refuse', noun: 'inspection', nounId, after })];
}

interface Plan {
  readonly accepted: string[];
  readonly refused: { id: string; code: RefusalCode }[];
  readonly writes: Write[];
}

async function planOf(deps: Deps, device: Device, sound: readonly Sound[]): Promise<Plan> {
  const known = new Map(
    await findReceived(
      deps.db,
      sound.map(({ report }) => report.id),
    ),
  );
  const plan: Plan = { accepted: [], refused: [], writes: [] };
  for (const one of sound) {
    const { id } = one.report;
    const before = known.get(id);
    if (!before) plan.writes.push(...planKept(deps, device, one));
    known.set(id, before ?? { sha256: one.sha256, userId: device.userId });
    if (!before || (before.sha256 === one.sha256 && before.userId === device.userId)) {
      plan.accepted.push(id);
      continue;
    }
    plan.refused.push({ id, code: 'report-differs' });
    plan.writes.push(...(await planDiffering(deps, device, one)));
  }
  return plan;
}

/** Another request of the same phone may bring the same report in the same moment: then it is asked again. */
const TRIES = 4;

async function keep(deps: Deps, device: Device, sound: readonly Sound[]): Promise<Plan> {
  for (let left = TRIES; ; left--) {
    const plan = await planOf(deps, device, sound);
    try {
      if (plan.writes.length > 0) await commit(deps.db, plan.writes);
      return plan;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'conflict' || left === 0) throw error;
    }
  }
}

/**
 * Takes reports from a phone, all in one commit: each exactly as its phone signed it, once, however often it is sent.
 * Other content under a known id is refused (`report-differs`) and nothing is merged; `report-unsigned`,
 * `report-malformed` refuse one report and not the others.
 */
export async function receiveReports(
  deps: Deps,
  device: Device,
  sent: readonly SentReport[],
): Promise<Received> {
  const judged = await Promise.all(sent.map((one) => judge(device, one)));
  const sound = judged.flatMap((one) => ('sound' in one ? [one.sound] : []));
  const bad = judged.flatMap((one) => ('code' in one ? [one] : []));

  const { accepted, refused } = await keep(deps, device, sound);

  const taken = [...new Set(accepted)];
  const photosWanted = await listPhotosWanted(deps.db, taken);
  return { accepted: taken, refused: [...bad, ...refused], photosWanted };
}
