import '../../styles/inspectorWork.css';
import { formatPrintedId, type StampId } from '#core/stampId';
import type { Verdict } from '#core/verdict';
import { fill } from '../../fill.ts';
import { Icon } from '../../parts/Icon.tsx';
import { type InspectorWorkText, inspectorWorkText } from '../../text/inspectorWork.ts';
import type { InspectorApp } from '../app.ts';
import type { Draft } from './draft.ts';
import { beginInspection, noteStamp, openDraft } from './drafts.ts';
import { useKept } from './kept.ts';

interface NotedInProps {
  readonly app: InspectorApp;
  readonly stamp: StampId;
  readonly at: number;
  readonly verdict: Verdict;
}

function Open({
  draft,
  text,
  stamp,
  note,
}: {
  draft: Draft;
  text: InspectorWorkText;
  stamp: StampId;
  note: () => void;
}) {
  const shop = draft.shop.trim() || text.list.unnamed;
  const isIn = draft.stamps.some((met) => met.stamp === stamp);
  if (!isIn) {
    return (
      <div class="card danger" role="alert">
        <b>{fill(text.noted.failed, { shop })}</b>
        <p>{text.fullDetail}</p>
        <button type="button" class="quiet wide" onClick={note}>
          {text.noted.again}
        </button>
      </div>
    );
  }
  return (
    <a
      class="state good"
      href={`#inspection/${draft.id}`}
      aria-label={`${fill(text.noted.in, { shop })}, ${formatPrintedId(stamp)}`}
    >
      <Icon name="tick" />
      {fill(text.noted.in, { shop })}
    </a>
  );
}

/** Under an answer: in which inspection the stamp was noted, or a way to begin one with it. */
export function NotedIn({ app, stamp, at, verdict }: NotedInProps) {
  const text = inspectorWorkText(app.lang);
  const [draft, again] = useKept(async () => (await openDraft(app.store)) ?? null, [app.store, stamp]);
  if (draft === undefined || !app.trust) return null;
  const { headline, asOf } = verdict;
  const met = { stamp, at, headline, asOf, bundleVersion: app.trust.version };
  const note = () => noteStamp(app.store, app.now(), met).catch(() => undefined);
  const begin = async () => {
    const id = app.newId();
    await beginInspection(app.store, id, app.now());
    await note();
    app.go(`inspection/${id}`);
  };
  return (
    <div class="work">
      {draft && <Open draft={draft} text={text} stamp={stamp} note={() => void note().then(again)} />}
      {!draft && (
        <button type="button" class="quiet wide" onClick={() => void begin().catch(again)}>
          {text.noted.begin}
        </button>
      )}
    </div>
  );
}
