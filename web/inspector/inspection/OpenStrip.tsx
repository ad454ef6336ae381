import '../../styles/inspectorWork.css';
import { fill } from '../../fill.ts';
import { inspectorWorkText } from '../../text/inspectorWork.ts';
import type { InspectorApp } from '../app.ts';
import { openDraft } from './drafts.ts';
import { useKept } from './kept.ts';

/** Above the camera: which inspection the next stamps are noted in, and the way back to it. */
export function OpenStrip({ app, read }: { readonly app: InspectorApp; readonly read: number }) {
  const text = inspectorWorkText(app.lang);
  const [draft] = useKept(() => openDraft(app.store), [app.store, read]);
  if (!draft) return null;
  const shop = draft.shop.trim() || text.list.unnamed;
  return (
    <a class="open-strip" href={`#inspection/${draft.id}`}>
      <b>{fill(text.noted.open, { shop })}</b>
      <span>{fill(text.list.stamps, { count: String(draft.stamps.length) })}</span>
    </a>
  );
}
