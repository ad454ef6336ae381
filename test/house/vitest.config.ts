import { defineConfig } from 'vitest/config';

// The house rules read source files: they need no build, unlike the whole suite.
export default defineConfig({
  root: new URL('../../', import.meta.url).pathname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: { include: ['test/house/**/*.test.ts'] },
});
