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

export type Renderer = keyof typeof RENDERERS;
export const RENDERER_NAMES = Object.keys(RENDERERS) as Renderer[];

/** Codes that one zbarimg pass over each whole page finds, all different; undefined where a program is not installed. */
export function codesFound(
  pdf: string,
  renderer: Renderer,
  pages: readonly number[],
  dpi = 300,
): number | undefined {
  const { tool, args } = RENDERERS[renderer];
  if (!hasTools(tool, 'zbarimg')) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'temgoc-read-'));
  try {
    const found = new Set<string>();
    for (const page of pages) {
      const into = join(folder, String(page));
      spawnSync(tool, args(pdf, page, dpi, into));
      const pictures = readdirSync(folder).filter((name) => name.startsWith(String(page)));
      const { stdout } = spawnSync('zbarimg', ['-q', '--raw', join(folder, pictures[0] ?? '')], {
        encoding: 'utf8',
      });
      for (const line of stdout.split('\n')) if (line !== '') found.add(line);
      for (const name of pictures) rmSync(join(folder, name));
    }
    return found.size;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
