import { useEffect, useRef, useState } from 'preact/hooks';
import { REPORT_LIMITS } from '#core/report';
import { formatInstant } from '../../dates.ts';
import type { InspectorWorkText } from '../../text/inspectorWork.ts';
import type { InspectorApp } from '../app.ts';
import { Counted } from './Counted.tsx';
import { type Draft, dropProduct, dropStamp, write } from './draft.ts';
import { dropInspection } from './draftPhotos.ts';
import { Field } from './Field.tsx';
import { isWrongCount, lackIn, type Missing } from './freeze.ts';
import { type Editing, sayTrouble } from './kept.ts';
import { Photos } from './Photos.tsx';
import { Products } from './Products.tsx';
import { Review } from './Review.tsx';
import { Signature } from './Signature.tsx';
import { Stamps } from './Stamps.tsx';

interface DraftPageProps {
  readonly app: InspectorApp;
  readonly text: InspectorWorkText;
  readonly draft: Draft;
  readonly editing: Editing;
}

function Where({ text, draft, editing }: DraftPageProps) {
  const { draft: words } = text;
  const { change } = editing;
  return (
    <section class="card">
      <h2>{words.where}</h2>
      <Field
        name="shop"
        label={words.shop}
        value={draft.shop}
        most={REPORT_LIMITS.shop}
        write={(shop) => change(write('shop', shop))}
      />
      <Field
        name="place"
        label={words.place}
        hint={words.placeHint}
        value={draft.place}
        most={REPORT_LIMITS.place - 110}
        write={(place) => change(write('place', place))}
      />
      <Field
        label={words.commune}
        value={draft.commune}
        most={100}
        write={(commune) => change(write('commune', commune))}
      />
      <p class="hint">
        {words.time}: <b>{formatInstant(draft.at)}</b>
      </p>
    </section>
  );
}

function Seen({ app, text, draft, editing }: DraftPageProps) {
  const { draft: words } = text;
  const { change } = editing;
  return (
    <>
      <section class="card">
        <h2>{words.stamps}</h2>
        {draft.stamps.length === 0 && <p class="hint">{words.stampsNone}</p>}
        <Stamps
          stamps={draft.stamps}
          lang={app.lang}
          text={text}
          drop={(stamp) => change(dropStamp(stamp))}
        />
        <button type="button" class="wide" name="scan" onClick={() => app.go('scan')}>
          {words.scan}
        </button>
      </section>
      <section class="card">
        <h2>{words.products}</h2>
        <p class="hint">{words.productsHint}</p>
        <Products products={draft.products} text={text} drop={(id) => change(dropProduct(id))} />
        <button type="button" class="quiet wide" onClick={() => app.go('look-up')}>
          {words.lookUp}
        </button>
      </section>
    </>
  );
}

function Drop({ app, text, draft, editing }: DraftPageProps) {
  const [asks, setAsks] = useState(false);
  const { draft: words } = text;
  const drop = async () => {
    await editing.act(() => dropInspection(app.store, draft.id));
    app.go('inspections');
  };
  if (!asks) {
    return (
      <button type="button" class="plain-danger" onClick={() => setAsks(true)}>
        {words.drop}
      </button>
    );
  }
  return (
    <div class="card danger" role="alert">
      <p>{words.dropSure}</p>
      <div class="pair">
        <button type="button" class="danger" onClick={() => void drop()}>
          {words.dropYes}
        </button>
        <button type="button" class="quiet" onClick={() => setAsks(false)}>
          {words.goBack}
        </button>
      </div>
    </div>
  );
}

/** The field where something is missing, by its name. */
function fieldOf(lacking: Missing, { counted, signing }: Draft): string {
  const row = counted.findIndex((one) => lackIn(one) !== undefined);
  const cell = counted[row];
  const fields: Readonly<Record<Missing, string>> = {
    shop: 'shop',
    place: 'place',
    row: `${(cell && lackIn(cell)) ?? 'what'}-${row}`,
    count: `count-${counted.findIndex(isWrongCount)}`,
    nothing: 'scan',
    long: 'findings',
    signature: signing.signs === false ? 'reason' : 'signs',
    name: 'signer',
  };
  return fields[lacking];
}

/** Whether the draft is looked at once more, and the way back from there to a field. */
function useReview(draft: Draft) {
  const [reviews, setReviews] = useState(false);
  const lacking = useRef<Missing | undefined>(undefined);
  useEffect(() => {
    if (reviews || !lacking.current) return;
    const field = document.querySelector<HTMLElement>(`.work [name="${fieldOf(lacking.current, draft)}"]`);
    lacking.current = undefined;
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
  }, [reviews]);
  const back = (name?: Missing) => {
    lacking.current = name;
    setReviews(false);
  };
  return { reviews, review: () => setReviews(true), back };
}

/** An inspection under way: everything on one page, in the order of work, and one button at the thumb. */
export function DraftPage(props: DraftPageProps) {
  const { text, draft, editing } = props;
  const { reviews, review, back } = useReview(draft);
  const { draft: words } = text;
  if (reviews) return <Review {...props} back={back} />;
  const trouble = editing.trouble && sayTrouble(text, editing.trouble);
  return (
    <div class="work">
      <h1>{draft.shop.trim() || words.title}</h1>
      <p class="hint">{words.saved}</p>
      {trouble && (
        <div class="card danger" role="alert">
          <b>{trouble.title}</b>
          <p>{trouble.detail}</p>
        </div>
      )}
      <Where {...props} />
      <Seen {...props} />
      <Counted draft={draft} text={text} change={editing.change} />
      <section class="card">
        <Field
          name="findings"
          label={words.findings}
          hint={words.findingsHint}
          value={draft.findings}
          most={REPORT_LIMITS.findings - 250}
          lines={4}
          write={(findings) => editing.change(write('findings', findings))}
        />
      </section>
      <Photos {...props} />
      <Signature draft={draft} text={text} change={editing.change} />
      <Drop {...props} />
      <div class="work-bar">
        <button type="button" onClick={review}>
          {words.finish}
        </button>
      </div>
    </div>
  );
}
