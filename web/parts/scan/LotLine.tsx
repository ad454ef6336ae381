import type { Lot } from '#core/lot';
import { formatDay } from '../../dates.ts';
import type { Text } from '../../text.ts';

interface LotLineProps {
  readonly lot: Pick<Lot, 'number' | 'producedOn' | 'expiresOn'>;
  readonly text: Text;
}

/** The lot and its days beside the product: what a shopper compares with the package, and what a recall names. */
export function LotLine({ lot: { number, producedOn, expiresOn }, text: { details } }: LotLineProps) {
  const told = [
    [details.lot, number],
    [details.producedOn, producedOn && formatDay(producedOn)],
    [details.expiresOn, expiresOn && formatDay(expiresOn)],
  ] as const;
  const known = told.filter(([, value]) => value);
  if (known.length === 0) return null;
  return (
    <dl class="lot">
      {known.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
