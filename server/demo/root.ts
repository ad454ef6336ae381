import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { delegateBundle } from '../actions/delegateBundle.ts';
import type { Deps } from '../deps.ts';
import { DEFAULT_DELEGATION_DAYS } from '../forms/root.ts';
import { makeRoot } from '../inspector/rootFile.ts';

/** Where a demonstration keeps the root key it made for itself; a real one never lies beside its register. */
const TRIAL_ROOT = 'trial-root.jwk';

/** Makes a trial root under the trial's own secret, and delegates from it, so that a phone can be set up at once. */
export async function makeTrialRoot(deps: Deps): Promise<void> {
  const { file, root } = await makeRoot(deps.randomBytes(32), deps.secret ?? '');
  writeFileSync(join(deps.config.dataDir, TRIAL_ROOT), file, { mode: 0o600, flag: 'wx' });
  await delegateBundle(deps, { root, days: DEFAULT_DELEGATION_DAYS });
}
