import { ILLNESS, isWaiting, TIP_OFF_STATES, type TipOffState, WRONGS, type WrongKind } from '#core/tipOff';
import type { Tone } from '#core/verdict';
import { addressOf } from '../../address.ts';
import { formatInstant } from '../../dates.ts';
import { Badge } from '../../parts/portal/Badge.tsx';
import { SelectField } from '../../parts/portal/Field.tsx';
import { Filters } from '../../parts/portal/Filters.tsx';
import { ButtonLink, Submit } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Pager } from '../../parts/portal/Pager.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { type Column, Table } from '../../parts/portal/Table.tsx';
import { officeTipOffsText } from '../../text/tipOffs.ts';
import type { Lang } from '../../text.ts';

/** A tip-off as lists show it. */
export interface TipOffListed {
  readonly id: string;
  readonly at: number;
  readonly wrongs: readonly WrongKind[];
  readonly product: string | null;
  readonly producer: string | null;
  readonly place: string | null;
  readonly state: TipOffState;
  readonly sample: boolean;
}

interface TipOffsPageProps {
  readonly frame: PortalFrame;
  readonly rows: readonly TipOffListed[];
  readonly asked: Readonly<Record<'state' | 'wrong' | 'product', string | undefined>>;
  readonly page: number;
  readonly perPage: number;
  readonly total: number;
}

const PATH = '/office/tip-offs';

const TONES: Readonly<Record<TipOffState, Tone>> = {
  new: 'notice',
  open: 'notice',
  answered: 'good',
  closed: 'neutral',
};

/** Where a tip-off stands, in a word. */
export function TipOffBadge({ state, lang }: { readonly state: TipOffState; readonly lang: Lang }) {
  return <Badge tone={TONES[state]}>{officeTipOffsText(lang).states[state]}</Badge>;
}

type Told = Pick<TipOffListed, 'wrongs' | 'state'> & { readonly lang: Lang };

/** Somebody fell ill, and nobody has answered yet. */
export function IllBadge({ wrongs, state, lang }: Told) {
  const urgent = wrongs.includes(ILLNESS) && isWaiting(state);
  return urgent ? <Badge tone="danger">{officeTipOffsText(lang).ill}</Badge> : null;
}

/** What is wrong, in a line. */
export function wrongsLine({ wrongs, lang }: Omit<Told, 'state'>): string {
  return wrongs.map((one) => officeTipOffsText(lang).wrongs[one]).join('; ');
}

function Choices({ frame, asked }: TipOffsPageProps) {
  const text = officeTipOffsText(frame.lang);
  return (
    <Filters action={PATH} label={text.filter}>
      <SelectField
        name="state"
        label={text.state}
        value={asked.state ?? ''}
        options={TIP_OFF_STATES.map((value) => ({ value, label: text.states[value] }))}
        empty={text.anyState}
      />
      <SelectField
        name="wrong"
        label={text.wrong}
        value={asked.wrong ?? ''}
        options={WRONGS.map((value) => ({ value, label: text.wrongs[value] }))}
        empty={text.anyWrong}
      />
      {asked.product && <input type="hidden" name="product" value={asked.product} />}
      <div class="actions">
        <Submit>{text.apply}</Submit>
        <ButtonLink href={PATH} tone="quiet">
          {text.clear}
        </ButtonLink>
      </div>
    </Filters>
  );
}

/** The columns in which tip-offs are listed. */
export function tipOffColumns(lang: Lang): Column<TipOffListed>[] {
  const text = officeTipOffsText(lang);
  return [
    {
      label: text.wrong,
      head: true,
      cell: ({ id, wrongs, state }) => (
        <>
          <IllBadge wrongs={wrongs} state={state} lang={lang} />{' '}
          <a href={`${PATH}/${id}`}>{wrongsLine({ wrongs, lang })}</a>
        </>
      ),
    },
    {
      label: text.product,
      cell: ({ product, producer }) => (
        <>
          {product ?? text.noProduct}
          {producer && <div class="hint">{producer}</div>}
        </>
      ),
    },
    { label: text.place, cell: ({ place }) => place ?? text.none },
    { label: text.at, cell: ({ at }) => formatInstant(at) },
    { label: text.state, cell: ({ state }) => <TipOffBadge state={state} lang={lang} /> },
  ];
}

/** What shoppers told, illness first, then what waits. */
export function TipOffsPage(props: TipOffsPageProps) {
  const { frame, rows, asked, page, perPage, total } = props;
  const text = officeTipOffsText(frame.lang);
  const isNarrowed = Object.values(asked).some((value) => value);
  return (
    <PortalShell frame={frame} title={text.title} lead={text.lead} sample={rows.some(({ sample }) => sample)}>
      <Choices {...props} />
      <Table
        caption={text.caption}
        columns={tipOffColumns(frame.lang)}
        rows={rows}
        rowKey={({ id }) => id}
        empty={<p>{isNarrowed ? text.emptyFiltered : text.empty}</p>}
      />
      {total > perPage && (
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
