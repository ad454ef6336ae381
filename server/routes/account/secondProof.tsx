import { addressQr } from '#labels/qr/addressQr';
import { PasskeyPage } from '#web/pages/account/PasskeyPage.tsx';
import { RecoveryCodesPage } from '#web/pages/account/RecoveryCodesPage.tsx';
import { TotpPage } from '#web/pages/account/TotpPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { addPasskey } from '../../actions/addPasskey.ts';
import { enrolTotp } from '../../actions/enrolTotp.ts';
import { removePasskey } from '../../actions/removePasskey.ts';
import { removeTotp } from '../../actions/removeTotp.ts';
import { renewRecoveryCodes } from '../../actions/renewRecoveryCodes.ts';
import { offerAgain, offerTotp } from '../../auth/offerTotp.ts';
import { askForNewPasskey } from '../../auth/passkey.ts';
import { parseForm } from '../../forms/form.ts';
import { passkeyForm, totpForm } from '../../forms/person.ts';
import { formOr, page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { sessionOf } from './account.tsx';
import { setSession } from './arrive.tsx';

async function showTotp(visit: Visit, wrong: Wrong | null = null): Promise<Response> {
  const { deps, frame, fields } = visit;
  const session = sessionOf(visit);
  const offered =
    (await offerAgain(deps, session, fields.values.step ?? '')) ?? (await offerTotp(deps, session));
  const shown = { ...offered, qr: addressQr(offered.address) };
  return page(visit, <TotpPage frame={frame} wrong={wrong} offered={shown} />);
}

/** After a second proof was added: recovery codes where there were none, else back to the account. */
function added(visit: Visit, { token, codes }: { token: string; codes: readonly string[] }): Response {
  setSession(visit, token);
  if (codes.length === 0) return sendOn(visit, '/account', 'saved');
  return page(visit, <RecoveryCodesPage frame={visit.frame} codes={codes} />);
}

async function confirmTotp(visit: Visit): Promise<Response> {
  const act = async () => {
    const input = parseForm(totpForm, visit.fields.values);
    return added(visit, await enrolTotp(visit.deps, sessionOf(visit), input));
  };
  return formOr(visit, act, (wrong) => showTotp(visit, wrong));
}

async function takeTotp(visit: Visit): Promise<Response> {
  setSession(visit, await removeTotp(visit.deps, sessionOf(visit)));
  return sendOn(visit, '/account', 'saved');
}

function showNewPasskey(visit: Visit, wrong: Wrong | null = null): Response {
  const { frame, fields } = visit;
  return page(visit, <PasskeyPage frame={frame} wrong={wrong} name={fields.values.name} />);
}

async function keepPasskey(visit: Visit): Promise<Response> {
  const act = async () => {
    const input = parseForm(passkeyForm, visit.fields.values);
    return added(visit, await addPasskey(visit.deps, sessionOf(visit), input));
  };
  return formOr(visit, act, async (wrong) => showNewPasskey(visit, wrong));
}

async function takePasskey(visit: Visit): Promise<Response> {
  const { deps, params } = visit;
  setSession(visit, await removePasskey(deps, sessionOf(visit), params.passkey ?? ''));
  return sendOn(visit, '/account', 'saved');
}

async function renewCodes(visit: Visit): Promise<Response> {
  const codes = await renewRecoveryCodes(visit.deps, sessionOf(visit));
  return page(visit, <RecoveryCodesPage frame={visit.frame} codes={codes} />);
}

const fresh = { needs: 'signed-in', proof: 'fresh' } as const;

/** One's own second proofs: each door asks for a fresh proof, or a phone left open would be enough. */
export const secondProofDoors: readonly Door[] = [
  { method: 'GET', path: '/account/totp', ...fresh, answer: (visit) => showTotp(visit) },
  { method: 'POST', path: '/account/totp', ...fresh, answer: confirmTotp },
  { method: 'POST', path: '/account/totp/removal', ...fresh, answer: takeTotp },
  {
    method: 'GET',
    path: '/account/passkeys/new',
    ...fresh,
    answer: async (visit) => showNewPasskey(visit),
  },
  {
    method: 'POST',
    path: '/account/passkeys/options',
    ...fresh,
    repeatable: true,
    answer: async (visit) => visit.c.json(await askForNewPasskey(visit.deps, sessionOf(visit))),
  },
  { method: 'POST', path: '/account/passkeys', ...fresh, answer: keepPasskey },
  { method: 'POST', path: '/account/passkeys/:passkey/removal', ...fresh, answer: takePasskey },
  { method: 'POST', path: '/account/recovery-codes', ...fresh, answer: renewCodes },
];
