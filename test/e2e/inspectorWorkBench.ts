import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import type { Bench } from './inspectorWork.page.tsx';

/** The bench's page, built as the browser's part of the program is. */
export async function buildBench(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'temgoc-bench-'));
  await build({
    configFile: false,
    logLevel: 'error',
    mode: 'client',
    base: './',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: true,
      assetsDir: '',
      modulePreload: false,
      rolldownOptions: {
        input: { bench: 'test/e2e/inspectorWork.page.tsx' },
        output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
      },
    },
  });
  return outDir;
}

const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' };

const PAGE = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Tem gốc</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="stylesheet" href="bench.css">
<script type="module" src="bench.js"></script></head><body><div id="app"></div></body></html>`;

/** Shows the bench in a browser's context at `/inspector/bench/`; all else goes to the server of that origin. */
export async function benchIn(context: BrowserContext, built: string): Promise<void> {
  await context.route('**/inspector/bench/*', async (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    const body = name === '' ? PAGE : readFileSync(join(built, name));
    const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'text/html';
    await route.fulfill({ body, contentType: `${type}; charset=utf-8` });
  });
}

/** Opens the bench's page. */
export async function openBench(context: BrowserContext, origin: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${origin}/inspector/bench/`);
  await page.waitForFunction(() => 'bench' in globalThis);
  return page;
}

declare global {
  var bench: Bench;
}
