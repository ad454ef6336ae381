import type { Hono } from 'hono';
import type { Batch } from '#core/batch';
import { formatStampPath, type Stamp } from '#core/stamp';
import { formatStampId } from '#core/stampId';
import { listKeys } from '#db/keys';
import { issueBatch } from '#server/actions/issueBatch.ts';
import { openLot } from '#server/actions/openLot.ts';
import { createApp } from '#server/app.ts';
import { makePasswords } from '#server/auth/password.ts';
import type { Deps } from '#server/deps.ts';
import { readAssets } from '#server/edge/assets.ts';
import type { Edge } from '#server/edge/edge.ts';
import { makeGuessThrottle } from '#server/guessThrottle.ts';
import type { Signer } from '#server/keys/signer.ts';
import { trustOf } from '#server/keys/trust.ts';
import { openKey } from '#server/keys/vault.ts';
import { makePinThrottle } from '#server/pins/pinThrottle.ts';
import { makeMarks } from '#server/scans/marks.ts';
import { makeTipOffThrottle } from '#server/tipOffs/tipOffThrottle.ts';
import { CHEAP } from './people.ts';
import { recognise } from './register.ts';
import { stampSite } from './stampSite.ts';

const HONEY = 'Mật ong hoa rừng Thanh Mai';

/** Two batches of honey, one with hidden PINs and one without, and who can make their stamps. */
export interface PinShop {
  readonly pins: Batch;
  readonly plain: Batch;
  readonly signer: Signer;
  /** The stamp at a place of a batch, from 0. */
  stampAt(batch: Batch, index: number): Stamp;
  pathAt(batch: Batch, index: number): string;
  pinAt(batch: Batch, index: number): string;
}

/** Opens a lot of honey and issues both batches. */
export async function openPinShop(deps: Deps, quantity = 200): Promise<PinShop> {
  await recognise(deps, { product: HONEY, until: '15/03/2028' });
  await openLot(deps, { product: HONEY, number: 'L-1', quantity: 3 * quantity });
  const order = { product: HONEY, lot: 'L-1', quantity };
  const { batch: pins } = await issueBatch(deps, { ...order, form: 'full', pin: true });
  const { batch: plain } = await issueBatch(deps, { ...order, form: 'full' });
  const [key] = await listKeys(deps.db);
  const signer = await openKey(key!, deps.secret);
  const pathOf = (batch: Batch, index: number) => ({
    gtin: batch.gtin,
    id: formatStampId(batch.keyNumber, batch.first + index),
  });
  const stampAt = (batch: Batch, index: number) => signer.sign(pathOf(batch, index), batch.form);
  return {
    ...{ pins, plain, signer, stampAt },
    pathAt: (batch, index) => formatStampPath(stampAt(batch, index)),
    pinAt: (batch, index) => signer.pinsOf(batch.id)(pathOf(batch, index)),
  };
}

/** Eight other digits. */
export function otherPin(pin: string): string {
  return String((Number(pin) + 12_345_678) % 100_000_000).padStart(8, '0');
}

/** The edge over a real register, and a shopper who types PINs behind a proxy of ours. */
export async function pinSite(deps: Deps, verifyOnly = false) {
  const portal = {
    deps,
    assets: readAssets(),
    passwords: makePasswords(CHEAP),
    questions: makeGuessThrottle(),
    pins: makePinThrottle(),
    tipOffs: makeTipOffThrottle(),
    trial: false,
  };
  const { site, looks, logged } = await stampSite({
    origin: deps.origin,
    now: deps.now,
    trial: false,
    portal: verifyOnly ? null : portal,
    trust: trustOf(deps.db, deps.origin, verifyOnly ? null : deps.secret, deps.now),
    marks: makeMarks(deps.secret),
    behindProxy: true,
  });
  const app: Hono<Edge> = createApp(site);
  const open = (path: string) =>
    app.request(new URL(path, deps.origin).href, { headers: { accept: 'text/html' }, redirect: 'manual' });
  const send = (stamp: string, pin: string, from: string, accept: string) =>
    app.request(new URL('/pin', deps.origin).href, {
      method: 'POST',
      body: new URLSearchParams({ stamp, pin }),
      headers: { origin: deps.origin, accept, 'x-forwarded-for': from, 'user-agent': 'Dien thoai' },
    });
  return {
    ...{ site, looks, logged, open },
    /** As a form is sent: where it leads, unfollowed. */
    sent: (stamp: string, pin: string, from = '198.51.100.7') => send(stamp, pin, from, 'text/html'),
    /** As a browser sends it and follows. */
    page: async (stamp: string, pin: string, from = '198.51.100.7') => {
      const answer = await send(stamp, pin, from, 'text/html');
      const next = answer.headers.get('location');
      return answer.status === 303 && next !== null ? open(next) : answer;
    },
    /** As a program asks: what the try came to. */
    ask: async (stamp: string, pin: string, from = '198.51.100.7') => {
      const answer = await send(stamp, pin, from, 'application/json');
      return { status: answer.status, body: (await answer.json()) as Answered };
    },
  };
}

/** The part of an answer that speaks of a PIN. */
export interface Answered {
  readonly code?: string;
  readonly origin?: string;
  readonly pin?: { readonly answer: string; readonly left?: number; readonly at?: string };
}
