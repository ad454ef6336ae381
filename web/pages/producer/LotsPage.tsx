import { isAmendable, type Lot, stampsLeft } from '#core/lot';
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
}

/** How much a lot holds, in the producer's own units. */
export function quantityWords(lang: Lang, { quantity, unit }: Pick<Lot, 'quantity' | 'unit'>): string {
  const text = lotsText(lang);
  return fill(text.quantityOf, { count: formatNumber(lang, quantity), unit: unit ?? text.units });
}

/** Whether a lot still gets stamps. */
export function LotState({ lot, lang }: { readonly lot: Pick<Lot, 'closedAt'>; readonly lang: Lang }) {
  const { states } = lotsText(lang);
  const closed = (lot.closedAt ?? null) !== null;
  return <Badge tone={closed ? 'neutral' : 'good'}>{closed ? states.closed : states.open}</Badge>;
}

/** Stamps a lot still allows: none once it is closed. */
export function leftWords(lang: Lang, lot: Lot): string {
  return (lot.closedAt ?? null) === null ? formatNumber(lang, stampsLeft(lot)) : '0';
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
