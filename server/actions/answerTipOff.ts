import { Refusal } from '#core/refusal';
import { ACTS_FROM } from '#core/tipOff';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { changeTipOff, type TipOff } from '#db/tipOffs';
import type { Deps } from '../deps.ts';

/** An answer, and the instant of the one it was written over; 0 where there was none. */
export interface AnswerTipOff {
  readonly answer: string;
  readonly seen: number;
}

/**
 * Answers whoever sent a tip-off, on the page of their ticket; an answer may be put right until it is closed. Answered by
 * another meanwhile, or closed, it is a `conflict`.
 */
export async function answerTipOff(
  deps: Deps,
  tipOff: TipOff,
  { answer, seen }: AnswerTipOff,
): Promise<void> {
  if ((tipOff.answeredAt ?? 0) !== seen) throw new Refusal('conflict');
  const at = deps.now();
  const { actor } = deps;
  const event = { at, actor, verb: 'answer', noun: 'tip-off', nounId: tipOff.id };
  await commit(deps.db, [
    changeTipOff(tipOff, ACTS_FROM.answer, { state: 'answered', answer, answeredBy: actor, answeredAt: at }),
    writeEvent({
      ...event,
      before: { state: tipOff.state, answer: tipOff.answer },
      after: { state: 'answered', answer },
    }),
  ]);
}
