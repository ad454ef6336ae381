import type { Instant } from '#core/day';
import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { type Report, type ReportedStamp, readReport } from '#core/report';
import { findSeenInspection, type SeenInspection } from '#db/inspectionPages';
import { listInspectionPhotos } from '#db/inspections';
import { type Looks, listLooks } from '#db/phoneSights';
import { findSetting } from '#db/settings';
import type { InspectionShown, PhotoShown, StampShown } from '#web/pages/office/inspectionShown.ts';
import type { Deps } from '../deps.ts';
import { type Standing, standingOf } from './registerStanding.ts';
import { hashReport, isReportSigned, readDeviceKey } from './reportSignature.ts';

/** An inspection one sees, with its report read. */
export interface ReadInspection extends SeenInspection {
  readonly report: Report;
}

/** An inspection within a scope; throws `not-found`. */
export async function inspectionGiven(deps: Deps, scope: Scope, id: string): Promise<ReadInspection> {
  const seen = await findSeenInspection(deps.db, scope, id);
  if (!seen) throw new Refusal('not-found');
  return { ...seen, report: readReport(seen.inspection.report) };
}

/** True where the stored text has its hash, and the phone's key signed that hash under this id. */
async function isProven({ inspection, device }: SeenInspection): Promise<boolean> {
  const { id, report, sha256, signature } = inspection;
  const whole = hashReport(report) === sha256;
  return whole && (await isReportSigned(readDeviceKey(device.publicKey), { id, sha256, signature }));
}

/** The register as of a stamp's own instant; of a phone whose clock ran ahead, as of when its report came. */
export function standingThen({ db }: Deps, seen: SeenInspection, stamp: ReportedStamp): Promise<Standing> {
  return standingOf(db, stamp.stamp, Math.min(stamp.at, seen.inspection.receivedAt));
}

/** When its phone was revoked, where the report came only after that. */
function revokedBefore({ device, inspection }: SeenInspection): Instant | null {
  const { revokedAt } = device;
  return revokedAt !== null && inspection.receivedAt > revokedAt ? revokedAt : null;
}

/** True where everything this office shows is a sample. */
export async function isTrial({ db }: Deps): Promise<boolean> {
  return (await findSetting(db, 'trial')) === '1';
}

/** Stamps shown on one page; the minutes have them all. */
const MOST_SHOWN = 100;

async function stampsOf(deps: Deps, read: ReadInspection): Promise<StampShown[]> {
  const stamps = read.report.stamps.slice(0, MOST_SHOWN);
  const looks = new Map<string, Looks>(
    (
      await listLooks(
        deps.db,
        stamps.map(({ stamp }) => stamp),
      )
    ).map((one) => [one.stamp, one]),
  );
  const now = deps.now();
  const shown: StampShown[] = [];
  for (const one of stamps) {
    const onRecord = await standingThen(deps, read, one);
    const today = await standingOf(deps.db, one.stamp, now);
    const { batchId, product, producer } = today;
    const again = looks.get(one.stamp);
    shown.push({
      ...one,
      ...{ batchId, product, producer, onRecord: onRecord.headline, today: today.headline },
      sample: today.sample,
      looks: again && again.looks > 1 ? again : null,
    });
  }
  return shown;
}

async function photosOf({ db }: Deps, { inspection, report }: ReadInspection): Promise<PhotoShown[]> {
  const kept = new Map((await listInspectionPhotos(db, inspection.id)).map((one) => [one.hash, one]));
  return report.photos.map((one) => ({ ...one, receivedAt: kept.get(one.hash)?.receivedAt ?? null }));
}

/** All a page shows of one inspection; throws `not-found`. */
export async function inspectionShown(deps: Deps, scope: Scope, id: string): Promise<InspectionShown> {
  const read = await inspectionGiven(deps, scope, id);
  const { inspection, inspector, device, report } = read;
  const stamps = await stampsOf(deps, read);
  return {
    ...{ id, inspector, report, stamps },
    userId: inspection.userId,
    device: { id: device.id, name: device.name },
    revokedAt: revokedBefore(read),
    receivedAt: inspection.receivedAt,
    sha256: inspection.sha256,
    proven: await isProven(read),
    photos: await photosOf(deps, read),
    sample: (await isTrial(deps)) || stamps.some(({ sample }) => sample),
  };
}
