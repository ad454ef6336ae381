import { addressOf } from '../../address.ts';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { ButtonLink } from '../../parts/portal/Form.tsx';
import { stampsText } from '../../text/stamps.ts';
import type { Lang } from '../../text.ts';

interface StoppableBatch {
  readonly id: string;
  readonly first: string;
  readonly last: string;
  readonly lot: { readonly id: string; readonly number: string };
  readonly product: { readonly id: string };
}

/** The ways to stop stamps from a batch’s page: of the batch, a range, its lot, its product. */
export function StopLinks({ lang, batch }: { readonly lang: Lang; readonly batch: StoppableBatch }) {
  const text = stampsText(lang);
  const { first, last } = batch;
  const targets: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    [text.ofBatch, { batch: batch.id }],
    [text.ofRange, { batch: batch.id, first, last }],
    [fill(text.ofLot, { lot: batch.lot.number }), { lot: batch.lot.id }],
    [text.ofProduct, { product: batch.product.id }],
  ];
  const links = (path: string) => (
    <div class="actions">
      {targets.map(([label, query]) => (
        <ButtonLink key={label} href={addressOf(path, query)} tone="quiet">
          {label}
        </ButtonLink>
      ))}
    </div>
  );
  return (
    <Card title={text.stopHere} id="stop">
      <p class="hint">{text.stopLead}</p>
      <h3>{text.voidStamps}</h3>
      {links('/office/voids/new')}
      <h3>{text.recallStamps}</h3>
      {links('/office/recalls/new')}
    </Card>
  );
}
