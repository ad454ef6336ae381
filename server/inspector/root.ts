import { findSetting } from '#db/settings';
import type { Deps } from '../deps.ts';

/** The office's offline root as a phone pins it: thumbprint (RFC 7638) and raw public key, base64url. */
export interface TrustRoot {
  readonly kid: string;
  readonly x: string;
}

/** The root that vouches for what phones are given; null where none was delegated from yet. */
export async function trustRootOf({ db }: Pick<Deps, 'db'>): Promise<TrustRoot | null> {
  const text = await findSetting(db, 'trust-root');
  return text === undefined ? null : (JSON.parse(text) as TrustRoot);
}
