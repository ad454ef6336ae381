import { dayOf } from '#core/day';
import { type PinAnswer, parsePin } from '#core/pin';
import { Refusal } from '#core/refusal';
import { parseStampPath, type Stamp } from '#core/stamp';
import { keyNumberOf } from '#core/stampId';
import type { Verdict } from '#core/verdict';
import { addressOf } from '#web/address.ts';
import { provenOf } from '#web/values.ts';
import { tryPin } from '../actions/tryPin.ts';
import { asksJson, respondVerdict } from '../edge/respond.tsx';
import { pinBatchOf, pinShown } from '../pins/pinCard.ts';
import { makePinToken } from '../pins/pinToken.ts';
import type { Door, Visit } from '../portal/door.ts';
import { whoAsks } from '../scans/asker.ts';
import { verifyScan } from '../scans/scan.ts';
import { recordSaid } from '../scans/scanRecorder.ts';

/** Only the strict path of a stamp is ever led to. */
function stampIn(text: string | undefined): Stamp {
  const stamp = parseStampPath(text ?? '');
  if (!stamp) throw new Refusal('invalid-stamp-id', { value: (text ?? '').slice(0, 40) });
  return stamp;
}

/** Answers a try of a stamp that was just proven; a wrong one counts against its network. */
async function answerPin({ c, deps, portal }: Visit, verdict: Verdict, pin: string): Promise<PinAnswer> {
  const { site } = c.var;
  const { presented } = verdict;
  if (!presented || provenOf(verdict) === undefined) return { what: 'none' };
  const trust = await site.trust();
  const batchId = await pinBatchOf(deps.db, verdict, async () => trust);
  const codeSecret = (await trust.macSecret?.(keyNumberOf(presented.id))) ?? null;
  const asker = whoAsks(c);
  const marks = site.marks?.(dayOf(deps.now()), asker) ?? null;
  const { gtin, id } = presented;
  if (!portal.pins.enter(asker.network, deps.now())) throw new Refusal('too-many-guesses');
  let isWrong = false;
  try {
    const answer = await tryPin(deps, { stamp: { gtin, id }, batchId, codeSecret, pin, marks });
    isWrong = answer.what === 'wrong' || answer.what === 'none';
    return answer;
  } finally {
    portal.pins.settle(asker.network, isWrong);
  }
}

async function ask(visit: Visit): Promise<Response> {
  const { c, deps, fields, frame } = visit;
  const { stamp: path, pin: typed = '' } = fields.values;
  stampIn(path);
  const keep = { stamp: path ?? '' };
  const pin = parsePin(typed);
  // As it was before this try: the first use is not told as one already used.
  const verdict = await verifyScan(c, c.var.site.origin + path);
  if (pin === undefined) {
    if (asksJson(c)) throw new Refusal('invalid-input', { field: 'pin', value: '' });
    return respondVerdict(c, verdict, keep, 422, { pin: await pinShown(c, verdict, 'malformed', typed) });
  }
  const answer = await answerPin(visit, verdict, pin);
  if (answer.what === 'first' || answer.what === 'again') recordSaid(c, verdict, { pinShown: true });
  if (answer.what === 'none' || asksJson(c)) {
    return respondVerdict(c, verdict, keep, 200, { pin: await pinShown(c, verdict, answer) });
  }
  const token = await makePinToken(deps, keep.stamp, answer);
  c.header('Cache-Control', 'no-store');
  return c.redirect(`${addressOf(keep.stamp, { pin: token, lang: frame.lang })}#pin-card`, 303);
}

/** The address of a form that was sent, opened by itself: the stamp's own page, and no PIN is sent anew. */
async function back({ c, query, frame }: Visit): Promise<Response> {
  const { stamp } = query;
  stampIn(stamp);
  c.header('Cache-Control', 'no-store');
  return c.redirect(`${stamp}?lang=${frame.lang}`, 303);
}

/** The hidden PIN, asked for on the stamp's page by a plain form. */
export const pinDoors: readonly Door[] = [
  { method: 'GET', path: '/pin', needs: 'anyone', face: 'scan', answer: back },
  { method: 'POST', path: '/pin', needs: 'anyone', face: 'scan', repeatable: true, answer: ask },
];
