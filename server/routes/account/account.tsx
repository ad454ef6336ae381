import { dayOf, type Instant } from '#core/day';
import { Refusal } from '#core/refusal';
import { listNamedGrants } from '#db/grants';
import { countRecoveryCodes, listPasskeys } from '#db/passkeys';
import { listOpenSessions, type StoredSession } from '#db/sessions';
import { formatDay, formatInstant } from '#web/dates.ts';
import { type Account, AccountPage } from '#web/pages/account/AccountPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { changePassword } from '../../actions/changePassword.ts';
import { endSessions } from '../../actions/endSessions.ts';
import { renameSelf } from '../../actions/renameSelf.ts';
import { ownAccount } from '../../auth/ownChange.ts';
import { ABSOLUTE_MS, IDLE_MS, type Session } from '../../auth/session.ts';
import type { Deps } from '../../deps.ts';
import { parseForm } from '../../forms/form.ts';
import { nameForm, passwordForm } from '../../forms/person.ts';
import { formOr, page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { comerOf, setSession } from './arrive.tsx';

/** Behind these doors somebody is always signed in. */
export function sessionOf({ session }: Visit): Session {
  if (!session) throw new Refusal('sign-in-needed');
  return session;
}

const dayText = (instant: Instant) => formatDay(dayOf(instant));

function shownSession(session: StoredSession, own: Session) {
  const { id, agent, createdAt, seenAt } = session;
  return { id, agent, began: formatInstant(createdAt), seen: formatInstant(seenAt), isThis: id === own.id };
}

async function accountOf(deps: Deps, session: Session): Promise<Account> {
  const own = await ownAccount(deps, session);
  const now = deps.now();
  const grants = await listNamedGrants(deps.db, [own.id]);
  const passkeys = await listPasskeys(deps.db, own.id);
  const sessions = await listOpenSessions(deps.db, own.id, now - IDLE_MS, now - ABSOLUTE_MS);
  return {
    name: own.name,
    email: own.email,
    roles: grants.map(({ id, role, areaName, producerName }) => ({
      id,
      role,
      place: producerName ?? areaName,
    })),
    waits: session.waitsForSecond,
    holdsFrom: session.holdsFrom === null ? null : formatInstant(session.holdsFrom),
    hasPassword: own.passwordHash !== null,
    totp: own.totpSealed !== null,
    passkeys: passkeys.map(({ id, name, createdAt, usedAt }) => ({
      id,
      name,
      addedOn: dayText(createdAt),
      usedOn: usedAt === null ? null : dayText(usedAt),
    })),
    codesLeft: await countRecoveryCodes(deps.db, own.id),
    sessions: sessions.map((one) => shownSession(one, session)),
  };
}

async function showAccount(visit: Visit, form?: 'name' | 'password', wrong?: Wrong): Promise<Response> {
  const account = await accountOf(visit.deps, sessionOf(visit));
  const typed = form === 'name' ? { ...account, name: visit.fields.values.name ?? account.name } : account;
  const shown = form && wrong ? { form, wrong } : undefined;
  return page(visit, <AccountPage frame={visit.frame} account={typed} wrong={shown} />);
}

async function rename(visit: Visit): Promise<Response> {
  const act = async () => {
    const { name } = parseForm(nameForm, visit.fields.values);
    await renameSelf(visit.deps, sessionOf(visit), name);
    return sendOn(visit, '/account', 'saved');
  };
  return formOr(visit, act, (wrong) => showAccount(visit, 'name', wrong));
}

async function setPassword(visit: Visit): Promise<Response> {
  const { deps, portal, fields } = visit;
  const act = async () => {
    const input = parseForm(passwordForm, fields.values);
    setSession(visit, await changePassword(deps, portal.passwords, sessionOf(visit), input, comerOf(visit)));
    return sendOn(visit, '/account', 'saved');
  };
  return formOr(visit, act, (wrong) => showAccount(visit, 'password', wrong));
}

async function endSome(visit: Visit): Promise<Response> {
  const which = visit.fields.values.session ?? '';
  if (which === '') throw new Refusal('invalid-input', { field: 'session' });
  await endSessions(visit.deps, sessionOf(visit), which === 'others' ? 'others' : { id: which });
  return sendOn(visit, '/account#sessions', which === 'others' ? 'signed-out-all' : 'signed-out');
}

const own = { needs: 'signed-in' } as const;

/** One's own account. */
export const accountDoors: readonly Door[] = [
  { method: 'GET', path: '/account', ...own, answer: (visit) => showAccount(visit) },
  { method: 'POST', path: '/account/name', ...own, answer: rename },
  { method: 'POST', path: '/account/password', ...own, repeatable: true, answer: setPassword },
  { method: 'POST', path: '/account/sessions/ending', ...own, answer: endSome },
];
