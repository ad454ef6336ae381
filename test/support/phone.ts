import { createHash, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import type { Scope } from '#core/permission';
import { formatReport, type Report } from '#core/report';
import { commit } from '#db/commit';
import { setSetting } from '#db/settings';
import { grantDevice } from '#server/actions/grantDevice.ts';
import { provisionDevice } from '#server/actions/provisionDevice.ts';
import type { Deps } from '#server/deps.ts';
import { type Device, deviceByToken } from '#server/inspector/device.ts';
import { sealReport } from '#web/inspector/sign.ts';
import { sampleReport } from './inspections.ts';

export const WHOLE: Scope = { all: true, areaIds: [], producerIds: [] };
/** A root as phones pin it; nothing is verified under it here. */
export const ROOT = { kid: 'A'.repeat(43), x: 'B'.repeat(43) };

/** An office that has a root to pin. */
export async function delegateRoot(deps: Deps): Promise<void> {
  await commit(deps.db, [setSetting('trust-root', JSON.stringify(ROOT))]);
}

/** A report signed by a phone, as it is sent. */
export interface Sealed {
  readonly id: string;
  readonly report: string;
  readonly signature: string;
}

/** A phone of the small world: its key never leaves it. */
export interface TestPhone {
  readonly token: string;
  readonly publicKey: string;
  readonly device: Device;
  seal(report: Report): Promise<Sealed>;
}

/** The key of a phone, its public half as it is sent, and its seal. */
export async function phoneKey() {
  const keys = await generateKeyPair('ES256', { extractable: true });
  const seal = async (report: Report): Promise<Sealed> => {
    const text = formatReport(report);
    const { signature } = await sealReport(keys.privateKey, report.id, text);
    return { id: report.id, report: text, signature };
  };
  return { publicKey: JSON.stringify(await exportJWK(keys.publicKey)), seal };
}

/** The token of a way in, as its QR holds it. */
export function tokenIn(link: string): string {
  return /#setup=([\w-]{43})\./.exec(link)?.[1] ?? '';
}

/** Grants and sets up a phone for an inspector. */
export async function addPhone(deps: Deps, inspector: string, name = 'Máy thử'): Promise<TestPhone> {
  const { link } = await grantDevice(deps, WHOLE, { inspector, name });
  const { publicKey, seal } = await phoneKey();
  const { deviceToken } = await provisionDevice(deps, { token: tokenIn(link), publicKey });
  const device = await deviceByToken(deps, `Bearer ${deviceToken}`);
  return { token: deviceToken, publicKey, device, seal };
}

/** Another report of the same kind, under an id of its own. */
export function newReport(change: Partial<Report> = {}): Report {
  return sampleReport({ id: randomUUID(), ...change });
}

export const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
