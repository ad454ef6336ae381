import type { KeyState } from '#core/key';
import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Badge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { formatNumber } from '../../refusalText.ts';
import { keysText } from '../../text/keys.ts';

/** One key with what was done under it. */
export interface KeyShown {
  readonly number: string;
  readonly kid: string;
  readonly state: KeyState;
  readonly createdAt: number;
  readonly retiredAt: number | null;
  readonly compromisedAt: number | null;
  readonly used: number;
  readonly of: number;
  readonly batches: number;
  readonly stamps: number;
  readonly printed: number;
  /** The next serial by the mark outside the database, against the counter inside. */
  readonly mark: { readonly next: number; readonly counter: number };
}

const TONES = { active: 'good', retired: 'neutral', compromised: 'danger' } as const;

/** Whether a key signs, in words. */
export function KeyBadge({ lang, state }: { lang: PortalFrame['lang']; state: KeyState }) {
  return <Badge tone={TONES[state]}>{keysText(lang).states[state]}</Badge>;
}

/** Whether the mark outside the database agrees with the counter, and what that means. */
export function Mark({ lang, mark }: { lang: PortalFrame['lang']; mark: KeyShown['mark'] }) {
  const text = keysText(lang);
  const ahead = mark.next - mark.counter;
  const isBehind = mark.next === 0 || ahead < 0;
  const count = formatNumber(lang, ahead);
  const [tone, word, more] = isBehind
    ? (['danger', text.markBehind, text.markBehindMore] as const)
    : ahead === 0
      ? (['good', text.markOk, text.markOkMore] as const)
      : (['warning', text.markAhead, fill(text.markAheadMore, { count })] as const);
  return (
    <>
      <Badge tone={tone}>{word}</Badge> <span class="soft">{more}</span>
    </>
  );
}

interface KeysPageProps {
  readonly frame: PortalFrame;
  readonly keys: readonly KeyShown[];
  readonly wrong?: Wrong | null | undefined;
}

function Keys({ frame: { lang }, keys }: KeysPageProps) {
  const text = keysText(lang);
  const number = (value: number) => formatNumber(lang, value);
  return (
    <Table
      caption={text.caption}
      rows={keys}
      rowKey={(key) => key.number}
      empty={text.lead}
      columns={[
        {
          label: text.key,
          head: true,
          cell: (key) => (
            <a href={`/office/keys/${key.number}`}>{fill(text.keyTitle, { key: key.number })}</a>
          ),
        },
        { label: text.state, cell: ({ state }) => <KeyBadge lang={lang} state={state} /> },
        { label: text.created, cell: ({ createdAt }) => formatInstant(createdAt) },
        {
          label: text.used,
          number: true,
          cell: ({ used, of }) => fill(text.usedOf, { used: number(used), of: number(of) }),
        },
        { label: text.batches, number: true, cell: ({ batches }) => number(batches) },
        { label: text.stamps, number: true, cell: ({ stamps }) => number(stamps) },
        { label: text.printed, number: true, cell: ({ printed }) => number(printed) },
        { label: text.mark, cell: ({ mark }) => <Mark lang={lang} mark={mark} /> },
      ]}
    />
  );
}

/** All signing keys, and making the next one. */
export function KeysPage(props: KeysPageProps) {
  const { frame, keys, wrong } = props;
  const text = keysText(frame.lang);
  const stamps = keys.reduce((sum, key) => sum + key.stamps, 0);
  return (
    <PortalShell frame={frame} title={text.title} lead={text.lead}>
      <Keys {...props} />
      {frame.person?.may.includes('key:write') && (
        <Card title={text.rotate} id="rotation">
          <Notice tone="notice">{fill(text.rotateLead, { stamps: formatNumber(frame.lang, stamps) })}</Notice>
          <p class="hint">{text.freshHint}</p>
          <Form action="/office/keys" wrong={wrong}>
            <Submit>{text.rotateButton}</Submit>
          </Form>
        </Card>
      )}
    </PortalShell>
  );
}
