import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { gapWords } from '../../gap.ts';
import { Badge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { EventList, type ShownEvent } from '../../parts/portal/EventList.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { ButtonLink } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { formatNumber } from '../../refusalText.ts';
import { inspectionsText } from '../../text/inspections.ts';
import { InspectionPhotos, SignatureCard } from './InspectionEvidence.tsx';
import { InspectionStamps } from './InspectionStamps.tsx';
import type { InspectionShown } from './inspectionShown.ts';
import { type TipOffNearShown, TipOffsNear } from './TipOffsNear.tsx';

interface InspectionPageProps {
  readonly frame: PortalFrame;
  readonly inspection: InspectionShown;
  readonly tipOffs: readonly TipOffNearShown[];
  readonly events: readonly ShownEvent[];
}

function About({ frame, inspection }: InspectionPageProps) {
  const { lang, person } = frame;
  const text = inspectionsText(lang);
  const { report, receivedAt, revokedAt, device, inspector } = inspection;
  const gap = receivedAt - report.at;
  const received = { at: formatInstant(receivedAt), gap: gapWords(lang, Math.abs(gap)) };
  const { bundle } = report;
  const edition = bundle && { at: formatInstant(bundle.asOf) };
  const sees = person?.may.includes('device:write');
  const phone = sees ? <a href={`/office/devices/${device.id}`}>{device.name}</a> : device.name;
  const mark = revokedAt !== null && (
    <div>
      <Badge tone="danger">{text.revoked}</Badge>
      <div class="hint">{fill(text.revokedHint, { at: formatInstant(revokedAt) })}</div>
    </div>
  );
  return (
    <Card title={text.facts}>
      <Facts
        rows={[
          [text.by, inspector],
          [
            text.device,
            <span key="device">
              {phone}
              {mark}
            </span>,
          ],
          [text.at, fill(text.atPhone, { at: formatInstant(report.at) })],
          [text.receivedAt, fill(gap < 0 ? text.receivedBefore : text.receivedValue, received)],
          [text.place, report.place],
          [text.bundle, edition ? fill(text.bundleValue, edition) : text.noBundle],
        ]}
      />
    </Card>
  );
}

function Goods({ frame, inspection }: InspectionPageProps) {
  const text = inspectionsText(frame.lang);
  const { counted, findings, products } = inspection.report;
  return (
    <>
      <Card title={text.counted}>
        <Table
          caption={text.counted}
          rows={counted}
          rowKey={(one) => `${counted.indexOf(one)}`}
          empty={text.countedEmpty}
          columns={[
            { label: text.what, head: true, cell: ({ what }) => what },
            { label: text.count, number: true, cell: ({ count }) => formatNumber(frame.lang, count) },
            { label: text.unit, cell: ({ unit }) => unit },
          ]}
        />
      </Card>
      <Card title={text.findings}>
        <p class="as-typed">{findings || text.findingsEmpty}</p>
      </Card>
      {products.length > 0 && (
        <Card title={text.products}>
          <ul>
            {products.map(({ id, name }) => (
              <li key={id}>
                <a href={`/office/products/${encodeURIComponent(id)}`}>{name}</a>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function Proof({ frame, inspection }: InspectionPageProps) {
  const text = inspectionsText(frame.lang);
  const { proven, sha256, id } = inspection;
  return (
    <Card title={text.proof}>
      <Facts
        rows={[
          [
            text.proofState,
            <Badge key="proof" tone={proven ? 'good' : 'danger'}>
              {proven ? text.proofHolds : text.proofBroken}
            </Badge>,
          ],
          [
            text.proofHash,
            <code key="hash" class="hash">
              {sha256}
            </code>,
          ],
          [
            text.id,
            <code key="id" class="hash">
              {id}
            </code>,
          ],
        ]}
      />
    </Card>
  );
}

function TipOffs({ frame, tipOffs }: InspectionPageProps) {
  if (tipOffs.length === 0) return null;
  return (
    <Card title={inspectionsText(frame.lang).tipOffs}>
      <TipOffsNear lang={frame.lang} tipOffs={tipOffs} />
    </Card>
  );
}

/** One inspection: who, when and where, what was counted and noted, its stamps then and today, and its evidence. */
export function InspectionPage(props: InspectionPageProps) {
  const { frame, inspection, events } = props;
  const text = inspectionsText(frame.lang);
  return (
    <PortalShell
      frame={frame}
      title={inspection.report.shop}
      lead={`${formatInstant(inspection.report.at)} · ${inspection.inspector}`}
      up={{ path: '/office/inspections', label: text.up }}
      sample={inspection.sample}
      actions={
        <ButtonLink href={`/office/inspections/${inspection.id}/minutes.pdf`} download>
          {text.minutes}
        </ButtonLink>
      }
    >
      <About {...props} />
      <Goods {...props} />
      <InspectionStamps lang={frame.lang} inspection={inspection} />
      <InspectionPhotos lang={frame.lang} inspection={inspection} />
      <SignatureCard lang={frame.lang} signature={inspection.report.signature} />
      <TipOffs {...props} />
      <Proof {...props} />
      <Card title={text.events}>
        <EventList events={events} lang={frame.lang} />
      </Card>
    </PortalShell>
  );
}
