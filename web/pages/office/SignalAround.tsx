import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { formatNumber } from '../../refusalText.ts';
import { signalsText } from '../../text/signals.ts';
import type { Lang } from '../../text.ts';
import { type TipOffNearShown, TipOffsNear } from './TipOffsNear.tsx';

/** What people told and inspectors read of a signal's stamp. */
export interface SignalAroundShown {
  readonly tipOffs: readonly TipOffNearShown[];
  readonly inspections: readonly {
    readonly id: string;
    readonly at: number;
    readonly shop: string;
    readonly inspector: string;
  }[];
  /** Reads of inspectors' phones, by the phones' clocks; null where none read it. */
  readonly looks: {
    readonly looks: number;
    readonly phones: number;
    readonly firstAt: number;
    readonly lastAt: number;
  } | null;
}

interface AroundProps {
  readonly frame: PortalFrame;
  readonly around: SignalAroundShown;
}

function Inspections({
  lang,
  around: { inspections },
}: { readonly lang: Lang } & Pick<AroundProps, 'around'>) {
  if (inspections.length === 0) return null;
  return (
    <>
      <h3>{signalsText(lang).inspected}</h3>
      <ul>
        {inspections.map(({ id, at, shop, inspector }) => (
          <li key={id}>
            <a href={`/office/inspections/${id}`}>{`${formatInstant(at)} · ${shop}`}</a>
            <span class="hint"> {inspector}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Looks({ lang, around: { looks } }: { readonly lang: Lang } & Pick<AroundProps, 'around'>) {
  if (!looks) return null;
  const values = {
    looks: formatNumber(lang, looks.looks),
    phones: formatNumber(lang, looks.phones),
    first: formatInstant(looks.firstAt),
    last: formatInstant(looks.lastAt),
  };
  return <p>{fill(signalsText(lang).looks, values)}</p>;
}

/** What else is known of the stamp: tip-offs, inspections, and reads of inspectors' phones. */
export function SignalAround({ frame: { lang }, around }: AroundProps) {
  const text = signalsText(lang);
  const { tipOffs, inspections, looks } = around;
  if (tipOffs.length + inspections.length === 0 && !looks) return null;
  return (
    <Card title={text.more}>
      {tipOffs.length > 0 && (
        <>
          <h3>{text.tipOffs}</h3>
          <TipOffsNear lang={lang} tipOffs={tipOffs} />
        </>
      )}
      <Inspections lang={lang} around={around} />
      <Looks lang={lang} around={around} />
    </Card>
  );
}
