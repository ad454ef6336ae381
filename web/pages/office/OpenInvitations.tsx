import type { Role } from '#core/permission';
import { fill } from '../../fill.ts';
import { Badge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { Form } from '../../parts/portal/Form.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { portalText } from '../../text/portal.ts';
import { usersText } from '../../text/users.ts';
import type { Lang } from '../../text.ts';

/** An invitation that waits; without a role it is a way back into an account. */
export interface ShownInvitation {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role | null;
  readonly place: string | null;
  readonly until: string;
}

interface OpenInvitationsProps {
  readonly lang: Lang;
  readonly invitations: readonly ShownInvitation[];
  /** Where revoking one is sent; null for those who only look. */
  readonly revocationOf: ((id: string) => string) | null;
}

/** Invitations nobody has used, and the way to take one back. */
export function OpenInvitations({ lang, invitations, revocationOf }: OpenInvitationsProps) {
  const text = usersText(lang);
  const { roles } = portalText(lang);
  const revoke = (row: ShownInvitation) =>
    revocationOf && (
      <Form action={revocationOf(row.id)}>
        <button type="submit" class="danger" aria-label={fill(text.open.revokeOf, { name: row.name })}>
          {text.open.revoke}
        </button>
      </Form>
    );
  const columns = [
    { label: text.name, cell: (row: ShownInvitation) => row.name, head: true },
    { label: text.email, cell: (row: ShownInvitation) => row.email },
    {
      label: text.roles,
      cell: (row: ShownInvitation) => (
        <div>
          <Badge tone="neutral">{row.role ? roles[row.role] : text.open.returns}</Badge> {row.place}
        </div>
      ),
    },
    { label: text.open.until, cell: (row: ShownInvitation) => row.until },
    ...(revocationOf ? [{ label: text.open.revoke, cell: revoke }] : []),
  ];
  return (
    <Card title={text.open.title} id="invitations">
      <Table
        caption={text.open.title}
        columns={columns}
        rows={invitations}
        rowKey={({ id }) => id}
        empty={text.open.none}
      />
    </Card>
  );
}
