import { fill } from '../../fill.ts';
import { ButtonLink } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { devicesText } from '../../text/devices.ts';

/** A QR as one path in module units, quiet zone within. */
export interface QrShown {
  readonly size: number;
  readonly d: string;
}

interface DeviceGrantedPageProps {
  readonly frame: PortalFrame;
  readonly inspector: string;
  readonly name: string;
  /** Until when it works, as clock time of the day. */
  readonly until: string;
  readonly qr: QrShown;
}

/** The QR that sets up one phone, shown this once; it stands in no address and in no log. */
export function DeviceGrantedPage({ frame, inspector, name, until, qr }: DeviceGrantedPageProps) {
  const text = devicesText(frame.lang).granted;
  return (
    <PortalShell frame={frame} title={text.title} lead={fill(text.lead, { inspector, name })} narrow>
      <p>
        <b>{fill(text.until, { time: until })}</b>
      </p>
      <svg
        class="setup-qr"
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        role="img"
        aria-label={fill(text.qr, { inspector })}
        shape-rendering="crispEdges"
      >
        <path fill="#fff" d={`M0 0h${qr.size}v${qr.size}H0z`} />
        <path fill="#000" d={qr.d} />
      </svg>
      <Notice tone="warning">{fill(text.warning, { inspector })}</Notice>
      <p>{text.how}</p>
      <p class="hint">{text.once}</p>
      <p>
        <ButtonLink href="/office/devices">{text.back}</ButtonLink>
      </p>
    </PortalShell>
  );
}
