import { and, eq, lt, sql } from 'drizzle-orm';
import type { Instant } from '#core/day';
import { guarded, type Write, write } from './commit.ts';
import { failedProofs } from './peopleSchema.ts';

/** Whose try it is, by keyed hashes: of the account, and of the network or the known device it comes from. */
export interface Tried {
  readonly accountKey: string;
  readonly networkKey: string;
}

/** How many tries a window holds, by what they are counted; a known device is counted by itself alone. */
export interface TryLimits {
  readonly perAccountAndNetwork: number;
  readonly perAccount: number | null;
  /** How many different accounts one network may try. */
  readonly accountsPerNetwork: number | null;
}

/**
 * Takes the place of one try before it is evaluated, so that no two requests at once get past a limit;
 * `too-many-sign-ins` where the window since an instant is full.
 */
export function reserveTry(
  tried: Tried,
  limits: TryLimits,
  at: Instant,
  since: Instant,
  minutes: number,
): Write {
  const { accountKey, networkKey } = tried;
  const recent = sql`select count(*) from ${failedProofs} where ${failedProofs.at} > ${since}`;
  const [byAccount, byNetwork] = [
    sql`${failedProofs.accountKey} = ${accountKey}`,
    sql`${failedProofs.networkKey} = ${networkKey}`,
  ];
  // Tries from devices the account is known on are marked, and fill nobody else's window.
  const strangers = sql`${failedProofs.networkKey} not like 'device:%'`;
  const conditions = [sql`(${recent} and ${byAccount} and ${byNetwork}) < ${limits.perAccountAndNetwork}`];
  if (limits.perAccount !== null) {
    conditions.push(sql`(${recent} and ${byAccount} and ${strangers}) < ${limits.perAccount}`);
  }
  if (limits.accountsPerNetwork !== null) {
    const others = sql`select count(distinct ${failedProofs.accountKey}) from ${failedProofs}
      where ${failedProofs.at} > ${since} and ${byNetwork} and not ${byAccount}`;
    conditions.push(sql`(${others}) < ${limits.accountsPerNetwork}`);
  }
  return guarded(
    (tx) =>
      tx
        .insert(failedProofs)
        .select(sql`select null, ${accountKey}, ${networkKey}, ${at} where ${and(...conditions)}`),
    'too-many-sign-ins',
    { minutes },
  );
}

/** Forgets the tries of an account from one place: they were followed by a right one. */
export function forgiveTries({ accountKey, networkKey }: Tried): Write {
  const theirs = and(eq(failedProofs.accountKey, accountKey), eq(failedProofs.networkKey, networkKey));
  return write((tx) => tx.delete(failedProofs).where(theirs));
}

/** Forgets tries before an instant. */
export function forgetTries(before: Instant): Write {
  return write((tx) => tx.delete(failedProofs).where(lt(failedProofs.at, before)));
}
