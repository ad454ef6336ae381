import { formatPrintedId, isStampId } from '#core/stampId';

/** How often a picture of the camera is read, ms. */
const EVERY_MS = 180;

/** Reads the QR codes of one picture. */
type Reader = (frame: HTMLVideoElement) => Promise<string[]>;

interface NativeDetector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}

interface NativeDetectorClass {
  new (options: { formats: string[] }): NativeDetector;
  getSupportedFormats(): Promise<string[]>;
}

async function nativeReader(): Promise<Reader | undefined> {
  const Detector = Reflect.get(globalThis, 'BarcodeDetector') as NativeDetectorClass | undefined;
  const formats = (await Detector?.getSupportedFormats().catch(() => [])) ?? [];
  if (!Detector || !formats.includes('qr_code')) return undefined;
  const detector = new Detector({ formats: ['qr_code'] });
  return async (frame) => (await detector.detect(frame)).map(({ rawValue }) => rawValue);
}

/** The ID in a stamp's address, as printed; undefined for any other code. */
function idIn(text: string): string | undefined {
  const [, id = ''] = /\/(?:21|s)\/([0-9]{12})(?:[0-9]{8})?$/.exec(text) ?? [];
  return isStampId(id) ? formatPrintedId(id) : undefined;
}

function addLine(list: HTMLTextAreaElement, id: string): boolean {
  const lines = list.value.split('\n').map((line) => line.trim());
  if (lines.includes(id)) return false;
  list.value = [...lines.filter((line) => line !== ''), id, ''].join('\n');
  list.scrollTop = list.scrollHeight;
  return true;
}

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, into: HTMLElement) {
  return into.appendChild(document.createElement(name));
}

/** Everything of one scanning: the camera's pictures are read until it is stopped or the page is left. */
async function scan(video: HTMLVideoElement, found: (id: string) => void): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  let isOn = true;
  const stop = () => {
    isOn = false;
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  try {
    const read = (await nativeReader()) ?? (await (await import('./readCodes.ts')).codeReader());
    video.srcObject = stream;
    await video.play();
    const look = async () => {
      if (!isOn) return;
      for (const text of await read(video).catch(() => [])) {
        const id = idIn(text);
        if (id) found(id);
      }
      setTimeout(() => void look(), EVERY_MS);
    };
    void look();
  } catch (error) {
    stop();
    throw error;
  }
  return stop;
}

/** Puts a scanning button under a list of stamps; it fills in IDs, and sending the list stays the person's own act. */
function offerScanning(host: HTMLElement): void {
  const list = document.getElementById(host.dataset.scanStamps ?? '');
  const { start = '', stop: stopping = '', scanned = '', noCamera = '' } = host.dataset;
  if (!(list instanceof HTMLTextAreaElement) || !navigator.mediaDevices) return;
  const button = make('button', host);
  Object.assign(button, { type: 'button', className: 'quiet', textContent: start });
  const video = make('video', host);
  Object.assign(video, { muted: true, playsInline: true, hidden: true });
  const said = make('p', host);
  said.setAttribute('role', 'status');
  let stop: (() => void) | undefined;
  let count = 0;
  const end = () => {
    stop?.();
    stop = undefined;
    video.hidden = true;
    button.textContent = start;
  };
  const found = (id: string) => {
    if (!addLine(list, id)) return;
    count += 1;
    said.textContent = scanned.replace('{count}', String(count));
    navigator.vibrate?.(60);
  };
  button.addEventListener('click', async () => {
    if (stop) return end();
    button.disabled = true;
    stop = await scan(video, found).catch(() => undefined);
    button.disabled = false;
    video.hidden = stop === undefined;
    button.textContent = stop ? stopping : start;
    if (!stop) said.textContent = noCamera;
  });
  addEventListener('pagehide', end);
}

for (const host of document.querySelectorAll<HTMLElement>('[data-scan-stamps]')) offerScanning(host);
