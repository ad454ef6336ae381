import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Label software of others, run as its documentation shows, on the same stamps and the same 65-up sheet. */
export interface Peer {
  readonly name: string;
  /** Whether it is on this machine. */
  readonly isThere: boolean;
  /** What prints the stamps of a CSV file into a PDF, unsigned: the addresses are given. */
  readonly command: (stamps: string, pdf: string, folder: string) => readonly string[];
  /** Seconds for 10,000 on two cores in 2026-11, so that whoever waits knows for what. */
  readonly about: number;
  /** What it draws otherwise than the others. */
  readonly note?: string;
}

const resolve = createRequire(import.meta.url).resolve;
const FONT = '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf';
const peer = (file: string) => fileURLToPath(new URL(`./peers/${file}`, import.meta.url));
const node = (file: string, ...args: string[]) => [process.execPath, peer(file), ...args];

function hasProgram(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
}

function hasPython(module: string): boolean {
  return existsSync(PYTHON) && spawnSync(PYTHON, ['-c', `import ${module}`]).status === 0;
}

function hasPackage(name: string): boolean {
  try {
    return resolve(name) !== '';
  } catch {
    return false;
  }
}

/** Debian's own Python: the one its packages are for. */
const PYTHON = '/usr/bin/python3';
const CHROMIUM = '/usr/bin/chromium';

/** glabels wants its data without a heading and its path in the document, and draws nothing without every matrix there. */
function glabels(stamps: string, pdf: string, folder: string): string[] {
  const rows = join(folder, 'glabels.csv');
  const document = join(folder, 'sheet.glabels');
  writeFileSync(rows, readFileSync(stamps, 'utf8').split('\n').slice(1).join('\n'));
  writeFileSync(document, readFileSync(peer('sheet.glabels'), 'utf8').replace('SOURCE', rows));
  return ['glabels-3-batch', `--output=${pdf}`, document];
}

/** Slowest last. */
export const PEERS: readonly Peer[] = [
  {
    name: 'pdfkit + qr',
    isThere: hasPackage('qr'),
    command: (stamps, pdf) => node('pdfkit.mjs', 'qr', stamps, pdf),
    about: 6,
  },
  {
    name: 'pdfkit + qrcode, the usual way',
    isThere: hasPackage('qrcode'),
    command: (stamps, pdf) => node('pdfkit.mjs', 'rect', stamps, pdf),
    about: 11,
  },
  {
    name: 'pdf-lib + qrcode PNG',
    isThere: hasPackage('pdf-lib'),
    command: (stamps, pdf) => node('pdfLib.mjs', stamps, pdf),
    about: 10,
    note: 'draws the stamp’s number alone, in Helvetica: without a second package it embeds no font with Vietnamese.',
  },
  {
    name: 'Chromium’s print + qrcode SVG',
    isThere: existsSync(CHROMIUM),
    command: (stamps, pdf) => node('chromium.mjs', CHROMIUM, stamps, pdf),
    about: 34,
  },
  {
    name: 'TCPDF, as Snipe-IT prints',
    isThere: hasProgram('php') && existsSync('/usr/share/php/tcpdf/tcpdf.php'),
    command: (stamps, pdf) => ['php', '-d', 'memory_limit=-1', peer('tcpdf.php'), stamps, pdf],
    about: 37,
    note: 'draws the same words in DejaVu Sans, which it brings along; the others in Be Vietnam Pro or the system’s font.',
  },
  {
    name: 'pdfkit + qrcode PNG',
    isThere: hasPackage('qrcode'),
    command: (stamps, pdf) => node('pdfkit.mjs', 'png', stamps, pdf),
    about: 116,
  },
  { name: 'glabels-3-batch', isThere: hasProgram('glabels-3-batch'), command: glabels, about: 122 },
  {
    name: 'reportlab',
    isThere: hasPython('reportlab'),
    command: (stamps, pdf) => [PYTHON, peer('reportlabSheet.py'), stamps, pdf, resolve(FONT)],
    about: 152,
  },
  {
    name: 'WeasyPrint, as InvenTree prints',
    isThere: hasPython('weasyprint') && hasPython('qrcode'),
    command: (stamps, pdf) => [PYTHON, peer('weasyprintSheet.py'), stamps, pdf],
    about: 197,
  },
];
