import type { ReportedProduct } from '#core/report';
import { fill } from '../../fill.ts';
import type { InspectorWorkText } from '../../text/inspectorWork.ts';

interface ProductsProps {
  readonly products: readonly ReportedProduct[];
  readonly text: InspectorWorkText;
  readonly drop?: (id: string) => void;
}

/** Products met without a stamp on them. */
export function Products({ products, text, drop }: ProductsProps) {
  return (
    <ul class="items">
      {products.map(({ id, name }) => (
        <li key={id}>
          <div>
            <b>{name}</b>
          </div>
          {drop && (
            <button
              type="button"
              class="cross"
              aria-label={fill(text.removeOne, { what: name })}
              onClick={() => drop(id)}
            >
              ×
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
