import { changeOf } from '#core/proposal';
import { formatInstant } from './dates.ts';
import { formatNumber, sayWords } from './refusalText.ts';
import { eventsText } from './text/events.ts';
import type { Lang } from './text.ts';

/** One field of an event, in words; null where that side tells nothing. */
export interface ChangedField {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A longer value is cut here: the whole stands in the export. */
const LONGEST = 300;
/** Numbers in fields of these names are instants, not counts. */
const INSTANT = /^(?:at|since)$|At$/;

type Words = Readonly<Record<string, string>>;

/** A name of the program in a language; one that no text names, as it is. */
export function nameIn(words: Words, name: string): string {
  return words[name] ?? name;
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function leaves(value: unknown, path: readonly string[] = []): [string, unknown][] {
  if (!isTree(value)) return value === null || value === undefined ? [] : [[path.join('.'), value]];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, name]));
}

function say(lang: Lang, path: string, value: unknown): string {
  const text = eventsText(lang);
  if (typeof value === 'boolean') return value ? text.yes : text.no;
  const name = path.split('.').at(-1) ?? '';
  if (typeof value === 'number')
    return INSTANT.test(name) && Number.isSafeInteger(value) && value > 1e11
      ? formatInstant(value)
      : formatNumber(lang, value);
  const words = typeof value === 'string' ? sayWords(value) : JSON.stringify(value);
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}

function sayPath(lang: Lang, path: string): string {
  const { fields } = eventsText(lang);
  return path
    .split('.')
    .map((name) => nameIn(fields, name))
    .join(' · ');
}

/** What an event changed, field by field in words; what stayed as it was is left out where both sides are told. */
export function changedFields(lang: Lang, before: unknown, after: unknown): ChangedField[] {
  const both = isTree(before) && isTree(after);
  const change = both ? changeOf(before, after) : { before, after };
  if (!change) return [];
  const [was, is] = [new Map(leaves(change.before)), new Map(leaves(change.after))];
  const paths = [...new Set([...was.keys(), ...is.keys()])];
  const side = (leaf: Map<string, unknown>, path: string) =>
    leaf.has(path) ? say(lang, path, leaf.get(path)) : null;
  return paths.map((path) => ({
    name: sayPath(lang, path),
    before: side(was, path),
    after: side(is, path),
  }));
}
