import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** A picture wider than this is made smaller before it is read, px. */
const WIDEST = 960;

/** A reader of QR codes for browsers without one of their own; its machine code comes from this house. */
export async function codeReader(): Promise<(frame: HTMLVideoElement) => Promise<string[]>> {
  const file = wasm.split('/').at(-1) ?? '';
  const overrides = { locateFile: () => `/assets/${file}` };
  await prepareZXingModule({ overrides, fireImmediately: true });
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  return async (frame) => {
    const { videoWidth, videoHeight } = frame;
    if (!pen || videoWidth === 0) return [];
    const scale = Math.min(1, WIDEST / videoWidth);
    canvas.width = Math.round(videoWidth * scale);
    canvas.height = Math.round(videoHeight * scale);
    pen.drawImage(frame, 0, 0, canvas.width, canvas.height);
    const picture = pen.getImageData(0, 0, canvas.width, canvas.height);
    const found = await readBarcodes(picture, {
      formats: ['QRCode'],
      tryHarder: true,
      maxNumberOfSymbols: 8,
    });
    return found.filter(({ isValid }) => isValid).map(({ text }) => text);
  };
}
