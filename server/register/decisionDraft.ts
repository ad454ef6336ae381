import { listProducersMeant } from '#db/decisionRows';
import { findFile } from '#db/files';
import type { Db } from '#db/open';
import { findProduct } from '#db/products';
import type { DraftContent, Typed } from '#web/parts/office/DecisionContent.tsx';

/** The fields of a decision's own, in the order of its form. */
export const HEADING_FIELDS = ['authority', 'number', 'signed', 'inForce', 'kind', 'file'] as const;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typed(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return value === true ? '1' : '';
}

const DAY_FIELDS = new Set(['signed', 'inForce', 'validFrom', 'validTo', 'effective']);

/** A day as people write it, however it was kept. */
function dayTyped(text: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim()) ?? [];
  return year === undefined ? text : `${date}/${month}/${year}`;
}

/** Every field as typed, days as `dd/mm/yyyy`; blanks are left out. */
export function typedOf(value: unknown): Typed {
  const entries = isRecord(value) ? Object.entries(value) : [];
  const read = (name: string, one: unknown) => (DAY_FIELDS.has(name) ? dayTyped(typed(one)) : typed(one));
  const filled = entries
    .map(([name, one]) => [name, read(name, one)] as const)
    .filter(([, text]) => text !== '');
  return Object.fromEntries(filled);
}

/** A decision as its preparer left it, half written or whole. */
export interface Draft {
  readonly heading: Typed;
  readonly lines: readonly Typed[];
}

/** Reads a prepared decision without judging it. */
export function draftOf(input: unknown): Draft {
  if (!isRecord(input)) return { heading: {}, lines: [] };
  const { lines, ...heading } = input;
  return { heading: typedOf(heading), lines: Array.isArray(lines) ? lines.map(typedOf) : [] };
}

/** The form of a decision as it is kept: its fields and its lines. */
export function inputOf({ heading, lines }: Draft): Record<string, unknown> {
  return { ...heading, lines };
}

/** A line that names its product by id also says whom that is. */
async function withSubject(db: Db, line: Typed): Promise<Typed> {
  const product = line.product?.startsWith('prd-') ? await findProduct(db, line.product) : undefined;
  if (product) return { ...line, subject: `${product.name} · ${product.producerName}` };
  if (!line.producer?.startsWith('prc-')) return line;
  const [producer] = await listProducersMeant(db, line.producer);
  const named = [line.newProduct, producer?.name].filter((part) => part !== undefined);
  return producer ? { ...line, subject: named.join(' · ') } : line;
}

/** A prepared decision for a page, with its file and its products by name. */
export async function contentOf(db: Db, input: unknown): Promise<DraftContent> {
  const read = draftOf(input);
  const draft = { ...read, lines: await Promise.all(read.lines.map((line) => withSubject(db, line))) };
  const file = draft.heading.file ? await findFile(db, draft.heading.file) : undefined;
  return { ...draft, file: file ?? null };
}

/** What a list calls a prepared decision, as far as it is named. */
export function titleOf({ heading }: Draft, fallback: string): string {
  const named = [heading.number, heading.authority].filter((part) => part !== undefined);
  return named.length === 0 ? fallback : named.join(' · ');
}
