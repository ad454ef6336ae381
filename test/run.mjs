// `npm test`: installs what is missing, checks, then runs every test. In CI nothing may be skipped.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';
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

/** Linux's file system in memory, and how much room the tests' own files want there, bytes. */
const MEMORY = '/dev/shm';
const ROOM = 4 * 2 ** 30;

/** A folder in memory for whatever tests write, where there is room: each commit waits for the disk, and they make thousands. */
function folderInMemory() {
  if (process.env.TMPDIR || !existsSync(MEMORY) || freemem() < 2 * ROOM) return null;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize < ROOM ? null : mkdtempSync(join(MEMORY, 'temgoc-'));
}

ensureInstalled();
ensureTools();
const args = process.argv.slice(2);
const vitest = `${ROOT}/node_modules/vitest/vitest.mjs`;
if (args.length === 0) run(process.execPath, ['test/check.mjs', '--no-house']);
const folder = folderInMemory();
const env = { ...process.env, ...(folder && { TMPDIR: folder }) };
const { status } = spawnSync(process.execPath, [vitest, 'run', ...args], {
  cwd: ROOT,
  stdio: 'inherit',
  env,
});
if (folder) rmSync(folder, { recursive: true, force: true });
process.exit(status ?? 1);
