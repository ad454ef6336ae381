import { Badge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { usersText } from '../../text/users.ts';
import { InvitedFields, type Places, RoleFields } from './InviteForm.tsx';
import { NewRights, type ShownNewRight } from './NewRights.tsx';
import { OpenInvitations, type ShownInvitation } from './OpenInvitations.tsx';
import { type NamedRole, RoleLines } from './roles.tsx';

/** A person as the list shows them. */
export interface ListedUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly NamedRole[];
  readonly suspended: boolean;
  /** A role needs a second proof that is not enrolled yet. */
  readonly lacksSecond: boolean;
}

interface UsersPageProps {
  readonly frame: PortalFrame;
  readonly users: readonly ListedUser[];
  readonly invitations: readonly ShownInvitation[];
  readonly rights: readonly ShownNewRight[];
  /** What may be chosen when inviting; null for those who only look. */
  readonly places: Places | null;
  readonly typed?: Readonly<Record<string, string>>;
  readonly wrong?: Wrong | null | undefined;
}

/** Who may come in, and inviting somebody more. */
export function UsersPage({ frame, users, rights, invitations, places, typed = {}, wrong }: UsersPageProps) {
  const { lang } = frame;
  const text = usersText(lang);
  const columns = [
    {
      label: text.name,
      cell: (row: ListedUser) => <a href={`/office/users/${row.id}`}>{row.name}</a>,
      head: true,
    },
    { label: text.email, cell: (row: ListedUser) => row.email },
    {
      label: text.roles,
      cell: (row: ListedUser) => (
        <div>
          <RoleLines lang={lang} roles={row.roles} />
        </div>
      ),
    },
    {
      label: text.state,
      cell: ({ suspended, lacksSecond }: ListedUser) => (
        <div>
          <Badge tone={suspended ? 'danger' : 'good'}>{suspended ? text.suspended : text.active}</Badge>
          {lacksSecond && !suspended && <Badge tone="warning">{text.noSecond}</Badge>}
        </div>
      ),
    },
  ];
  return (
    <PortalShell frame={frame} title={text.title} lead={text.lead}>
      <NewRights frame={frame} rights={rights} />
      <Card>
        <Table
          caption={text.title}
          columns={columns}
          rows={users}
          rowKey={({ id }) => id}
          empty={text.none}
        />
      </Card>
      <OpenInvitations
        lang={lang}
        invitations={invitations}
        revocationOf={places && ((id) => `/office/invitations/${id}/revocation`)}
      />
      {places && (
        <Card title={text.invite.title} id="invite">
          <p class="hint">{text.invite.lead}</p>
          <Form action="/office/invitations" wrong={wrong}>
            <InvitedFields lang={lang} typed={typed} wrong={wrong} />
            <RoleFields lang={lang} places={places} typed={typed} wrong={wrong} />
            <Submit>{text.invite.submit}</Submit>
          </Form>
        </Card>
      )}
    </PortalShell>
  );
}
