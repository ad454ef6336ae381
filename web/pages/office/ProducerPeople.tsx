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
import type { Lang } from '../../text.ts';

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
  readonly mayInvite: boolean;
}

function Invite({ lang, producer }: Pick<PeopleProps, 'lang' | 'producer'>) {
  const text = producersText(lang);
  const options = (['producer', 'delegate'] as const).map((role) => ({
    value: role,
    label: text.roles[role],
  }));
  return (
    <details>
      <summary>{text.invite}</summary>
      <Form action="/office/invitations">
        <input type="hidden" name="producer" value={producer.id} />
        <Field name="name" label={text.inviteName} maxLength={120} required />
        <Field name="email" type="email" label={text.inviteEmail} required />
        <SelectField name="role" label={text.role} options={options} value="producer" required />
        <Submit>{text.inviteSend}</Submit>
      </Form>
    </details>
  );
}

/** Who works here for a producer, who was invited, and the way to invite. */
export function People({ lang, producer, mayInvite }: PeopleProps) {
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
      {producer.invitations.length > 0 && (
        <>
          <h3>{text.invitations}</h3>
          <ul>
            {producer.invitations.map(({ id, name, email, role, expiresAt }) => (
              <li key={id}>
                {`${name} · ${email} · ${roles[role]} · ${fill(text.expires, { at: formatInstant(expiresAt) })}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {mayInvite && <Invite lang={lang} producer={producer} />}
    </Card>
  );
}
