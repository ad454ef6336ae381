import type { Star } from '#core/authority';
import { addressOf } from '../../address.ts';
import { Badge } from '../../parts/portal/Badge.tsx';
import { Field, SelectField } from '../../parts/portal/Field.tsx';
import { Filters } from '../../parts/portal/Filters.tsx';
import { ButtonLink, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Pager } from '../../parts/portal/Pager.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { type Column, Table } from '../../parts/portal/Table.tsx';
import { formatNumber } from '../../refusalText.ts';
import { stampsText } from '../../text/stamps.ts';

/** What became of a batch's stamps, in figures. */
export interface StampFigures {
  readonly issued: number;
  readonly printed: number;
  readonly spoiled: number;
  readonly voided: number;
  readonly recalled: number;
  readonly handedOut: number | null;
  readonly left: number | null;
}

/** One batch in the list. */
export interface BatchLine {
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  readonly productId: string;
  readonly product: string;
  readonly producer: string;
  readonly lot: string;
  readonly form: 'full' | 'mini';
  readonly star: Star;
  readonly figures: StampFigures;
}

/** What the list is narrowed to, as the address says it. */
export interface StampsAsked {
  readonly q?: string | undefined;
  readonly lot?: string | undefined;
  readonly product?: string | undefined;
  readonly form?: string | undefined;
  readonly state?: string | undefined;
  readonly key?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface StampsPageProps {
  readonly frame: PortalFrame;
  readonly rows: readonly BatchLine[];
  readonly asked: StampsAsked;
  readonly page: number;
  readonly perPage: number;
  readonly total: number;
  readonly wrong?: Wrong | null | undefined;
}

const PATH = '/office/stamps';

function StampFilters({ frame, asked, wrong }: StampsPageProps) {
  const text = stampsText(frame.lang);
  const options = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).map(([value, label]) => ({ value, label }));
  return (
    <Filters action={PATH} label={text.search}>
      <Field name="q" type="search" label={text.q} value={asked.q} maxLength={300} />
      <Field name="lot" label={text.lot} value={asked.lot} maxLength={80} />
      <SelectField
        name="form"
        label={text.form}
        value={asked.form}
        options={options(text.forms)}
        empty={text.anyForm}
      />
      <SelectField
        name="state"
        label={text.state}
        value={asked.state}
        options={options(text.states)}
        empty={text.anyState}
      />
      <Field name="from" type="date" label={text.from} value={asked.from} wrong={wrong} />
      <Field name="to" type="date" label={text.to} value={asked.to} wrong={wrong} />
      {asked.product && <input type="hidden" name="product" value={asked.product} />}
      {asked.key && <input type="hidden" name="key" value={asked.key} />}
      <div class="actions">
        <Submit>{text.apply}</Submit>
        <ButtonLink href={PATH} tone="quiet">
          {text.clear}
        </ButtonLink>
      </div>
    </Filters>
  );
}

function columnsOf({ lang }: PortalFrame): Column<BatchLine>[] {
  const text = stampsText(lang);
  const count = (label: string, of: (figures: StampFigures) => number | null): Column<BatchLine> => ({
    label,
    number: true,
    cell: ({ figures }) => {
      const value = of(figures);
      return value === null ? text.notCounted : formatNumber(lang, value);
    },
  });
  return [
    {
      label: text.batch,
      head: true,
      cell: ({ id, name, form }) => (
        <>
          <a href={`/office/batches/${id}`}>{name}</a>{' '}
          {form === 'mini' && <Badge tone="neutral">{text.forms.mini}</Badge>}
        </>
      ),
    },
    {
      label: text.product,
      cell: ({ productId, product, producer }) => (
        <>
          <a href={`/office/products/${productId}`}>{product}</a>
          <br />
          <span class="soft">{producer}</span>
        </>
      ),
    },
    { label: text.lot, cell: ({ lot }) => lot },
    count(text.issued, ({ issued }) => issued),
    count(text.printed, ({ printed }) => printed),
    count(text.spoiled, ({ spoiled }) => spoiled),
    count(text.voided, ({ voided }) => voided),
    count(text.recalled, ({ recalled }) => recalled),
    count(text.left, ({ left }) => left),
  ];
}

/** Every batch of stamps the office sees, with what became of it. */
export function StampsPage(props: StampsPageProps) {
  const { frame, rows, asked, page, perPage, total } = props;
  const text = stampsText(frame.lang);
  const isNarrowed = Object.values(asked).some((value) => value);
  const mayPrepare = frame.person?.may.includes('stamps:prepare');
  const actions = mayPrepare && (
    <>
      <ButtonLink href="/office/voids/new" tone="quiet">
        {text.voidStamps}
      </ButtonLink>
      <ButtonLink href="/office/recalls/new" tone="danger">
        {text.recallStamps}
      </ButtonLink>
    </>
  );
  return (
    <PortalShell frame={frame} title={text.title} lead={text.lead} actions={actions}>
      <StampFilters {...props} />
      <Table
        caption={text.caption}
        columns={columnsOf(frame)}
        rows={rows}
        rowKey={({ id }) => id}
        empty={isNarrowed ? text.emptyFiltered : text.empty}
      />
      {total > 0 && (
        <Pager
          page={page}
          perPage={perPage}
          total={total}
          href={(to) => addressOf(PATH, { ...asked, page: to })}
        />
      )}
    </PortalShell>
  );
}
