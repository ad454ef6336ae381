import type { Instant } from '#core/day';
import { Refusal, type RefusalCode } from '#core/refusal';
import { type Report, readReport } from '#core/report';
import { commit, type Write } from '#db/commit';
import { listDevicesOf } from '#db/devices';
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
import { type DeviceKey, hashReport, isReportSigned, readDeviceKey } from './reportSignature.ts';

/** A phone whose key may have signed a report. */
export interface Signer {
  readonly id: string;
  readonly name: string;
  readonly userId: string;
  readonly publicKey: DeviceKey;
  /** Null while it is in use. */
  readonly revokedAt: Instant | null;
}

/** Whose reports they are, and who hands them in: the inspector by phone, or the office by file. */
export interface HandedIn {
  readonly userId: string;
  readonly actor: string;
  /** The phones of this person, the likeliest first. */
  readonly signers: readonly Signer[];
}

/** What became of each report, by its id. */
export interface TakenIn {
  /** With the office now, whether before or by this. */
  readonly accepted: readonly string[];
  /** Of those, what came by this. */
  readonly fresh: readonly string[];
  /** When each of those accepted first came. */
  readonly receivedAt: Readonly<Record<string, Instant>>;
  readonly refused: readonly { readonly id: string; readonly code: RefusalCode }[];
  /** Photos of those accepted that are still to come, by hash. */
  readonly photosWanted: readonly string[];
}

/** Every phone this person carries or carried; `first` is looked at before the others. */
export async function signersOf(deps: Deps, userId: string, first?: Signer): Promise<Signer[]> {
  const kept = await listDevicesOf(deps.db, userId);
  const others = kept
    .filter(({ id }) => id !== first?.id)
    .map(({ id, name, revokedAt, publicKey }) => ({
      ...{ id, name, userId, revokedAt },
      publicKey: readDeviceKey(publicKey),
    }));
  return first ? [first, ...others] : others;
}

interface Sound {
  readonly sent: SentReport;
  readonly sha256: string;
  readonly report: Report;
  readonly signer: Signer;
}

type Judged = { readonly sound: Sound } | { readonly id: string; readonly code: RefusalCode };

async function signerOf(signers: readonly Signer[], sent: SentReport, sha256: string) {
  const { id, signature } = sent;
  for (const signer of signers) {
    if (await isReportSigned(signer.publicKey, { id, sha256, signature })) return signer;
  }
  return undefined;
}

/** A report one of the phones signed while it was the inspector's, and that can be read; else why not. */
async function judge(signers: readonly Signer[], sent: SentReport): Promise<Judged> {
  const { id } = sent;
  const sha256 = hashReport(sent.report);
  const signer = await signerOf(signers, sent, sha256);
  if (!signer) return { id, code: 'report-unsigned' };
  try {
    const report = readReport(sent.report);
    if (report.id !== id) return { id, code: 'report-malformed' };
    const isAfter = signer.revokedAt !== null && report.at > signer.revokedAt;
    return isAfter ? { id, code: 'report-after-revocation' } : { sound: { sent, sha256, report, signer } };
  } catch (error) {
    if (error instanceof Refusal) return { id, code: error.code };
    throw error;
  }
}

function planKept({ userId, actor }: HandedIn, one: Sound, receivedAt: Instant): Write[] {
  const { sent, sha256, report, signer } = one;
  const { id, at, shop, place, commune, bundle, stamps, photos } = report;
  const row: StoredInspection = {
    ...{ id, deviceId: signer.id, userId, at, receivedAt, shop, place, communeId: commune },
    ...{ bundleVersion: bundle?.version ?? null, bundleAsOf: bundle?.asOf ?? null },
    ...{ report: sent.report, signature: sent.signature, sha256 },
  };
  const hashes = photos.map(({ hash }) => hash);
  const after = { sha256, device: signer.name, stamps: stamps.length, photos: photos.length };
  const event = { at: receivedAt, actor, verb: 'receive', noun: 'inspection', nounId: id, after };
  return [...insertInspection(row, stamps, hashes), writeEvent(event)];
}

/** What came under a known id with other content is never kept; that it came is, once. */
async function planDiffering({ db, now }: Deps, { actor }: HandedIn, one: Sound): Promise<Write[]> {
  const { sha256, signer } = one;
  const { id: nounId } = one.report;
  if (await isDifferenceNoted(db, nounId, sha256)) return [];
  const after = { sha256, device: signer.name };
  return [writeEvent({ at: now(), actor, verb: 'refuse', noun: 'inspection', nounId, after })];
}

interface Plan {
  readonly receivedAt: Record<string, Instant>;
  readonly fresh: string[];
  readonly refused: { id: string; code: RefusalCode }[];
  readonly writes: Write[];
}

async function planOf(deps: Deps, given: HandedIn, sound: readonly Sound[]): Promise<Plan> {
  const ids = sound.map(({ report }) => report.id);
  const known = new Map(await findReceived(deps.db, ids));
  const now = deps.now();
  const plan: Plan = { receivedAt: {}, fresh: [], refused: [], writes: [] };
  for (const one of sound) {
    const { id } = one.report;
    const before = known.get(id);
    if (!before) {
      plan.writes.push(...planKept(given, one, now));
      plan.fresh.push(id);
    }
    const first = before ?? { sha256: one.sha256, userId: given.userId, receivedAt: now };
    known.set(id, first);
    if (first.sha256 === one.sha256 && first.userId === given.userId) {
      plan.receivedAt[id] = first.receivedAt;
      continue;
    }
    plan.refused.push({ id, code: 'report-differs' });
    plan.writes.push(...(await planDiffering(deps, given, one)));
  }
  return plan;
}

/** Another request may bring the same report in the same moment: then it is asked again. */
const TRIES = 4;

async function keep(deps: Deps, given: HandedIn, sound: readonly Sound[]): Promise<Plan> {
  for (let left = TRIES; ; left--) {
    const plan = await planOf(deps, given, sound);
    try {
      if (plan.writes.length > 0) await commit(deps.db, plan.writes);
      return plan;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'conflict' || left === 0) throw error;
    }
  }
}

/**
 * Takes reports in (100 at most), all in one commit: each exactly as a phone of this person signed it, once, however
 * often it comes. An earlier phone's are taken too, where they were made before it was revoked. Other content under a
 * known id is refused (`report-differs`) and nothing is merged; `report-unsigned`, `report-malformed`,
 * `report-after-revocation` refuse one report and not the others.
 */
export async function takeReports(
  deps: Deps,
  given: HandedIn,
  sent: readonly SentReport[],
): Promise<TakenIn> {
  const judged = await Promise.all(sent.map((one) => judge(given.signers, one)));
  const sound = judged.flatMap((one) => ('sound' in one ? [one.sound] : []));
  const bad = judged.flatMap((one) => ('code' in one ? [one] : []));

  const { receivedAt, fresh, refused } = await keep(deps, given, sound);

  const accepted = Object.keys(receivedAt);
  const photosWanted = await listPhotosWanted(deps.db, accepted);
  return { accepted, fresh, receivedAt, refused: [...bad, ...refused], photosWanted };
}
