import { dayOf } from '#core/day';
import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { findRecognitionRow } from '#db/decisionRows';
import type { ProductRow } from '#db/products';
import { listRecognitions } from '#db/recognitions';
import { formatDay } from '#web/dates.ts';
import type { CorrectionShown } from '#web/pages/office/CorrectionFields.tsx';
import type { Typed } from '#web/parts/office/DecisionContent.tsx';
import type { Deps } from '../deps.ts';
import { productGiven } from '../finding.ts';
import { decisionLineForm } from '../forms/decision.ts';
import { recognitionMeant } from '../proposals/decisionAward.ts';
import { correctableOf } from '../proposals/decisionCorrection.ts';

interface Asking {
  readonly deps: Deps;
  readonly scope: Scope;
}

/** Fields of a line that a correction may change, by what they are called in a recognition. */
const FIELDS = {
  star: 'star',
  score: 'score',
  criteria: 'criteriaVersion',
  validTo: 'validTo',
  certificate: 'certificateText',
  producerName: 'producerName',
  address: 'address',
  potentialFive: 'potentialFive',
} as const;
type Name = keyof typeof FIELDS;
const NAMES = Object.keys(FIELDS) as Name[];

async function productOf({ deps, scope }: Asking, line: Typed): Promise<ProductRow | undefined> {
  if (!line.product) return undefined;
  try {
    return await productGiven(deps.db, line.product, scope);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** The row a line corrects; null where the product has none, or not the one that is named. */
async function rowOf(deps: Deps, product: ProductRow, line: Typed) {
  const all = await listRecognitions(deps.db, product.id);
  const named = line.recognition === undefined ? {} : { recognition: line.recognition };
  try {
    const asked = { kind: 'correct', ...named } as Parameters<typeof recognitionMeant>[1];
    const { id } = recognitionMeant(all, asked, dayOf(deps.now()), product);
    const row = await findRecognitionRow(deps.db, id);
    return row ? { row, others: all.filter((one) => one.id !== id) } : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function typedAs(name: Name, value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (name === 'validTo') return formatDay(value as Parameters<typeof formatDay>[0]);
  return String(value).replace('.', name === 'score' ? ',' : '.');
}

/** What a correction's form shows: the recognition meant, with its own words in every field left blank. */
export async function correctionOf(asking: Asking, line: Typed): Promise<CorrectionShown | undefined> {
  const product = await productOf(asking, line);
  const found = product && (await rowOf(asking.deps, product, line));
  if (!product || !found) return undefined;
  const was = correctableOf(found.row);
  const values = Object.fromEntries(NAMES.map((name) => [name, typedAs(name, was[FIELDS[name]])]));
  const { id, validFrom } = found.row;
  return {
    product: { id: product.id, name: product.name, producer: product.producerName },
    recognition: { id, star: was.star, validFrom: validFrom as typeof was.validTo, validTo: was.validTo },
    others: found.others.map((one) => ({ ...one })),
    was: values,
  };
}

/** True for a line that says only which recognition it is about. */
export function saysNothing(line: Typed): boolean {
  return NAMES.every((name) => !line[name]);
}

/** The line with what it really changes: what stands in the recognition already is left out. */
export async function onlyChanges(asking: Asking, line: Typed): Promise<Typed> {
  const product = await productOf(asking, line);
  const found = product && (await rowOf(asking.deps, product, line));
  const parsed = decisionLineForm.safeParse(line);
  if (!found || !parsed.success) return line;
  const was = correctableOf(found.row);
  const same = new Set<string>(NAMES.filter((name) => parsed.data[name] === was[FIELDS[name]]));
  return Object.fromEntries(Object.entries(line).filter(([name]) => !same.has(name)));
}
