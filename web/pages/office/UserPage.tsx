import { fill } from '../../fill.ts';
import { Badge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { portalText } from '../../text/portal.ts';
import { usersText } from '../../text/users.ts';
import { type Places, RoleFields } from './InviteForm.tsx';
import { NewRights, type ShownNewRight } from './NewRights.tsx';
import type { NamedRole } from './roles.tsx';

/** A role with the day it was given. */
export interface DatedRole extends NamedRole {
  readonly since: string;
}

/** A person as who rules them sees them. */
export interface ShownUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly since: string;
  readonly suspended: boolean;
  readonly hasSecond: boolean;
  readonly openSessions: number;
  readonly roles: readonly DatedRole[];
}

interface UserPageProps {
  readonly frame: PortalFrame;
  readonly user: ShownUser;
  /** `rule`: may change it; `self`: one's own page; `see`: may only look. */
  readonly standing: 'rule' | 'self' | 'see';
  readonly rights: readonly ShownNewRight[];
  /** Something of it waits for a word that this person may give. */
  readonly mayConfirm: boolean;
  readonly places: Places;
  readonly typed?: Readonly<Record<string, string>>;
  readonly wrong?: Wrong | null | undefined;
}

function Roles({ frame, user, standing }: UserPageProps) {
  const text = usersText(frame.lang);
  const named = portalText(frame.lang).roles;
  return (
    <Card title={text.roles} id="roles">
      {user.roles.length === 0 && <p class="hint">{text.user.noGrants}</p>}
      <ul>
        {user.roles.map(({ id, role, place, since }) => (
          <li key={id}>
            <Badge tone="neutral">{named[role]}</Badge> {place ?? text.whole}{' '}
            <span class="soft">{fill(text.user.granted, { day: since })}</span>
            {standing === 'rule' && (
              <Form action={`/office/users/${user.id}/grants/${id}/ending`}>
                <Submit tone="danger">{fill(text.user.endOf, { role: named[role], name: user.name })}</Submit>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function AddRole({ frame, user, places, typed = {}, wrong }: UserPageProps) {
  const text = usersText(frame.lang).user;
  return (
    <Card title={text.addRole} id="grant">
      <p class="hint">{text.effect}</p>
      <Form action={`/office/users/${user.id}/grants`} wrong={wrong}>
        <RoleFields lang={frame.lang} places={places} typed={typed} wrong={wrong} />
        <Submit>{text.addSubmit}</Submit>
      </Form>
    </Card>
  );
}

function WaysIn({ frame, user }: UserPageProps) {
  const text = usersText(frame.lang).user;
  const at = `/office/users/${user.id}`;
  const { name } = user;
  return (
    <Card title={text.doors} id="ways-in">
      <Form action={`${at}/session-ending`}>
        <Submit tone="quiet">{fill(text.endSessions, { name })}</Submit>
      </Form>
      {!user.suspended && (
        <Form action={`${at}/return`}>
          <p class="hint">{text.backHint}</p>
          <Submit tone="quiet">{fill(text.back, { name })}</Submit>
        </Form>
      )}
      {user.suspended ? (
        <Form action={`${at}/resumption`}>
          <Submit>{fill(text.resume, { name })}</Submit>
        </Form>
      ) : (
        <Form action={`${at}/suspension`}>
          <p class="hint">{text.suspendHint}</p>
          <Submit tone="danger">{fill(text.suspend, { name })}</Submit>
        </Form>
      )}
    </Card>
  );
}

function Confirm({ frame, user }: UserPageProps) {
  const text = usersText(frame.lang).rights;
  return (
    <Card>
      <Form action={`/office/users/${user.id}/confirmation`}>
        <Submit>{fill(text.confirm, { name: user.name })}</Submit>
      </Form>
    </Card>
  );
}

/** One person: roles, ways in, and what whoever rules them may change. */
export function UserPage(props: UserPageProps) {
  const { frame, user, standing } = props;
  const text = usersText(frame.lang);
  const facts = [
    [text.email, user.email],
    [text.state, user.suspended ? text.suspended : text.active],
    [text.user.since, user.since],
    [text.user.second, user.hasSecond ? text.user.secondOn : text.user.secondOff],
    [text.user.sessions, String(user.openSessions)],
  ] as const;
  return (
    <PortalShell frame={frame} title={user.name} up={{ path: '/office/users', label: text.title }} narrow>
      {standing === 'self' && <Notice tone="neutral">{text.user.self}</Notice>}
      {standing === 'see' && <Notice tone="neutral">{text.user.onlySee}</Notice>}
      <NewRights frame={frame} rights={props.rights} />
      {standing === 'rule' && props.mayConfirm && <Confirm {...props} />}
      <Card>
        <Facts rows={facts} />
      </Card>
      <Roles {...props} />
      {standing === 'rule' && <AddRole {...props} />}
      {standing === 'rule' && <WaysIn {...props} />}
    </PortalShell>
  );
}
