import { writeFile } from 'node:fs/promises';
import { crop, decodeWithZxing, type Picture, rasterise } from './pdf.ts';

/** What the camera of the tests sees: this wide and high, so many pictures a second. */
export const FILM = { width: 1280, height: 720, perSecond: 10 } as const;

/** Colourless: only brightness tells. */
const GREY = 128;

/** A part of a picture, in the middle of one as large as the camera's; around it is white paper. */
export function framed(picture: Picture): Picture {
  const left = Math.round((picture.width - FILM.width) / 2);
  const top = Math.round((picture.height - FILM.height) / 2);
  return crop(picture, left, top, FILM.width, FILM.height);
}

/** Writes pictures as an uncompressed film (YUV4MPEG2, I420), each shown for so many seconds; it runs in a circle. */
export async function writeFilm(path: string, pictures: readonly Picture[], seconds = 1): Promise<void> {
  const { width, height, perSecond } = FILM;
  const colour = Buffer.alloc(width * (height / 2), GREY);
  const frames = pictures.flatMap(({ pixels }) => {
    const frame = Buffer.concat([Buffer.from('FRAME\n'), pixels, colour]);
    return Array.from({ length: Math.max(1, Math.round(seconds * perSecond)) }, () => frame);
  });
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F${perSecond}:1 Ip A1:1 C420jpeg\n`);
  await writeFile(path, Buffer.concat([head, ...frames]));
}

/** Chromium with that film for a camera, which every page may use. */
export function cameraFlags(film: string): string[] {
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ];
}

/** The first stamp of the demonstration's sheet, with white around its QR, as a picture at 300 dots an inch. */
export async function firstStamp(sheet: string): Promise<Picture> {
  return crop(await rasterise(sheet, 1, 300), 10, 20, 440, 400);
}

/** The text of that stamp's code. */
export async function decodeSheet(sheet: string): Promise<string> {
  const text = await decodeWithZxing(await firstStamp(sheet));
  if (text === undefined) throw new Error('the sheet’s first stamp is not where it was');
  return text;
}
