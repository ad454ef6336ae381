import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { Field } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { accountText } from '../../text/account.ts';
import { type NamedRole, RoleLines } from '../office/roles.tsx';
import { NewPassword } from './InvitationPage.tsx';
import { SecondProofCard, type SecondProofs } from './SecondProofCard.tsx';
import { SessionsCard, type ShownSession } from './SessionsCard.tsx';

/** All that a person sees of their own account. */
export interface Account extends SecondProofs {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly NamedRole[];
  /** A role waits for a second proof that was not given in this session. */
  readonly waits: boolean;
  /** From when roles hold that wait for a day or another administrator's word. */
  readonly holdsFrom: string | null;
  readonly hasPassword: boolean;
  readonly sessions: readonly ShownSession[];
}

interface AccountPageProps {
  readonly frame: PortalFrame;
  readonly account: Account;
  /** Which form was wrong, and how. */
  readonly wrong?: { readonly form: 'name' | 'password'; readonly wrong: Wrong } | undefined;
}

function PasswordCard({ frame, account, wrong }: AccountPageProps) {
  const text = accountText(frame.lang).account;
  const own = wrong?.form === 'password' ? wrong.wrong : null;
  return (
    <Card title={text.passwordTitle} id="password">
      {account.hasPassword ? (
        <Form action="/account/password" wrong={own}>
          <input type="hidden" name="username" value={account.email} />
          <Field
            name="current"
            type="password"
            label={text.current}
            wrong={own}
            autocomplete="current-password"
            required
          />
          <NewPassword frame={frame} wrong={own} />
          <p class="hint">{text.passwordEnds}</p>
          <Submit>{text.passwordSubmit}</Submit>
        </Form>
      ) : (
        <p class="hint">{text.noPassword}</p>
      )}
    </Card>
  );
}

/** Who only inspects has no pages here: their work is on the phone. */
function isInspectorOnly({ roles }: Account): boolean {
  return roles.length > 0 && roles.every(({ role }) => role === 'inspector');
}

/** One's own account: name, roles, second proof, password and sessions. */
export function AccountPage(props: AccountPageProps) {
  const { frame, account, wrong } = props;
  const text = accountText(frame.lang);
  const own = wrong?.form === 'name' ? wrong.wrong : null;
  return (
    <PortalShell frame={frame} title={text.account.title} narrow>
      {account.waits && (
        <Notice tone="warning" title={text.account.waits}>
          {text.account.waitsHow}
        </Notice>
      )}
      {account.holdsFrom && (
        <Notice tone="notice">{fill(text.account.rightsFrom, { from: account.holdsFrom })}</Notice>
      )}
      {isInspectorOnly(account) && (
        <Notice tone="neutral" title={text.account.inField}>
          <a href="/inspector/">{text.account.toApp}</a>
        </Notice>
      )}
      <SecondProofCard frame={frame} account={account} />
      <Card title={text.account.about}>
        <p>{account.email}</p>
        {account.roles.length === 0 && <p class="hint">{text.account.noRoles}</p>}
        <RoleLines lang={frame.lang} roles={account.roles} />
        <Form action="/account/name" wrong={own}>
          <Field
            name="name"
            label={text.name}
            hint={text.nameHint}
            value={account.name}
            wrong={own}
            autocomplete="name"
            maxLength={120}
            required
          />
          <Submit tone="quiet">{text.account.saveName}</Submit>
        </Form>
      </Card>
      <PasswordCard {...props} />
      <SessionsCard frame={frame} sessions={account.sessions} />
    </PortalShell>
  );
}
