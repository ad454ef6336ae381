import type { Day } from '#core/day';
import type { DecisionKind } from '#core/decision';
import { formatDay } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { decidedText } from '../../text/decided.ts';
import type { Lang } from '../../text.ts';

/** What a decision did to one of the producer's products. */
export interface DecidedShown {
  readonly id: string;
  readonly kind: DecisionKind;
  readonly number: string;
  readonly authority: string;
  readonly signedOn: Day;
  readonly inForceOn: Day;
  readonly product: { readonly id: string; readonly name: string };
  readonly producer: string;
  readonly sample: boolean;
}

/** After these, stamps printed before no longer say what the register says. */
const STOPS: readonly DecisionKind[] = ['withdraw', 'upgrade', 'downgrade'];

function One({ lang, one }: { readonly lang: Lang; readonly one: DecidedShown }) {
  const text = decidedText(lang);
  const { kind, number, authority, product, producer, signedOn, inForceOn } = one;
  const values = { number, authority, signed: formatDay(signedOn), day: formatDay(inForceOn) };
  return (
    <li>
      <p>
        <a href={`/producer/products/${product.id}`}>{fill(text.kinds[kind], { product: product.name })}</a>
        {' · '}
        {producer}
      </p>
      <p class="hint">{fill(text.from, values)}</p>
      {STOPS.includes(kind) && <p>{text.next}</p>}
    </li>
  );
}

/** The decisions about this person's products, the latest first; nothing where there is none. */
export function Decided({
  lang,
  decided,
}: {
  readonly lang: Lang;
  readonly decided: readonly DecidedShown[];
}) {
  const text = decidedText(lang);
  if (decided.length === 0) return null;
  return (
    <Card title={text.title} id="decisions">
      <p class="hint">{text.lead}</p>
      <ul>
        {decided.map((one) => (
          <One key={one.id} lang={lang} one={one} />
        ))}
      </ul>
    </Card>
  );
}
