import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { noteDeviceBundle } from '#db/devices';
import type { Deps } from '../../deps.ts';
import { parseForm } from '../../forms/form.ts';
import { bundleForm } from '../../forms/root.ts';
import { forPhone, json } from '../../inspector/answer.ts';
import { findSent, signManifest } from '../../inspector/bundleEditions.ts';
import { unpack } from '../../inspector/bundleFiles.ts';
import { deviceOf } from '../../inspector/device.ts';
import type { Door, Visit } from '../../portal/door.ts';

async function manifest(visit: Visit): Promise<Response> {
  await deviceOf(visit);
  const { manifest: signed, delegation } = await signManifest(visit.deps);
  return json(visit, { manifest: signed, delegation });
}

/** True where the phone's browser unpacks brotli itself, as all of them do over TLS. */
function takesBrotli({ c }: Visit): boolean {
  return /(?:^|,)\s*br\s*(?:;\s*q=(?:1|0?\.[0-9]*[1-9])[^,]*)?(?:,|$)/.test(
    c.req.header('accept-encoding') ?? '',
  );
}

/** That it was not written down which edition a phone was given keeps it from no phone. */
async function noteGiven({ db }: Deps, device: string, version: number): Promise<void> {
  await commit(db, [noteDeviceBundle(device, version)]).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

async function bytes(visit: Visit): Promise<Response> {
  const { c, deps, params, query } = visit;
  const device = await deviceOf(visit);
  const { version, from } = parseForm(bundleForm, { version: params.version, from: query.from });
  const { kind, packed } = await findSent(deps, version, from);
  await noteGiven(deps, device.id, version);
  c.header('Content-Type', 'application/octet-stream');
  c.header('Cache-Control', 'no-store');
  c.header('Temgoc-Bundle', kind);
  c.header('Vary', 'Accept-Encoding');
  if (!takesBrotli(visit)) return c.body(await unpack(packed));
  c.header('Content-Encoding', 'br');
  return c.body(Uint8Array.from(packed));
}

const asks = { method: 'GET', needs: 'anyone' } as const;

/** What phones verify by; they come in by their own token. */
export const bundleDoors: readonly Door[] = [
  { ...asks, path: '/inspector/api/manifest', answer: forPhone(manifest) },
  { ...asks, path: '/inspector/api/bundles/:version', answer: forPhone(bytes) },
];
