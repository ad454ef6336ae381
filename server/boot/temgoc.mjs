// `npm run -s temgoc -- <noun> <verb>`: the command line, from a fresh clone too.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ensureInstalled, ROOT } from './prepare.mjs';

ensureInstalled();
ensureBuilt();
await import(pathToFileURL(join(ROOT, 'dist', 'temgoc.js')).href);
