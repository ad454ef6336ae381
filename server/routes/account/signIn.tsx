import { Refusal } from '#core/refusal';
import { SecondProofPage } from '#web/pages/account/SecondProofPage.tsx';
import { SignInPage } from '#web/pages/account/SignInPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { endSessions } from '../../actions/endSessions.ts';
import { proveSecond } from '../../actions/proveSecond.ts';
import { signIn } from '../../actions/signIn.ts';
import { signInAsSample } from '../../actions/signInAsSample.ts';
import { signInByPasskey } from '../../actions/signInByPasskey.ts';
import { clearedCookie } from '../../auth/cookie.ts';
import { askForPasskey } from '../../auth/passkey.ts';
import { DEMO_PEOPLE } from '../../demo/people.ts';
import { parseForm } from '../../forms/form.ts';
import { secondForm, signInForm } from '../../forms/person.ts';
import { WINDOW_MS } from '../../guessThrottle.ts';
import { formOr, page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { alongOf, arrive, comerOf, homeOf } from './arrive.tsx';

function signInPage(visit: Visit, wrong: Wrong | null = null): Response {
  const { frame, fields, portal } = visit;
  const samples = portal.trial ? DEMO_PEOPLE : [];
  const { email } = fields.values;
  return page(
    visit,
    <SignInPage frame={frame} wrong={wrong} email={email} along={alongOf(visit)} samples={samples} />,
  );
}

async function showSignIn(visit: Visit): Promise<Response> {
  const { session, deps } = visit;
  if (!session) return signInPage(visit);
  return sendOn(visit, alongOf(visit).next ?? (await homeOf(deps, session.user.id, session.strength)));
}

function secondPage(visit: Visit, step: string, wrong: Wrong | null = null): Response {
  const { frame } = visit;
  return page(visit, <SecondProofPage frame={frame} wrong={wrong} step={step} along={alongOf(visit)} />);
}

async function comeIn(visit: Visit): Promise<Response> {
  const { deps, portal, fields } = visit;
  const act = async () => {
    const input = parseForm(signInForm, fields.values);
    const outcome = await signIn(deps, portal.passwords, input, comerOf(visit));
    if ('step' in outcome) return secondPage(visit, outcome.step);
    return arrive(visit, outcome.in, 'password', alongOf(visit));
  };
  return formOr(visit, act, async (wrong) => signInPage(visit, wrong));
}

async function giveSecond(visit: Visit): Promise<Response> {
  const { deps, fields } = visit;
  const act = async () => {
    const input = parseForm(secondForm, fields.values);
    return arrive(visit, await proveSecond(deps, input, comerOf(visit)), 'second', alongOf(visit));
  };
  return formOr(visit, act, async (wrong) => secondPage(visit, fields.values.step ?? '', wrong));
}

async function givePasskey(visit: Visit): Promise<Response> {
  const { deps, fields } = visit;
  const act = async () => {
    const signedIn = await signInByPasskey(deps, fields.values.answer ?? '', comerOf(visit).agent);
    return arrive(visit, signedIn, 'second', alongOf(visit));
  };
  return formOr(visit, act, async (wrong) => signInPage(visit, wrong));
}

/** Anybody may ask; one network not without end. */
async function askPasskey(visit: Visit): Promise<Response> {
  const { c, deps, portal } = visit;
  const { network } = comerOf(visit);
  if (portal.questions.isSpent(network, deps.now())) {
    throw new Refusal('too-many-sign-ins', { minutes: WINDOW_MS / 60_000 });
  }
  portal.questions.countWrong(network, deps.now());
  return c.json(await askForPasskey(deps));
}

/** The door of a trial on this machine; anywhere else it is not there. */
async function tryAs(visit: Visit): Promise<Response> {
  const { deps, portal, fields } = visit;
  if (!portal.trial) throw new Refusal('not-found');
  const signedIn = await signInAsSample(deps, fields.values.person ?? '', comerOf(visit).agent);
  return arrive(visit, signedIn, 'second', alongOf(visit));
}

async function signOut(visit: Visit): Promise<Response> {
  const { c, deps, session } = visit;
  if (session) await endSessions(deps, session, 'this');
  c.header('Set-Cookie', clearedCookie(deps.origin), { append: true });
  return sendOn(visit, '/sign-in', 'signed-out');
}

const anyone = { needs: 'anyone', repeatable: true } as const;

/** Coming in and going out; none of it makes anything twice. */
export const signInDoors: readonly Door[] = [
  { method: 'GET', path: '/sign-in', ...anyone, answer: showSignIn },
  { method: 'POST', path: '/sign-in', ...anyone, answer: comeIn },
  { method: 'GET', path: '/sign-in/second', ...anyone, answer: async (visit) => sendOn(visit, '/sign-in') },
  { method: 'POST', path: '/sign-in/second', ...anyone, answer: giveSecond },
  { method: 'POST', path: '/sign-in/passkey', ...anyone, answer: givePasskey },
  {
    method: 'POST',
    path: '/sign-in/passkey/options',
    ...anyone,
    answer: askPasskey,
  },
  { method: 'POST', path: '/sign-in/trial', ...anyone, answer: tryAs },
  { method: 'POST', path: '/sign-out', ...anyone, answer: signOut },
];
