import { LEVELS } from '#core/cloneWeights';
import { SIGNAL_FINDINGS, type SignalFinding } from '#core/signal';
import { actorName } from '../../actorName.ts';
import { formatInstant } from '../../dates.ts';
import { formatDecimal } from '../../decimals.ts';
import { fill } from '../../fill.ts';
import { Badge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { EventList, type ShownEvent } from '../../parts/portal/EventList.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { ChoiceField, Field } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { formatNumber } from '../../refusalText.ts';
import { signalsText } from '../../text/signals.ts';
import { SignalAround, type SignalAroundShown } from './SignalAround.tsx';
import { Neighbours, ScanDays, ScanPlaces, type SignalSights } from './SignalSights.tsx';
import { Stop, Waiting, type WaitingStop } from './SignalStop.tsx';
import { evidenceWords, LEVEL_TONES, type SignalListed } from './SignalsPage.tsx';

/** All that the page of one signal shows. */
export interface SignalShown extends SignalListed {
  readonly at: number;
  readonly weights: number;
  readonly productId: string;
  readonly producerId: string;
  readonly batch: { readonly id: string; readonly name: string };
  readonly sample: boolean;
  readonly finding: SignalFinding | null;
  readonly reason: string | null;
  readonly checkedBy: string | null;
  readonly checkedAt: number | null;
  readonly sights: SignalSights;
  readonly around: SignalAroundShown;
  readonly events: readonly ShownEvent[];
  /** Voids and recalls of it that wait for an approver. */
  readonly stops: readonly WaitingStop[];
}

interface SignalPageProps {
  readonly frame: PortalFrame;
  readonly signal: SignalShown;
  readonly typed?: Readonly<Record<string, string>>;
  readonly wrong?: Wrong | undefined;
}

function Why({ frame: { lang }, signal }: SignalPageProps) {
  const text = signalsText(lang);
  const told = signal.evidence.filter(({ points }) => points !== 0);
  const number = (value: number) => formatDecimal(lang, value);
  const { watch, alarm, kinds, seen, agents } = LEVELS;
  const conditions = {
    ...{ watch: number(watch), alarm: number(alarm), seen: number(seen) },
    ...{ kinds: number(kinds), agents: number(agents), score: number(signal.score) },
  };
  return (
    <Card title={text.why}>
      <Table
        caption={text.whyCaption}
        columns={[
          { label: text.evidenceColumn, head: true, cell: (one) => evidenceWords(lang, signal.about, one) },
          { label: text.points, number: true, cell: ({ points }) => number(points) },
        ]}
        rows={told}
        rowKey={({ kind }) => kind}
        empty={text.whenNone}
      />
      <p class="hint">
        {signal.about === 'stamp' && fill(text.total, conditions)}{' '}
        {fill(text.weights, { version: String(signal.weights) })}
      </p>
    </Card>
  );
}

function About({ frame: { lang }, signal }: SignalPageProps) {
  const text = signalsText(lang);
  const { sights } = signal;
  return (
    <Card title={signal.about === 'batch' ? text.factsBatch : text.facts}>
      <Facts
        rows={[
          [
            text.stamp,
            signal.about === 'stamp' && (
              <a class="id" href={`/office/batches/${signal.batch.id}`}>
                {signal.name}
              </a>
            ),
          ],
          [text.product, <a href={`/office/products/${signal.productId}`}>{signal.product}</a>],
          [text.producer, <a href={`/office/producers/${signal.producerId}`}>{signal.producer}</a>],
          [text.lot, signal.lot],
          [text.batch, <a href={`/office/batches/${signal.batch.id}`}>{signal.batch.name}</a>],
          [text.scans, sights.scans > 0 && formatNumber(lang, sights.scans)],
          [text.firstScan, sights.firstAt !== null && formatInstant(sights.firstAt)],
          [text.lastScan, sights.lastAt !== null && formatInstant(sights.lastAt)],
          [text.raised, formatInstant(signal.at)],
        ].map(([label, value]) => [label, value || null] as [string, typeof value])}
      />
    </Card>
  );
}

function Check({ frame: { lang }, signal, typed = {}, wrong }: SignalPageProps) {
  const text = signalsText(lang);
  const options = SIGNAL_FINDINGS.map((value) => ({
    value,
    label: text.findings[value],
    more: <span class="hint"> {text.findingDoes[value]}</span>,
  }));
  return (
    <Card title={text.check} id="check">
      <p>{text.checkLead}</p>
      <Form action={`/office/signals/${signal.id}/finding`} wrong={wrong}>
        <input type="hidden" name="seen" value={signal.updatedAt} />
        <ChoiceField
          name="finding"
          label={text.finding}
          options={options}
          value={typed.finding}
          wrong={wrong}
        />
        <Field
          name="reason"
          label={text.reason}
          hint={text.reasonHint}
          value={typed.reason}
          wrong={wrong}
          maxLength={500}
          required
        />
        <Submit>{text.save}</Submit>
      </Form>
    </Card>
  );
}

function Found({ frame: { lang }, signal }: SignalPageProps) {
  const text = signalsText(lang);
  const { finding, checkedBy, checkedAt, reason } = signal;
  if (!finding || checkedAt === null) return null;
  const values = {
    finding: text.findings[finding],
    who: actorName(lang, checkedBy ?? ''),
    when: formatInstant(checkedAt),
  };
  return (
    <Notice tone={finding === 'copied' ? 'warning' : 'good'} title={fill(text.foundBy, values)}>
      {reason}
    </Notice>
  );
}

/** One signal: what the scans say and why, where and when, the stamps beside it, and what a person found. */
export function SignalPage(props: SignalPageProps) {
  const { frame, signal } = props;
  const text = signalsText(frame.lang);
  const may = frame.person?.may ?? [];
  return (
    <PortalShell
      frame={frame}
      title={fill(text.pageTitle, { product: signal.product })}
      lead={
        <>
          <Badge tone={LEVEL_TONES[signal.level]}>{text.levels[signal.level]}</Badge>{' '}
          {text.likeness[signal.likeness]}
        </>
      }
      up={{ path: '/office/signals', label: text.up }}
      sample={signal.sample}
    >
      <Found {...props} />
      <Waiting frame={frame} signal={signal} />
      <div class="columns">
        <Why {...props} />
        <About {...props} />
      </div>
      {signal.about === 'stamp' && (
        <>
          <ScanPlaces frame={frame} sights={signal.sights} />
          <ScanDays frame={frame} sights={signal.sights} />
        </>
      )}
      <Neighbours frame={frame} sights={signal.sights} />
      <SignalAround frame={frame} around={signal.around} />
      {signal.state === 'open' && may.includes('signal:write') && <Check {...props} />}
      {may.includes('stamps:prepare') && <Stop frame={frame} signal={signal} />}
      <Card title={text.events}>
        <EventList lang={frame.lang} events={signal.events} />
      </Card>
    </PortalShell>
  );
}
