import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { SelectField } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { formatNumber } from '../../refusalText.ts';
import { areasText } from '../../text/areas.ts';

/** A province or commune of today, with who is placed there. */
export interface AreaShown {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly communes: number;
  readonly producers: number;
}

/** The provinces a person sees. */
export interface AreasView {
  readonly provinces: readonly (AreaShown & { readonly toChoose: number })[];
  /** Producers of whom a person must say in which commune they are. */
  readonly toChoose: number;
  /** Those of whom not even the province is known. */
  readonly nowhere: readonly { readonly id: string; readonly name: string }[];
  /** The one of them whose province is being chosen. */
  readonly asked: { readonly id: string; readonly name: string } | undefined;
  readonly mayLoad: boolean;
}

interface Props {
  readonly frame: PortalFrame;
  readonly view: AreasView;
  readonly wrong?: Wrong | null;
}

function Loading({ frame, view, wrong }: Props) {
  const text = areasText(frame.lang);
  const communes = view.provinces.reduce((sum, one) => sum + one.communes, 0);
  const loaded = view.provinces.some((one) => one.communes > 40);
  const recorded = fill(text.recorded, { count: formatNumber(frame.lang, communes) });
  const options = view.provinces.flatMap(({ code, name }) => (code ? [{ value: code, label: name }] : []));
  return (
    <Card title={loaded ? text.loadAgain : text.load} id="loading">
      <p>{loaded ? `${recorded} ${text.loadHint}` : `${text.notLoaded} ${text.loadHint}`}</p>
      <p class="hint">{text.loadTime}</p>
      <Form action="/office/areas/loading" wrong={wrong ?? null}>
        <SelectField
          name="province"
          label={text.which}
          options={options}
          empty={text.whole}
          wrong={wrong ?? null}
        />
        <Submit tone={loaded ? 'quiet' : 'primary'}>{loaded ? text.loadAgain : text.load}</Submit>
      </Form>
    </Card>
  );
}

/** Producers whose address names no province: each is chosen a province first, then a commune. */
function Nowhere({ frame, view }: Props) {
  const text = areasText(frame.lang);
  if (view.nowhere.length === 0) return null;
  return (
    <Card title={text.noProvince} id="nowhere">
      <p>{view.asked ? fill(text.chooseProvince, { producer: view.asked.name }) : text.chooseLead}</p>
      <ul class="plain">
        {view.nowhere.map(({ id, name }) => (
          <li key={id}>
            <a href={`/office/areas?producer=${encodeURIComponent(id)}`}>{name}</a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

type Province = AreasView['provinces'][number];

function Provinces({
  frame,
  view,
  rows,
}: Pick<Props, 'frame' | 'view'> & { readonly rows: readonly Province[] }) {
  const text = areasText(frame.lang);
  const say = (value: number) => formatNumber(frame.lang, value);
  const onward = view.asked ? `?producer=${encodeURIComponent(view.asked.id)}` : '';
  return (
    <Table
      caption={text.title}
      columns={[
        {
          label: text.province,
          head: true,
          cell: ({ id, name }) => <a href={`/office/areas/${id}${onward}`}>{name}</a>,
        },
        { label: text.communes, number: true, cell: ({ communes }) => say(communes) },
        { label: text.producers, number: true, cell: ({ producers }) => say(producers) },
        { label: text.choose, number: true, cell: ({ toChoose }) => say(toChoose) },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
      empty={text.none}
    />
  );
}

/** The provinces somebody is in; the others, where nothing is to be done, on asking. */
function Listed({ frame, view }: Pick<Props, 'frame' | 'view'>) {
  const text = areasText(frame.lang);
  const isUsed = ({ producers, toChoose }: Province) => producers > 0 || toChoose > 0;
  const used = view.provinces.filter(isUsed);
  const rest = view.provinces.filter((one) => !isUsed(one));
  if (used.length === 0 && rest.length <= 5) return <Provinces frame={frame} view={view} rows={rest} />;
  const onward = view.asked ? `?producer=${encodeURIComponent(view.asked.id)}` : '';
  return (
    <>
      {used.length > 0 && <Provinces frame={frame} view={view} rows={used} />}
      {rest.length > 0 && (
        <details class="rest" open={view.asked !== undefined}>
          <summary>{fill(text.others, { count: formatNumber(frame.lang, rest.length) })}</summary>
          <ul class="plain names">
            {rest.map(({ id, name }) => (
              <li key={id}>
                <a href={`/office/areas/${id}${onward}`}>{name}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** The provinces of today, and the way to their communes. */
export function AreasPage({ frame, view, wrong }: Props) {
  const text = areasText(frame.lang);
  const say = (value: number) => formatNumber(frame.lang, value);
  return (
    <PortalShell frame={frame} title={text.title} lead={text.lead}>
      {view.toChoose > 0 && (
        <Notice tone="notice" title={`${text.choose}: ${say(view.toChoose)}`}>
          {text.chooseLead}
        </Notice>
      )}
      {view.mayLoad && <Loading frame={frame} view={view} wrong={wrong ?? null} />}
      <Nowhere frame={frame} view={view} />
      <Listed frame={frame} view={view} />
    </PortalShell>
  );
}
