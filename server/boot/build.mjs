// `npm run build`: the program in dist/.
import { build, ensureInstalled } from './prepare.mjs';

// A test run stands on what is installed: nothing may be reinstalled from under it.
if (!process.argv.includes('--installed')) ensureInstalled();
build();
