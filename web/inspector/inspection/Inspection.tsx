import '../../styles/inspectorWork.css';
import { useEffect } from 'preact/hooks';
import { inspectorWorkText } from '../../text/inspectorWork.ts';
import type { ScreenProps } from '../app.ts';
import { DraftPage } from './DraftPage.tsx';
import { openInspection } from './drafts.ts';
import { useEditing, useKept } from './kept.ts';
import { ReportPage } from './ReportPage.tsx';

interface InspectionProps extends ScreenProps {
  readonly id: string;
}

/** `#inspection/<id>`: under way, or finished with its receipt. */
export function Inspection({ app, id }: InspectionProps) {
  const text = inspectorWorkText(app.lang);
  const editing = useEditing(app, id);
  const { draft } = editing;
  const [parcel] = useKept(
    async () => (await app.store.get('outbox', id)) ?? null,
    [id, draft === null, app.unsent, app.syncing],
  );
  const isDraft = draft !== null && draft !== undefined;
  useEffect(() => {
    if (isDraft) void openInspection(app.store, id);
  }, [app.store, id, isDraft]);
  if (draft) return <DraftPage app={app} text={text} draft={draft} editing={editing} />;
  if (draft === undefined || parcel === undefined) return <p class="hint">…</p>;
  if (parcel) return <ReportPage app={app} parcel={parcel} text={text} />;
  return (
    <div class="work">
      <h1>{text.list.title}</h1>
      <p>{text.draft.gone}</p>
      <button type="button" class="quiet" onClick={() => app.go('inspections')}>
        {text.back}
      </button>
    </div>
  );
}
