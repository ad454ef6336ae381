import { lastSerial } from '#core/batch';
import { type CloneLevel, type CloneScore, WEIGHTS_VERSION } from '#core/clone';
import type { Instant } from '#core/day';
import type { SignalAbout } from '#core/signal';
import { formatStampId } from '#core/stampId';
import { findBatchOfSerial } from '#db/batches';
import type { Write } from '#db/commit';
import { writeEvent } from '#db/events';
import type { Db } from '#db/open';
import { findProducerOf, listSignalsAbout, type StoredSignal, writeSignal } from '#db/raisedSignals';
import type { Sight, StampPlace } from '#db/sights';

/** What raising a signal needs of the house. */
export interface Raising {
  readonly db: Db;
  readonly newId: (prefix: string) => string;
}

/** A signal that was checked is opened again when its level rises, or its score by so much. */
const REOPENS_AT = 5;
const RANK: Readonly<Record<CloneLevel, number>> = { ordinary: 0, watch: 1, alarm: 2 };

function stays(before: StoredSignal, score: CloneScore): boolean {
  if (before.state === 'checked') {
    const risen = RANK[score.level] > RANK[before.level as CloneLevel];
    return !risen && score.score < before.score + REOPENS_AT;
  }
  const same = before.level === score.level && before.likeness === score.likeness;
  return same && before.score === score.score;
}

/** What a signal is about, and where it belongs. */
export interface Subject extends StampPlace {
  readonly about: SignalAbout;
  readonly batchId: string;
  readonly productId: string;
  readonly producerId: string;
}

async function subjectOf(db: Db, place: StampPlace): Promise<Subject | undefined> {
  const batch = await findBatchOfSerial(db, place.keyNumber, place.serial);
  if (!batch || place.serial > lastSerial(batch)) return undefined;
  const producerId = await findProducerOf(db, batch.productId);
  if (producerId === undefined) return undefined;
  return { ...place, about: 'stamp', batchId: batch.id, productId: batch.productId, producerId };
}

function eventOf(signal: StoredSignal, before: StoredSignal | undefined): Write {
  const { id: nounId, updatedAt: at, level, score, likeness, weights } = signal;
  const stamp = formatStampId(signal.keyNumber as StampPlace['keyNumber'], signal.serial);
  const after = { about: signal.about, stamp, batch: signal.batchId, level, score, likeness, weights };
  const was = before && { level: before.level, score: before.score, finding: before.finding };
  return writeEvent({ at, actor: 'temgoc', verb: 'raise', noun: 'signal', nounId, before: was, after });
}

/**
 * The writes that raise a signal about a subject or bring it up to date, with an event where it is raised or opened
 * again. A signal that was checked stays so until its level rises or its score grows by 5; what is ordinary by now
 * leaves an open one for a person to look at.
 */
export async function planRaising(
  { db, newId }: Raising,
  subject: Subject,
  score: CloneScore,
  now: Instant,
): Promise<Write[]> {
  const { level } = score;
  if (level === 'ordinary') return [];
  const [before] = await listSignalsAbout(db, subject.about, [subject]);
  if (before && stays(before, score)) return [];
  const raised = !before || before.state === 'checked';
  const signal: StoredSignal = {
    id: before?.id ?? newId('sig'),
    ...subject,
    ...{ level, score: score.score, likeness: score.likeness, weights: WEIGHTS_VERSION },
    evidence: JSON.stringify(score.evidence),
    at: before?.at ?? now,
    updatedAt: now,
    state: 'open',
    ...{ finding: null, reason: null, checkedBy: null, checkedAt: null },
  };
  return [writeSignal(signal, before), ...(raised ? [eventOf(signal, before)] : [])];
}

/** The writes for one stamp's points; none for a stamp of no batch. */
export async function planSignal(raising: Raising, sight: Sight, score: CloneScore): Promise<Write[]> {
  if (score.level === 'ordinary') return [];
  const { keyNumber, serial } = sight;
  const subject = await subjectOf(raising.db, { keyNumber, serial });
  return subject ? planRaising(raising, subject, score, sight.lastAt) : [];
}
