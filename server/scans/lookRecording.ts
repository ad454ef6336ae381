import { dayOf } from '#core/day';
import { commit, type Write } from '#db/commit';
import { askTogether } from '#db/open';
import { insertAnswer, insertScans, type StoredAnswer, wasSaid } from '#db/scans';
import type { Look } from './look.ts';
import { type Judged, judgeLooks } from './lookKinds.ts';
import { type CountedLook, type Counting, planSights } from './sightings.ts';

/** How many scans were written, by kind of caller. */
export type Recorded = ReadonlyMap<string, number>;

function answerOf(
  { marks }: Counting,
  { at, keyNumber, serial, asker, answer, commune }: Look,
): StoredAnswer {
  const hidden = marks?.(dayOf(at), asker) ?? { network: null, agent: null };
  return { at, keyNumber, serial, answer, communeId: commune?.id ?? commune?.province ?? null, ...hidden };
}

const sameWords = ({ at: _, ...said }: StoredAnswer) => JSON.stringify(said);

/** What was said anew: the same said again by the same asker that day is neither kept nor counted twice. */
async function planAnswers(counting: Counting, counted: readonly CountedLook[]) {
  const heard = new Set<string>();
  const kept: CountedLook[] = [];
  const writes: Write[] = [];
  for (const one of counted) {
    const isAnswer = one.look.answer !== null || one.look.commune !== null;
    const said = isAnswer ? answerOf(counting, one.look) : undefined;
    if (said && said.network !== null && heard.has(sameWords(said))) continue;
    if (said && (await wasSaid(counting.db, said))) continue;
    kept.push(one);
    if (!said) continue;
    heard.add(sameWords(said));
    writes.push(insertAnswer(said));
  }
  return { kept, writes };
}

function byKind({ rows }: Judged): Recorded {
  const counts = new Map<string, number>();
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** What is to be written of some looks, as it stands now. */
async function planLooks(counting: Counting, looks: readonly Look[]) {
  const judged = await judgeLooks(counting, looks);
  const { kept, writes } = await planAnswers(counting, judged.counted);
  const rows = insertScans(counting.db, judged.rows);
  return { judged, writes: [...rows, ...judged.writes, ...writes, ...(await planSights(counting, kept))] };
}

/**
 * Writes some looks in one commit: their rows, the counts of their stamps and days, answers, and signals. Throws what
 * `commit` throws, and then nothing of them is written.
 */
export async function recordLooks(counting: Counting, looks: readonly Look[]): Promise<Recorded> {
  const { judged, writes } = await askTogether(counting.db, () => planLooks(counting, looks));
  await commit(counting.db, writes);
  return byKind(judged);
}
