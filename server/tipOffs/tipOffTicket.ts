import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { base64url } from 'jose';
import { Refusal } from '#core/refusal';
import { makeTicket, type Ticket } from '#core/tipOff';
import { hashToken } from '../auth/digest.ts';
import { officeKey } from '../auth/officeKey.ts';
import type { Deps } from '../deps.ts';
import type { TipOffGiven } from '../forms/tipOff.ts';

/** How long a form may stand open before it is sent, ms. */
export const FORM_MS = 24 * 3_600_000;

const NONCE_BYTES = 12;
const BODY_BYTES = NONCE_BYTES + 8;
const MAC_BYTES = 16;

async function seal(deps: Pick<Deps, 'secret'>, words: string, bytes: Uint8Array): Promise<Buffer> {
  const key = await officeKey(deps, 'tip-off');
  return createHmac('sha256', key).update(`${words} `).update(bytes).digest();
}

/** A form's token: random bytes and the instant it was made, under the office's secret; nothing is written for it. */
export async function makeFormToken(deps: Deps): Promise<string> {
  const body = Buffer.alloc(BODY_BYTES);
  body.set(deps.randomBytes(NONCE_BYTES));
  body.writeBigUInt64BE(BigInt(deps.now()), NONCE_BYTES);
  const mac = (await seal(deps, 'form', body)).subarray(0, MAC_BYTES);
  return base64url.encode(Buffer.concat([body, mac]));
}

const TOKEN = /^[\w-]{48}$/;

async function bodyOf(deps: Deps, token: string): Promise<Buffer> {
  if (!TOKEN.test(token)) throw new Refusal('form-too-old');
  const bytes = Buffer.from(base64url.decode(token));
  const [body, mac] = [bytes.subarray(0, BODY_BYTES), bytes.subarray(BODY_BYTES)];
  const ours = (await seal(deps, 'form', body)).subarray(0, MAC_BYTES);
  if (!timingSafeEqual(mac, ours)) throw new Refusal('form-too-old');
  const age = deps.now() - Number(body.readBigUInt64BE(NONCE_BYTES));
  if (age < 0 || age > FORM_MS) throw new Refusal('form-too-old');
  return body;
}

/** All that was sent by one form; the same bytes sent twice are one tip-off. */
export interface Sent {
  readonly stamp: string;
  readonly told: TipOffGiven;
  readonly photo: Uint8Array | undefined;
}

/**
 * The ticket of what was sent by a form of ours: the same content of the same form has the same ticket, so that a
 * double click sends one tip-off; nobody makes one without the secret. Throws `form-too-old`.
 */
export async function ticketOf(deps: Deps, token: string, { stamp, told, photo }: Sent): Promise<Ticket> {
  const body = await bodyOf(deps, token);
  const picture = photo ? createHash('sha256').update(photo).digest('hex') : null;
  const content = createHash('sha256')
    .update(JSON.stringify([stamp, told, picture]))
    .digest();
  return makeTicket(await seal(deps, 'ticket', Buffer.concat([body, content])));
}

/** What is stored of a ticket. */
export function hashTicket(ticket: Ticket): string {
  return hashToken(`tip-off ${ticket}`);
}
