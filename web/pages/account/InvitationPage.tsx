import { type Role, SECOND_PROOF_ROLES } from '#core/permission';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { Field } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { accountText } from '../../text/account.ts';
import { portalText } from '../../text/portal.ts';

interface InvitationPageProps {
  readonly frame: PortalFrame;
  readonly wrong?: Wrong | null | undefined;
  /** Where the form is sent: the invitation's own address. */
  readonly action: string;
  readonly email: string;
  readonly name: string;
  /** Null where somebody comes back into an account they have. */
  readonly role: Role | null;
  readonly place: string | null;
  /** Signed in already as the person it was made to: the role is only taken up. */
  readonly own: boolean;
}

function leadOf({ frame, role, place }: InvitationPageProps): string {
  const { invitation } = accountText(frame.lang);
  if (role === null) return invitation.returnLead;
  const said = portalText(frame.lang).roles[role];
  return place === null
    ? fill(invitation.lead, { role: said })
    : fill(invitation.over, { role: said, place });
}

function NewAccount({
  frame,
  wrong,
  action,
  email,
  name,
  role,
  submit,
}: InvitationPageProps & { readonly submit: string }) {
  const text = accountText(frame.lang);
  return (
    <>
      <Form action={action} wrong={wrong}>
        <input type="hidden" name="username" value={email} />
        <Field
          name="name"
          label={text.name}
          hint={text.nameHint}
          value={name}
          wrong={wrong}
          autocomplete="name"
          maxLength={120}
          required
        />
        <NewPassword frame={frame} wrong={wrong} />
        <Submit>{submit}</Submit>
      </Form>
      {role && (
        <p>
          <a href={`/sign-in?next=${encodeURIComponent(action)}`}>{text.invitation.known}</a>
        </p>
      )}
    </>
  );
}

function TakeUp({ frame, wrong, action }: InvitationPageProps) {
  const { invitation } = accountText(frame.lang);
  return (
    <Form action={action} wrong={wrong}>
      <p class="hint">{invitation.own}</p>
      <Submit>{invitation.submit}</Submit>
    </Form>
  );
}

/** Accepting an invitation: a name, a password, and what the role will still ask for. */
export function InvitationPage(props: InvitationPageProps) {
  const { frame, email, role, own } = props;
  const text = accountText(frame.lang);
  const { invitation } = text;
  const [title, submit] =
    role === null ? [invitation.returnTitle, invitation.returnSubmit] : [invitation.title, invitation.submit];
  return (
    <PortalShell frame={frame} title={title} lead={leadOf(props)} narrow>
      {role && SECOND_PROOF_ROLES.includes(role) && <Notice tone="notice">{invitation.second}</Notice>}
      <Card>
        <p>
          {invitation.email} <b>{email}</b>.
        </p>
        {own ? <TakeUp {...props} /> : <NewAccount {...props} submit={submit} />}
      </Card>
    </PortalShell>
  );
}

/** A new password, typed twice. */
export function NewPassword({ frame, wrong }: Pick<InvitationPageProps, 'frame' | 'wrong'>) {
  const text = accountText(frame.lang);
  const fields = [
    ['password', text.newPassword, text.passwordHint],
    ['again', text.again, undefined],
  ] as const;
  return fields.map(([name, label, hint]) => (
    <Field
      key={name}
      name={name}
      type="password"
      label={label}
      hint={hint}
      wrong={wrong}
      autocomplete="new-password"
      required
    />
  ));
}
