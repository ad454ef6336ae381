import { makeDay } from '#core/day';
import { ownValue } from '#core/ownValue';
import type { Refusal, RefusalDetails } from '#core/refusal';
import { formatDay } from './dates.ts';
import { formatDecimal } from './decimals.ts';
import { fill, type Values } from './fill.ts';
import type { Said } from './said.ts';
import { eventValuesText } from './text/eventValues.ts';
import { fieldsText } from './text/fields.ts';
import { type Lang, textOf } from './text.ts';

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const SEPARATOR: Readonly<Record<Lang, string>> = { vi: '.', en: ',' };

/** A whole number with its thousands apart, as the language writes them; other numbers as they are. */
export function formatNumber(lang: Lang, value: number): string {
  if (!Number.isInteger(value) || Math.abs(value) < 1_000) return String(value);
  return String(value).replace(/\B(?=(\d{3})+$)/g, SEPARATOR[lang]);
}

/** A day that exists as people write it; whatever else was typed, as it was typed. */
export function sayWords(value: string): string {
  const [, year, month, date] = ISO_DAY.exec(value) ?? [];
  const day = makeDay(Number(year), Number(month), Number(date));
  return day ? formatDay(day) : value;
}

/** Papers by what they are called where they are chosen; an own one by its measures. */
function sayPapers(lang: Lang, names: string): string {
  const known: Readonly<Record<string, string>> = eventValuesText(lang).stock;
  return names
    .split(', ')
    .map((name) => ownValue(known, name) ?? name)
    .join('; ');
}

function sayValue(lang: Lang, name: string, value: string | number): string {
  if (typeof value === 'string') return name === 'papers' ? sayPapers(lang, value) : sayWords(value);
  return Number.isInteger(value) ? formatNumber(lang, value) : formatDecimal(lang, value);
}

function sayValues(lang: Lang, details: RefusalDetails): Values {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, sayValue(lang, name, value)]),
  );
}

/** What a refusal says to a person: a few words, and a sentence with what to do. */
export function refusalText(lang: Lang, { code, details }: Pick<Refusal, 'code' | 'details'>): Said {
  const { title, detail } = textOf(lang).refusals[code];
  const said = sayValues(lang, details);
  const option =
    code === 'option-not-for-format' && ownValue(fieldsText(lang).options, String(details.field));
  return { title, detail: fill(detail, option ? { ...said, field: option } : said) };
}

/** What a form says where a field is to blame: in the words of that field, for its name is not a person's. */
export function besideText(lang: Lang, refusal: Pick<Refusal, 'code' | 'details'>): Said {
  const { code, details } = refusal;
  if (code !== 'invalid-input' || typeof details.field !== 'string') return refusalText(lang, refusal);
  const { title, fields, empty, other, tooMany } = fieldsText(lang);
  const hints: Readonly<Record<string, string>> = fields;
  const value = String(details.value ?? '');
  const typed = value.trim() === '' ? undefined : sayWords(value);
  const most = typeof details.most === 'number' ? formatNumber(lang, details.most) : undefined;
  if (typed !== undefined && most !== undefined)
    return { title, detail: fill(tooMany, { value: typed, most }) };
  const hint =
    ownValue(hints, details.field.split('.').at(-1) ?? '') ?? (typed === undefined ? empty : other);
  return { title, detail: fill(hint, { value: typed }) };
}
