import { createHmac, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { CompactEncrypt, compactDecrypt } from 'jose';
import { Refusal } from '#core/refusal';
import type { Deps } from '../deps.ts';

/** As slow as for signing keys: a stolen database must not tell the secret to whoever guesses it (OWASP). */
const PBKDF2_ROUNDS = 210_000;
const SALT = 'temgoc-portal-v1';

const derive = promisify(pbkdf2);

/** Derived once for each secret of a process; the slow part is paid once. */
const roots = new Map<string, Promise<Buffer>>();

function rootOf(secret: string): Promise<Buffer> {
  const known = roots.get(secret);
  if (known) return known;
  const made = derive(secret, SALT, PBKDF2_ROUNDS, 32, 'sha512');
  roots.set(secret, made);
  return made;
}

/** What a derived key is for; keys of two purposes tell nothing of each other. */
export type KeyPurpose = 'throttle' | 'device' | 'seal' | 'recovery' | 'challenge' | 'tip-off' | 'pin-answer';

/** A key of 32 bytes derived from the office's secret; throws `secret-missing` where there is none. */
export async function officeKey(
  { secret }: Pick<Deps, 'secret'>,
  purpose: KeyPurpose,
): Promise<Uint8Array<ArrayBuffer>> {
  if (secret === null) throw new Refusal('secret-missing', {});
  return Uint8Array.from(
    createHmac('sha256', await rootOf(secret))
      .update(purpose)
      .digest(),
  );
}

/** Seals a text under the office's secret (JWE, dir, A256GCM); throws `secret-missing`. */
export async function sealText(deps: Pick<Deps, 'secret'>, text: string): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(await officeKey(deps, 'seal'));
}

/** Opens what `sealText` sealed; throws `secret-missing`, `secret-wrong`. */
export async function openText(deps: Pick<Deps, 'secret'>, sealed: string): Promise<string> {
  const key = await officeKey(deps, 'seal');
  try {
    const { plaintext } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return new TextDecoder().decode(plaintext);
  } catch {
    throw new Refusal('secret-wrong', {});
  }
}
