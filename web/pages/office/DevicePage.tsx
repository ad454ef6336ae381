import { addressOf } from '../../address.ts';
import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { EventList, type ShownEvent } from '../../parts/portal/EventList.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { Field } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { devicesText } from '../../text/devices.ts';
import { type DeviceShown, DeviceState, editionOf } from './DevicesPage.tsx';

interface DevicePageProps {
  readonly frame: PortalFrame;
  readonly device: DeviceShown;
  readonly userId: string;
  /** Thumbprint of the phone's public key. */
  readonly kid: string;
  readonly events: readonly ShownEvent[];
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong?: Wrong | null | undefined;
}

function RevokeForm({ frame, device, typed, wrong }: DevicePageProps) {
  const text = devicesText(frame.lang).device;
  const { name, inspector } = device;
  return (
    <Card title={text.revoke} id="revocation">
      <p>{text.revokeLead}</p>
      <Form action={`/office/devices/${device.id}/revocation`} wrong={wrong}>
        <Field
          name="reason"
          label={text.reason}
          value={typed.reason}
          maxLength={300}
          required
          wrong={wrong}
        />
        <Submit tone="danger">{fill(text.revokeButton, { name, inspector })}</Submit>
      </Form>
    </Card>
  );
}

/** One phone: who carries it, what it was last given, and cutting it off. */
export function DevicePage(props: DevicePageProps) {
  const { frame, device, kid, events, userId } = props;
  const { lang } = frame;
  const text = devicesText(lang);
  return (
    <PortalShell
      frame={frame}
      title={device.name}
      lead={device.inspector}
      up={{ path: '/office/devices', label: text.device.up }}
      narrow
    >
      <Facts
        rows={[
          [text.state, <DeviceState lang={lang} device={device} />],
          [text.lastSeen, device.lastSeenAt === null ? '–' : formatInstant(device.lastSeenAt)],
          [text.edition, editionOf(lang, device)],
          [text.device.granted, formatInstant(device.createdAt)],
          [text.device.key, <code>{kid}</code>],
        ]}
      />
      <p class="hint">{text.device.keyHint}</p>
      <p>
        <a href={addressOf('/office/inspections', { inspector: userId })}>{text.device.inspections}</a>
      </p>
      {device.revoked === null && <RevokeForm {...props} />}
      <Card title={text.device.events}>
        <EventList events={events} lang={lang} />
      </Card>
    </PortalShell>
  );
}
