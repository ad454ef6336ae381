import { type Day, dayOf } from '#core/day';
import { foldName, foldProducerName, stripAccents } from '#core/name';
import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { listProducersMeant } from '#db/decisionRows';
import { listProducersSeen, type ProducerRow } from '#db/producers';
import { listProductsNamed } from '#db/products';
import { listFoundIds, listLines, type RegisterLine, searchRegister } from '#db/registerSearch';
import type { SubjectChoice, SubjectsOffered } from '#web/parts/office/SubjectField.tsx';
import type { Deps } from '../deps.ts';

interface Asking {
  readonly deps: Deps;
  readonly scope: Scope;
}

/** More choices than this help nobody choose: the name has to be written further. */
const MOST_CHOICES = 12;
/** More names than this are too many to send with a form. */
const MOST_OFFERED = 300;

const whole = (name: string, producer: string) => `${name} · ${producer}`;

function asked(q: string, asOf: Day) {
  return { q, star: null, group: null, status: null, areaId: null, kind: null, asOf, sort: 'name' } as const;
}

async function findLines({ deps, scope }: Asking, q: string, limit: number) {
  const today = dayOf(deps.now());
  const found = await searchRegister(deps.db, scope, asked(q, today));
  const ids = await listFoundIds(deps.db, found, limit);
  return { total: found.total, lines: await listLines(deps.db, ids, today) };
}

function productChoice({ id, name, producerName, star, areaName }: RegisterLine): SubjectChoice {
  return { value: id, name, producer: producerName, star, commune: areaName };
}

function producerChoice({ id, name, areaName }: ProducerRow): SubjectChoice {
  return { value: id, name, producer: null, star: null, commune: areaName };
}

/** Producers whose name holds every word of a text, accents left aside, of what the person sees. */
async function findProducers({ deps, scope }: Asking, text: string): Promise<ProducerRow[]> {
  const words = stripAccents(text).split(' ').filter(Boolean);
  const all = words.length === 0 ? [] : await listProducersSeen(deps.db, scope);
  return all.filter(({ name }) => {
    const keys = [stripAccents(name), stripAccents(foldProducerName(name))];
    return words.every((word) => keys.some((key) => key.includes(word)));
  });
}

/** What a person may have meant by a text that names nothing, or several things: to be chosen from, never guessed. */
export async function choicesFor(
  asking: Asking,
  field: 'product' | 'producer',
  text: string,
): Promise<SubjectChoice[]> {
  if (text.trim() === '') return [];
  if (field === 'producer') {
    return (await findProducers(asking, text)).slice(0, MOST_CHOICES).map(producerChoice);
  }
  const { lines } = await findLines(asking, text.slice(0, 300), MOST_CHOICES);
  return lines.map(productChoice);
}

function namesOnce(labels: readonly string[]): string[] {
  return [...new Set(labels)];
}

/** Names to pick from while writing, where there are few; a name that two bear stands with its producer. */
export async function subjectsOffered(asking: Asking): Promise<SubjectsOffered> {
  const { total, lines } = await findLines(asking, '', MOST_OFFERED);
  const count = new Map<string, number>();
  for (const { name } of lines) count.set(foldName(name), (count.get(foldName(name)) ?? 0) + 1);
  const labels = lines.map(({ name, producerName }) =>
    count.get(foldName(name)) === 1 ? name : whole(name, producerName),
  );
  const producers = await listProducersSeen(asking.deps.db, asking.scope);
  return {
    products: total > MOST_OFFERED ? [] : namesOnce(labels),
    producers: producers.length > MOST_OFFERED ? [] : namesOnce(producers.map(({ name }) => name)),
  };
}

/** The id of the only product called so by the only producer called so, written `product · producer`; else the text. */
export async function productWritten({ deps }: Pick<Asking, 'deps'>, text: string): Promise<string> {
  const at = text.lastIndexOf(' · ');
  if (at < 0) return text;
  const [name, producer] = [text.slice(0, at), foldProducerName(text.slice(at + 3))];
  const named = await listProductsNamed(deps.db, foldName(name));
  const fitting = named.filter(({ producerName }) => foldProducerName(producerName) === producer);
  const [only] = fitting;
  return only && fitting.length === 1 ? only.id : text;
}

/** Refuses a name that several producers the person sees bear: one of them is to be chosen. */
export async function refuseSeveral({ deps, scope }: Asking, text: string): Promise<void> {
  const meant = await listProducersMeant(deps.db, text, scope);
  if (meant.length < 2) return;
  const candidates = meant.map(({ id, name }) => `${id} (${name})`).join(', ');
  throw new Refusal('producer-ambiguous', { producer: text.slice(0, 80), candidates, field: 'producer' });
}
