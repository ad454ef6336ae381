import { calculateJwkThumbprint } from 'jose';
import { Refusal } from '#core/refusal';
import { type CarriedDevice, findDeviceSeen, listDevices, listInspectors } from '#db/devices';
import { listEvents } from '#db/events';
import { addressQr } from '#labels/qr/addressQr';
import { formatInstant } from '#web/dates.ts';
import { DeviceGrantedPage } from '#web/pages/office/DeviceGrantedPage.tsx';
import { DevicePage } from '#web/pages/office/DevicePage.tsx';
import { type DeviceShown, DevicesPage } from '#web/pages/office/DevicesPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { grantDevice } from '../../actions/grantDevice.ts';
import { revokeDevice } from '../../actions/revokeDevice.ts';
import { grantDeviceForm, revokeDeviceForm } from '../../forms/device.ts';
import { parseForm } from '../../forms/form.ts';
import { readDeviceKey } from '../../inspector/reportSignature.ts';
import { trustRootOf } from '../../inspector/root.ts';
import { formOr, page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';

const PATH = '/office/devices';

function shownOf({ device, inspector }: CarriedDevice): DeviceShown {
  const { id, name, createdAt, lastSeenAt, bundleVersion, revokedAt, revokedReason } = device;
  return {
    ...{ id, name, createdAt, lastSeenAt, bundleVersion },
    inspector: inspector.name,
    suspended: inspector.suspendedAt !== null,
    revoked: revokedAt === null ? null : { at: revokedAt, reason: revokedReason ?? '' },
  };
}

async function list(visit: Visit, wrong?: Wrong): Promise<Response> {
  const { deps, scope, frame, fields } = visit;
  const devices = (await listDevices(deps.db, scope)).map(shownOf);
  const inspectors = await listInspectors(deps.db, scope);
  const granting = {
    hasRoot: (await trustRootOf(deps)) !== null,
    inspectors: inspectors.map(({ id, name }) => ({ value: id, label: name })),
  };
  const given = { devices, granting, typed: fields.values, wrong };
  return page(visit, <DevicesPage frame={frame} {...given} />);
}

/** The link is drawn and never written: not into an address, an event or a log. */
async function grant(visit: Visit): Promise<Response> {
  const { deps, scope, frame, fields } = visit;
  const act = async () => {
    const granted = await grantDevice(deps, scope, parseForm(grantDeviceForm, fields.values));
    const { inspector, name, until, link } = granted;
    const shown = { inspector, name, until: formatInstant(until), qr: addressQr(link) };
    return page(visit, <DeviceGrantedPage frame={frame} {...shown} />);
  };
  return formOr(visit, act, (wrong) => list(visit, wrong));
}

async function show(visit: Visit, wrong?: Wrong): Promise<Response> {
  const { deps, scope, frame, fields, params } = visit;
  const id = params.device ?? '';
  const found = await findDeviceSeen(deps.db, scope, id);
  if (!found) throw new Refusal('not-found');
  const kid = await calculateJwkThumbprint({ ...readDeviceKey(found.device.publicKey) });
  const events = await listEvents(deps.db, [{ noun: 'device', nounId: id }]);
  const shown = { device: shownOf(found), userId: found.inspector.id, kid, events };
  return page(visit, <DevicePage frame={frame} {...shown} typed={fields.values} wrong={wrong} />);
}

async function revoke(visit: Visit): Promise<Response> {
  const { deps, scope, fields, params } = visit;
  const act = async () => {
    const input = parseForm(revokeDeviceForm, fields.values);
    await revokeDevice(deps, scope, params.device ?? '', input);
    return sendOn(visit, `${PATH}/${params.device ?? ''}`, 'saved');
  };
  return formOr(visit, act, (wrong) => show(visit, wrong));
}

/** Inspectors' phones: granting one asks for a fresh proof of who the person is; cutting one off must be quick. */
export const deviceDoors: readonly Door[] = [
  { method: 'GET', path: PATH, needs: 'device:write', answer: (visit) => list(visit) },
  { method: 'POST', path: PATH, needs: 'device:write', proof: 'fresh', answer: grant },
  { method: 'GET', path: `${PATH}/:device`, needs: 'device:write', answer: (visit) => show(visit) },
  { method: 'POST', path: `${PATH}/:device/revocation`, needs: 'device:write', answer: revoke },
];
