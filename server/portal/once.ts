import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { findDoneForm, forgetDoneForm, nameLocation, recordDoneForm, type SentForm } from '#db/doneForms';
import { writingAlongside } from '#db/open';
import type { Deps } from '../deps.ts';
import type { Visit } from './door.ts';
import { FORM_KEY } from './fields.ts';

const KEY = /^[\w-]{8,80}$/;
/** How long the answer of the very same form, under way in another request, is waited for, ms × tries. */
const WAIT_MS = 100;
const TRIES = 50;

/** The form's key, from its hidden field or from a program's `Idempotency-Key`. */
function keyOf({ c, fields }: Visit): string | undefined {
  const key = c.req.header('idempotency-key') ?? fields.values[FORM_KEY];
  return key !== undefined && KEY.test(key) ? key : undefined;
}

async function earlierAnswer(deps: Deps, form: SentForm, path: string): Promise<string | undefined> {
  for (let i = 0; i < TRIES; i++) {
    const done = await findDoneForm(deps.db, form);
    if (done && done.path !== path) throw new Refusal('invalid-input', { field: FORM_KEY });
    if (!done || done.location) return done?.location ?? undefined;
    if (deps.now() - done.at > WAIT_MS * TRIES) break;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  throw new Refusal('already-done');
}

function leadThere({ c }: Visit, location: string): Response {
  c.header('Cache-Control', 'no-store');
  return c.redirect(location, 303);
}

/**
 * Carries a form out once: its key is written in the act's first commit, and sent again it leads where it led before,
 * whatever broke in between.
 */
export async function once(visit: Visit, act: (visit: Visit) => Promise<Response>): Promise<Response> {
  const key = keyOf(visit);
  if (!visit.session || key === undefined) return act(visit);
  const form: SentForm = { userId: visit.session.user.id, formKey: key };
  const { deps } = visit;
  const path = visit.frame.path;
  const earlier = await earlierAnswer(deps, form, path);
  if (earlier !== undefined) return leadThere(visit, earlier);

  const db = writingAlongside(deps.db, [recordDoneForm({ ...form, path, at: deps.now() })]);
  try {
    const answer = await act({ ...visit, deps: { ...deps, db } });
    const location = answer.headers.get('location');
    if (location !== null) await commit(deps.db, [nameLocation(form, location)]);
    return answer;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // What was refused after a first step of its own is not done: mended, it may be sent under the same key.
    const begun = db.alongside?.waiting().length === 0;
    if (begun) await commit(deps.db, [forgetDoneForm(form)]);
    if (begun || error.code !== 'already-done') throw error;
    const there = await earlierAnswer(deps, form, path);
    if (there === undefined) throw error;
    return leadThere(visit, there);
  }
}
