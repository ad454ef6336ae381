import { actorName } from '../../actorName.ts';
import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Badge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { EventList, type ShownEvent } from '../../parts/portal/EventList.tsx';
import { Field, SelectField } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { formatNumber } from '../../refusalText.ts';
import { limitsText } from '../../text/limits.ts';

/** One producer beside its limit. */
export interface LimitLine {
  readonly producerId: string;
  readonly name: string;
  readonly isOwn: boolean;
  /** Null: what the lot declares. */
  readonly perLot: number | null;
  readonly per30Days: number;
  readonly issued: number;
}

interface LimitsPageProps {
  readonly frame: PortalFrame;
  readonly common: {
    readonly perLot: number | null;
    readonly per30Days: number;
    /** Null while the office has set none. */
    readonly set: { readonly at: number; readonly by: string } | null;
  };
  readonly rows: readonly LimitLine[];
  readonly producers: readonly { readonly id: string; readonly name: string }[];
  readonly events: readonly ShownEvent[];
  /** Sees the whole office, and may set everybody's. */
  readonly isWhole: boolean;
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong?: Wrong | null | undefined;
}

const PATH = '/office/limits';
/** From this share of its limit on a producer is near it. */
const NEAR = 0.8;

function Standing({ lang, row }: { lang: PortalFrame['lang']; row: LimitLine }) {
  const text = limitsText(lang);
  const share = row.issued / row.per30Days;
  const percent = `${formatNumber(lang, Math.round(share * 100))} %`;
  if (share > 1) return <Badge tone="danger">{`${percent} · ${text.over}`}</Badge>;
  if (share >= NEAR) return <Badge tone="warning">{`${percent} · ${text.near}`}</Badge>;
  return <Badge tone="good">{`${percent} · ${text.within}`}</Badge>;
}

function Figures({
  frame: { lang },
  prefix,
  values,
  wrong,
}: {
  frame: PortalFrame;
  prefix: string;
  values: Readonly<Record<string, string | number | undefined>>;
  wrong: Wrong | null | undefined;
}) {
  const text = limitsText(lang);
  const common = { type: 'number', inputmode: 'numeric', min: 1, required: true, wrong } as const;
  return (
    <>
      <Field
        {...common}
        id={`${prefix}-per-lot`}
        name="perLot"
        label={text.perLot}
        hint={text.perLotHint}
        value={values.perLot}
      />
      <Field
        {...common}
        id={`${prefix}-per-30-days`}
        name="per30Days"
        label={text.per30Days}
        hint={text.per30DaysHint}
        value={values.per30Days}
      />
    </>
  );
}

function Common({ frame, common, isWhole, typed, wrong }: LimitsPageProps) {
  const { lang } = frame;
  const text = limitsText(lang);
  const mine = wrong && !typed.producer ? wrong : null;
  const values = mine ? typed : { perLot: common.perLot ?? undefined, per30Days: common.per30Days };
  const told = common.set
    ? fill(text.setBy, { day: formatInstant(common.set.at), who: actorName(frame.lang, common.set.by) })
    : fill(text.usual, { per30Days: formatNumber(lang, common.per30Days) });
  return (
    <Card title={text.everybody}>
      <p class="hint">{text.everybodyHint}</p>
      <p>{told}</p>
      {common.set && (
        <p>
          {text.perLot}: <b>{common.perLot === null ? text.asLot : formatNumber(lang, common.perLot)}</b> ·{' '}
          {text.per30Days}: <b>{formatNumber(lang, common.per30Days)}</b>
        </p>
      )}
      {frame.person?.may.includes('limit:write') &&
        (isWhole ? (
          <Form action={PATH} wrong={mine}>
            <Figures frame={frame} prefix="all" values={values} wrong={mine} />
            <Submit>{text.set}</Submit>
          </Form>
        ) : (
          <p class="hint">{text.onlyWhole}</p>
        ))}
    </Card>
  );
}

function Own({ frame, producers, typed, wrong }: LimitsPageProps) {
  const text = limitsText(frame.lang);
  const mine = wrong && typed.producer ? wrong : null;
  const options = producers.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Card title={text.own} id="own">
      <p class="hint">{text.ownHint}</p>
      <Form action={PATH} wrong={mine}>
        <SelectField
          name="producer"
          label={text.producer}
          value={typed.producer}
          options={options}
          wrong={mine}
          required
        />
        <Figures frame={frame} prefix="own" values={mine ? typed : {}} wrong={mine} />
        <Submit>{text.set}</Submit>
      </Form>
    </Card>
  );
}

function Producers({ frame, rows }: LimitsPageProps) {
  const { lang } = frame;
  const text = limitsText(lang);
  const may = frame.person?.may.includes('limit:write');
  const number = (value: number | null) => (value === null ? text.asLot : formatNumber(lang, value));
  return (
    <Table
      caption={text.caption}
      captionShown
      rows={rows}
      rowKey={({ producerId }) => producerId}
      empty={text.empty}
      columns={[
        {
          label: text.producer,
          head: true,
          cell: ({ producerId, name }) => <a href={`/office/producers/${producerId}`}>{name}</a>,
        },
        { label: text.issued, number: true, cell: ({ issued }) => formatNumber(lang, issued) },
        { label: text.share, cell: (row) => <Standing lang={lang} row={row} /> },
        { label: text.per30Days, number: true, cell: ({ per30Days }) => number(per30Days) },
        { label: text.perLot, number: true, cell: ({ perLot }) => number(perLot) },
        {
          label: text.own,
          cell: ({ producerId, name, isOwn }) =>
            isOwn && may ? (
              <Form action={`${PATH}/ending`}>
                <input type="hidden" name="producer" value={producerId} />
                <Submit tone="quiet">{fill(text.end, { producer: name })}</Submit>
              </Form>
            ) : isOwn ? (
              text.isOwn
            ) : (
              text.isCommon
            ),
        },
      ]}
    />
  );
}

/** How many stamps producers may order alone, who is near it, and who set it when. */
export function LimitsPage(props: LimitsPageProps) {
  const { frame, events } = props;
  const text = limitsText(frame.lang);
  return (
    <PortalShell frame={frame} title={text.title} lead={text.lead}>
      <Common {...props} />
      <Producers {...props} />
      {frame.person?.may.includes('limit:write') && <Own {...props} />}
      <Card title={text.events}>
        <EventList events={events} lang={frame.lang} />
      </Card>
    </PortalShell>
  );
}
