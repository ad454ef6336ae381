import { joinSpans, type SerialSpan } from '#core/account';
import type { LineFault, LineProblem } from '#core/accountBook';
import { type Batch, lastSerial } from '#core/batch';
import type { Instant } from '#core/day';
import { Refusal } from '#core/refusal';
import { isCheckWrong, keyNumberOf, parseTypedId, type StampId, serialOf } from '#core/stampId';
import { type Trust, verify } from '#core/verify';
import type { StampAct } from '#db/stampActs';

/** The most lines read at once. */
export const MOST_LINES = 500;

/** The stamps that lines name, or what is wrong with each line; never some of both. */
export interface StampLines {
  readonly spans: readonly SerialSpan[];
  readonly wrong: readonly LineProblem[];
}

/** What lines are read against. */
export interface LineContext {
  readonly batch: Batch;
  /** Voids of this batch so far. */
  readonly voids: readonly Pick<StampAct, 'first' | 'last'>[];
  /** Keys and origins; no register is asked. */
  readonly trust: Omit<Trust, 'register'>;
  readonly now: Instant;
}

/** Between two IDs: dots, an arrow, a word, or a hyphen with room around it; an ID has its own hyphen. */
const BETWEEN = /\s*(?:\.\.+|…|→|~)\s*|\s+(?:đến|to|[-–—])\s+/iu;

const SHOWN = 60;

type End = 'first' | 'last';

class Faulty extends Error {
  constructor(
    readonly fault: LineFault,
    readonly end?: End | undefined,
  ) {
    super(fault);
  }
}

function idTyped(text: string, end: End | undefined): StampId {
  try {
    return parseTypedId(text);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Faulty(isCheckWrong(text) ? 'check-character' : 'not-an-id', end);
  }
}

/** One ID, or the two of a range. */
function idsTyped(text: string): StampId[] {
  const parts = text.split(BETWEEN);
  if (parts.length > 2) throw new Faulty('not-an-id');
  const ends = parts.length === 2 ? (['first', 'last'] as const) : [undefined];
  return parts.map((part, i) => idTyped(part, ends[i]));
}

/** An address as scanned: a forged one voids nothing, or whoever prints it could void a good stamp. */
async function idScanned(text: string, { trust, now }: LineContext): Promise<StampId> {
  const { origin, presented } = await verify(text, trust, now);
  if (origin === 'forged' || origin === 'foreign') throw new Faulty(origin);
  if (!presented) throw new Faulty('not-an-id');
  return presented.id;
}

function isOf(batch: Batch, id: StampId): boolean {
  const serial = serialOf(id);
  return keyNumberOf(id) === batch.keyNumber && serial >= batch.first && serial <= lastSerial(batch);
}

function spanOf(batch: Batch, first: StampId, last: StampId): SerialSpan {
  const [isFirst, isLast] = [isOf(batch, first), isOf(batch, last)];
  const end = isFirst === isLast ? undefined : isFirst ? 'last' : 'first';
  if (!isFirst || !isLast) throw new Faulty('not-of-batch', end);
  const span = { first: serialOf(first), last: serialOf(last) };
  if (span.first > span.last) throw new Faulty('backwards');
  return span;
}

async function readLine(text: string, context: LineContext): Promise<SerialSpan> {
  const ids = text.includes('://') ? [await idScanned(text, context)] : idsTyped(text);
  const [first, last = first] = ids;
  if (!first || !last) throw new Faulty('not-an-id');
  const span = spanOf(context.batch, first, last);
  const taken = context.voids.some((void_) => void_.first <= span.last && void_.last >= span.first);
  if (taken) throw new Faulty('already-void');
  return span;
}

/**
 * Reads stamps as typed, pasted or scanned: an ID, a range of IDs or a whole address a line, 500 lines at most. A
 * stamp named twice is one. Every line that is wrong is told, and then none is taken.
 */
export async function readStampLines(text: string, context: LineContext): Promise<StampLines> {
  const lines = text.normalize('NFC').split(/\r?\n/);
  const named = lines.map((one, i) => ({ line: i + 1, text: one.trim() })).filter((one) => one.text !== '');
  const [beyond] = named.slice(MOST_LINES);
  if (beyond) return { spans: [], wrong: [problem(beyond, 'too-many')] };
  if (named.length === 0) return { spans: [], wrong: [{ line: 1, text: '', fault: 'nothing' }] };
  const spans: SerialSpan[] = [];
  const wrong: LineProblem[] = [];
  for (const one of named) {
    try {
      spans.push(await readLine(one.text, context));
    } catch (error) {
      if (!(error instanceof Faulty)) throw error;
      wrong.push(problem(one, error.fault, error.end));
    }
  }
  return wrong.length > 0 ? { spans: [], wrong } : { spans: joinSpans(spans), wrong };
}

function problem({ line, text }: { line: number; text: string }, fault: LineFault, end?: End): LineProblem {
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return { line, text: shown, fault, ...(end ? { end } : {}) };
}
