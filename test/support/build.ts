import { build } from 'vite';

/** Tests that start real processes run the same bundle that `npm start` runs: build it once before them. */
export default async function setup(): Promise<void> {
  await build({ logLevel: 'error' });
}
