import '../../styles/inspectorWork.css';
import { useState } from 'preact/hooks';
import { type FoundProduct, MOST_FOUND, searchProducts } from '#core/bundleSearch';
import { mayClaim } from '#core/freshness';
import type { Tone } from '#core/verdict';
import { formatDay, formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Icon, TONE_ICONS } from '../../parts/Icon.tsx';
import { Stars } from '../../parts/Stars.tsx';
import { type InspectorWorkText, inspectorWorkText } from '../../text/inspectorWork.ts';
import { textOf } from '../../text.ts';
import type { InspectorApp, ScreenProps } from '../app.ts';
import { addProduct, type Draft } from '../inspection/draft.ts';
import { changeDraft, openDraft } from '../inspection/drafts.ts';
import { Field } from '../inspection/Field.tsx';
import { sayTrouble, type Trouble, troubleOf, useKept } from '../inspection/kept.ts';

const TONES: Readonly<Record<FoundProduct['status'], Tone>> = {
  pending: 'neutral',
  'in-force': 'good',
  ending: 'good',
  lapsed: 'notice',
  withdrawn: 'danger',
  superseded: 'notice',
  incomplete: 'neutral',
};

interface FoundProps {
  readonly app: InspectorApp;
  readonly text: InspectorWorkText;
  readonly product: FoundProduct;
  /** The open inspection, where there is one. */
  readonly draft: Draft | undefined;
  readonly add: (product: FoundProduct) => void;
}

/** Of data that ran out only a withdrawal is said: what stood then is not said to stand. */
function isKnown({ age }: InspectorApp, { status }: FoundProduct): boolean {
  return status === 'withdrawn' || (age !== 'none' && mayClaim(age));
}

function Standing({ app, text, product }: FoundProps) {
  const { lookUp: words } = text;
  const { status, validTo, decision } = product;
  const known = isKnown(app, product);
  const tone = known ? TONES[status] : 'neutral';
  return (
    <>
      <p class={`state ${tone}`}>
        <Icon name={TONE_ICONS[tone]} />
        {known ? words.standings[status] : words.notKnown}
        {known && validTo !== null && `, ${fill(words.until, { day: formatDay(validTo) })}`}
      </p>
      {decision && (
        <p class="hint">
          {fill(words.decision, { number: decision.numberText, authority: decision.authority })}
        </p>
      )}
    </>
  );
}

function Found(props: FoundProps) {
  const { app, text, product, draft, add } = props;
  const { lookUp: words } = text;
  const isIn = draft?.products.some(({ id }) => id === product.id) ?? false;
  const stands = product.status === 'in-force' || product.status === 'ending';
  const shines = stands && isKnown(app, product);
  return (
    <li class="card found">
      {product.star !== null && <Stars star={product.star} shining={shines} text={textOf(app.lang)} />}
      <h2>{product.name}</h2>
      <p>{[product.producer, product.place].filter((one) => one !== null).join(' · ')}</p>
      <Standing {...props} />
      {product.sample && <p class="sample">{words.sample}</p>}
      {draft && (
        <button type="button" class="quiet wide" disabled={isIn} onClick={() => add(product)}>
          {isIn ? words.added : words.add}
        </button>
      )}
    </li>
  );
}

function useOpen({ store, now }: InspectorApp) {
  const [draft, again] = useKept(() => openDraft(store), [store]);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const add = async ({ id, name }: FoundProduct) => {
    if (!draft) return;
    const product = { id, name: name.slice(0, 300) };
    await changeDraft(store, draft.id, now(), addProduct(product)).then(
      () => setTrouble(null),
      (error: unknown) => setTrouble(troubleOf(error)),
    );
    again();
  };
  return { draft, trouble, add };
}

function Nothing({ text }: { readonly text: InspectorWorkText }) {
  const { lookUp: words } = text;
  return (
    <div class="card">
      <b>{words.none}</b>
      <p class="hint">{words.noneDetail}</p>
    </div>
  );
}

/** `#look-up`: products by name in this phone's data, for goods that carry no stamp. */
export function LookUp({ app }: ScreenProps) {
  const text = inspectorWorkText(app.lang);
  const { lookUp: words } = text;
  const [typed, setTyped] = useState('');
  const { draft, trouble, add } = useOpen(app);
  const { trust } = app;
  const isAsked = typed.trim().length > 1;
  const found = trust && isAsked ? searchProducts(trust.edition, typed, app.now()) : [];
  const said = trouble && sayTrouble(text, trouble);
  return (
    <div class="work">
      <h1>{words.title}</h1>
      <p class="hint">{trust ? fill(text.asOf, { at: formatInstant(trust.asOf) }) : words.noBundle}</p>
      {draft && (
        <p class="state neutral">
          <Icon name="info" />
          {fill(text.noted.open, { shop: draft.shop.trim() || text.list.unnamed })}
        </p>
      )}
      <Field
        label={words.field}
        hint={words.fieldHint}
        value={typed}
        most={100}
        mode="search"
        write={setTyped}
      />
      <p class="hint">{words.notSuspect}</p>
      {said && (
        <p class="card danger" role="alert">
          <b>{said.title}.</b> {said.detail}
        </p>
      )}
      <p role="status" class="count">
        {isAsked && found.length > 0 && fill(words.found, { count: String(found.length) })}
      </p>
      {isAsked && trust && found.length === 0 && <Nothing text={text} />}
      <ul class="bare">
        {found.map((product) => (
          <Found
            key={product.id}
            app={app}
            text={text}
            product={product}
            draft={draft}
            add={(one) => void add(one)}
          />
        ))}
      </ul>
      {found.length === MOST_FOUND && <p class="hint">{words.more}</p>}
    </div>
  );
}
