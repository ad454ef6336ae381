import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Badge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { Field, type Option, SelectField } from '../../parts/portal/Field.tsx';
import { ButtonLink, Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { devicesText } from '../../text/devices.ts';
import type { Lang } from '../../text.ts';

/** One inspector's phone. */
export interface DeviceShown {
  readonly id: string;
  readonly name: string;
  readonly inspector: string;
  readonly suspended: boolean;
  readonly createdAt: number;
  readonly lastSeenAt: number | null;
  readonly bundleVersion: number | null;
  readonly revoked: { readonly at: number; readonly reason: string } | null;
}

/** What may be granted: to whom, or why to nobody. */
export interface Granting {
  readonly hasRoot: boolean;
  readonly inspectors: readonly Option[];
}

interface DevicesPageProps {
  readonly frame: PortalFrame;
  readonly devices: readonly DeviceShown[];
  readonly granting: Granting;
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong?: Wrong | null | undefined;
}

/** Whether a phone is in use, in words. */
export function DeviceState({ lang, device }: { readonly lang: Lang; readonly device: DeviceShown }) {
  const text = devicesText(lang);
  if (device.revoked) {
    const values = { at: formatInstant(device.revoked.at), reason: device.revoked.reason };
    return (
      <>
        <Badge tone="neutral">{text.revoked}</Badge>{' '}
        <span class="soft">{fill(text.revokedBecause, values)}</span>
      </>
    );
  }
  if (device.suspended) return <Badge tone="warning">{text.suspended}</Badge>;
  return <Badge tone="good">{text.inUse}</Badge>;
}

/** How old the verification data is that a phone was last given: an edition is numbered by the second it was made in. */
export function editionOf(lang: Lang, { bundleVersion }: Pick<DeviceShown, 'bundleVersion'>): string {
  const text = devicesText(lang);
  return bundleVersion === null
    ? text.noEdition
    : fill(text.editionValue, { at: formatInstant(bundleVersion * 1000) });
}

function Devices({ frame: { lang }, devices }: DevicesPageProps) {
  const text = devicesText(lang);
  return (
    <Table
      caption={text.caption}
      rows={devices}
      rowKey={({ id }) => id}
      empty={text.empty}
      columns={[
        {
          label: text.name,
          head: true,
          cell: ({ id, name }) => <a href={`/office/devices/${id}`}>{name}</a>,
        },
        { label: text.inspector, cell: ({ inspector }) => inspector },
        {
          label: text.lastSeen,
          cell: ({ lastSeenAt }) => (lastSeenAt === null ? '–' : formatInstant(lastSeenAt)),
        },
        { label: text.edition, cell: (device) => editionOf(lang, device) },
        { label: text.state, cell: (device) => <DeviceState lang={lang} device={device} /> },
      ]}
    />
  );
}

function GrantForm({ frame: { lang }, granting, typed, wrong }: DevicesPageProps) {
  const text = devicesText(lang);
  if (!granting.hasRoot) {
    return (
      <Notice tone="warning" title={text.noRoot}>
        {text.noRootNext}
      </Notice>
    );
  }
  if (granting.inspectors.length === 0) {
    return (
      <>
        <p>{text.noInspectors}</p>
        <ButtonLink href="/office/users" tone="quiet">
          {text.toUsers}
        </ButtonLink>
      </>
    );
  }
  return (
    <>
      <p class="hint">{text.grantLead}</p>
      <Form action="/office/devices" wrong={wrong}>
        <SelectField
          name="inspector"
          label={text.inspector}
          value={typed.inspector}
          options={granting.inspectors}
          required
          wrong={wrong}
        />
        <Field
          name="name"
          label={text.name}
          hint={text.nameHint}
          value={typed.name}
          maxLength={80}
          required
          wrong={wrong}
        />
        <Submit>{text.grantButton}</Submit>
      </Form>
    </>
  );
}

/** All inspectors' phones, and granting one more. */
export function DevicesPage(props: DevicesPageProps) {
  const text = devicesText(props.frame.lang);
  return (
    <PortalShell frame={props.frame} title={text.title} lead={text.lead}>
      <Devices {...props} />
      <Card title={text.grant} id="grant">
        <GrantForm {...props} />
      </Card>
    </PortalShell>
  );
}
