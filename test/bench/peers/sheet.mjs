// What every peer is given: the 65-up sheet in mm, the words of a stamp, and the stamps of a CSV file (id, url).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export const PAGE = { width: 210, height: 297 };
export const LABEL = { width: 38.1, height: 21.2 };
export const GRID = { columns: 5, rows: 13, left: 4.67, top: 10.7, right: 40.64, down: 21.2 };
export const PER_PAGE = GRID.columns * GRID.rows;
/** The QR as large as the label takes it with a quiet zone (mm), and where the words begin. */
export const QR = { x: 1.6, y: 2.3, side: 16.6 };
export const WORDS = {
  x: 19.6,
  name: 'Mật ong hoa nhãn Thanh Mai',
  producer: 'HTX Thanh Mai',
  stars: 'OCOP 4 sao',
};

export const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf',
);

export const points = (mm) => (mm * 72) / 25.4;

/** Top left corner of the label of a stamp, by its number on the page. */
export function cornerOf(index) {
  const at = index % PER_PAGE;
  const row = Math.floor(at / GRID.columns);
  return { x: GRID.left + (at % GRID.columns) * GRID.right, y: GRID.top + row * GRID.down };
}

export function readStamps(path) {
  const [, ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [id, url] = line.trim().split(',');
    return { id, url };
  });
}
