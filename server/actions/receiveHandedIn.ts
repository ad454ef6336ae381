import type { Scope } from '#core/permission';
import { Refusal, type RefusalCode } from '#core/refusal';
import { findDeviceSeen } from '#db/devices';
import type { Deps } from '../deps.ts';
import { MOST_SENT } from '../forms/fieldReport.ts';
import type { HandedInFile } from '../forms/handedIn.ts';
import { takePhoto } from '../inspector/photoIntake.ts';
import { signersOf, takeReports } from '../inspector/reportIntake.ts';

/** What became of a file of reports that somebody handed in. */
export interface HandedInOutcome {
  readonly inspector: string;
  readonly received: readonly string[];
  /** Reports that were here before. */
  readonly known: readonly string[];
  readonly refused: readonly { readonly id: string; readonly code: RefusalCode }[];
  /** How many photos of the file are with the office now. */
  readonly photos: number;
  readonly photosRefused: readonly { readonly hash: string; readonly code: RefusalCode }[];
  /** How many photos of these reports still have to come. */
  readonly photosWanted: number;
}

/**
 * Takes the file a phone saved of what it could not send: the same reports, by the same rules, as if the phone had sent
 * them, in hundreds; handed in twice it changes nothing. Throws `device-unknown` where the scope sees no phone of the
 * file's name; what is wrong with one report or photo refuses that one, by code.
 */
export async function receiveHandedIn(
  deps: Deps,
  scope: Scope,
  file: HandedInFile,
): Promise<HandedInOutcome> {
  const found = await findDeviceSeen(deps.db, scope, file.device);
  if (!found) throw new Refusal('phone-not-found', { field: 'file' });
  const { userId } = found.device;
  const given = { userId, actor: deps.actor, signers: await signersOf(deps, userId) };

  const received: string[] = [];
  const accepted = new Set<string>();
  const refused: { id: string; code: RefusalCode }[] = [];
  const wanted = new Set<string>();
  for (let at = 0; at < file.reports.length; at += MOST_SENT.reports) {
    const taken = await takeReports(deps, given, file.reports.slice(at, at + MOST_SENT.reports));
    received.push(...taken.fresh);
    refused.push(...taken.refused);
    for (const id of taken.accepted) accepted.add(id);
    for (const hash of taken.photosWanted) wanted.add(hash);
  }

  const photosRefused: { hash: string; code: RefusalCode }[] = [];
  for (const { hash, bytes } of file.photos) {
    try {
      await takePhoto(deps, given, { hash, bytes });
      wanted.delete(hash);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      photosRefused.push({ hash, code: error.code });
    }
  }
  const known = [...accepted].filter((id) => !received.includes(id));
  const photos = file.photos.length - photosRefused.length;
  const { name: inspector } = found.inspector;
  return { inspector, received, known, refused, photos, photosRefused, photosWanted: wanted.size };
}
