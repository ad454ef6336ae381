import '../../styles/inspectorWork.css';
import { useState } from 'preact/hooks';
import { dayOf } from '#core/day';
import { readReport } from '#core/report';
import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Icon } from '../../parts/Icon.tsx';
import { type InspectorWorkText, inspectorWorkText } from '../../text/inspectorWork.ts';
import type { InspectorApp, ScreenProps } from '../app.ts';
import { useKept } from '../inspection/kept.ts';
import type { OutboxReport } from '../store.ts';
import { exportOutbox } from './exportFile.ts';
import { sendAgain } from './parcels.ts';
import { inOrder, isUnsent } from './plan.ts';
import { StateOf } from './StateOf.tsx';
import { restOf } from './send.ts';

interface PartProps {
  readonly app: InspectorApp;
  readonly text: InspectorWorkText;
}

/** Hands a file to the browser to be saved. */
function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  Object.assign(link, { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function Export({ app, text }: PartProps) {
  const [said, setSaid] = useState('');
  const { outbox: words } = text;
  const write = async () => {
    const { file } = await exportOutbox(app.store, app.device?.id ?? null, app.now());
    const name = `temgoc-bien-ban-${dayOf(app.now())}.json`;
    save(file, name);
    setSaid(fill(words.exported, { name }));
  };
  return (
    <section class="card">
      <p class="hint">{words.exportHint}</p>
      <button type="button" class="quiet wide" onClick={() => void write()}>
        {words.export}
      </button>
      <p role="status" class="hint">
        {said}
      </p>
    </section>
  );
}

function Way({ app, text }: PartProps) {
  const { outbox: words } = text;
  const [rest] = useKept(async () => (await restOf(app.store)) ?? null, [app.store, app.syncing]);
  if (app.device?.revokedAt) {
    return (
      <div class="card danger" role="alert">
        <b>{words.revoked}</b>
        <p>{words.revokedDetail}</p>
      </div>
    );
  }
  if (app.syncing.at === 'work') return <p role="status">{words.sending}</p>;
  if (!app.online) return <p role="status">{words.offline}</p>;
  return <p role="status">{rest ? fill(words.resting, { at: formatInstant(rest.until) }) : ''}</p>;
}

interface ParcelProps extends PartProps {
  readonly parcel: OutboxReport;
  readonly again: () => void;
}

function Parcel({ app, text, parcel, again }: ParcelProps) {
  const { shop, place, at } = readReport(parcel.report);
  const resend = async () => {
    await sendAgain(app.store, parcel.id);
    app.changed();
    again();
    void app.sync();
  };
  return (
    <li class="card">
      <a class="row" href={`#inspection/${parcel.id}`}>
        <b>{shop}</b>
        <span>{place}</span>
        <span class="hint">{formatInstant(at)}</span>
        <StateOf parcel={parcel} text={text} isSending={app.syncing.at === 'work'} />
      </a>
      {parcel.state === 'refused' && (
        <button type="button" class="quiet wide" onClick={() => void resend()}>
          {text.outbox.again}
        </button>
      )}
    </li>
  );
}

/** `#outbox`: what is not whole with the office yet, oldest first as it is sent, then what arrived. */
export function Outbox({ app }: ScreenProps) {
  const text = inspectorWorkText(app.lang);
  const { outbox: words } = text;
  const [parcels, again] = useKept(() => app.store.getAll('outbox'), [app.store, app.unsent, app.syncing]);
  if (!parcels) return <p class="hint">…</p>;
  const unsent = inOrder(parcels.filter(isUnsent));
  const sent = inOrder(parcels.filter((parcel) => !isUnsent(parcel))).reverse();
  const isCutOff = Boolean(app.device?.revokedAt);
  return (
    <div class="work">
      <h1>
        {words.title} {unsent.length > 0 && <span class="badge">{unsent.length}</span>}
      </h1>
      <Way app={app} text={text} />
      {unsent.length === 0 && (
        <p class="state good">
          <Icon name="tick" />
          {words.empty}
        </p>
      )}
      <ul class="bare">
        {[...unsent, ...sent].map((parcel) => (
          <Parcel key={parcel.id} app={app} text={text} parcel={parcel} again={again} />
        ))}
      </ul>
      {sent.length > 0 && <p class="hint">{text.list.kept}</p>}
      {unsent.length > 0 && <Export app={app} text={text} />}
      {unsent.length > 0 && !isCutOff && (
        <div class="work-bar">
          <button type="button" disabled={app.syncing.at === 'work'} onClick={() => void app.sync()}>
            {app.syncing.at === 'work' ? words.sending : words.send}
          </button>
        </div>
      )}
    </div>
  );
}
