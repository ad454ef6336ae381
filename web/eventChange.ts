import { ownValue } from '#core/ownValue';
import { changeOf } from '#core/proposal';
import { formatInstant } from './dates.ts';
import { groupedId, isTree, tellable } from './eventTree.ts';
import { sayMeasures } from './measures.ts';
import { formatNumber, sayWords } from './refusalText.ts';
import { eventFieldsText } from './text/eventFields.ts';
import { eventsText } from './text/events.ts';
import { eventValuesText } from './text/eventValues.ts';
import type { Lang } from './text.ts';
import { textOf } from './text.ts';

/** One field of an event, in words; null where that side tells nothing. */
export interface ChangedField {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** How an event is told: names of things by their ids, and whether what only a machine reads is left out. */
export interface Telling {
  readonly names?: Readonly<Record<string, string>> | undefined;
  readonly brief?: boolean;
}

/** A longer value is cut here: the whole stands in the export. */
const LONGEST = 300;
/** Numbers in fields of these names are instants, not counts. */
const INSTANT = /^(?:at|since|until)$|At$/;
/** An id of the program's own. */
const ID = /^[a-z]{1,8}-[0-9a-hjkmnp-tv-z]{12}$/;

/** What proves or steers and is no news to a person: left out where an event is told briefly. */
const TECHNICAL = new Set([
  ...['sha256', 'hash', 'fileHash', 'kid', 'file', 'size', 'skipped', 'resultId', 'revision', 'tries'],
  ...['calibration', 'offsetX', 'offsetY', 'scaleX', 'scaleY', 'passkey', 'invitation', 'details', 'origin'],
]);
/** Levels that say nothing of their own. */
const THROUGH = new Set(['input', 'letter', 'details']);

type Words = Readonly<Record<string, string>>;

/** A name of the program in a language; one that no text names, as it is. */
export function nameIn(words: Words, name: string): string {
  return wordOf(words, name) ?? name;
}

/** What a text says of a name, and not what every object holds. */
function wordOf(words: Words | undefined, name: string): string | undefined {
  return words && ownValue(words, name);
}

function leaves(value: unknown, path: readonly string[] = []): [string, unknown][] {
  if (!isTree(value)) return value === null || value === undefined ? [] : [[path.join('.'), value]];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, name]));
}

function lastName(path: string): string {
  return path.split('.').findLast((name) => !/^\d+$/.test(name)) ?? '';
}

function titleOf(lang: Lang, code: string): string {
  const refusals: Readonly<Record<string, { readonly title: string }>> = textOf(lang).refusals;
  return ownValue(refusals, code)?.title ?? code;
}

function sayText(lang: Lang, name: string, text: string, { names = {} }: Telling): string {
  const values: Readonly<Record<string, Words>> = eventValuesText(lang);
  const known =
    wordOf(values[name === 'roles' ? 'role' : name], text) ?? wordOf(names, text) ?? sayMeasures(lang, text);
  if (known !== undefined) return known;
  if (name === 'code') return titleOf(lang, text);
  const words = name === 'first' || name === 'last' ? groupedId(text) : sayWords(text);
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}

function say(lang: Lang, path: string, value: unknown, telling: Telling): string {
  const text = eventsText(lang);
  const name = lastName(path);
  if (typeof value === 'boolean') return value ? text.yes : text.no;
  if (typeof value === 'number') {
    const isInstant = INSTANT.test(name) && Number.isSafeInteger(value) && value > 1e11;
    if (isInstant) return formatInstant(value);
    const words = formatNumber(lang, value);
    return Number.isInteger(value) || lang === 'en' ? words : words.replace('.', ',');
  }
  if (typeof value === 'string') return sayText(lang, name, value, telling);
  return Array.isArray(value) ? value.map((one) => sayItem(lang, path, one, telling)).join('; ') : '';
}

/** One thing of a list: what it holds, one after the other. */
function sayItem(lang: Lang, path: string, item: unknown, telling: Telling): string {
  if (!isTree(item)) return say(lang, path, item, telling);
  return leaves(item)
    .map(([inner, value]) => say(lang, `${path}.${inner}`, value, telling))
    .filter((words) => words !== '')
    .join(' · ');
}

function sayPath(lang: Lang, path: string): string {
  const fields: Words = eventFieldsText(lang);
  const names = path.split('.').filter((name) => !THROUGH.has(name));
  return names
    .map((name) => (/^\d+$/.test(name) ? String(Number(name) + 1) : nameIn(fields, name)))
    .join(' · ');
}

/** What an event changed, field by field in words; what stayed as it was is left out where both sides are told. */
export function changedFields(
  lang: Lang,
  before: unknown,
  after: unknown,
  telling: Telling = {},
): ChangedField[] {
  const [from, to] = [tellable(before), tellable(after)];
  const change = isTree(from) && isTree(to) ? changeOf(from, to) : { before: from, after: to };
  if (!change) return [];
  const [was, is] = [new Map(leaves(change.before)), new Map(leaves(change.after))];
  const side = (leaf: Map<string, unknown>, path: string) =>
    (leaf.has(path) && say(lang, path, leaf.get(path), telling)) || null;
  const fields = [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => !telling.brief || !path.split('.').some((name) => TECHNICAL.has(name)))
    .map((path) => ({ name: sayPath(lang, path), before: side(was, path), after: side(is, path) }));
  const isSaid = ({ before: one, after: other }: ChangedField) => one !== null || other !== null;
  const isNamed = ({ before: one, after: other }: ChangedField) =>
    ![one, other].some((text) => ID.test(text ?? ''));
  return fields.filter((field) => isSaid(field) && (!telling.brief || isNamed(field)));
}
