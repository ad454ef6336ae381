import { Command } from 'commander';
import { ROLES } from '#core/permission';
import { Refusal } from '#core/refusal';
import { listNamedGrants } from '#db/grants';
import { findUserByEmail, listUsers, type User } from '#db/users';
import { formatInstant } from '#web/dates.ts';
import { fill } from '#web/fill.ts';
import { portalText } from '#web/text/portal.ts';
import { usersText } from '#web/text/users.ts';
import { grantRole } from '../actions/grantRole.ts';
import { inviteBack } from '../actions/inviteBack.ts';
import { inviteUser } from '../actions/inviteUser.ts';
import { suspendUser } from '../actions/suspendUser.ts';
import { EVERYTHING } from '../auth/rights.ts';
import type { Deps } from '../deps.ts';
import { parseForm } from '../forms/form.ts';
import { emailForm, grantForm, inviteForm } from '../forms/person.ts';
import type { Does, Outcome, Run } from './shell.ts';

async function personGiven({ db }: Deps, given: string): Promise<User> {
  const { email } = parseForm(emailForm, { email: given });
  const user = await findUserByEmail(db, email);
  if (!user) throw new Refusal('user-not-found', { email });
  return user;
}

async function invited(run: Run, options: Record<string, unknown>): Promise<Outcome> {
  const input = parseForm(inviteForm, options);
  const { invitation, link } = await inviteUser(await run.open(), EVERYTHING, input);
  const { id, name, email, expiresAt } = invitation;
  const role = portalText(run.lang).roles[input.role];
  const line = fill(usersText(run.lang).cli.invited, { name, email, role, until: formatInstant(expiresAt) });
  const until = new Date(expiresAt).toISOString();
  return { document: { invitation: id, email, role: input.role, link, until }, lines: [line, `  ${link}`] };
}

async function returned(run: Run, given: string): Promise<Outcome> {
  const deps = await run.open();
  const user = await personGiven(deps, given);
  const { invitation, link } = await inviteBack(deps, EVERYTHING, user.id);
  const { id, name, email, expiresAt } = invitation;
  const line = fill(usersText(run.lang).cli.returns, { name, email, until: formatInstant(expiresAt) });
  const until = new Date(expiresAt).toISOString();
  return { document: { invitation: id, email, link, until }, lines: [line, `  ${link}`] };
}

async function listed(run: Run): Promise<Outcome> {
  const { db } = await run.open();
  const users = await listUsers(db, EVERYTHING);
  const grants = await listNamedGrants(
    db,
    users.map(({ id }) => id),
  );
  const document = users.map(({ id, name, email, suspendedAt }) => ({
    user: id,
    name,
    email,
    suspended: suspendedAt !== null,
    roles: grants
      .filter(({ userId }) => userId === id)
      .map(({ role, areaName, producerName }) => ({ role, over: producerName ?? areaName })),
  }));
  const named = portalText(run.lang).roles;
  const text = usersText(run.lang);
  const lines = document.map(({ name, email, suspended, roles }) => {
    const held = roles.map(({ role, over }) => `${named[role]} (${over ?? text.whole})`).join(', ');
    return `${email}  ${name}  ${held}${suspended ? `  [${text.suspended}]` : ''}`;
  });
  return { document, lines: lines.length > 0 ? lines : [text.cli.none] };
}

async function granted(run: Run, given: string, options: Record<string, unknown>): Promise<Outcome> {
  const deps = await run.open();
  const input = parseForm(grantForm, options);
  const { id, email } = await personGiven(deps, given);
  const grant = await grantRole(deps, EVERYTHING, id, input);
  const role = portalText(run.lang).roles[input.role];
  const line = fill(usersText(run.lang).cli.granted, { email, role });
  return { document: { grant, email, role: input.role }, lines: [line] };
}

async function suspended(run: Run, given: string, which: 'suspend' | 'resume'): Promise<Outcome> {
  const deps = await run.open();
  const { id, email } = await personGiven(deps, given);
  await suspendUser(deps, EVERYTHING, id, which);
  const { cli } = usersText(run.lang);
  const line = fill(which === 'suspend' ? cli.suspended : cli.resumed, { email });
  return { document: { user: id, email, suspended: which === 'suspend' }, lines: [line] };
}

function overWhat(command: Command): Command {
  return command
    .requiredOption('--role <role>', ROLES.join(' · '))
    .option('--area <area>', 'id or whole name; without it the whole office')
    .option('--producer <producer>', 'id or whole name, for the roles producer and delegate');
}

/** `user invite|list|grant|return|suspend|resume`. */
export function userCommand(does: Does): Command {
  const invite = overWhat(new Command('invite'))
    .description('a one-time link by which somebody comes in, good for 7 days')
    .requiredOption('--email <address>', 'what they sign in with')
    .requiredOption('--name <name>', 'as others will see it');
  does(invite, invited);
  const list = does(new Command('list').description('who may come in, and in which role'), listed);
  const grant = overWhat(new Command('grant').argument('<email>')).description('give one more role');
  does(grant, (run, options, [email = '']) => granted(run, email, options));
  const back = new Command('return')
    .argument('<email>')
    .description('a one-time link to set a new password, where it or the second proof is lost');
  does(back, (run, _options, [email = '']) => returned(run, email));
  const suspend = new Command('suspend').argument('<email>').description('let somebody in no more');
  does(suspend, (run, _options, [email = '']) => suspended(run, email, 'suspend'));
  const resume = new Command('resume').argument('<email>').description('let a suspended person in again');
  does(resume, (run, _options, [email = '']) => suspended(run, email, 'resume'));
  const noun = new Command('user').description('people who may come in');
  return [invite, list, grant, back, suspend, resume].reduce((all, one) => all.addCommand(one), noun);
}
