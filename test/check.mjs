// `npm run check`: types, the core's types without Node, lint and format, and the house rules; one line per step.
// Nothing is written. `--no-house` leaves the house rules to the whole suite, which runs them anyway.
import { spawnSync } from 'node:child_process';
import { ensureInstalled, ROOT } from '../server/boot/prepare.mjs';

const MODULES = `${ROOT}/node_modules`;

const STEPS = [
  { name: 'types', script: 'typescript/bin/tsc', args: ['-p', 'tsconfig.json'] },
  { name: 'types of the core', script: 'typescript/bin/tsc', args: ['-p', 'server/core/tsconfig.json'] },
  {
    name: 'lint and format',
    script: '@biomejs/biome/bin/biome',
    args: ['check', '--error-on-warnings', '.'],
  },
  {
    name: 'house rules',
    script: 'vitest/vitest.mjs',
    args: ['run', '--config', 'test/house/vitest.config.ts'],
  },
];

/** Runs one step and says how it went; its own words are shown only when it failed. */
function passes({ name, script, args }) {
  const began = performance.now();
  const options = { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 };
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [`${MODULES}/${script}`, ...args],
    options,
  );
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const passed = status === 0;
  console.log(`${passed ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (!passed) console.log([stdout, stderr, error?.message ?? ''].join('\n').trim());
  return passed;
}

ensureInstalled();
const steps = process.argv.includes('--no-house') ? STEPS.slice(0, -1) : STEPS;
const failed = steps.filter((step) => !passes(step));
process.exit(failed.length === 0 ? 0 : 1);
