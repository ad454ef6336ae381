// `npm run bench`: measures the main job against bare signatures made in the same run. Machines are shared and
// noisy: read the ratios. `npm run bench -- pages` lists every door with its roles and bytes, `-- printing` measures
// how quickly scans are answered while 50,000 stamps are printed, `-- bundle` what an edition for phones weighs,
// `-- clones` how well copies are noticed in a simulated market, `-- clones --all` with all its experiments,
// `-- recording` what it costs to record scans, `-- print` how fast sheets are printed beside other label software,
// `-- scan` the whole path of a scan beside bare verification, `-- scannability` whether printed stamps are read,
// `-- rendering` a QR as an image mask or as rectangles, through each renderer.
import { ensureBuilt, ensureInstalled, ROOT, run } from '../server/boot/prepare.mjs';

const PROGRAMS = {
  pages: 'test/bench/pages.ts',
  print: 'test/bench/print.ts',
  printing: 'test/bench/hugePrint.ts',
  bundle: 'test/bench/bundle.ts',
  clones: 'test/bench/clones.ts',
  recording: 'test/bench/recording.ts',
  scan: 'test/bench/scan.ts',
  rendering: 'test/bench/rendering.ts',
  scannability: 'test/bench/scannability.ts',
};

ensureInstalled();
ensureBuilt();
const program = PROGRAMS[process.argv[2]];
if (program) run(process.execPath, [`${ROOT}/test/support/runTs.mjs`, program, ...process.argv.slice(3)]);
else await (await import('./bench/mainJob.mjs')).benchMainJob();
