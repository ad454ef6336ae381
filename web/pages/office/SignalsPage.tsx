import type { Evidence, Likeness } from '#core/clone';
import { SIGNAL_STATES, type SignalState } from '#core/signal';
import { formatInstant } from '../../dates.ts';
import { formatDecimal } from '../../decimals.ts';
import { fill } from '../../fill.ts';
import { Badge } from '../../parts/portal/Badge.tsx';
import { SelectField } from '../../parts/portal/Field.tsx';
import { Filters } from '../../parts/portal/Filters.tsx';
import { Submit } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Pager } from '../../parts/portal/Pager.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { type Column, Table } from '../../parts/portal/Table.tsx';
import { formatNumber } from '../../refusalText.ts';
import { signalsText } from '../../text/signals.ts';
import type { Lang } from '../../text.ts';

/** A signal as the list shows it. */
export interface SignalListed {
  readonly id: string;
  /** The stamp's printed ID, or the batch's name. */
  readonly name: string;
  readonly about: 'stamp' | 'batch';
  readonly level: 'watch' | 'alarm';
  readonly state: SignalState;
  readonly score: number;
  readonly likeness: Likeness;
  readonly evidence: readonly Evidence[];
  readonly updatedAt: number;
  readonly product: string;
  readonly producer: string;
  readonly lot: string;
}

/** What the list was narrowed to. */
export interface SignalsAsked {
  readonly state?: string | undefined;
  readonly level?: string | undefined;
}

export const LEVEL_TONES = { watch: 'notice', alarm: 'warning' } as const;

/** One line of evidence in words. */
export function evidenceWords(lang: Lang, about: SignalListed['about'], { kind, count }: Evidence): string {
  const text = signalsText(lang);
  const sentence = about === 'batch' && kind === 'visitors' ? text.spread : text.evidence[kind];
  return fill(sentence, { count: formatNumber(lang, count) });
}

/** The heaviest two of what was found, in words. */
function heaviest(lang: Lang, { about, evidence }: SignalListed): string {
  const first = [...evidence].sort((a, b) => b.points - a.points).slice(0, 2);
  return first.map((one) => evidenceWords(lang, about, one)).join(', ');
}

function columnsOf(lang: Lang): Column<SignalListed>[] {
  const text = signalsText(lang);
  return [
    {
      label: text.stamp,
      head: true,
      cell: ({ id, name, about }) => (
        <a href={`/office/signals/${id}`}>
          {about === 'batch' ? fill(text.ofBatch, { batch: name }) : <span class="id">{name}</span>}
        </a>
      ),
    },
    {
      label: text.level,
      cell: ({ level, state }) => (
        <>
          <Badge tone={LEVEL_TONES[level]}>{text.levels[level]}</Badge>{' '}
          {state === 'checked' && <Badge tone="neutral">{text.states.checked}</Badge>}
        </>
      ),
    },
    { label: text.product, cell: ({ product, producer }) => `${product} · ${producer}` },
    { label: text.why, cell: (signal) => heaviest(lang, signal) },
    { label: text.score, number: true, cell: ({ score }) => formatDecimal(lang, score) },
    { label: text.updated, cell: ({ updatedAt }) => formatInstant(updatedAt) },
  ];
}

interface SignalsPageProps {
  readonly frame: PortalFrame;
  readonly rows: readonly SignalListed[];
  readonly asked: SignalsAsked;
  readonly page: number;
  readonly perPage: number;
  readonly total: number;
}

function Asked({ frame, asked }: Pick<SignalsPageProps, 'frame' | 'asked'>) {
  const text = signalsText(frame.lang);
  const states = SIGNAL_STATES.map((value) => ({ value, label: text.states[value] }));
  const levels = (['alarm', 'watch'] as const).map((value) => ({ value, label: text.levels[value] }));
  return (
    <Filters action="/office/signals" label={text.filter}>
      <SelectField
        name="state"
        label={text.state}
        options={states}
        empty={text.anyState}
        value={asked.state}
      />
      <SelectField
        name="level"
        label={text.level}
        options={levels}
        empty={text.anyLevel}
        value={asked.level}
      />
      <Submit tone="quiet">{text.apply}</Submit>
    </Filters>
  );
}

/** Codes whose scans are unusual, those nobody looked at first. */
export function SignalsPage(props: SignalsPageProps) {
  const { frame, rows, asked, page, perPage, total } = props;
  const text = signalsText(frame.lang);
  const kept = Object.entries(asked).filter(([, value]) => value);
  const href = (to: number) =>
    `/office/signals?${new URLSearchParams([...(kept as [string, string][]), ['page', String(to)]])}`;
  return (
    <PortalShell frame={frame} title={text.title} lead={text.lead}>
      <Asked frame={frame} asked={asked} />
      <Table
        caption={text.caption}
        columns={columnsOf(frame.lang)}
        rows={rows}
        rowKey={({ id }) => id}
        empty={kept.length > 0 ? text.emptyFiltered : text.empty}
      />
      {total > perPage && <Pager page={page} perPage={perPage} total={total} href={href} />}
    </PortalShell>
  );
}
