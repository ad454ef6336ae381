import type { RefusalCode } from '#core/refusal';
import { Card } from '../../parts/portal/Card.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { FileField } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { formatNumber, refusalText } from '../../refusalText.ts';
import { handedInText } from '../../text/handedIn.ts';

const PATH = '/office/inspections';

/** What became of a file of reports. */
export interface HandedInShown {
  readonly inspector: string;
  readonly received: readonly string[];
  readonly known: readonly string[];
  readonly refused: readonly { readonly id: string; readonly code: RefusalCode }[];
  readonly photos: number;
  readonly photosRefused: readonly { readonly hash: string; readonly code: RefusalCode }[];
  readonly photosWanted: number;
}

interface HandedInPageProps {
  readonly frame: PortalFrame;
  /** Null before a file was taken in. */
  readonly outcome: HandedInShown | null;
  readonly wrong?: Wrong | undefined;
}

function Outcome({ frame, outcome }: { readonly frame: PortalFrame; readonly outcome: HandedInShown }) {
  const { lang } = frame;
  const text = handedInText(lang);
  const { inspector, received, known, refused, photos, photosRefused, photosWanted } = outcome;
  const counted = (value: number) => formatNumber(lang, value);
  const all = [...refused, ...photosRefused.map(({ hash, code }) => ({ id: hash, code }))];
  return (
    <>
      <Card title={text.outcome}>
        <div role="status">
          <Facts
            rows={[
              [text.inspector, inspector],
              [text.received, counted(received.length)],
              [text.known, counted(known.length)],
              [text.refused, counted(refused.length)],
              [text.photos, counted(photos)],
              [text.photosWanted, counted(photosWanted)],
              [text.photosRefused, counted(photosRefused.length)],
            ]}
          />
        </div>
      </Card>
      {all.length > 0 && (
        <Card title={text.refusedTitle}>
          <Table
            caption={text.refusedTitle}
            rows={all}
            rowKey={({ id, code }) => `${id} ${code}`}
            empty={text.refusedEmpty}
            columns={[
              { label: text.id, head: true, cell: ({ id }) => <code class="hash">{id}</code> },
              { label: text.why, cell: ({ code }) => refusalText(lang, { code, details: {} }).title },
            ]}
          />
        </Card>
      )}
      {received.length > 0 && (
        <Card title={text.newTitle}>
          <ul>
            {received.map((id) => (
              <li key={id}>
                <a href={`${PATH}/${id}`}>
                  <code class="hash">{id}</code>
                </a>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

/** Where the office takes in what a phone saved as a file: how much was new, known or refused, and why. */
export function HandedInPage({ frame, outcome, wrong }: HandedInPageProps) {
  const text = handedInText(frame.lang);
  return (
    <PortalShell frame={frame} title={text.title} lead={text.lead} up={{ path: PATH, label: text.up }}>
      {outcome && <Outcome frame={frame} outcome={outcome} />}
      <Card>
        <Form action={`${PATH}/handed-in`} upload wrong={wrong}>
          <FileField
            name="file"
            label={text.file}
            hint={text.fileHint}
            accept=".json,application/json"
            wrong={wrong}
            required
          />
          <Submit>{text.take}</Submit>
        </Form>
      </Card>
    </PortalShell>
  );
}
