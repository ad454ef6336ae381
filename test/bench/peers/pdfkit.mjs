// The usual way with pdfkit: `rect` fills a rectangle for each run of modules, `png` places qrcode's PNG; the codes
// come from qrcode as it is usually called, or (`qr`) from qr.
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import PDFDocument from 'pdfkit';
import encodeQr from 'qr';
import QRCode from 'qrcode';
import { cornerOf, FONT, PAGE, PER_PAGE, points, QR, readStamps, WORDS } from './sheet.mjs';

const [, , way, input, output] = process.argv;
const stamps = readStamps(input);
const document = new PDFDocument({ autoFirstPage: false, font: FONT });
const out = document.pipe(createWriteStream(output));

function modulesOf(url) {
  // qr gives no code without a border.
  const bordered = way === 'qr' && encodeQr(url, 'raw', { ecc: 'medium', border: 1 });
  if (bordered) return bordered.slice(1, -1).map((row) => row.slice(1, -1));
  const { modules } = QRCode.create(url, { errorCorrectionLevel: 'M' });
  return Array.from({ length: modules.size }, (_, y) =>
    Array.from({ length: modules.size }, (_, x) => modules.data[y * modules.size + x] === 1),
  );
}

function drawRects(url, left, top, side) {
  const rows = modulesOf(url);
  const module = side / rows.length;
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < row.length; x++) {
      const from = x;
      while (row[x]) x++;
      if (x > from) document.rect(left + from * module, top + y * module, (x - from) * module, module);
    }
  }
  document.fill('black');
}

for (const [index, { id, url }] of stamps.entries()) {
  if (index % PER_PAGE === 0)
    document.addPage({ size: [points(PAGE.width), points(PAGE.height)], margin: 0 });
  const { x, y } = cornerOf(index);
  const [left, top, side] = [points(x + QR.x), points(y + QR.y), points(QR.side)];
  if (way === 'png') {
    const png = await QRCode.toBuffer(url, { errorCorrectionLevel: 'M', margin: 0, scale: 8 });
    document.image(png, left, top, { width: side });
  } else drawRects(url, left, top, side);
  const words = points(x + WORDS.x);
  const options = { lineBreak: false };
  document.fontSize(5).text(WORDS.stars, words, points(y + 3), options);
  document.text(WORDS.name, words, points(y + 6), options);
  document.text(WORDS.producer, words, points(y + 9), options).text(id, words, points(y + 12), options);
}
document.end();
await finished(out);
