import type { Instant } from '#core/day';
import type { OutboxReport, PhoneStore } from '../store.ts';
import { alone, type Holder } from './alone.ts';
import { restAfter } from './backoff.ts';
import { dropPast, keepAnswers, keepPhoto } from './parcels.ts';
import { afterAnswer, inOrder, isPast, nextBatch, readAnswer } from './plan.ts';
import { post, type Reply } from './post.ts';

/** Who sends: the phone's memory, its token, its clock and its dice. */
export interface Sender extends Holder {
  readonly token: string | null;
  /** To be called whenever something in the outbox became another. */
  readonly changed: () => void;
}

/** How a sending ended. */
export type SendOutcome =
  | { readonly at: 'done' }
  /** Another window is at it. */
  | { readonly at: 'busy' }
  /** No network, or no answer that can be read: tried again at that time. */
  | { readonly at: 'resting'; readonly until: Instant }
  /** The office does not know this phone, or no longer. */
  | { readonly at: 'revoked' };

/** What a failure leaves: how many in a row, and until when to rest. */
export interface Rest {
  readonly failures: number;
  readonly until: Instant;
}

const REST = 'outbox-rest';

/** Statuses that speak of one report or photo itself; all else speaks of the way there. */
const OF_ITSELF = [400, 409, 413, 422];

class Cut extends Error {}
class Revoked extends Error {}

/** Until when sending rests after failures; undefined where nothing failed. */
export async function restOf(store: PhoneStore): Promise<Rest | undefined> {
  return (await store.get('self', REST)) as Rest | undefined;
}

async function rest({ store, now, newId }: Sender): Promise<SendOutcome> {
  const failures = ((await restOf(store))?.failures ?? 0) + 1;
  const chance = Number.parseInt(newId().slice(0, 8), 16) / 2 ** 32;
  const until = now() + restAfter(failures, chance);
  await store.put('self', { failures, until } satisfies Rest, REST);
  return { at: 'resting', until };
}

function reportsForm(batch: readonly OutboxReport[]): FormData {
  const form = new FormData();
  form.set('reports', JSON.stringify(batch.map(({ id, report, signature }) => ({ id, report, signature }))));
  return form;
}

/** The code of a refusal that speaks of what was sent; undefined where it speaks of the way there. */
function refusalIn({ status, body }: Reply): string | undefined {
  const code: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'code') : undefined;
  return OF_ITSELF.includes(status) && typeof code === 'string' ? code : undefined;
}

async function ask(sender: Sender, path: string, form: FormData): Promise<Reply> {
  const reply = sender.token === null ? undefined : await post(path, sender.token, form);
  if (!reply) throw new Cut();
  if (reply.status === 401) throw new Revoked();
  return reply;
}

/** Sends one batch; gives how many may go in the next: one by one after a request that was refused as a whole. */
async function sendBatch(sender: Sender, batch: readonly OutboxReport[]): Promise<number | undefined> {
  const reply = await ask(sender, 'reports', reportsForm(batch));
  const at = reply.at ?? sender.now();
  const answer = reply.status === 200 ? readAnswer(reply.body) : undefined;
  const refusal = refusalIn(reply);
  if (!answer && refusal === undefined) throw new Cut();
  if (!answer && batch.length > 1) return 1;
  const refused = batch.map(({ id }) => ({ id, code: refusal ?? '' }));
  const said = answer ?? { accepted: [], receivedAt: {}, refused, photosWanted: [] };
  const spoken = batch.filter((one) => afterAnswer(one, said, at) !== one);
  if (spoken.length === 0) throw new Cut();
  await keepAnswers(sender.store, spoken, said, at);
  sender.changed();
  return undefined;
}

async function sendReports(sender: Sender, renew: () => Promise<boolean>): Promise<void> {
  let most: number | undefined;
  while (await renew()) {
    const batch = nextBatch(await sender.store.getAll('outbox'), most);
    if (batch.length === 0) return;
    most = (await sendBatch(sender, batch)) ?? most;
  }
}

async function sendPhoto(sender: Sender, report: OutboxReport, hash: string): Promise<void> {
  const photo = await sender.store.get('photos', hash);
  if (!photo || photo.bytes.length === 0) return keepPhoto(sender.store, report.id, hash, sender.now(), true);
  const form = new FormData();
  form.set('hash', hash);
  form.set('photo', new Blob([photo.bytes], { type: photo.type }), hash);
  const reply = await ask(sender, 'photos', form);
  const isUnnamed = reply.status === 404 && typeof Reflect.get(Object(reply.body), 'code') === 'string';
  const isLost = isUnnamed || refusalIn(reply) !== undefined;
  if (!isLost && reply.status !== 200) throw new Cut();
  await keepPhoto(sender.store, report.id, hash, reply.at ?? sender.now(), isLost);
  sender.changed();
}

async function sendPhotos(sender: Sender, renew: () => Promise<boolean>): Promise<void> {
  const accepted = (await sender.store.getAll('outbox')).filter(({ state }) => state === 'accepted');
  for (const report of inOrder(accepted)) {
    for (const hash of report.wanted) {
      if (!(await renew())) return;
      await sendPhoto(sender, report, hash);
    }
  }
}

async function sendAll(sender: Sender, renew: () => Promise<boolean>): Promise<SendOutcome> {
  const { store } = sender;
  try {
    await sendReports(sender, renew);
    await sendPhotos(sender, renew);
    await store.delete('self', REST);
    const past = (await store.getAll('outbox')).filter((report) => isPast(report, sender.now()));
    if (past.length > 0) await dropPast(store, past);
    return { at: 'done' };
  } catch (error) {
    if (error instanceof Revoked) return { at: 'revoked' };
    if (error instanceof Cut) return rest(sender);
    throw error;
  }
}

/**
 * Sends what waits, oldest first, photos after their report; what the office has not answered to stays and is sent
 * again, as often as it takes. One window at a time; after a failure it rests, unless a person or the network's return
 * asks for it (`isAsked`).
 */
export async function sendOutbox(sender: Sender, isAsked = false): Promise<SendOutcome> {
  const resting = await restOf(sender.store);
  if (!isAsked && resting && resting.until > sender.now()) return { at: 'resting', until: resting.until };
  return (await alone(sender, (renew) => sendAll(sender, renew))) ?? { at: 'busy' };
}
