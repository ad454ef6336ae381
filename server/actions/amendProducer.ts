import { createHash } from 'node:crypto';
import { changeOf } from '#core/proposal';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { type Contact, findProducer, type ProducerRow, setContact } from '#db/producers';
import type { Deps } from '../deps.ts';
import type { AmendProducer } from '../forms/producer.ts';
import { taxCodeGiven } from '../register/producerGiven.ts';

function contactOf({ kind, taxCode, email, phone, phonePublic }: Contact): Contact {
  return { kind, taxCode, email, phone, phonePublic };
}

/** The mark of a producer's contact as it stands: a form opened on it writes over exactly that. */
export function contactMark(producer: Contact): string {
  return createHash('sha256')
    .update(JSON.stringify(contactOf(producer)))
    .digest('hex')
    .slice(0, 16);
}

/** A code on record stays as it is, however it came there; a new one must be right and nobody else's. */
async function taxCodeOf(deps: Deps, read: ProducerRow, typed: string | undefined): Promise<string | null> {
  if (typed === undefined) return null;
  return typed === read.taxCode ? typed : taxCodeGiven(deps.db, typed, read.id);
}

/**
 * Writes kind, tax code and contact of a producer; what changes nothing writes nothing. A phone that
 * is before shoppers may be taken back here; a new one comes before them by a product's page, which two persons and its
 * owner agree to: else `invalid-input` on `phonePublic`. Throws `producer-not-found`,
 * `tax-code-invalid`, `tax-code-taken`, and `conflict` where somebody changed them since the form was opened.
 */
export async function amendProducer(deps: Deps, input: AmendProducer): Promise<void> {
  const read = await findProducer(deps.db, input.producer);
  if (!read) throw new Refusal('producer-not-found', { producer: input.producer });
  if (input.seen !== undefined && input.seen !== contactMark(read)) throw new Refusal('conflict');
  const { kind, email = null, phone = null, phonePublic } = input;
  const taxCode = await taxCodeOf(deps, read, input.taxCode);
  const stays = read.phonePublic && phone === read.phone;
  if (phonePublic && !stays) throw new Refusal('invalid-input', { field: 'phonePublic', value: phone ?? '' });
  const next: Contact = { kind, taxCode, email, phone, phonePublic };
  const change = changeOf(contactOf(read), next);
  if (!change) return;

  const event = { at: deps.now(), actor: deps.actor, verb: 'amend', noun: 'producer', nounId: read.id };
  await commit(deps.db, [setContact(read.id, read, next), writeEvent({ ...event, ...change })]);
}
