// `npm start`: install, build, a demonstration where there is no register yet, and serve.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ensureInstalled, ROOT, run, say } from './prepare.mjs';

ensureInstalled();
ensureBuilt();
const program = join(ROOT, 'dist', 'temgoc.js');
say('Tem gốc: đang mở sổ… (opening the register…)');
run(process.execPath, [program, 'init', '--demo', '--json'], { quiet: true });
process.argv = [process.argv[0] ?? 'node', program, 'serve'];
await import(pathToFileURL(program).href);
