// The usual way with pdf-lib: qrcode's PNG embedded for each stamp.
import { writeFileSync } from 'node:fs';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import QRCode from 'qrcode';
import { cornerOf, PAGE, PER_PAGE, points, QR, readStamps } from './sheet.mjs';

const [, , input, output] = process.argv;
const document = await PDFDocument.create();
const font = await document.embedFont(StandardFonts.Helvetica);
let page;
for (const [index, { id, url }] of readStamps(input).entries()) {
  if (index % PER_PAGE === 0) page = document.addPage([points(PAGE.width), points(PAGE.height)]);
  const { x, y } = cornerOf(index);
  const png = await QRCode.toBuffer(url, { errorCorrectionLevel: 'M', margin: 0, scale: 1 });
  const image = await document.embedPng(png);
  const side = points(QR.side);
  page.drawImage(image, {
    ...{ x: points(x + QR.x), y: points(PAGE.height - y - QR.y - QR.side), width: side, height: side },
  });
  page.drawText(id, { x: points(x + 19.6), y: points(PAGE.height - y - 12), size: 5, font });
}
writeFileSync(output, await document.save());
