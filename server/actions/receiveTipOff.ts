import type { Instant } from '#core/day';
import { Refusal } from '#core/refusal';
import { contactUntil, type Ticket } from '#core/tipOff';
import type { Verdict } from '#core/verdict';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { insertFile } from '#db/files';
import { findTipOffByTicket, insertTipOff, type TipOff } from '#db/tipOffs';
import { type Deps, newId } from '../deps.ts';
import { keepFile } from '../files/fileStore.ts';
import type { TipOffGiven } from '../forms/tipOff.ts';
import { hashTicket } from '../tipOffs/tipOffTicket.ts';

/** What a shopper sent, and the places it takes among all that is sent. */
export interface ReceiveTipOff {
  readonly ticket: Ticket;
  readonly told: TipOffGiven;
  readonly verdict: Verdict | null;
  readonly photo: Uint8Array | undefined;
  readonly lang: TipOff['lang'];
  /** Takes a place or throws `too-many-tip-offs`; the answer gives it back. */
  readonly takePlace: () => () => void;
  readonly takePhotoPlace: () => void;
}

/** Whoever sent it is nobody we know. */
const SHOPPER = 'shopper';

async function keepPhoto(deps: Deps, { photo, takePhotoPlace }: ReceiveTipOff, at: Instant) {
  if (!photo) return { hash: null, writes: [] };
  takePhotoPlace();
  // The decoder is loaded where a photo comes, and by no other command.
  const { encodePhoto } = await import('../image/photo.ts');
  const { bytes } = await encodePhoto(photo);
  const hash = await keepFile(deps.config, bytes);
  const kept = { hash, type: 'image/webp', size: bytes.length, name: `${hash.slice(0, 12)}.webp` };
  return { hash, writes: [insertFile({ ...kept, at, actor: SHOPPER })] };
}

function tipOffOf(deps: Deps, input: ReceiveTipOff, at: Instant, photo: string | null): TipOff {
  const { told, verdict, lang } = input;
  const { wrongs, bought: place, told: note, contact, days } = told;
  return {
    id: newId(deps, 'tip'),
    at,
    stamp: verdict?.presented?.id ?? null,
    productId: verdict?.record?.product.id ?? null,
    producerId: verdict?.record?.producer.id ?? null,
    headline: verdict?.headline ?? null,
    ...{ wrongs, place, note, photo, contact, lang, state: 'new' },
    contactUntil: contact === null ? null : contactUntil(at, days),
    ...{ answer: null, answeredBy: null, answeredAt: null, closedReason: null },
  };
}

async function keep(deps: Deps, input: ReceiveTipOff, ticketHash: string): Promise<void> {
  const at = deps.now();
  const { hash, writes } = await keepPhoto(deps, input, at);
  const tipOff = tipOffOf(deps, input, at, hash);
  const { id, stamp, productId, wrongs, photo } = tipOff;
  const event = { at, actor: SHOPPER, verb: 'receive', noun: 'tip-off', nounId: id };
  await commit(deps.db, [
    ...writes,
    insertTipOff(tipOff, ticketHash),
    writeEvent({ ...event, after: { wrongs, stamp, productId, photo: photo !== null } }),
  ]);
}

/**
 * Keeps what a shopper tells, once for one ticket: sent again it is there already. Of the sender nothing is kept but the
 * contact they chose to give, up to its day. Throws `too-many-tip-offs` and what `encodePhoto` throws.
 */
export async function receiveTipOff(deps: Deps, input: ReceiveTipOff): Promise<void> {
  const ticketHash = hashTicket(input.ticket);
  if (await findTipOffByTicket(deps.db, ticketHash)) return;
  const giveBack = input.takePlace();
  try {
    await keep(deps, input, ticketHash);
  } catch (error) {
    giveBack();
    // The same form arrived twice in this very moment.
    const twin = error instanceof Refusal && error.code === 'conflict';
    if (!twin || !(await findTipOffByTicket(deps.db, ticketHash))) throw error;
  }
}
