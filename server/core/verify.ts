import { dayOf, type Instant } from './day.ts';
import { type SignatureCheck, verifySignature } from './ed25519.ts';
import type { TrustedKey } from './key.ts';
import { computeMac, sameDigits } from './mac.ts';
import type { Origin } from './origin.ts';
import {
  factToday,
  ownStatusOn,
  type RecognitionFact,
  safetyWithdrawal,
  type Withdrawal,
} from './recognition.ts';
import { parseSeal } from './seal.ts';
import { parseStampPath, type Stamp, type StampPath, signedBytes } from './stamp.ts';
import { type KeyNumber, keyNumberOf } from './stampId.ts';
import { headlineOf, type OriginFact, type OriginReason, type StampRecord, type Verdict } from './verdict.ts';

/** Where stamps are looked up: the database on a server, the bundle on a phone. */
export interface Register {
  /** The instant up to which this register speaks. */
  readonly asOf: Instant;
  /** The stamp of exactly this path as it stood at that instant; undefined when no batch holds it. */
  findStamp(path: StampPath, at: Instant): Promise<StampRecord | undefined>;
  /**
   * Of a copy taken at some instant, as a phone has it: whether a stamp no batch of it holds, or a key it has not,
   * may be newer than the copy. Such a stamp is answered by its proof alone, and accused of nothing.
   */
  readonly mayBeNewer?: (path: StampPath) => boolean;
}

type MacSecret = Uint8Array<ArrayBuffer> | undefined;

/** What a verifier trusts. Without `register` only the proof is answered; without `macSecret` no mini stamp. */
export interface Trust {
  readonly origins: readonly Origin[];
  readonly keys: readonly TrustedKey[];
  readonly macSecret?: (key: KeyNumber) => MacSecret | Promise<MacSecret>;
  readonly register?: Register;
  /** The arithmetic of a seal, where there is a quicker one than the platform's; what is strict stays here. */
  readonly checkSignature?: SignatureCheck;
}

interface OriginAnswer {
  readonly origin: OriginFact;
  readonly reason: OriginReason | null;
}

const LONGEST_TEXT = 512;

/**
 * Answers one scanned or typed text with four facts, as of `now` or of the register where that is older
 * (FORMATS.md §8). It never throws for any text, trusts an exact origin only (compared before any URL parsing),
 * and asks the register about no forged stamp.
 */
export async function verify(text: string, trust: Trust, now: Instant): Promise<Verdict> {
  const asOf = trust.register ? Math.min(now, trust.register.asOf) : now;
  const presented = readStamp(text, trust.origins);
  if ('reason' in presented) return conclude(presented, null, undefined, false, asOf);
  const key = trust.keys.find((known) => known.number === keyNumberOf(presented.id));
  const proof = await prove(presented, key, trust);
  if (proof.origin === 'forged') return conclude(proof, presented, undefined, false, asOf);
  const record = await trust.register?.findStamp(presented, asOf);
  const isNewer = record === undefined && (trust.register?.mayBeNewer?.(presented) ?? false);
  if (isNewer) return conclude(newerThanData(proof), presented, undefined, false, asOf);
  const asked = trust.register !== undefined;
  const doubt = proof.origin !== 'record' && isCompromised(key, record, now);
  if (!doubt) return conclude(proof, presented, record, asked, asOf);
  // Only the register knows when a batch was issued: without one the seal proves nothing, and accuses nobody.
  const answer: OriginAnswer = asked
    ? { origin: 'forged', reason: 'key-compromised' }
    : { origin: 'record', reason: 'key-needs-register' };
  return conclude(answer, presented, undefined, false, asOf);
}

/** The proof stands; why there is no record is told where nothing else is to be told. */
function newerThanData({ origin, reason }: OriginAnswer): OriginAnswer {
  return { origin, reason: reason ?? 'batch-after-data' };
}

function readStamp(text: string, origins: readonly Origin[]): Stamp | OriginAnswer {
  if (text.length > LONGEST_TEXT) return { origin: 'unreadable', reason: 'not-a-stamp' };
  const origin = origins.find((known) => text === known || text.startsWith(`${known}/`));
  if (origin === undefined) {
    const isAddress = /^[a-z][a-z0-9+.-]*:/i.test(text);
    return isAddress
      ? { origin: 'foreign', reason: 'host-unknown' }
      : { origin: 'unreadable', reason: 'not-a-stamp' };
  }
  return parseStampPath(text.slice(origin.length)) ?? { origin: 'unreadable', reason: 'not-a-stamp' };
}

async function prove(stamp: Stamp, key: TrustedKey | undefined, trust: Trust): Promise<OriginAnswer> {
  if (stamp.form === 'record') return { origin: 'record', reason: null };
  if (!key) {
    const isNewer = trust.register?.mayBeNewer?.(stamp) ?? false;
    return isNewer
      ? { origin: 'record', reason: 'key-after-data' }
      : { origin: 'forged', reason: 'key-unknown' };
  }
  return stamp.form === 'full' ? checkSeal(stamp, key, trust) : checkMac(stamp, key, trust);
}

async function checkSeal(
  stamp: Stamp & { form: 'full' },
  { publicKey }: TrustedKey,
  { checkSignature }: Trust,
): Promise<OriginAnswer> {
  const signature = parseSeal(stamp.seal);
  const good =
    signature !== undefined &&
    (await verifySignature(publicKey, signedBytes(stamp), signature, checkSignature));
  return good ? { origin: 'signed', reason: null } : { origin: 'forged', reason: 'seal-wrong' };
}

async function checkMac(
  stamp: Stamp & { form: 'mini' },
  key: TrustedKey,
  trust: Trust,
): Promise<OriginAnswer> {
  const secret = await trust.macSecret?.(key.number);
  if (!secret) return { origin: 'record', reason: 'mac-needs-server' };
  const good = sameDigits(await computeMac(secret, stamp), stamp.mac);
  return good ? { origin: 'mac', reason: null } : { origin: 'forged', reason: 'mac-wrong' };
}

/** A compromised key speaks only for batches on record from before the compromise. */
function isCompromised(key: TrustedKey | undefined, record: StampRecord | undefined, at: Instant): boolean {
  if (!key || key.compromisedAt === null || key.compromisedAt > at) return false;
  return record === undefined || record.batch.issuedAt >= key.compromisedAt;
}

interface RecognitionAnswer {
  readonly recognition: RecognitionFact;
  readonly recognitionAtIssue: RecognitionFact;
}

function recognitionOf(record: StampRecord | undefined, at: Instant): RecognitionAnswer {
  if (!record) return { recognition: 'unknown', recognitionAtIssue: 'unknown' };
  const { recognition, recognitions, batch } = record;
  // By itself: a renewal or an upgrade that reached the register late does not unmake the stamps between.
  const atIssue = ownStatusOn(recognition, dayOf(batch.issuedAt));
  return {
    recognition: factToday(recognition, recognitions, dayOf(at)),
    recognitionAtIssue: atIssue === 'pending' ? 'unknown' : atIssue,
  };
}

function dangerOf(record: StampRecord | undefined, at: Instant): Withdrawal | null {
  if (!record) return null;
  const { recognition, recognitions, batch } = record;
  return safetyWithdrawal(recognition, recognitions, dayOf(batch.issuedAt), dayOf(at)) ?? null;
}

function conclude(
  answer: OriginAnswer,
  presented: Stamp | null,
  record: StampRecord | undefined,
  asked: boolean,
  asOf: Instant,
): Verdict {
  const facts = {
    origin: answer.origin,
    ...recognitionOf(record, asOf),
    stamp: record ? record.state.fact : asked ? ('unknown-batch' as const) : ('unknown' as const),
    copies: record ? record.copies : ('unknown' as const),
    safety: dangerOf(record, asOf),
  };
  return {
    asOf,
    ...headlineOf(facts),
    ...facts,
    originReason: answer.reason,
    presented,
    record: record ?? null,
  };
}

/**
 * What the register answers of a stamp whose proof was looked at elsewhere, as on an inspector's phone: the three
 * facts besides the origin, and the headline they give.
 */
export function registerAnswer(record: StampRecord | undefined, asOf: Instant): Verdict {
  return conclude({ origin: 'signed', reason: null }, null, record, true, asOf);
}
