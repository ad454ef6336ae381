import { isAmendable, type Lot, type LotBar, stampsLeft } from '#core/lot';
import type { Tone } from '#core/verdict';
import { fill } from '../../fill.ts';
import type { Lang } from '../../lang.ts';
import { Badge } from '../../parts/portal/Badge.tsx';
import { ButtonLink } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { formatNumber } from '../../refusalText.ts';
import { lotsText } from '../../text/lots.ts';

/** A lot with whose it is. */
export interface LotShown extends Lot {
  readonly productName: string;
  readonly producerId: string;
  readonly producerName: string;
  readonly sample: boolean;
  /** What keeps it from more stamps, whatever room it has. */
  readonly bar: LotBar | null;
}

/** How much a lot holds, in the producer's own units. */
export function quantityWords(lang: Lang, { quantity, unit }: Pick<Lot, 'quantity' | 'unit'>): string {
  const text = lotsText(lang);
  return fill(text.quantityOf, { count: formatNumber(lang, quantity), unit: unit ?? text.units });
}

type Standing = Pick<LotShown, 'closedAt' | 'bar'>;

const BAR_TONES: Readonly<Record<LotBar, Tone>> = {
  recalled: 'danger',
  withdrawn: 'danger',
  lapsed: 'warning',
  pending: 'neutral',
  incomplete: 'warning',
};

/** Whether a lot still gets stamps, and if not, why; that it was recalled is said of a closed one, too. */
export function LotState({ lot, lang }: { readonly lot: Standing; readonly lang: Lang }) {
  const { states, bars } = lotsText(lang);
  const closed = (lot.closedAt ?? null) !== null;
  const { bar } = lot;
  if (bar && (!closed || bar === 'recalled')) return <Badge tone={BAR_TONES[bar]}>{bars[bar].state}</Badge>;
  return <Badge tone={closed ? 'neutral' : 'good'}>{closed ? states.closed : states.open}</Badge>;
}

/** True where stamps can be ordered for a lot today. */
export function isOrderable(lot: Standing): boolean {
  return (lot.closedAt ?? null) === null && lot.bar === null;
}

/** Stamps a lot still allows: none once it is closed, recalled or without recognition. */
export function leftWords(lang: Lang, lot: Lot & Standing): string {
  return isOrderable(lot) ? formatNumber(lang, stampsLeft(lot)) : '0';
}

/** True where the lot's facts may be mended by this person. */
export function mayAmend(frame: PortalFrame, lot: Lot): boolean {
  return frame.person?.may.includes('lot:write') === true && isAmendable(lot);
}

interface LotsPageProps {
  readonly frame: PortalFrame;
  readonly lots: readonly LotShown[];
}

/** A producer's lots: open ones first. */
export function LotsPage({ frame, lots }: LotsPageProps) {
  const { lang } = frame;
  const text = lotsText(lang);
  const several = new Set(lots.map(({ producerId }) => producerId)).size > 1;
  const open = frame.person?.may.includes('lot:write') && (
    <ButtonLink href="/producer/lots/new">{text.open}</ButtonLink>
  );
  return (
    <PortalShell
      frame={frame}
      title={text.title}
      lead={text.lead}
      actions={open}
      sample={lots.some(({ sample }) => sample)}
    >
      <Table
        caption={text.caption}
        rows={lots}
        rowKey={({ id }) => id}
        empty={<p>{text.empty}</p>}
        columns={[
          {
            label: text.number,
            head: true,
            cell: (lot) => <a href={`/producer/lots/${lot.id}`}>{lot.number}</a>,
          },
          {
            label: text.product,
            cell: (lot) => (several ? `${lot.productName} · ${lot.producerName}` : lot.productName),
          },
          { label: text.quantity, number: true, cell: (lot) => quantityWords(lang, lot) },
          { label: text.stampsLeft, number: true, cell: (lot) => leftWords(lang, lot) },
          { label: text.state, cell: (lot) => <LotState lot={lot} lang={lang} /> },
        ]}
      />
    </PortalShell>
  );
}
