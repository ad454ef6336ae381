// The usual way with a browser: one page of HTML with an SVG for each code, printed by headless Chromium.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import QRCode from 'qrcode';
import { cornerOf, PER_PAGE, QR, readStamps, WORDS } from './sheet.mjs';

const [, , chromium, input, output] = process.argv;
const folder = mkdtempSync(join(tmpdir(), 'temgoc-peer-'));
const pages = [];
for (const [index, { id, url }] of readStamps(input).entries()) {
  const { x, y } = cornerOf(index);
  if (index % PER_PAGE === 0) pages.push([]);
  const svg = await QRCode.toString(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 0 });
  const at = `left:${x}mm;top:${y}mm`;
  pages
    .at(-1)
    .push(
      `<div style="${at}">${svg}<p>${WORDS.stars}<br>${WORDS.name}<br>${WORDS.producer}<br>${id}</p></div>`,
    );
}
const style =
  '@page{size:A4;margin:0}body{margin:0}section{position:relative;height:297mm;break-after:page}' +
  `div{position:absolute}svg{position:absolute;left:${QR.x}mm;top:${QR.y}mm;width:${QR.side}mm}` +
  `p{position:absolute;left:${WORDS.x}mm;top:1mm;margin:0;font-size:5pt;width:18mm}`;
const body = pages.map((labels) => `<section>${labels.join('')}</section>`).join('');
writeFileSync(
  join(folder, 'sheet.html'),
  `<!doctype html><meta charset=utf-8><style>${style}</style>${body}`,
);
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-pdf-header-footer',
  '--disable-dev-shm-usage',
];
const quiet = [
  '--disable-background-networking',
  '--no-first-run',
  `--user-data-dir=${join(folder, 'profile')}`,
];
const page = `file://${join(folder, 'sheet.html')}`;
const { status } = spawnSync(chromium, [...flags, ...quiet, `--print-to-pdf=${output}`, page], {
  stdio: 'ignore',
});
rmSync(folder, { recursive: true, force: true });
process.exit(status ?? 1);
