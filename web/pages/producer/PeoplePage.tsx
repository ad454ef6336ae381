import type { Role } from '#core/permission';
import { fill } from '../../fill.ts';
import { Badge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { SelectField } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { portalText } from '../../text/portal.ts';
import { usersText } from '../../text/users.ts';
import { InvitedFields } from '../office/InviteForm.tsx';
import { OpenInvitations, type ShownInvitation } from '../office/OpenInvitations.tsx';

/** Somebody who works for a producer here. */
export interface ProducerPerson {
  readonly grantId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly producerName: string;
}

interface PeoplePageProps {
  readonly frame: PortalFrame;
  readonly people: readonly ProducerPerson[];
  readonly invitations: readonly ShownInvitation[];
  /** The producers one may invite for: mostly one. */
  readonly producers: readonly { readonly id: string; readonly name: string }[];
  readonly typed?: Readonly<Record<string, string>>;
  readonly wrong?: Wrong | null | undefined;
}

function PeopleTable({ frame, people }: Pick<PeoplePageProps, 'frame' | 'people'>) {
  const text = usersText(frame.lang);
  const named = portalText(frame.lang).roles;
  const columns = [
    { label: text.name, cell: (row: ProducerPerson) => row.name, head: true },
    { label: text.email, cell: (row: ProducerPerson) => row.email },
    {
      label: text.roles,
      cell: (row: ProducerPerson) => (
        <div>
          <Badge tone="neutral">{named[row.role]}</Badge> {row.producerName}
        </div>
      ),
    },
    {
      label: text.people.end,
      cell: ({ role, grantId, name }: ProducerPerson) =>
        role === 'delegate' && (
          <Form action={`/producer/delegates/${grantId}/ending`}>
            <button type="submit" class="danger" aria-label={fill(text.people.endOf, { name })}>
              {text.people.end}
            </button>
          </Form>
        ),
    },
  ];
  return (
    <Card>
      <Table
        caption={text.people.title}
        columns={columns}
        rows={people}
        rowKey={({ grantId }) => grantId}
        empty={text.people.none}
      />
    </Card>
  );
}

/** Who works for one's producer here, and inviting a delegate. */
export function PeoplePage(props: PeoplePageProps) {
  const { frame, invitations, producers, typed = {}, wrong } = props;
  const text = usersText(frame.lang);
  const options = producers.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <PortalShell frame={frame} title={text.people.title} lead={text.people.lead}>
      <PeopleTable frame={frame} people={props.people} />
      <OpenInvitations
        lang={frame.lang}
        invitations={invitations}
        revocationOf={(id) => `/producer/invitations/${id}/revocation`}
      />
      <Card title={text.people.inviteTitle} id="invite">
        <p class="hint">{text.invite.lead}</p>
        <Form action="/producer/delegates" wrong={wrong}>
          <InvitedFields lang={frame.lang} typed={typed} wrong={wrong} />
          {options.length === 1 ? (
            <input type="hidden" name="producer" value={options[0]?.value} />
          ) : (
            <SelectField
              name="producer"
              label={text.people.producer}
              options={options}
              value={typed.producer}
              wrong={wrong}
              required
            />
          )}
          <Submit>{text.invite.submit}</Submit>
        </Form>
      </Card>
    </PortalShell>
  );
}
