import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import sharp from 'sharp';
import type { QrRendering } from '#core/printFormat';
import { stampUrl } from '#core/qr';
import { layOutKind } from '#labels/layout/fitting';
import { pdfFormat } from '#labels/pdf/format';
import { symbolCorner } from '#labels/qr/symbol';
import { labelCorner } from '#labels/stock/stock';
import { runSpec, runWhole } from '#test/support/runs.ts';
import { testSigner } from '#test/support/signer.ts';
import { hasTools } from '#test/support/tools.ts';
import { machine } from './printArms.ts';
import { viewed } from './renderingViewer.ts';

// A QR as an image mask or as rectangles: one sheet of 65 both ways, through each renderer, at the dots it was laid out
// for: npm run bench -- rendering.

interface Renderer {
  readonly tool: string;
  /** Draws the first page to `into`.png; false where it could not. */
  readonly draw: (pdf: string, dpi: number, into: string) => Promise<boolean>;
}

function command(tool: string, args: (pdf: string, dpi: number, into: string) => string[]): Renderer {
  return {
    tool,
    draw: async (pdf, dpi, into) => spawnSync(tool, args(pdf, dpi, into)).status === 0,
  };
}

const ghostscript = (...more: string[]) =>
  command('gs', (pdf, dpi, into) => [
    ...['-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=pnggray', `-r${dpi}`, ...more],
    ...[`-sOutputFile=${into}.png`, pdf],
  ]);

async function drawViewed(pdf: string, dpi: number, into: string): Promise<boolean> {
  const shown = await viewed(pdf, dpi, dirname(into));
  if (shown) writeFileSync(`${into}.png`, shown);
  return shown !== undefined;
}

const SMOOTH = ['-dTextAlphaBits=4', '-dGraphicsAlphaBits=4'];

const RENDERERS: Readonly<Record<string, Renderer>> = {
  poppler: command('pdftoppm', (pdf, dpi, into) => [
    ...['-png', '-singlefile', '-gray', '-r', String(dpi), pdf, into],
  ]),
  Ghostscript: ghostscript(),
  'Ghostscript, smooth': ghostscript(...SMOOTH),
  MuPDF: command('mutool', (pdf, dpi, into) => [
    ...['draw', '-q', '-r', String(dpi), '-c', 'gray', '-o', `${into}.png`, pdf, '1'],
  ]),
  "Chromium's viewer": { tool: 'chromium', draw: drawViewed },
};

/** Where the symbols of a sheet are: their first modules' corners and their module, in the page's dots. */
function symbolsOf(spec: ReturnType<typeof runSpec>) {
  const { stock, dpi, origin, form, first, count } = spec;
  const { qr, dotsPerModule, modules } = layOutKind(stock, dpi, { origin, form, gtin: first.gtin });
  const corners = Array.from({ length: count }, (_, index) =>
    symbolCorner(labelCorner(stock, index), qr, dotsPerModule, dpi),
  );
  return { corners, dots: dotsPerModule, modules };
}

/** What of the symbols' dots is neither black nor white, and how many cores of a finder have a light line in them. */
async function sharpness(file: string, { corners, dots, modules }: ReturnType<typeof symbolsOf>) {
  const { data, info } = await sharp(file).greyscale().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => data[(y * info.width + x) * info.channels] ?? 255;
  let [grey, all, hairlines] = [0, 0, 0];
  for (const { x: left, y: top } of corners) {
    for (let y = top; y < top + modules * dots; y++) {
      for (let x = left; x < left + modules * dots; x++) {
        const light = at(x, y);
        all++;
        if (light > 30 && light < 225) grey++;
      }
    }
    const core = Array.from({ length: (3 * dots - 2) ** 2 }, (_, n) => {
      const wide = 3 * dots - 2;
      return at(left + 2 * dots + 1 + (n % wide), top + 2 * dots + 1 + Math.floor(n / wide));
    });
    if (core.some((light) => light > 60)) hairlines++;
  }
  return { grey: (100 * grey) / all, hairlines };
}

const signer = await testSigner();
const stamps = Array.from({ length: 65 }, (_, n) => signer.full(n + 1));
const folder = mkdtempSync(join(tmpdir(), 'temgoc-rendering-'));
console.log(
  `${machine()}, load ${loadavg()[0]?.toFixed(1)}. One A4 sheet of 65 stamps, turned into pixels at the dots it was printed for.
drawn as: each QR an image mask or rectangles. grey dots: of the QRs' dots, those neither black nor white.
hairlines: QRs with a light line through a finder's middle. stamps read: own addresses zbarimg reads in one pass.
ms: the renderer's time for the page. bytes: of the PDF.
renderer             dpi  drawn as  grey dots  hairlines       stamps read     ms   bytes`,
);
try {
  for (const dpi of [203, 300, 600]) {
    for (const rendering of ['mask', 'vector'] satisfies QrRendering[]) {
      const wish = { stamps, dpi, rendering };
      const { bytes } = await runWhole(pdfFormat, wish);
      const symbols = symbolsOf(runSpec(wish));
      const urls = stamps.map((stamp) => stampUrl(runSpec(wish).origin, stamp));
      const pdf = join(folder, 'sheet.pdf');
      writeFileSync(pdf, bytes);
      for (const [name, { tool, draw }] of Object.entries(RENDERERS)) {
        const into = join(folder, 'page');
        const from = performance.now();
        if (!hasTools(tool, 'zbarimg') || !(await draw(pdf, dpi, into))) {
          console.log(`${name.padEnd(20)} ${dpi}  not installed, or shows no page so large`);
          continue;
        }
        const ms = performance.now() - from;
        const { grey, hairlines } = await sharpness(`${into}.png`, symbols);
        const { stdout } = spawnSync('zbarimg', ['-q', '--raw', `${into}.png`], { encoding: 'utf8' });
        const read = new Set(stdout.split('\n'));
        const codes = urls.filter((url) => read.has(url)).length;
        console.log(
          `${name.padEnd(20)} ${dpi}  ${rendering.padEnd(8)} ${grey.toFixed(2).padStart(7)} %  ${`${hairlines}`.padStart(6)}/65  ${`${codes}`.padStart(12)}/65 ${ms.toFixed(0).padStart(10)} ${bytes.length}`,
        );
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
