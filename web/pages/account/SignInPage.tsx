import type { Role } from '#core/permission';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { Field } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { accountText } from '../../text/account.ts';
import { portalText } from '../../text/portal.ts';
import { type Along, AlongFields } from './kept.tsx';
import { PasskeyDoor } from './PasskeyDoor.tsx';

/** One of the invented people of a demonstration. */
export interface SamplePerson {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

interface SignInPageProps {
  readonly frame: PortalFrame;
  readonly wrong?: Wrong | null | undefined;
  readonly email?: string | undefined;
  /** Where to go on to, or the form whose session had ended. */
  readonly along?: Along;
  /** Only in a trial on this machine: whom to try it as. */
  readonly samples?: readonly SamplePerson[];
}

function Samples({ frame, samples, along }: Required<Pick<SignInPageProps, 'frame' | 'samples' | 'along'>>) {
  const { trial } = accountText(frame.lang);
  const { roles } = portalText(frame.lang);
  return (
    <Card title={trial.title}>
      <p>{trial.lead}</p>
      <Form action="/sign-in/trial">
        <AlongFields along={along} />
        {samples.map(({ email, name, role }) => (
          <Submit key={email} tone="quiet" name="person" value={email}>
            {fill(trial.as, { role: roles[role], name })}
          </Submit>
        ))}
      </Form>
    </Card>
  );
}

/** The door of both portals: by password, by passkey, and in a trial as one of its invented people. */
export function SignInPage({ frame, wrong, email, along = {}, samples = [] }: SignInPageProps) {
  const text = accountText(frame.lang);
  return (
    <PortalShell frame={frame} title={text.signIn.title} lead={text.signIn.lead} islands={['passkey']} narrow>
      {along.kept && <Notice tone="notice">{text.signIn.kept}</Notice>}
      {samples.length > 0 && <Samples frame={frame} samples={samples} along={along} />}
      <Card>
        <Form action="/sign-in" wrong={wrong}>
          <AlongFields along={along} />
          <Field
            name="email"
            type="email"
            label={text.email}
            value={email}
            autocomplete="username"
            required
          />
          <Field
            name="password"
            type="password"
            label={text.password}
            autocomplete="current-password"
            required
          />
          <Submit>{text.signIn.submit}</Submit>
        </Form>
        <PasskeyDoor action="/sign-in/passkey" along={along} />
        <p class="hint">{text.signIn.lost}</p>
      </Card>
    </PortalShell>
  );
}
