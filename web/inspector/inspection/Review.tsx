import { useEffect, useRef, useState } from 'preact/hooks';
import { type InspectorWorkText, inspectorWorkText } from '../../text/inspectorWork.ts';
import type { InspectorApp } from '../app.ts';
import type { Draft } from './draft.ts';
import { finishInspection } from './finish.ts';
import { freeze, type Missing, missingOf } from './freeze.ts';
import { type Editing, sayTrouble } from './kept.ts';
import { ReportFacts } from './ReportFacts.tsx';

/** Which form of the app writes reports. */
const APP_VERSION = 'inspector-1';

interface ReviewProps {
  readonly app: InspectorApp;
  readonly text: InspectorWorkText;
  readonly draft: Draft;
  readonly editing: Editing;
  /** Back to the draft; to the field of what is missing, where one is named. */
  readonly back: (lacking?: Missing) => void;
}

/** What the minutes say where nobody signed: the minutes are in Vietnamese, whatever the phone speaks. */
const REFUSAL = inspectorWorkText('vi').signing.refusal;

function frozenWith({ trust }: InspectorApp) {
  const bundle = trust ? { version: trust.version, asOf: trust.asOf } : null;
  return { bundle, app: APP_VERSION, refusal: REFUSAL };
}

function useFinishing({ app, draft, editing }: ReviewProps) {
  const [isBusy, setBusy] = useState(false);
  const [hasKey, setHasKey] = useState(true);
  const finish = async () => {
    setBusy(true);
    await editing.act(async () => {
      const { at } = await finishInspection({ store: app.store, now: app.now, ...frozenWith(app) }, draft.id);
      setHasKey(at !== 'no-key');
      if (at !== 'finished') return;
      app.changed();
      void app.sync();
    });
    setBusy(false);
  };
  return { isBusy, hasKey, finish };
}

/** All that will be signed, once more; the last page before it can no longer be changed. */
export function Review(props: ReviewProps) {
  const { app, text, draft, editing, back } = props;
  const { isBusy, hasKey, finish } = useFinishing(props);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
    scrollTo(0, 0);
  }, []);
  const missing = missingOf(draft, REFUSAL);
  const trouble = editing.trouble && sayTrouble(text, editing.trouble);
  return (
    <div class="work">
      <h1 ref={title} tabIndex={-1}>
        {text.draft.review}
      </h1>
      <p class="hint">{text.draft.reviewDetail}</p>
      {missing.length > 0 && (
        <div class="card notice" role="alert">
          <b>{text.missing.title}</b>
          <ul class="bare">
            {missing.map((name) => (
              <li key={name}>
                <button type="button" class="quiet wide" onClick={() => back(name)}>
                  {text.missing[name]}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {!hasKey && (
        <p class="card danger" role="alert">
          {text.draft.noKey}
        </p>
      )}
      {trouble && (
        <div class="card danger" role="alert">
          <b>{trouble.title}</b>
          <p>{trouble.detail}</p>
        </div>
      )}
      {missing.length === 0 && (
        <ReportFacts report={freeze(draft, frozenWith(app))} store={app.store} lang={app.lang} text={text} />
      )}
      <div class="work-bar pair">
        <button type="button" class="quiet" onClick={() => back()}>
          {text.draft.goBack}
        </button>
        {missing.length === 0 && (
          <button type="button" disabled={isBusy} onClick={() => void finish()}>
            {isBusy ? text.draft.finishing : text.draft.confirm}
          </button>
        )}
      </div>
    </div>
  );
}
