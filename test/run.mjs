// `npm test`: installs what is missing, checks, then runs every test. In CI nothing may be skipped.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ensureInstalled, ROOT, run, say } from '../server/boot/prepare.mjs';

/** What tests use of Debian, and the package that brings it. */
const TOOLS = { chromium: 'chromium', pdftoppm: 'poppler-utils', zbarimg: 'zbar-tools', qpdf: 'qpdf' };

function isMissing(tool) {
  return spawnSync('sh', ['-c', `command -v ${tool}`], { stdio: 'ignore' }).status !== 0;
}

function missingPackages() {
  return Object.entries(TOOLS).flatMap(([tool, name]) => (isMissing(tool) ? [name] : []));
}

function ensureTools() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    say(`Đang cài cho phần kiểm thử: ${missing.join(' ')}`);
    run('apt-get', ['update', '-qq'], { quiet: true });
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { quiet: true, env });
    return;
  }
  say(`Thiếu (missing): ${missing.join(' ')}. Trên Debian/Ubuntu: sudo apt-get install ${missing.join(' ')}`);
  if (process.env.CI) process.exit(1);
  say('Những phép thử cần chúng được bỏ qua, có nêu tên. (Tests that need them are skipped by name.)');
}

ensureInstalled();
ensureTools();
const args = process.argv.slice(2);
const vitest = `${ROOT}/node_modules/vitest/vitest.mjs`;
if (args.length === 0) run(process.execPath, ['test/check.mjs', '--no-house']);
const { status } = spawnSync(process.execPath, [vitest, 'run', ...args], { cwd: ROOT, stdio: 'inherit' });
process.exit(status ?? 1);
