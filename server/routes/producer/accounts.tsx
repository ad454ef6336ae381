import { Refusal } from '#core/refusal';
import { fill } from '#web/fill.ts';
import { AccountPage } from '#web/pages/producer/AccountPage.tsx';
import { accountsText } from '#web/text/accounts.ts';
import { lotAccount } from '../../accounts.ts';
import { page } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';

async function accountGiven({ deps, scope, params }: Visit) {
  const account = await lotAccount(deps.db, scope, params.lot ?? '', deps.now());
  if (!account) throw new Refusal('lot-not-found', { lot: params.lot ?? '' });
  return account;
}

async function showOwn(visit: Visit): Promise<Response> {
  const account = await accountGiven(visit);
  const label = fill(accountsText(visit.frame.lang).batch.up, { lot: account.lot.number });
  const up = { path: `/producer/lots/${account.lot.id}`, label };
  return page(visit, <AccountPage frame={visit.frame} account={account} up={up} opens />);
}

async function showOffice(visit: Visit): Promise<Response> {
  const account = await accountGiven(visit);
  return page(visit, <AccountPage frame={visit.frame} account={account} opens={false} />);
}

/** The stamp account of a lot, for its producer and for the office. */
export const lotAccountDoors: readonly Door[] = [
  {
    method: 'GET',
    path: '/producer/lots/:lot/account',
    needs: 'producer-home:see',
    answer: showOwn,
  },
  { method: 'GET', path: '/office/lots/:lot/account', needs: 'register:see', answer: showOffice },
];
