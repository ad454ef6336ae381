// `npm run bench`: measures the main job against bare signatures made in the same run. Machines are shared and
// noisy: read the ratios.
import { ensureBuilt, ensureInstalled } from '../server/boot/prepare.mjs';

ensureInstalled();
ensureBuilt();
const { benchMainJob } = await import('./bench/mainJob.mjs');
await benchMainJob();
