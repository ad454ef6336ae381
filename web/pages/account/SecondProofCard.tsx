import { fill } from '../../fill.ts';
import { Badge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { ButtonLink, Form, Submit } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { accountText } from '../../text/account.ts';

/** A passkey as its person sees it. */
export interface ShownPasskey {
  readonly id: string;
  readonly name: string;
  readonly addedOn: string;
  readonly usedOn: string | null;
}

/** The second proofs a person has. */
export interface SecondProofs {
  readonly totp: boolean;
  readonly passkeys: readonly ShownPasskey[];
  readonly codesLeft: number;
}

interface SecondProofCardProps {
  readonly frame: PortalFrame;
  readonly account: SecondProofs;
}

function PasskeyRow({ frame, passkey }: { readonly frame: PortalFrame; readonly passkey: ShownPasskey }) {
  const text = accountText(frame.lang).passkey;
  const { id, name, addedOn, usedOn } = passkey;
  return (
    <li>
      <b>{name}</b>{' '}
      <span class="soft">
        {fill(text.added, { day: addedOn })}
        {usedOn && `, ${fill(text.used, { day: usedOn })}`}
      </span>
      <Form action={`/account/passkeys/${id}/removal`}>
        <Submit tone="danger">{fill(text.remove, { name })}</Submit>
      </Form>
    </li>
  );
}

function App({ frame, account }: SecondProofCardProps) {
  const text = accountText(frame.lang).account;
  return (
    <>
      <h3>
        {text.totp}{' '}
        <Badge tone={account.totp ? 'good' : 'neutral'}>{account.totp ? text.totpOn : text.totpOff}</Badge>
      </h3>
      <p>
        <ButtonLink href="/account/totp" tone="quiet">
          {account.totp ? text.totpChange : text.totpAdd}
        </ButtonLink>
      </p>
      {account.totp && (
        <Form action="/account/totp/removal">
          <Submit tone="danger">{text.totpRemove}</Submit>
        </Form>
      )}
    </>
  );
}

/** Passkeys, the authenticator app and the recovery codes of a person. */
export function SecondProofCard({ frame, account }: SecondProofCardProps) {
  const text = accountText(frame.lang);
  const { passkeys, codesLeft, totp } = account;
  return (
    <Card title={text.account.second} id="second">
      <p class="hint">{text.account.secondLead}</p>
      <h3>{text.passkey.title}</h3>
      {passkeys.length > 0 && (
        <ul>
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} frame={frame} passkey={passkey} />
          ))}
        </ul>
      )}
      <p>
        <ButtonLink href="/account/passkeys/new" tone="quiet">
          {text.passkey.add}
        </ButtonLink>
      </p>
      <App frame={frame} account={account} />
      {(totp || passkeys.length > 0) && (
        <>
          <h3>
            {text.account.codes}{' '}
            <Badge tone={codesLeft > 3 ? 'good' : 'warning'}>
              {fill(text.account.codesLeft, { left: String(codesLeft) })}
            </Badge>
          </h3>
          <Form action="/account/recovery-codes">
            <Submit tone="quiet">{text.account.codesNew}</Submit>
          </Form>
        </>
      )}
    </Card>
  );
}
