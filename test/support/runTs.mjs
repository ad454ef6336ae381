import { runnerImport } from 'vite';

// Runs one of the tests' own programs in a process of its own, so that it can be killed.
await runnerImport(process.argv[2]);
