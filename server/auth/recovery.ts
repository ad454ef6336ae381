import type { Write } from '#db/commit';
import { replaceRecoveryCodes } from '#db/passkeys';
import type { Deps } from '../deps.ts';
import { keyedHash } from './digest.ts';
import { officeKey } from './officeKey.ts';

const HOW_MANY = 10;
const LENGTH = 10;
/** No letter that is read as a digit or as another letter. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ten new recovery codes of 50 random bits each, in two groups of five. */
export function newRecoveryCodes({ randomBytes }: Pick<Deps, 'randomBytes'>): string[] {
  return Array.from({ length: HOW_MANY }, () => {
    const code = [...randomBytes(LENGTH)].map((byte) => ALPHABET[byte % 32]).join('');
    return `${code.slice(0, 5)}-${code.slice(5)}`;
  });
}

/** What is stored of a recovery code: a hash under the office's secret; spaces, hyphens and case do not matter. */
export async function hashRecoveryCode(deps: Pick<Deps, 'secret'>, code: string): Promise<string> {
  const plain = code.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
  return keyedHash(await officeKey(deps, 'recovery'), plain);
}

/** Ten new codes for a person, and the writes that put them in the place of the old ones. */
export async function planRecoveryCodes(
  deps: Deps,
  userId: string,
): Promise<{ codes: readonly string[]; writes: readonly Write[] }> {
  const codes = newRecoveryCodes(deps);
  const hashes = await Promise.all(codes.map((code) => hashRecoveryCode(deps, code)));
  return { codes, writes: replaceRecoveryCodes(userId, hashes) };
}
