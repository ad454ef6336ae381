import { fileURLToPath } from 'node:url';
import type { BuildOptions, UserConfig } from 'vite';
import { defineConfig } from 'vitest/config';

// The server is bundled for Node, so that the command line starts in a blink and runs what was tested.
const CLIENT_ENTRIES = {
  portal: 'web/islands/portal.ts',
  passkey: 'web/islands/passkey.ts',
  scanStamps: 'web/islands/scanStamps.ts',
  inspector: 'web/inspector/main.tsx',
  inspectorWorker: 'web/inspector/sw.ts',
  inspectorIcons: 'web/inspector/icons.ts',
};

// What writes PDFs and what every command needs is bundled: hundreds of small files take longer to find than a thousand
// stamps to print.
const INSIDE = ['pdfkit', 'png-js', '@noble/hashes', 'drizzle-orm', 'zod', 'commander', 'jose'];
/** What pdfkit seldom asks is not even begun. */
const SELDOM = fileURLToPath(new URL('server/boot/seldom.mjs', import.meta.url));

/** How packages get into a bundle for Node. */
export const PACKAGES: Pick<UserConfig, 'ssr' | 'resolve'> = {
  ssr: { noExternal: INSIDE },
  resolve: {
    alias: {
      fontkit: SELDOM,
      linebreak: SELDOM,
      '@noble/ciphers/aes': SELDOM,
    },
  },
};

const server: BuildOptions = {
  ssr: true,
  target: 'node20',
  outDir: 'dist',
  sourcemap: true,
  minify: false,
  rolldownOptions: {
    input: {
      temgoc: 'server/cli.ts',
      xlsxWorker: 'server/import/xlsxWorker.ts',
      importWorker: 'server/import/importWorker.ts',
      printWorker: 'server/jobs/printWorker.ts',
      runWorker: 'server/printing/runWorker.ts',
      lookWorker: 'server/scans/lookWorker.ts',
      sealWorker: 'server/keys/sealWorker.ts',
      bundleWorker: 'server/inspector/bundleWorker.ts',
    },
    output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
  },
};

// The browser's part: a style, a font and small scripts that make pages quicker; the manifest tells their names.
const client: BuildOptions = {
  target: 'es2020',
  outDir: 'dist/client',
  manifest: 'manifest.json',
  assetsDir: '',
  assetsInlineLimit: 0,
  modulePreload: false,
  rolldownOptions: {
    input: CLIENT_ENTRIES,
  },
};

export default defineConfig(({ mode }) => ({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // Files name each other relative to themselves, wherever the server puts them.
  base: mode === 'client' ? './' : '/',
  ...(mode === 'production' ? PACKAGES : {}),
  build: mode === 'client' ? client : server,
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/support/build.ts'],
    // Left to itself vitest keeps a core free, and on two cores runs one file at a time.
    maxWorkers: 2,
    // No test changes what another might read of a module: what 247 files import is loaded once by each worker.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
}));
