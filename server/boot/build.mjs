// `npm run build`: the program in dist/.
import { build, ensureInstalled } from './prepare.mjs';

ensureInstalled();
build();
