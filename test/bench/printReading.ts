import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasTools } from '#test/support/tools.ts';

/** Whoever turns a page into pixels, and how it is asked for page `page` at `dpi`. */
const RENDERERS = {
  poppler: {
    tool: 'pdftoppm',
    args: (pdf: string, page: number, dpi: number, into: string) => [
      ...['-r', String(dpi), '-f', String(page), '-l', String(page), '-gray', pdf, into],
    ],
  },
  Ghostscript: {
    tool: 'gs',
    args: (pdf: string, page: number, dpi: number, into: string) => [
      ...['-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=pnggray', `-r${dpi}`],
      ...[`-dFirstPage=${page}`, `-dLastPage=${page}`, `-sOutputFile=${into}.png`, pdf],
    ],
  },
  MuPDF: {
    tool: 'mutool',
    args: (pdf: string, page: number, dpi: number, into: string) => [
      ...['draw', '-q', '-r', String(dpi), '-c', 'gray', '-o', `${into}.png`, pdf, String(page)],
    ],
  },
} as const;

/** A page, from 1, and the addresses of the stamps on it. */
export interface PageWanted {
  readonly page: number;
  readonly urls: readonly string[];
}

export type Renderer = keyof typeof RENDERERS;
export const RENDERER_NAMES = Object.keys(RENDERERS) as Renderer[];

/** Of the addresses that belong on each page, how many one zbarimg pass over the whole page reads; undefined where a program is not installed. */
export function codesFound(
  pdf: string,
  renderer: Renderer,
  pages: readonly PageWanted[],
  dpi = 300,
): number | undefined {
  const { tool, args } = RENDERERS[renderer];
  if (!hasTools(tool, 'zbarimg')) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'temgoc-read-'));
  try {
    let read = 0;
    for (const { page, urls } of pages) {
      const into = join(folder, String(page));
      spawnSync(tool, args(pdf, page, dpi, into));
      const pictures = readdirSync(folder).filter((name) => name.startsWith(String(page)));
      const { stdout } = spawnSync('zbarimg', ['-q', '--raw', join(folder, pictures[0] ?? '')], {
        encoding: 'utf8',
      });
      const found = new Set(stdout.split('\n'));
      read += urls.filter((url) => found.has(url)).length;
      for (const name of pictures) rmSync(join(folder, name));
    }
    return read;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
