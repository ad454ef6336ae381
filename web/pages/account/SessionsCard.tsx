import { fill } from '../../fill.ts';
import { Badge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { Form, Submit } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Table } from '../../parts/portal/Table.tsx';
import { accountText } from '../../text/account.ts';

/** A session as its person sees it: browser and times, never a network address. */
export interface ShownSession {
  readonly id: string;
  readonly agent: string;
  readonly began: string;
  readonly seen: string;
  readonly isThis: boolean;
}

interface SessionsCardProps {
  readonly frame: PortalFrame;
  readonly sessions: readonly ShownSession[];
}

function EndOne({ frame, session }: { readonly frame: PortalFrame; readonly session: ShownSession }) {
  const text = accountText(frame.lang).account;
  if (session.isThis) {
    return (
      <Form action="/sign-out">
        <Badge tone="good">{text.thisSession}</Badge>
        <Submit tone="quiet">{text.end}</Submit>
      </Form>
    );
  }
  const values = { agent: session.agent || text.unknownAgent, began: session.began };
  return (
    <Form action="/account/sessions/ending">
      <input type="hidden" name="session" value={session.id} />
      <button type="submit" class="quiet" aria-label={fill(text.endThere, values)}>
        {text.end}
      </button>
    </Form>
  );
}

/** Where one is signed in, and the ways to end it: one by one, or everywhere else. */
export function SessionsCard({ frame, sessions }: SessionsCardProps) {
  const text = accountText(frame.lang).account;
  const columns = [
    { label: text.agent, cell: (row: ShownSession) => row.agent || text.unknownAgent, head: true },
    { label: text.began, cell: (row: ShownSession) => row.began },
    { label: text.seen, cell: (row: ShownSession) => row.seen },
    { label: text.end, cell: (row: ShownSession) => <EndOne frame={frame} session={row} /> },
  ];
  return (
    <Card title={text.sessions} id="sessions">
      <Table
        caption={text.sessions}
        columns={columns}
        rows={sessions}
        rowKey={({ id }) => id}
        empty={text.noOthers}
      />
      {sessions.length > 1 ? (
        <Form action="/account/sessions/ending">
          <input type="hidden" name="session" value="others" />
          <Submit tone="danger">{text.endOthers}</Submit>
        </Form>
      ) : (
        <p class="hint">{text.noOthers}</p>
      )}
    </Card>
  );
}
