import type { ComponentChildren } from 'preact';
import type { Tone } from '#core/verdict';
import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import type { Age, ScreenProps } from '../app.ts';
import type { PhoneApp } from '../phone.ts';
import { Sign, type SignName } from './Sign.tsx';

const AGES: Readonly<Record<Age, readonly [tone: Tone, sign: SignName]>> = {
  fresh: ['good', 'tick'],
  amber: ['notice', 'clock'],
  stale: ['danger', 'warning'],
  ended: ['danger', 'cross'],
  'clock-wrong': ['danger', 'clock'],
  none: ['neutral', 'warning'],
};

const OPENING: readonly [tone: Tone, sign: SignName] = ['neutral', 'clock'];

/** How old the data is: on every screen, in colour, drawing and words. */
function AsOf({ app }: { readonly app: PhoneApp }) {
  const { trust, age, text, online, isOpening } = app;
  const [tone, sign] = isOpening ? OPENING : AGES[age];
  return (
    <p class={`as-of ${tone}`}>
      <Sign name={sign} />
      <span>
        {trust && <b>{fill(text.age.asOf, { instant: formatInstant(trust.asOf) })} · </b>}
        {isOpening ? text.opening : text.age[age]}
        {!online && ` · ${text.age.offline}`}
      </span>
    </p>
  );
}

/** What must not wait until somebody looks at the phone's own screen. */
const URGENT = ['older', 'untrusted', 'clock-wrong', 'full'] as const;

function Trouble({ app }: ScreenProps) {
  const { syncing, text } = app;
  const urgent = URGENT.find((code) => syncing.at === 'failed' && syncing.code === code);
  return urgent ? (
    <aside class="note danger">
      <p role="alert">{text.failures[urgent]}</p>
    </aside>
  ) : null;
}

const TABS = ['scan', 'look-up', 'outbox', 'phone'] as const;

/** Which tab a screen belongs to. */
const TAB_OF: Readonly<Record<string, (typeof TABS)[number]>> = {
  shelf: 'scan',
  verdict: 'scan',
  inspection: 'outbox',
};

function Tabs({ app, screen }: { readonly app: PhoneApp; readonly screen: string }) {
  const { nav } = app.text;
  const here = TAB_OF[screen] ?? screen;
  return (
    <nav aria-label={nav.label}>
      {TABS.map((tab) => (
        <a key={tab} href={`#${tab}`} aria-current={tab === here ? 'page' : undefined}>
          <Sign name={tab} />
          {nav[tab]}
          {tab === 'outbox' && app.unsent > 0 && (
            <b class="count">
              <span aria-hidden="true">{app.unsent}</span>
              <span class="unseen">{fill(nav.unsent, { count: String(app.unsent) })}</span>
            </b>
          )}
        </a>
      ))}
    </nav>
  );
}

interface FrameProps {
  readonly app: PhoneApp;
  readonly screen: string;
  readonly children: ComponentChildren;
}

/** What stands around every screen: whose app it is, how old its data is, and the ways to the others at the thumb. */
export function Frame({ app, screen, children }: FrameProps) {
  const other = app.lang === 'vi' ? 'en' : 'vi';
  return (
    <>
      <header>
        <a class="brand" href="#scan">
          {app.text.title}
        </a>
        <button type="button" class="plain" lang={other} onClick={() => app.wish({ lang: other })}>
          {app.text.otherLang}
        </button>
        {app.device && <AsOf app={app} />}
      </header>
      {screen !== 'phone' && <Trouble app={app} />}
      {children}
      {app.device && <Tabs app={app} screen={screen} />}
    </>
  );
}
