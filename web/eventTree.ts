import { formatPrintedId, formatStampId, isKeyNumber } from '#core/stampId';

type Tree = Readonly<Record<string, unknown>>;

/** True for an object of named values. */
export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Said by the event itself, or of no use to a person: an auditor finds them in the export. */
const UNSAID = new Set(['id', 'actor', 'at', 'job', 'decisionLineId', 'keyNumber']);

/** A photo is told by its size; its first hex digits tell one photo of a size from another. */
function photoWords({ hash, width, height }: Tree): string {
  return `${width} × ${height} px (${String(hash).slice(0, 8)})`;
}

/** Serials of a void or recall as the stamps' own IDs, which is what people read on paper. */
function withStampIds(tree: Tree): Tree {
  const { keyNumber, first, last } = tree;
  if (typeof keyNumber !== 'string' || !isKeyNumber(keyNumber)) return tree;
  const ids = Object.entries({ first, last }).map(([name, serial]) => [
    name,
    typeof serial === 'number' ? formatStampId(keyNumber, serial) : serial,
  ]);
  return { ...tree, ...Object.fromEntries(ids) };
}

/** One side of an event without what it says twice, and with its photos and serials as people read them. */
export function tellable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tellable);
  if (!isTree(value)) return value;
  if (typeof value.hash === 'string' && typeof value.width === 'number') return photoWords(value);
  const told = Object.entries(withStampIds(value)).filter(
    ([name, inner]) => !UNSAID.has(name) && !(name === 'first' && String(inner).startsWith('prt-')),
  );
  return Object.fromEntries(told.map(([name, inner]) => [name, tellable(inner)]));
}

/** A stamp's ID in groups; anything else as it is. */
export function groupedId(text: string): string {
  return /^(?!00)\d{12}$/.test(text) ? formatPrintedId(text as Parameters<typeof formatPrintedId>[0]) : text;
}
