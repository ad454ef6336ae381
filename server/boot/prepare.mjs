// What stands between a fresh clone and a running program. Plain Node: nothing may be installed yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, wherever it was cloned. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const LEAST_NODE = [20, 19];
const SOURCES = ['server', 'web', 'labels', 'db', 'package-lock.json', 'package.json', 'vite.config.ts'];

/** Words for whoever waits go to stderr: stdout belongs to the program. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Runs a command in the project's folder, its output on stderr; ends this process with its code when it fails. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  const stdio = ['ignore', quiet ? 'ignore' : 2, 2];
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio, env: { ...process.env, ...env } });
  if (error) say(`✗ ${command}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  say(`✗ Cần Node ${LEAST_NODE.join('.')} trở lên, máy này có ${process.versions.node}.`);
  say(`  Node ${LEAST_NODE.join('.')} or newer is needed.`);
  process.exit(1);
}

/** Installs exactly what the lock file says, when that is not what is there. */
export function ensureInstalled() {
  checkNode();
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  const mark = join(ROOT, 'node_modules', '.temgoc-lock');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  say('Đang cài thư viện, chừng một hai phút… (installing libraries, a minute or two…)');
  run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(mark, lock);
}

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}

function isBuilt() {
  const built = join(ROOT, 'dist', 'temgoc.js');
  if (!existsSync(built)) return false;
  const at = statSync(built).mtimeMs;
  return SOURCES.every((source) => newest(join(ROOT, source)) <= at);
}

/** Builds beside `dist` and swaps, so that a process starting meanwhile never reads half a program. */
export function build() {
  const part = join(ROOT, `dist-${process.pid}`);
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  run(process.execPath, [vite, 'build', '--logLevel', 'error', '--outDir', part]);
  run(process.execPath, [
    vite,
    'build',
    '--logLevel',
    'error',
    '--mode',
    'client',
    '--outDir',
    join(part, 'client'),
  ]);
  const dist = join(ROOT, 'dist');
  const old = `${part}-old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(part, dist);
  rmSync(old, { recursive: true, force: true });
}

/** Builds when a source is newer than the program. */
export function ensureBuilt() {
  if (!isBuilt()) build();
}
