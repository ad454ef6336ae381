import { randomBytes } from 'node:crypto';
import { runCommandLine } from './cli/program.ts';

// The command line's one touch of clock and dice; everything below is told.
process.exitCode = await runCommandLine(process.argv.slice(2), {
  now: () => Date.now(),
  randomBytes: (size) => Uint8Array.from(randomBytes(size)),
  actor: 'cli',
  watchesClock: true,
});
