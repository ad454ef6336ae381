import { type Day, dayOf } from '#core/day';
import type { Role } from '#core/permission';
import { formatDay, formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { Field, SelectField } from '../../parts/portal/Field.tsx';
import { Form, Submit } from '../../parts/portal/Form.tsx';
import { type Column, Table } from '../../parts/portal/Table.tsx';
import { portalText } from '../../text/portal.ts';
import { producersText } from '../../text/producers.ts';
import { usersText } from '../../text/users.ts';
import type { Lang } from '../../text.ts';
import type { Retry } from './ProducerChange.tsx';

/** Somebody who works here for a producer. */
export interface PersonShown {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly since: number;
}

/** An invitation that may still be taken up. */
export interface InvitationShown {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: number;
}

interface PeopleProps {
  readonly lang: Lang;
  readonly producer: {
    readonly id: string;
    readonly people: readonly PersonShown[];
    readonly invitations: readonly InvitationShown[];
  };
  /** Where invitations are sent to and, below it, taken back; null for those who only look. */
  readonly invitePath: string | null;
  readonly retry?: Retry | undefined;
}

interface InviteProps extends Pick<PeopleProps, 'lang' | 'producer' | 'retry'> {
  readonly path: string;
}

function Invite({ lang, producer, path, retry: given }: InviteProps) {
  const text = producersText(lang);
  const retry = given?.form === 'invitation' ? given : undefined;
  const { typed = {}, wrong } = retry ?? {};
  const options = (['producer', 'delegate'] as const).map((role) => ({
    value: role,
    label: text.roles[role],
  }));
  return (
    <details open={retry !== undefined}>
      <summary>{text.invite}</summary>
      <p class="hint">{usersText(lang).invite.lead}</p>
      <Form action={path} wrong={wrong}>
        <input type="hidden" name="producer" value={producer.id} />
        <Field
          name="name"
          id="invited-name"
          label={text.inviteName}
          value={typed.name}
          wrong={wrong}
          maxLength={120}
          required
        />
        <Field
          name="email"
          id="invited-email"
          type="email"
          label={text.inviteEmail}
          value={typed.email}
          wrong={wrong}
          required
        />
        <SelectField
          name="role"
          id="invited-role"
          label={text.role}
          options={options}
          value={typed.role ?? 'producer'}
          wrong={wrong}
          required
        />
        <Submit>{text.inviteSend}</Submit>
      </Form>
    </details>
  );
}

function Invitations({ lang, producer, invitePath }: PeopleProps) {
  const text = producersText(lang);
  const { open } = usersText(lang);
  const { roles } = portalText(lang);
  return (
    <>
      <h3>{text.invitations}</h3>
      <ul>
        {producer.invitations.map(({ id, name, email, role, expiresAt }) => (
          <li key={id}>
            {`${name} · ${email} · ${roles[role]} · ${fill(text.expires, { at: formatInstant(expiresAt) })}`}
            {invitePath && (
              <Form action={`${invitePath}/${id}/revocation`}>
                <button type="submit" class="danger" aria-label={fill(open.revokeOf, { name })}>
                  {open.revoke}
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who works here for a producer, who was invited, and the way to invite. */
export function People(props: PeopleProps) {
  const { lang, producer, invitePath, retry } = props;
  const text = producersText(lang);
  const { roles } = portalText(lang);
  const columns: Column<PersonShown>[] = [
    { label: text.person, head: true, cell: ({ name, email }) => `${name} · ${email}` },
    { label: text.role, cell: ({ role }) => roles[role] },
    { label: text.since, cell: ({ since }) => formatDay(dayOf(since) as Day) },
  ];
  return (
    <Card title={text.people} id="people">
      <Table
        caption={text.people}
        columns={columns}
        rows={producer.people}
        rowKey={({ id, role }) => `${id} ${role}`}
        empty={text.peopleEmpty}
      />
      {producer.invitations.length > 0 && <Invitations {...props} />}
      {invitePath && <Invite lang={lang} producer={producer} path={invitePath} retry={retry} />}
    </Card>
  );
}
