// `npm run dev`: as `npm start`, rebuilt and restarted at every change of a source.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, ROOT, run } from './prepare.mjs';

ensureInstalled();
ensureBuilt();
const program = join(ROOT, 'dist', 'temgoc.js');
run(process.execPath, [program, 'init', '--demo', '--json'], { quiet: true });
const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
const children = [
  spawn(process.execPath, [vite, 'build', '--watch', '--logLevel', 'warn'], { cwd: ROOT, stdio: 'inherit' }),
  spawn(process.execPath, ['--watch', program, 'serve'], { cwd: ROOT, stdio: 'inherit' }),
];
process.once('SIGINT', () => {
  for (const child of children) child.kill('SIGINT');
});
