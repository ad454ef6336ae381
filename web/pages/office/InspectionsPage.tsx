import { addressOf } from '../../address.ts';
import { formatInstant } from '../../dates.ts';
import { Field, SelectField } from '../../parts/portal/Field.tsx';
import { Filters } from '../../parts/portal/Filters.tsx';
import { ButtonLink, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Pager } from '../../parts/portal/Pager.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { formatNumber } from '../../refusalText.ts';
import { inspectionsText } from '../../text/inspections.ts';

/** One inspection in the list. */
export interface InspectionListed {
  readonly id: string;
  readonly at: number;
  readonly shop: string;
  readonly place: string;
  readonly inspector: string;
  readonly stamps: number;
  readonly photos: number;
}

/** What the list is narrowed to, as the address says it. */
export interface InspectionsAsked {
  readonly inspector?: string | undefined;
  readonly shop?: string | undefined;
  readonly product?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface InspectionsPageProps {
  readonly frame: PortalFrame;
  readonly rows: readonly InspectionListed[];
  readonly asked: InspectionsAsked;
  readonly inspectors: readonly { readonly id: string; readonly name: string }[];
  readonly page: number;
  readonly perPage: number;
  readonly total: number;
  readonly wrong?: Wrong | null | undefined;
}

const PATH = '/office/inspections';

function InspectionFilters({ frame, asked, inspectors, wrong }: InspectionsPageProps) {
  const text = inspectionsText(frame.lang);
  const people = inspectors.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Filters action={PATH} label={text.filter}>
      <SelectField
        name="inspector"
        label={text.inspector}
        value={asked.inspector}
        options={people}
        empty={text.anyone}
      />
      <Field name="shop" type="search" label={text.shop} value={asked.shop} maxLength={200} />
      <Field
        name="product"
        type="search"
        label={text.product}
        hint={text.productHint}
        value={asked.product}
        maxLength={300}
        wrong={wrong}
      />
      <Field name="from" label={text.from} type="date" value={asked.from} wrong={wrong} />
      <Field name="to" label={text.to} type="date" value={asked.to} wrong={wrong} />
      <div class="actions">
        <Submit>{text.apply}</Submit>
        <ButtonLink href={PATH} tone="quiet">
          {text.clear}
        </ButtonLink>
      </div>
    </Filters>
  );
}

/** All inspections one sees: who, when, where, how many stamps and photos. */
export function InspectionsPage(props: InspectionsPageProps) {
  const { frame, rows, asked, page, perPage, total } = props;
  const text = inspectionsText(frame.lang);
  const isNarrowed = Object.values(asked).some((value) => value);
  return (
    <PortalShell
      frame={frame}
      title={text.title}
      lead={text.lead}
      actions={
        frame.person?.may.includes('tip-off:write') && (
          <ButtonLink href={`${PATH}/handed-in`} tone="quiet">
            {text.handIn}
          </ButtonLink>
        )
      }
    >
      <InspectionFilters {...props} />
      <Table
        caption={text.caption}
        rows={rows}
        rowKey={({ id }) => id}
        empty={isNarrowed ? text.emptyFiltered : text.empty}
        columns={[
          {
            label: text.where,
            head: true,
            cell: ({ id, shop, place }) => (
              <span>
                <a href={`${PATH}/${id}`}>{shop}</a>
                <div class="hint">{place}</div>
              </span>
            ),
          },
          { label: text.when, cell: ({ at }) => formatInstant(at) },
          { label: text.inspector, cell: ({ inspector }) => inspector },
          { label: text.stamps, number: true, cell: ({ stamps }) => formatNumber(frame.lang, stamps) },
          { label: text.photos, number: true, cell: ({ photos }) => formatNumber(frame.lang, photos) },
        ]}
      />
      <Pager
        page={page}
        perPage={perPage}
        total={total}
        href={(to) => addressOf(PATH, { ...asked, page: to })}
      />
    </PortalShell>
  );
}
