import '../../styles/inspectorWork.css';
import { useState } from 'preact/hooks';
import { readReport } from '#core/report';
import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { type InspectorWorkText, inspectorWorkText } from '../../text/inspectorWork.ts';
import type { InspectorApp, ScreenProps } from '../app.ts';
import type { Draft } from '../inspection/draft.ts';
import { beginInspection, listDrafts } from '../inspection/drafts.ts';
import { sayTrouble, type Trouble, troubleOf, useKept } from '../inspection/kept.ts';
import type { OutboxReport } from '../store.ts';
import { Export } from './Export.tsx';
import { sendAgain } from './parcels.ts';
import { inOrder } from './plan.ts';
import { StateOf } from './StateOf.tsx';
import { restOf } from './send.ts';
import { isUnsent } from './unsent.ts';

interface PartProps {
  readonly app: InspectorApp;
  readonly text: InspectorWorkText;
}

/** The most that one list draws; the rest is counted. */
const MOST_SHOWN = 50;

type Noted = { readonly [K in 'stamps' | 'products' | 'photos']: readonly unknown[] };

/** What an inspection holds, in numbers. */
function sumUp({ list }: InspectorWorkText, { stamps, products, photos }: Noted): string {
  const counts = [
    [list.stamps, stamps.length],
    [list.products, products.length],
    [list.photos, photos.length],
  ] as const;
  const some = counts.filter(([, count], index) => index === 0 || count > 0);
  return some.map(([words, count]) => fill(words, { count: String(count) })).join(' · ');
}

function Way({ app, text }: PartProps) {
  const { outbox: words } = text;
  const [rest] = useKept(async () => (await restOf(app.store)) ?? null, [app.store, app.syncing]);
  if (app.device?.revokedAt) {
    return (
      <div class="card danger" role="alert">
        <b>{words.revoked}</b>
        <p>{words.revokedDetail}</p>
      </div>
    );
  }
  const resting = rest ? fill(words.resting, { at: formatInstant(rest.until) }) : '';
  const said = app.syncing.at === 'work' ? words.sending : app.online ? resting : words.offline;
  return (
    <p role="status" class="hint">
      {app.unsent > 0 ? said : ''}
    </p>
  );
}

function Drafts({ drafts, text }: { readonly drafts: readonly Draft[]; readonly text: InspectorWorkText }) {
  return (
    <ul class="bare">
      {drafts.map((draft) => (
        <li key={draft.id}>
          <a class="card row" href={`#inspection/${draft.id}`}>
            <b>{draft.shop.trim() || text.list.unnamed}</b>
            {draft.place.trim() !== '' && <span>{draft.place}</span>}
            <span class="hint">
              {formatInstant(draft.at)} · {sumUp(text, draft)}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

interface ParcelsProps extends PartProps {
  readonly parcels: readonly OutboxReport[];
  readonly resend: (id: string) => void;
}

function Parcel({ app, text, parcel, resend }: Omit<ParcelsProps, 'parcels'> & { parcel: OutboxReport }) {
  const report = readReport(parcel.report);
  return (
    <li class="card">
      <a class="row" href={`#inspection/${parcel.id}`}>
        <b>{report.shop}</b>
        <span>{report.place}</span>
        <span class="hint">
          {formatInstant(report.at)} · {sumUp(text, report)}
        </span>
        <StateOf parcel={parcel} text={text} isSending={app.syncing.at === 'work'} />
      </a>
      {parcel.state === 'refused' && (
        <button type="button" class="quiet wide" onClick={() => resend(parcel.id)}>
          {text.outbox.again}
        </button>
      )}
    </li>
  );
}

function Parcels(props: ParcelsProps) {
  const { parcels, text } = props;
  const more = parcels.length - MOST_SHOWN;
  return (
    <>
      <ul class="bare">
        {parcels.slice(0, MOST_SHOWN).map((parcel) => (
          <Parcel key={parcel.id} {...props} parcel={parcel} />
        ))}
      </ul>
      {more > 0 && <p class="hint">{fill(text.list.more, { count: String(more) })}</p>}
    </>
  );
}

function None({ text }: { readonly text: InspectorWorkText }) {
  return (
    <div class="card">
      <b>{text.list.none}</b>
      <p class="hint">{text.list.noneDetail}</p>
    </div>
  );
}

function useBegin(app: InspectorApp) {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const begin = async () => {
    const id = app.newId();
    try {
      await beginInspection(app.store, id, app.now());
      app.go(`inspection/${id}`);
    } catch (error) {
      setTrouble(troubleOf(error));
    }
  };
  return { trouble, begin };
}

function useOutbox(app: InspectorApp) {
  const [drafts] = useKept(() => listDrafts(app.store), [app.store]);
  const [parcels, again] = useKept(() => app.store.getAll('outbox'), [app.store, app.unsent, app.syncing]);
  const resend = async (id: string) => {
    await sendAgain(app.store, id);
    app.changed();
    again();
    void app.sync();
  };
  return { drafts, parcels, resend: (id: string) => void resend(id) };
}

function Bar({ app, text, unsent, begin }: PartProps & { unsent: number; begin: () => void }) {
  const isSending = app.syncing.at === 'work';
  return (
    <div class={unsent > 0 ? 'work-bar pair' : 'work-bar'}>
      {unsent > 0 && !app.device?.revokedAt && (
        <button type="button" class="quiet" disabled={isSending} onClick={() => void app.sync()}>
          {isSending ? text.outbox.sending : text.outbox.send}
        </button>
      )}
      <button type="button" onClick={begin}>
        {text.list.begin}
      </button>
    </div>
  );
}

/** `#outbox` and `#inspections`: those under way, those that wait in the order they are sent, those that arrived. */
export function Outbox({ app }: ScreenProps) {
  const text = inspectorWorkText(app.lang);
  const { list } = text;
  const { trouble, begin } = useBegin(app);
  const { drafts, parcels, resend } = useOutbox(app);
  if (!drafts || !parcels) return <p class="hint">…</p>;
  const said = trouble && sayTrouble(text, trouble);
  const unsent = inOrder(parcels.filter(isUnsent));
  const sent = inOrder(parcels.filter((parcel) => !isUnsent(parcel))).reverse();
  const shared = { app, text, resend };
  return (
    <div class="work">
      <h1>{list.title}</h1>
      <Way app={app} text={text} />
      {said && (
        <p class="card danger" role="alert">
          <b>{said.title}.</b> {said.detail}
        </p>
      )}
      {drafts.length + parcels.length === 0 && <None text={text} />}
      {drafts.length > 0 && <h2>{list.drafts}</h2>}
      <Drafts drafts={drafts} text={text} />
      {unsent.length > 0 && (
        <h2>
          {list.waiting} <span class="badge">{unsent.length}</span>
        </h2>
      )}
      <Parcels {...shared} parcels={unsent} />
      {unsent.length > 0 && <Export app={app} text={text} />}
      {sent.length > 0 && <h2>{list.sent}</h2>}
      <Parcels {...shared} parcels={sent} />
      {sent.length > 0 && <p class="hint">{list.kept}</p>}
      <Bar app={app} text={text} unsent={unsent.length} begin={() => void begin()} />
    </div>
  );
}
