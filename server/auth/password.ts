import { hash, verify } from '@node-rs/argon2';
import { Refusal } from '#core/refusal';
import type { Deps } from '../deps.ts';
import { isCommonPassword } from './commonPasswords.ts';

/** How dear one evaluation of argon2id is: memory in KiB, passes, lanes. */
export interface PasswordCost {
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

/** 64 MiB and three passes, one lane: what one guess costs whoever stole the database. */
export const PASSWORD_COST: PasswordCost = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 };

/** A password's length in characters. */
export const PASSWORD_LENGTH = { shortest: 10, longest: 200 } as const;

/** At once this many evaluations run, of 64 MiB each; more wait, and beyond that the house is busy. */
const MOST_AT_ONCE = 2;
const MOST_WAITING = 40;

/** Makes and checks password hashes. */
export interface Passwords {
  /** The PHC text to store of a password; throws `password-weak`, `too-busy`. */
  hash(deps: Pick<Deps, 'randomBytes'>, password: string): Promise<string>;
  /** True where the password is the stored one; without a stored one as much work is done, and it is false. */
  check(stored: string | null | undefined, password: string): Promise<boolean>;
}

/** As typed on any keyboard: composed, and whole. What is too long is refused where it is set, and never cut. */
function normalized(password: string): string {
  return password.normalize('NFC');
}

/** Refuses (`password-weak`) what is too short, too long or among the first that anybody would try. */
export function refuseWeak(password: string): void {
  const { shortest, longest } = PASSWORD_LENGTH;
  const length = [...normalized(password)].length;
  if (length < shortest || length > longest || isCommonPassword(normalized(password))) {
    throw new Refusal('password-weak', { shortest, field: 'password' });
  }
}

/** Lets so many run at once, and so many wait for them: `too-busy`. */
function makeTurnstile(): <T>(run: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (run) => {
    if (running >= MOST_AT_ONCE) {
      if (waiting.length >= MOST_WAITING) throw new Refusal('too-busy');
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    running += 1;
    try {
      return await run();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}

/** Passwords at a cost; a dummy of the same cost stands for accounts that do not exist or have no password. */
export function makePasswords(cost: PasswordCost = PASSWORD_COST): Passwords {
  const inTurn = makeTurnstile();
  const dummy = hash('nobody has this password', { ...cost, salt: new Uint8Array(16) });
  return {
    async hash({ randomBytes }, password) {
      refuseWeak(password);
      return inTurn(() => hash(normalized(password), { ...cost, salt: randomBytes(16) }));
    },
    async check(stored, password) {
      const against = stored ?? (await dummy);
      const right = await inTurn(() => verify(against, normalized(password)));
      return right && typeof stored === 'string';
    },
  };
}
