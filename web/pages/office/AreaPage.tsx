import type { Day } from '#core/day';
import { formatDay } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { type Option, SelectField } from '../../parts/portal/Field.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { formatNumber } from '../../refusalText.ts';
import { areasText } from '../../text/areas.ts';
import { registerText } from '../../text/register.ts';
import type { AreaShown } from './AreasPage.tsx';

/** A producer of whom a person must say where it lies today. */
export interface ToChoose {
  readonly id: string;
  readonly name: string;
  readonly address: string | null;
  /** The communes its address may mean; every commune of the province once asked for. */
  readonly candidates: readonly Option[];
}

/** One province or commune, with what it was made of and who is there. */
export interface AreaView {
  readonly id: string;
  readonly name: string;
  readonly level: 'province' | 'district' | 'commune';
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly up: { readonly path: string; readonly label: string } | undefined;
  readonly communes: readonly AreaShown[];
  readonly predecessors: readonly {
    readonly id: string;
    readonly name: string;
    readonly district: string | null;
    readonly extent: string;
  }[];
  readonly producers: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
  readonly toChoose: readonly ToChoose[];
  readonly mayChoose: boolean;
}

interface Props {
  readonly frame: PortalFrame;
  readonly view: AreaView;
  readonly wrong?: Wrong | null;
  /** The producer whose form was sent and came back. */
  readonly about?: string | undefined;
}

function Choosing({ frame, view, one, wrong }: Props & { readonly one: ToChoose }) {
  const text = areasText(frame.lang);
  const more = `/office/areas/${view.id}?producer=${encodeURIComponent(one.id)}#chon-${one.id}`;
  const { candidates } = one;
  return (
    <Card title={one.name} id={`chon-${one.id}`}>
      {one.address && (
        <p>
          <span class="soft">{text.address}:</span> {one.address}
        </p>
      )}
      {view.mayChoose && candidates.length > 0 && (
        <Form action={`/office/producers/${one.id}/area`} wrong={wrong ?? null}>
          <input type="hidden" name="from" value={view.id} />
          <SelectField
            id={`area-${one.id}`}
            name="area"
            label={text.candidates}
            options={candidates}
            required
            wrong={wrong ?? null}
          />
          <Submit>{text.save}</Submit>
        </Form>
      )}
      {view.mayChoose && (
        <p>
          <a href={more} aria-label={`${one.name}: ${text.more}`}>
            {text.more}
          </a>
        </p>
      )}
    </Card>
  );
}

function Predecessors({ frame, view }: Props) {
  const text = areasText(frame.lang);
  const extents: Readonly<Record<string, string>> = text.extents;
  return (
    <Card title={text.predecessors} id="predecessors">
      <Table
        caption={text.predecessors}
        columns={[
          {
            label: text.madeOf,
            head: true,
            cell: ({ name, district }) => [name, district].filter((part) => part !== null).join(', '),
          },
          { label: text.extent, cell: ({ extent }) => extents[extent] ?? extent },
        ]}
        rows={view.predecessors}
        rowKey={({ id }) => id}
        empty={text.noPredecessors}
      />
    </Card>
  );
}

function CommuneTable({ frame, rows }: Pick<Props, 'frame'> & { readonly rows: AreaView['communes'] }) {
  const text = areasText(frame.lang);
  return (
    <Table
      caption={text.communes}
      columns={[
        {
          label: text.commune,
          head: true,
          cell: ({ id, name }) => <a href={`/office/areas/${id}`}>{name}</a>,
        },
        {
          label: text.producers,
          number: true,
          cell: ({ producers }) => formatNumber(frame.lang, producers),
        },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
      empty={text.noCommunes}
    />
  );
}

/** The communes somebody is in; the others on asking. */
function Communes({ frame, view }: Props) {
  const text = areasText(frame.lang);
  const used = view.communes.filter(({ producers }) => producers > 0);
  const rest = view.communes.filter(({ producers }) => producers === 0);
  if (used.length === 0 && rest.length <= 5) return <CommuneTable frame={frame} rows={rest} />;
  return (
    <>
      {used.length > 0 && <CommuneTable frame={frame} rows={used} />}
      {rest.length > 0 && (
        <details class="rest">
          <summary>{fill(text.otherCommunes, { count: formatNumber(frame.lang, rest.length) })}</summary>
          <ul class="plain names">
            {rest.map(({ id, name }) => (
              <li key={id}>
                <a href={`/office/areas/${id}`}>{name}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Here({ frame, view }: Props) {
  const text = areasText(frame.lang);
  const kinds: Readonly<Record<string, string>> = registerText(frame.lang).kinds;
  const inCommunes = view.communes.some(({ producers }) => producers > 0);
  const title = inCommunes ? text.hereWhole : text.here;
  return (
    <Card title={title} id="producers">
      <Table
        caption={title}
        columns={[
          {
            label: text.producers,
            head: true,
            cell: ({ id, name }) => <a href={`/office/producers/${id}`}>{name}</a>,
          },
          { label: registerText(frame.lang).kind, cell: ({ kind }) => kinds[kind] ?? kind },
        ]}
        rows={view.producers}
        rowKey={({ id }) => id}
        empty={inCommunes ? text.noneHereWhole : text.noneHere}
      />
      <p>
        <a href={`/office/register?area=${view.id}`}>{text.register} →</a>
      </p>
    </Card>
  );
}

/** Areas are recorded from the programme's first day on: nothing begins on it. */
const PROGRAMME_BEGAN = '2018-05-07';

/** One area: its communes, what it was made of, who is there, and who still has to be placed by hand. */
export function AreaPage({ frame, view, wrong, about }: Props) {
  const text = areasText(frame.lang);
  const { validFrom, validTo, up } = view;
  const since = validFrom > PROGRAMME_BEGAN ? fill(text.since, { day: formatDay(validFrom) }) : null;
  const until = validTo === null ? null : fill(text.until, { day: formatDay(validTo) });
  const lead = [since, until].filter((part) => part !== null).join('. ');
  return (
    <PortalShell frame={frame} title={view.name} lead={lead} up={up}>
      {view.toChoose.length > 0 && (
        <section aria-labelledby="choose">
          <h2 id="choose">
            {text.choose} ({formatNumber(frame.lang, view.toChoose.length)})
          </h2>
          <p>{text.chooseLead}</p>
          <div class="cards">
            {view.toChoose.map((one) => (
              <Choosing
                key={one.id}
                frame={frame}
                view={view}
                one={one}
                wrong={about === one.id ? (wrong ?? null) : null}
              />
            ))}
          </div>
        </section>
      )}
      {view.level === 'province' && <Communes frame={frame} view={view} />}
      <Here frame={frame} view={view} />
      <Predecessors frame={frame} view={view} />
    </PortalShell>
  );
}
