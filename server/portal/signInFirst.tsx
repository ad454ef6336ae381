import { Refusal } from '#core/refusal';
import type { Along } from '#web/pages/account/kept.tsx';
import { ProvePage } from '#web/pages/account/ProvePage.tsx';
import { SignInPage } from '#web/pages/account/SignInPage.tsx';
import { DEMO_PEOPLE } from '../demo/people.ts';
import { asksJson, respondRefusal } from '../edge/respond.tsx';
import { page } from './answer.tsx';
import type { Visit } from './door.ts';

/** Where to go on to after signing in: this very page. */
function nextOf({ c, frame }: Visit): string {
  if (SECRET.test(frame.path)) return '/account';
  const query = new URLSearchParams(c.req.query()).toString();
  return encodeURIComponent(query ? `${frame.path}?${query}` : frame.path);
}

/** Forms of one's own account hold passwords and codes: those are typed again, and stand in no page. */
const SECRET = /^\/account(?:\/|$)/;

/** A form that was sent, whole but for files, to be sent again by whoever signs in; nothing typed is no form. */
function keptOf({ c, frame, fields }: Visit): Along | undefined {
  const entries = fields.entries();
  if (c.req.method !== 'POST' || entries.length === 0 || SECRET.test(frame.path)) return undefined;
  return { kept: { action: frame.path, fields: entries } };
}

/** Nobody is signed in: a page is come back to, a form that was sent is kept in the sign-in page. */
export async function askToSignIn(visit: Visit): Promise<Response> {
  if (asksJson(visit.c)) return respondRefusal(visit.c, new Refusal('sign-in-needed'));
  const along = keptOf(visit);
  if (!along) return visit.c.redirect(`/sign-in?next=${nextOf(visit)}`, 303);
  const samples = visit.portal.trial ? DEMO_PEOPLE : [];
  return page(visit, <SignInPage frame={visit.frame} along={along} samples={samples} />, 401);
}

/** The person's role asks for a second proof, which is not enrolled or not given yet. */
export async function leadToSecondProof(visit: Visit): Promise<Response> {
  return visit.c.redirect('/account', 303);
}

/** The last proof of who this is was too long ago for this act: a form that was sent for it is kept. */
export async function askToProve(visit: Visit): Promise<Response> {
  if (asksJson(visit.c)) return respondRefusal(visit.c, new Refusal('proof-needed'));
  const along = keptOf(visit);
  if (!along) return visit.c.redirect(`/account/prove?next=${nextOf(visit)}`, 303);
  return page(visit, <ProvePage frame={visit.frame} along={along} />, 401);
}
