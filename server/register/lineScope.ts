import { foldProducerName } from '#core/name';
import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { listProducersMeant } from '#db/decisionRows';
import type { Deps } from '../deps.ts';
import { productGiven } from '../finding.ts';

/** Whom a line of a decision is about, as typed. */
interface About {
  readonly product?: string | undefined;
  readonly producer?: string | undefined;
  readonly newProducer?: string | undefined;
}

/** A producer that another line makes is nobody's yet; else one the preparer sees is meant. */
async function refuseProducer(
  deps: Deps,
  scope: Scope,
  text: string,
  others: readonly About[],
): Promise<void> {
  const key = foldProducerName(text);
  if (others.some(({ newProducer }) => newProducer && foldProducerName(newProducer) === key)) return;
  const [first, ...more] = await listProducersMeant(deps.db, text, scope);
  const producer = text.slice(0, 80);
  if (!first) throw new Refusal('producer-not-found', { producer });
  if (more.length === 0) return;
  const candidates = [first, ...more].map(({ id, name }) => `${id} (${name})`).join(', ');
  throw new Refusal('producer-ambiguous', { producer, candidates });
}

/**
 * A product or producer that the preparer does not see is not found, as anywhere: `product-not-found`,
 * `product-ambiguous`, `producer-not-found`, `producer-ambiguous` (of what they see), with the field where it was typed.
 */
export async function refuseUnseenLine(
  deps: Deps,
  scope: Scope,
  { product, producer }: About,
  others: readonly About[],
): Promise<void> {
  const at = (field: string) => (error: unknown) => {
    throw error instanceof Refusal ? new Refusal(error.code, { ...error.details, field }) : error;
  };
  if (product) await productGiven(deps.db, product, scope).catch(at('product'));
  if (producer) await refuseProducer(deps, scope, producer, others).catch(at('producer'));
}

/** Refuses lines about what the preparer does not see, as not found, with the line's place. */
export async function refuseOutside(deps: Deps, scope: Scope, lines: readonly About[]): Promise<void> {
  for (const [i, line] of lines.entries()) {
    await refuseUnseenLine(deps, scope, line, lines).catch((error: unknown) => {
      throw error instanceof Refusal ? new Refusal(error.code, { ...error.details, line: i + 1 }) : error;
    });
  }
}
