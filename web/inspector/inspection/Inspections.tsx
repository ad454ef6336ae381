import '../../styles/inspectorWork.css';
import { useState } from 'preact/hooks';
import { readReport } from '#core/report';
import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { type InspectorWorkText, inspectorWorkText } from '../../text/inspectorWork.ts';
import type { InspectorApp, ScreenProps } from '../app.ts';
import { inOrder } from '../outbox/plan.ts';
import { StateOf } from '../outbox/StateOf.tsx';
import type { Draft } from './draft.ts';
import { beginInspection, listDrafts } from './drafts.ts';
import { sayTrouble, type Trouble, troubleOf, useKept } from './kept.ts';

/** What an inspection holds, in numbers. */
export function sumUp(
  text: InspectorWorkText,
  { stamps, products, photos }: Pick<Draft, 'stamps' | 'products' | 'photos'>,
): string {
  const { list } = text;
  const counts = [
    [list.stamps, stamps.length],
    [list.products, products.length],
    [list.photos, photos.length],
  ] as const;
  const some = counts.filter(([, count], index) => index === 0 || count > 0);
  return some.map(([words, count]) => fill(words, { count: String(count) })).join(' · ');
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

function DraftItem({ draft, text }: { readonly draft: Draft; readonly text: InspectorWorkText }) {
  return (
    <li>
      <a class="card row" href={`#inspection/${draft.id}`}>
        <b>{draft.shop.trim() || text.list.unnamed}</b>
        <span>{draft.place}</span>
        <span class="hint">
          {formatInstant(draft.at)} · {sumUp(text, draft)}
        </span>
      </a>
    </li>
  );
}

/** `#inspections`: those under way, and those finished with where each is on its way. */
export function Inspections({ app }: ScreenProps) {
  const text = inspectorWorkText(app.lang);
  const { list } = text;
  const { trouble, begin } = useBegin(app);
  const [drafts] = useKept(() => listDrafts(app.store), [app.store]);
  const [parcels] = useKept(() => app.store.getAll('outbox'), [app.store, app.unsent, app.syncing]);
  if (!drafts || !parcels) return <p class="hint">…</p>;
  const said = trouble && sayTrouble(text, trouble);
  const finished = inOrder(parcels).reverse();
  return (
    <div class="work">
      <h1>{list.title}</h1>
      {said && (
        <p class="card danger" role="alert">
          <b>{said.title}.</b> {said.detail}
        </p>
      )}
      {drafts.length + finished.length === 0 && (
        <div class="card">
          <b>{list.none}</b>
          <p class="hint">{list.noneDetail}</p>
        </div>
      )}
      {drafts.length > 0 && <h2>{list.drafts}</h2>}
      <ul class="bare">
        {drafts.map((draft) => (
          <DraftItem key={draft.id} draft={draft} text={text} />
        ))}
      </ul>
      {finished.length > 0 && <h2>{list.done}</h2>}
      <ul class="bare">
        {finished.map((parcel) => {
          const report = readReport(parcel.report);
          return (
            <li key={parcel.id}>
              <a class="card row" href={`#inspection/${parcel.id}`}>
                <b>{report.shop}</b>
                <span>{report.place}</span>
                <span class="hint">
                  {formatInstant(report.at)} ·{' '}
                  {sumUp(text, { ...report, stamps: report.stamps.map((one) => ({ ...one, times: 1 })) })}
                </span>
                <StateOf parcel={parcel} text={text} />
              </a>
            </li>
          );
        })}
      </ul>
      {finished.length > 0 && <p class="hint">{list.kept}</p>}
      <div class="work-bar">
        <button type="button" onClick={() => void begin()}>
          {list.begin}
        </button>
      </div>
    </div>
  );
}
