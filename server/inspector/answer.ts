import { Refusal } from '#core/refusal';
import type { Door, Visit } from '../portal/door.ts';
import { PROBLEM_TYPE, statusOf, toProblem } from '../problems.ts';

/** An answer to a phone; nothing of it is kept in a cache. */
export function json({ c }: Visit, document: object): Response {
  c.header('Cache-Control', 'no-store');
  return c.json(document);
}

/** A refusal as a phone reads it, whatever it said it accepts; what is our own fault goes the common way. */
function problem({ c, frame }: Visit, error: unknown): Response {
  if (!(error instanceof Refusal) || statusOf(error.code) === 500) throw error;
  const { status, ...rest } = toProblem(error, frame.lang);
  c.header('Cache-Control', 'no-store');
  return c.body(JSON.stringify({ ...rest, status }), status, { 'Content-Type': PROBLEM_TYPE });
}

/** A door's answer for phones: JSON, and refusals as problem documents. */
export function forPhone(answer: (visit: Visit) => Promise<Response>): Door['answer'] {
  return async (visit) => {
    try {
      return await answer(visit);
    } catch (error) {
      return problem(visit, error);
    }
  };
}
