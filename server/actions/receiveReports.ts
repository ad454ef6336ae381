import type { Deps } from '../deps.ts';
import type { SentReport } from '../forms/fieldReport.ts';
import type { Device } from '../inspector/device.ts';
import { signersOf, type TakenIn, takeReports } from '../inspector/reportIntake.ts';

/** What became of each report, by its id, when it came, and which photos of those accepted are still to come. */
export type Received = Omit<TakenIn, 'fresh'>;

/**
 * Takes reports from a phone, each exactly as this phone or an earlier one of the same person signed it, once, however
 * often it is sent. Refuses one report and not the others: `report-differs`, `report-unsigned`, `report-malformed`,
 * `report-after-revocation`.
 */
export async function receiveReports(
  deps: Deps,
  device: Device,
  sent: readonly SentReport[],
): Promise<Received> {
  const { userId } = device;
  const signers = await signersOf(deps, userId, { ...device, revokedAt: null });

  const { fresh: _, ...received } = await takeReports(deps, { userId, actor: userId, signers }, sent);

  return received;
}
