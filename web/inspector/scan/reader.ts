import { apart } from './apart.ts';
import type { Picture, Reader } from './picture.ts';

/** The decoder in use: the phone's own, zxing's machine code, or the plain script. */
export type Way = 'native' | 'zxing' | 'plain';

/** How long the strong decoder is waited for before the plain one starts reading meanwhile, ms. */
const PATIENCE_MS = 700;

interface NativeDetector {
  detect(source: Picture): Promise<{ rawValue: string; boundingBox: DOMRectReadOnly }[]>;
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
  return async (picture) =>
    apart(
      (await detector.detect(picture)).map(({ rawValue, boundingBox: { x, y, width } }) => {
        return { text: rawValue, x, y, size: width };
      }),
    );
}

const zxing = async () => (await import('./zxing.ts')).openZxing();
const plain = async () => (await import('./plain.ts')).plainReader();
const rest = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Decoders from the best down: whichever cannot be loaded or breaks gives way to the next. */
export interface ReaderChain {
  readonly read: Reader;
  readonly way: () => Way | null;
}

/** Opens the decoders: the phone's own, else zxing's, and the plain one until that is there or where it is not. */
export function openReaders(): ReaderChain {
  let way: Way | null = null;
  let best: Reader | undefined;
  let last: Promise<Reader> | undefined;
  const settle = (name: Way, reader: Reader) => {
    best = reader;
    way = name;
  };
  const loadZxing = () =>
    zxing()
      .then((reader) => settle('zxing', reader))
      .catch(() => {});
  const opening = nativeReader()
    .catch(() => undefined)
    .then((reader) => (reader ? settle('native', reader) : loadZxing()));

  const readPlainly: Reader = async (picture) => {
    last ??= plain();
    const reader = await last;
    if (!best) way = 'plain';
    return reader(picture);
  };
  const read: Reader = async (picture) => {
    if (!best) await Promise.race([opening, rest(last ? 0 : PATIENCE_MS)]);
    if (!best) return readPlainly(picture);
    try {
      return await best(picture);
    } catch {
      const broken = way;
      best = undefined;
      if (broken === 'native') void loadZxing();
      return readPlainly(picture);
    }
  };
  return { read, way: () => way };
}
