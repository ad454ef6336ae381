import { execFileSync } from 'node:child_process';

/** Tests that start real processes run the same bundle that `npm start` runs: build it once before them. */
export default function setup(): void {
  execFileSync(process.execPath, ['server/boot/build.mjs', '--installed'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
