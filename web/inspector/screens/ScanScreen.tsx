import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PhoneApp } from '../phone.ts';
import { type Reading, useReading } from '../reading.ts';
import { readers, useCamera } from '../scan/useCamera.ts';
import { Sign } from './Sign.tsx';
import type { TypedForm } from './TypedForm.tsx';
import { Viewfinder } from './Viewfinder.tsx';

interface ScanProps {
  readonly app: PhoneApp;
  readonly shelf: boolean;
}

function PictureButton({ app, reading }: { readonly app: PhoneApp; readonly reading: Reading }) {
  const { scan } = app.text;
  const choose = async (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    input.value = '';
    const picture = file && (await createImageBitmap(file).catch(() => undefined));
    const texts = picture ? await readers().read(picture) : [];
    if (texts.length === 0) reading.setSaid(scan.noneInPicture);
    else reading.found(texts);
  };
  return (
    <label class="button quiet">
      <Sign name="picture" />
      {scan.picture}
      <input type="file" accept="image/*" onChange={({ currentTarget }) => void choose(currentTarget)} />
    </label>
  );
}

function Modes({ app, shelf }: ScanProps) {
  const { scan } = app.text;
  return (
    <ul class="modes" aria-label={scan.mode}>
      <li>
        <a href="#scan" aria-current={shelf ? undefined : 'true'}>
          {scan.one}
        </a>
      </li>
      <li>
        <a href="#shelf" aria-current={shelf ? 'true' : undefined}>
          {scan.shelf}
        </a>
      </li>
    </ul>
  );
}

/** What is fetched once the screen stands. */
function useLater<Props>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> | undefined {
  const [Later, setLater] = useState<ComponentType<Props>>();
  useEffect(() => void load().then((Loaded) => setLater(() => Loaded)), []);
  return Later;
}

/** Which inspection is open. */
function Strip({ app }: { readonly app: PhoneApp }) {
  const Later = useLater(async () => (await import('../inspection/OpenStrip.tsx')).OpenStrip);
  return Later ? <Later app={app} read={app.entries.length} /> : null;
}

function Shelf({ app }: { readonly app: PhoneApp }) {
  const Later = useLater(async () => (await import('./ShelfList.tsx')).ShelfList);
  return Later ? <Later app={app} /> : null;
}

function Typed(props: Parameters<typeof TypedForm>[0]) {
  const Later = useLater(async () => (await import('./TypedForm.tsx')).TypedForm);
  return Later ? <Later {...props} /> : null;
}

/** The camera, a picture, a hand scanner or typing: every way a code comes in, on one screen. */
export function ScanScreen({ app, shelf }: ScanProps) {
  const { scan } = app.text;
  const reading = useReading(app, shelf);
  const shot = useCamera(reading.found);
  const [types, setTypes] = useState(false);
  const isOn = shot.state === 'on' || shot.state === 'opening';
  return (
    <main class={shelf ? 'scan shelf' : 'scan'}>
      <h1 class="unseen">{scan.heading}</h1>
      <Strip app={app} />
      <Modes app={app} shelf={shelf} />
      <Viewfinder shot={shot} text={scan} />
      <p class="said flash" role="status">
        {reading.said}
      </p>
      {shelf && <Shelf app={app} />}
      {types && <Typed app={app} found={reading.found} close={() => setTypes(false)} />}
      <div class="ways">
        <PictureButton app={app} reading={reading} />
        <button type="button" class="quiet" aria-expanded={types} onClick={() => setTypes(!types)}>
          <Sign name="keys" />
          {scan.type}
        </button>
      </div>
      {!types && (
        <div class="at-thumb">
          <button type="button" class="main" onClick={() => (isOn ? shot.stop() : void shot.start())}>
            {isOn ? scan.stop : scan.start}
          </button>
        </div>
      )}
    </main>
  );
}
