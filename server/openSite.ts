import type { SignatureCheck } from '#core/ed25519';
import { formatKeys } from '#core/key';
import { isTrialOrigin } from '#core/origin';
import { keyNumberOf, type StampId, serialOf } from '#core/stampId';
import { findBatchOfSerial } from '#db/batches';
import { listKeys } from '#db/keys';
import { isReady } from '#db/open';
import { findSetting } from '#db/settings';
import { makePasswords } from './auth/password.ts';
import { findDemoShow, formOf } from './demo/show.ts';
import { type Deps, newId } from './deps.ts';
import { readAssets } from './edge/assets.ts';
import { MOST_QUESTIONS, makeGuessThrottle } from './guessThrottle.ts';
import { trustOf } from './keys/trust.ts';
import type { Metrics } from './metrics.ts';
import { ourOrigins } from './origins.ts';
import { makePinThrottle } from './pins/pinThrottle.ts';
import type { Portal } from './portal/portal.ts';
import type { Look } from './scans/look.ts';
import type { MarksOn } from './scans/marks.ts';
import { makeSeen } from './scans/seen.ts';
import type { EdgeLog, Site } from './site.ts';
import { makeTipOffThrottle } from './tipOffs/tipOffThrottle.ts';

async function isTrial({ db }: Deps): Promise<boolean> {
  return (await findSetting(db, 'trial')) === '1';
}

/** The portals; only where the secret is at hand, since they sign stamps and open sealed second proofs. */
export async function portalOf(deps: Deps): Promise<Portal> {
  const trial = (await isTrial(deps)) && isTrialOrigin(deps.origin);
  return {
    deps,
    assets: readAssets(),
    passwords: makePasswords(),
    questions: makeGuessThrottle(MOST_QUESTIONS),
    pins: makePinThrottle(),
    tipOffs: makeTipOffThrottle(),
    trial,
  };
}

/** What counts looks and answers, made before the edge and outliving it. */
export interface Watching {
  readonly recordLook: (look: Look) => void;
  readonly marks: MarksOn | null;
  readonly metrics: Metrics;
  /** A quicker way to check seals than the platform's, where there is one. */
  readonly checkSignature?: SignatureCheck;
}

/** All that the HTTP edge asks of an office; without a portal stamps are only verified. */
export async function siteOf(
  deps: Deps,
  watching: Watching,
  log: EdgeLog,
  portal: Portal | null,
): Promise<Site> {
  const { db, origin, now, secret } = deps;
  const { marks, metrics, checkSignature } = watching;
  const trust = trustOf(db, origin, secret, now, checkSignature);
  return {
    now,
    newId: (prefix) => newId(deps, prefix),
    origin,
    trial: await isTrial(deps),
    portal,
    sampleStamps: async () => {
      const links = (await findDemoShow(db))?.links ?? [];
      return links.map((link) => ({ ...link, form: formOf(link), url: `${origin}${link.path}` }));
    },
    trust,
    publishedKeys: async () => formatKeys(await listKeys(db), await ourOrigins(db, origin)),
    findStampPath: async (id: StampId) => {
      const batch = await findBatchOfSerial(db, keyNumberOf(id), serialOf(id));
      return batch && { gtin: batch.gtin, id };
    },
    recordLook: watching.recordLook,
    marks,
    seen: makeSeen(db, marks, now),
    metrics,
    metricsToken: deps.config.metricsToken,
    guesses: makeGuessThrottle(),
    behindProxy: deps.config.behindProxy,
    ready: async () => isReady(db),
    log,
  };
}
