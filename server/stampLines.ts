import { joinSpans, type SerialSpan } from '#core/account';
import type { LineFault, LineProblem } from '#core/accountBook';
import { type Batch, lastSerial } from '#core/batch';
import type { Instant } from '#core/day';
import { Refusal } from '#core/refusal';
import { keyNumberOf, parseTypedId, type StampId, serialOf } from '#core/stampId';
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

class Faulty extends Error {
  constructor(readonly fault: LineFault) {
    super(fault);
  }
}

function idTyped(text: string): StampId {
  try {
    return parseTypedId(text);
  } catch (error) {
    throw error instanceof Refusal ? new Faulty('not-an-id') : error;
  }
}

/** An address as scanned: a forged one voids nothing, or whoever prints it could void a good stamp. */
async function idScanned(text: string, { trust, now }: LineContext): Promise<StampId> {
  const { origin, presented } = await verify(text, trust, now);
  if (origin === 'forged' || origin === 'foreign') throw new Faulty(origin);
  if (!presented) throw new Faulty('not-an-id');
  return presented.id;
}

function spanOf(batch: Batch, first: StampId, last: StampId): SerialSpan {
  if (keyNumberOf(first) !== batch.keyNumber || keyNumberOf(last) !== batch.keyNumber) {
    throw new Faulty('not-of-batch');
  }
  const span = { first: serialOf(first), last: serialOf(last) };
  if (span.first > span.last) throw new Faulty('backwards');
  if (span.first < batch.first || span.last > lastSerial(batch)) throw new Faulty('not-of-batch');
  return span;
}

async function readLine(text: string, context: LineContext): Promise<SerialSpan> {
  const ids = text.includes('://')
    ? [await idScanned(text, context)]
    : text.split(BETWEEN).map((part) => idTyped(part));
  const [first, last = first, ...more] = ids;
  if (!first || !last || more.length > 0) throw new Faulty('not-an-id');
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
      wrong.push(problem(one, error.fault));
    }
  }
  return wrong.length > 0 ? { spans: [], wrong } : { spans: joinSpans(spans), wrong };
}

function problem({ line, text }: { line: number; text: string }, fault: LineFault): LineProblem {
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return { line, text: shown, fault };
}
