import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ownValue } from '#core/ownValue';
import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import type { InspectorText } from '../../text/inspector.ts';
import type { SyncState } from '../app.ts';
import type { PhoneApp } from '../phone.ts';
import type { AppWorker } from '../worker.ts';
import { Sign } from './Sign.tsx';
import { Wipe } from './Wipe.tsx';

interface PhoneProps {
  readonly app: PhoneApp;
  readonly worker: AppWorker | undefined;
}

function Row({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What a failed sync is told as. */
export function failureText(text: InspectorText, code: string): string {
  const { failures } = text;
  return ownValue<string>(failures, code) ?? failures.refused;
}

function syncWords(state: SyncState, text: InspectorText): string {
  if (state.at === 'work') return text.phone.working;
  if (state.at === 'done') return fill(text.phone.done, { instant: formatInstant(state.when) });
  return state.at === 'failed' ? failureText(text, state.code) : '';
}

function Sync({ app }: { readonly app: PhoneApp }) {
  const { text, syncing } = app;
  return (
    <section>
      <h2>{text.phone.sync}</h2>
      <p class={syncing.at === 'failed' ? 'said wrong' : 'said'} role="status">
        {syncWords(syncing, text)}
      </p>
      <button
        type="button"
        class="main"
        disabled={syncing.at === 'work' || !app.device?.token}
        onClick={() => void app.sync()}
      >
        {text.phone.syncNow}
      </button>
    </section>
  );
}

const KB = 1024;

function Facts({ app }: { readonly app: PhoneApp }) {
  const { device, trust, text } = app;
  const { phone } = text;
  const [sights, setSights] = useState(0);
  useEffect(() => void app.store.countFromIndex('sights', 'sent', 0).then(setSights), [app.syncing.at]);
  if (!device) return null;
  return (
    <section>
      <dl class="rows">
        {device.name && <Row label={phone.device}>{device.name}</Row>}
        <Row label={phone.of}>{device.inspector}</Row>
        <Row label={phone.unsent}>{app.unsent}</Row>
        <Row label={phone.sights}>{sights}</Row>
        {trust && <Row label={phone.asOf}>{formatInstant(trust.asOf)}</Row>}
        {trust && <Row label={phone.size}>{`${Math.ceil(trust.size / KB)} KB`}</Row>}
        <Row label={phone.setUpAt}>{formatInstant(device.setUpAt)}</Row>
        <Row label={phone.root}>
          <span class="id">{device.root.kid}</span>
        </Row>
      </dl>
    </section>
  );
}

function useKept(worker: AppWorker | undefined) {
  const [whole, setWhole] = useState<boolean>();
  const [persisted, setPersisted] = useState<boolean>();
  useEffect(() => {
    void worker?.check().then((kept) => setWhole(kept?.lacking === 0));
    void navigator.storage?.persisted?.().then(setPersisted);
  }, [worker]);
  return { whole, persisted };
}

function Fact({ good, yes, no }: { readonly good: boolean; readonly yes: string; readonly no: string }) {
  return (
    <li class={good ? 'good' : 'notice'}>
      <Sign name={good ? 'tick' : 'warning'} />
      {good ? yes : no}
    </li>
  );
}

function TheApp({ app, worker }: PhoneProps) {
  const { phone } = app.text;
  const { whole, persisted } = useKept(worker);
  return (
    <section>
      <h2>{phone.app}</h2>
      <ul class="facts-list">
        {whole !== undefined && <Fact good={whole} yes={phone.ready} no={phone.notReady} />}
        {persisted !== undefined && <Fact good={persisted} yes={phone.kept} no={phone.notKept} />}
      </ul>
      <label class="switch">
        <input
          type="checkbox"
          checked={app.wishes.sound}
          onChange={({ currentTarget }) => app.wish({ sound: currentTarget.checked })}
        />
        {phone.sound}
      </label>
    </section>
  );
}

/** This phone: its sync, what it keeps, and how to wipe it. */
export function PhoneScreen({ app, worker }: PhoneProps) {
  return (
    <main>
      <h1>{app.text.phone.heading}</h1>
      <Sync app={app} />
      <Facts app={app} />
      <TheApp app={app} worker={worker} />
      <Wipe app={app} />
    </main>
  );
}
