import type { Star } from '#core/authority';
import type { Day } from '#core/day';
import { PRODUCER_KINDS } from '#core/producer';
import type { RecognitionStatus } from '#core/recognition';
import { REGISTER_SORTS, type RegisterQuery, STANDING_FILTERS } from '#core/registerQuery';
import { formatDay } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { StatusBadge } from '../../parts/portal/Badge.tsx';
import { Field, type Option, SelectField } from '../../parts/portal/Field.tsx';
import { Filters } from '../../parts/portal/Filters.tsx';
import { ButtonLink, Submit } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { Pager } from '../../parts/portal/Pager.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { type Column, Table } from '../../parts/portal/Table.tsx';
import { Stars } from '../../parts/Stars.tsx';
import { formatNumber } from '../../refusalText.ts';
import { registerAddress } from '../../registerAddress.ts';
import { productsText } from '../../text/products.ts';
import { registerText } from '../../text/register.ts';
import { type Lang, textOf } from '../../text.ts';

/** One product as the register lists it. */
export interface RegisterLineShown {
  readonly id: string;
  readonly name: string;
  readonly producerId: string;
  readonly producerName: string;
  readonly areaName: string | null;
  readonly sample: boolean;
  readonly status: RecognitionStatus | 'incomplete';
  readonly star: Star | null;
  readonly validTo: Day | null;
  readonly decisionNumber: string | null;
  readonly withdrawn: { readonly effectiveOn: Day; readonly number: string } | null;
}

/** A page of the register as it was asked for. */
export interface RegisterView {
  readonly query: RegisterQuery;
  readonly today: Day;
  readonly lines: readonly RegisterLineShown[];
  readonly total: number;
  readonly page: number;
  readonly perPage: number;
  readonly forgiving: boolean;
  readonly groups: readonly string[];
  readonly areas: readonly Option[];
  readonly mayExport: boolean;
  readonly mayImport: boolean;
}

type Text = ReturnType<typeof registerText>;
interface Props {
  readonly frame: PortalFrame;
  readonly view: RegisterView;
}

const PATH = '/office/register';

function chosen(query: RegisterQuery) {
  return {
    star: query.star === null ? '' : String(query.star),
    group: query.group === null ? '' : query.group || 'none',
    status: query.status ?? '',
    kind: query.kind ?? '',
    area: query.areaId ?? '',
  };
}

function optionsOf(view: RegisterView, text: Text) {
  const names: Readonly<Record<string, string>> = text.groups;
  return {
    star: ['5', '4', '3'].map((value) => ({ value, label: fill(text.stars, { star: value }) })),
    group: view.groups.map((value) => ({ value, label: names[value] ?? value })),
    status: STANDING_FILTERS.map((value) => ({ value, label: text.standings[value] })),
    kind: PRODUCER_KINDS.map((value) => ({ value, label: text.kinds[value] })),
    area: view.areas,
  };
}

function Asking({ frame, view }: Props) {
  const text = registerText(frame.lang);
  const { query } = view;
  const [value, options] = [chosen(query), optionsOf(view, text)];
  const select = (name: keyof typeof value) => (
    <SelectField
      name={name}
      label={text[name]}
      value={value[name]}
      options={options[name]}
      empty={text.all}
    />
  );
  const narrowed = Object.values(value).some((one) => one !== '') || query.asOf !== view.today;
  return (
    <Filters action={PATH} label={text.filters}>
      <Field name="q" label={text.q} hint={text.qHint} value={query.q} type="search" maxLength={2000} />
      <div class="buttons">
        <Submit>{text.submit}</Submit>
        <a href={PATH}>{text.clear}</a>
      </div>
      <details open={narrowed || query.sort !== 'name'}>
        <summary>{text.more}</summary>
        <div class="more">
          {select('status')}
          {select('star')}
          {select('group')}
          {select('kind')}
          {view.areas.length > 0 && select('area')}
          <Field name="day" label={text.asOf} value={query.asOf} type="date" />
          <SelectField
            name="sort"
            label={text.sort}
            value={query.sort}
            required
            options={REGISTER_SORTS.map((one) => ({ value: one, label: text.sorts[one] }))}
          />
        </div>
      </details>
    </Filters>
  );
}

/** When a line's recognition ends, or since when it is withdrawn: its term says nothing then. */
function endOf(lang: Lang, { validTo, withdrawn }: RegisterLineShown): string {
  if (withdrawn) {
    const { effectiveOn, number: numberText } = withdrawn;
    return fill(productsText(lang).withdrawnFrom, { day: formatDay(effectiveOn), number: numberText });
  }
  return validTo === null ? '—' : formatDay(validTo);
}

function columnsOf({ frame, view }: Props): Column<RegisterLineShown>[] {
  const [text, common] = [registerText(frame.lang), textOf(frame.lang)];
  const onDay = view.query.asOf === view.today ? '' : `?day=${view.query.asOf}`;
  return [
    {
      label: text.columns.product,
      head: true,
      cell: ({ id, name, sample }) => (
        <>
          <a href={`/office/products/${id}${onDay}`}>{name}</a>
          {sample && <span class="soft"> {common.sample}</span>}
        </>
      ),
    },
    {
      label: text.columns.producer,
      cell: ({ producerId, producerName }) => <a href={`/office/producers/${producerId}`}>{producerName}</a>,
    },
    { label: text.area, cell: ({ areaName }) => areaName ?? '—' },
    {
      label: text.columns.star,
      cell: ({ star, status }) =>
        star === null ? (
          '—'
        ) : (
          <Stars star={star} shining={status === 'in-force' || status === 'ending'} text={common} />
        ),
    },
    { label: text.status, cell: ({ status }) => <StatusBadge status={status} /> },
    { label: text.ends, cell: (line) => endOf(frame.lang, line) },
    { label: text.columns.decisionNumber, cell: ({ decisionNumber }) => decisionNumber ?? '—' },
  ];
}

function isEmptyRegister({ total, query, today }: RegisterView): boolean {
  return total === 0 && registerAddress(PATH, { ...query, sort: 'name' }, today) === PATH;
}

/** The register: a search and its filters, what they found, and the same as files. */
export function RegisterPage({ frame, view }: Props) {
  const text = registerText(frame.lang);
  const { query, total, page, perPage, today } = view;
  const address = (path: string, to = 1) => registerAddress(path, query, today, to);
  const files = view.mayExport && total > 0 && (
    <>
      <ButtonLink href={address(`${PATH}.csv`)} tone="quiet" download>
        {text.csv}
      </ButtonLink>
      <ButtonLink href={address(`${PATH}.xlsx`)} tone="quiet" download>
        {text.xlsx}
      </ButtonLink>
    </>
  );
  const empty = isEmptyRegister(view) ? (
    <>
      <p>{text.emptyRegister}</p>
      {view.mayImport && <ButtonLink href="/office/imports">{text.import}</ButtonLink>}
    </>
  ) : (
    text.nothing
  );
  const lead = fill(text.lead, { day: formatDay(query.asOf) });
  const found = fill(text.found, { count: formatNumber(frame.lang, total) });
  return (
    <PortalShell frame={frame} title={text.title} lead={lead} actions={files}>
      <Asking frame={frame} view={view} />
      {view.forgiving && total > 0 && <Notice tone="notice">{fill(text.forgiving, { q: query.q })}</Notice>}
      <p class="found" role="status">
        {found}
      </p>
      <Table
        caption={text.title}
        columns={columnsOf({ frame, view })}
        rows={view.lines}
        rowKey={({ id }) => id}
        empty={empty}
      />
      <Pager page={page} perPage={perPage} total={total} href={(to) => address(PATH, to)} />
    </PortalShell>
  );
}
