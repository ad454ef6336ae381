import { Refusal } from '#core/refusal';
import { asksJson, respondRefusal } from '../respond.tsx';
import type { Visit } from './door.ts';

/** Where to go on to after signing in: this very page. */
function nextOf({ c, frame }: Visit): string {
  const query = new URLSearchParams(c.req.query()).toString();
  return encodeURIComponent(query ? `${frame.path}?${query}` : frame.path);
}

/** Nobody is signed in: a page is come back to, a form that was sent is kept in the sign-in page. */
export async function askToSignIn(visit: Visit): Promise<Response> {
  if (asksJson(visit.c)) return respondRefusal(visit.c, new Refusal('sign-in-needed'));
  return visit.c.redirect(`/sign-in?next=${nextOf(visit)}`, 303);
}

/** The person's role asks for a second proof, which is not enrolled or not given yet. */
export async function leadToSecondProof(visit: Visit): Promise<Response> {
  return visit.c.redirect('/account', 303);
}

/** The last proof of who this is was too long ago for this act. */
export async function askToProve(visit: Visit): Promise<Response> {
  if (asksJson(visit.c)) return respondRefusal(visit.c, new Refusal('proof-needed'));
  return visit.c.redirect(`/account/prove?next=${nextOf(visit)}`, 303);
}
