import type { ComponentType } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { ownValue } from '#core/ownValue';
import { fill } from '../fill.ts';
import type { Lang } from '../lang.ts';
import { inspectorText } from '../text/inspector.ts';
import type { InspectorApp } from './app.ts';
import { askToKeep, type Mark, readMark, takeMark } from './mark.ts';
import { useRetry } from './outbox/useRetry.ts';
import { type PhoneApp, usePhone } from './phone.ts';
import type { World } from './phoneSync.ts';
import { Frame } from './screens/Frame.tsx';
import { ScanScreen } from './screens/ScanScreen.tsx';
import { SetUpScreen } from './screens/SetUpScreen.tsx';
import { loadVerdictText } from './screens/verdictText.ts';
import { parseSetUp, type SetUp } from './setUp.ts';
import { type AppWorker, startWorker } from './worker.ts';

/** Where the app is: `#verdict/<id>` is the screen `verdict` and `<id>`. */
interface Place {
  readonly screen: string;
  readonly id: string | undefined;
}

function placeOf(hash: string): Place {
  const [screen = '', id] = hash.slice(1).split('/', 2);
  return { screen: screen === '' || screen.startsWith('setup=') ? 'scan' : screen, id };
}

function usePlace(): Place {
  const [place, setPlace] = useState(placeOf(location.hash));
  useEffect(() => {
    const follow = () => setPlace(placeOf(location.hash));
    const look = () => {
      follow();
      scrollTo(0, 0);
    };
    // The address may have changed between the first drawing and now.
    follow();
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return place;
}

/** The set-up code in the address: taken out of it at once, and forgotten when it was used. */
function useSetUpCode() {
  const [code, setCode] = useState<SetUp>();
  useEffect(() => {
    const look = () => {
      const setUp = parseSetUp(location.hash);
      if (setUp) history.replaceState(null, '', location.pathname);
      // On another screen it is over.
      setCode(setUp);
    };
    look();
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  const forget = useCallback(() => setCode(undefined), []);
  return { code, forget };
}

function useWorker(isOpen: boolean) {
  const [worker, setWorker] = useState<AppWorker>();
  const [isNew, setIsNew] = useState(false);
  useEffect(() => {
    // It fetches all there is: not before the first screen stands.
    if (!isOpen) return;
    void startWorker(() => setIsNew(true))
      .then(setWorker)
      .catch(() => {});
  }, [isOpen]);
  useEffect(() => {
    const look = () => {
      if (!document.hidden) worker?.look();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [worker]);
  return { worker, isNew };
}

/** The screens that are fetched when first opened; the worker has them all. */
const LATER: Readonly<Record<string, () => Promise<ComponentType<LaterProps>>>> = {
  verdict: async () => (await import('./screens/VerdictScreen.tsx')).VerdictScreen,
  phone: async () => (await import('./screens/PhoneScreen.tsx')).PhoneScreen,
  'look-up': async () => inMain((await import('./lookup/LookUp.tsx')).LookUp),
  inspections: async () => inMain((await import('./outbox/Outbox.tsx')).Outbox),
  inspection: async () => inMain((await import('./inspection/Inspection.tsx')).Inspection),
  outbox: async () => inMain((await import('./outbox/Outbox.tsx')).Outbox),
};

interface LaterProps {
  readonly app: PhoneApp;
  readonly worker: AppWorker | undefined;
  readonly id: string | undefined;
}

function inMain(Screen: ComponentType<{ readonly app: InspectorApp; readonly id: string }>) {
  return ({ app, id = '' }: LaterProps) => (
    <main>
      <Screen app={app} id={id} />
    </main>
  );
}

const loaded = new Map<string, ComponentType<LaterProps>>();

function Later(props: LaterProps & { readonly screen: string }) {
  const { screen, app } = props;
  const [, again] = useState(0);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (loaded.has(screen)) return;
    ownValue(LATER, screen)?.()
      .then((Screen) => {
        loaded.set(screen, Screen);
        again((times) => times + 1);
      })
      .catch(() => setFailed(true));
  }, [screen]);
  const Screen = loaded.get(screen);
  if (Screen) return <Screen {...props} />;
  return <main aria-busy={!failed}>{failed ? app.text.failures.offline : app.text.opening}</main>;
}

/** What of a phone that is not set up may be looked at all the same. */
const WITHOUT_DEVICE = ['outbox', 'inspection', 'phone'];

/** A code that was not needed: said until the person does anything. */
function Already({ app, forget }: { readonly app: PhoneApp; readonly forget: () => void }) {
  useEffect(() => {
    addEventListener('click', forget);
    return () => removeEventListener('click', forget);
  }, [forget]);
  return (
    <aside class="note notice">
      <p role="status">{app.text.setUp.already}</p>
    </aside>
  );
}

function Screen({ app, place, worker }: { app: PhoneApp; place: Place; worker: AppWorker | undefined }) {
  useRetry(app);
  const { code, forget } = useSetUpCode();
  const { screen, id } = place;
  const isSetUp = Boolean(app.device?.token);
  if (!isSetUp && !(app.device && WITHOUT_DEVICE.includes(screen))) {
    return <SetUpScreen app={app} code={code} forget={forget} />;
  }
  if (ownValue(LATER, screen) && app.isOpening) return <main aria-busy="true">{app.text.opening}</main>;
  if (ownValue(LATER, screen)) return <Later app={app} worker={worker} screen={screen} id={id} />;
  return (
    <>
      {code && <Already app={app} forget={forget} />}
      <ScanScreen key={screen} app={app} shelf={screen === 'shelf'} />
    </>
  );
}

function Lost({ app }: { readonly app: PhoneApp }) {
  const [mark, setMark] = useState<Mark | undefined>(() => (app.device ? undefined : readMark()));
  if (!mark || app.device) return null;
  const { lost } = app.text;
  const understood = () => {
    takeMark();
    setMark(undefined);
  };
  return (
    <aside class="note danger">
      <div role="alert">
        <b>{lost.title}</b>
        <p>{fill(lost.detail, { unsent: mark.unsent > 0 ? String(mark.unsent) : undefined })}</p>
      </div>
      <button type="button" class="quiet" onClick={understood}>
        {lost.understood}
      </button>
    </aside>
  );
}

/** What the page itself says until the phone's memory is read: nothing jumps. */
function Opening() {
  const { title, opening } = inspectorText('vi');
  return (
    <main class="opening">
      <h1>{title}</h1>
      <p>{opening}</p>
    </main>
  );
}

/** What the first answer needs is fetched while the camera opens, so that it waits for nothing, ms. */
const WARM_MS = 50;

function useReadiness(isSetUp: boolean, lang: Lang | undefined) {
  useEffect(() => {
    if (!isSetUp || !lang) return;
    void askToKeep();
    const timer = setTimeout(() => {
      void import('./judge.ts').catch(() => {});
      void import('./screens/VerdictScreen.tsx').catch(() => {});
      void loadVerdictText(lang).catch(() => {});
    }, WARM_MS);
    return () => clearTimeout(timer);
  }, [isSetUp, lang]);
}

/** The inspector's app. */
export function App({ world }: { readonly world: World }) {
  const app = usePhone(world);
  const place = usePlace();
  const { worker, isNew } = useWorker(app !== null);
  const lang = app?.lang;
  useReadiness(Boolean(app?.device?.token), lang);
  useEffect(() => {
    if (lang) document.documentElement.lang = lang;
  }, [lang]);
  if (!app) return <Opening />;
  return (
    <Frame app={app} screen={place.screen}>
      {isNew && (
        <aside class="note notice update">
          <button type="button" onClick={() => worker?.useNew()}>
            {app.text.phone.updateNow}
          </button>
        </aside>
      )}
      <Lost app={app} />
      <Screen app={app} place={place} worker={worker} />
    </Frame>
  );
}
