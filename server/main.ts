import pino, { type Logger } from 'pino';
import { formatKeys } from '#core/key';
import { isTrialOrigin } from '#core/origin';
import { keyNumberOf, type StampId, serialOf } from '#core/stampId';
import { findBatchOfSerial } from '#db/batches';
import { listKeys } from '#db/keys';
import { type Db, isReady, openDatabase } from '#db/open';
import { fillSearchKeys } from '#db/searchKeys';
import { findSetting } from '#db/settings';
import { readAssets } from './assets.ts';
import { makePasswords } from './auth/password.ts';
import { findDemoShow, formOf } from './demo/show.ts';
import { type Deps, newId } from './deps.ts';
import { MOST_QUESTIONS, makeGuessThrottle } from './guessThrottle.ts';
import { type Listening, type RunningServer, startServer } from './http.ts';
import { startForgetting } from './jobs/forgetScans.ts';
import { startJobs } from './jobs/runner.ts';
import { type Metrics, makeMetrics } from './metrics.ts';
import { ourOrigins, refuseUnknownOrigin } from './origins.ts';
import { makePinThrottle } from './pins/pinThrottle.ts';
import type { Portal } from './portal/portal.ts';
import { type MarksOn, makeMarks } from './scans/marks.ts';
import { NO_NETWORKS, readNetworks } from './scans/networks.ts';
import { openScanLog, type ScanLog } from './scans/scanLog.ts';
import { makeSeen } from './scans/seen.ts';
import type { Site } from './site.ts';
import { makeTipOffThrottle } from './tipOffs/tipOffThrottle.ts';
import { trustOf } from './trust.ts';
import { openKey } from './vault.ts';

/** Waiting for another process's lock would hold up answers, so scans hardly wait, ms. */
const SCAN_BUSY_TIMEOUT_MS = 20;

async function isTrial({ db }: Deps): Promise<boolean> {
  return (await findSetting(db, 'trial')) === '1';
}

/** The portals; only where the secret is at hand, since they sign stamps and open sealed second proofs. */
async function portalOf(deps: Deps): Promise<Portal> {
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

/** What counts looks, made before the edge and outliving it. */
interface Watching {
  readonly scanLog: ScanLog;
  readonly marks: MarksOn | null;
  readonly metrics: Metrics;
}

async function siteOf(deps: Deps, watching: Watching, log: Logger, portal: Portal | null): Promise<Site> {
  const { db, origin, now, secret } = deps;
  const { scanLog, marks, metrics } = watching;
  const trust = trustOf(db, origin, secret, now);
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
    recordLook: (look) => scanLog.record(look),
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

/** What must never reach a log, wherever it hides in what is logged. */
const SECRETS = ['secret', 'seed', 'sealed', 'macSecret', 'pin'].flatMap((name) => [name, `*.${name}`]);

function watchOver(deps: Deps, scanDb: Db, log: Logger): Watching {
  const metrics = makeMetrics();
  const marks = makeMarks(deps.secret);
  const { networksPath } = deps.config;
  const networks = networksPath === null ? NO_NETWORKS : readNetworks(networksPath);
  const counting = { db: scanDb, marks, networks, newId: (prefix: string) => newId(deps, prefix) };
  const onLost = (err: unknown, count: number) => log.warn({ err, count }, 'scans lost');
  return { scanLog: openScanLog(counting, { metrics, onLost }), marks, metrics };
}

async function openEveryKey({ db, secret }: Deps): Promise<void> {
  for (const key of await listKeys(db)) await openKey(key, secret);
}

/**
 * Serves the register over HTTP until closed: answers from one connection, scans on another. Throws what opening
 * a sealed key throws, so that a server with the wrong secret never starts, unless it is only to verify: then mini
 * stamps answer as records.
 */
export async function serve(deps: Deps, listening: Listening, verifyOnly = false): Promise<RunningServer> {
  const log = pino({ level: deps.config.logLevel, redact: SECRETS }, pino.destination(2));
  const scanDb = openDatabase(deps.config.databasePath, {
    synchronous: 'normal',
    busyTimeoutMs: SCAN_BUSY_TIMEOUT_MS,
  });
  try {
    const watching = watchOver(deps, scanDb, log);
    await refuseUnknownOrigin(deps.db, deps.origin);
    if (!verifyOnly) await fillSearchKeys(deps.db);
    if (!verifyOnly) await openEveryKey(deps);
    const site = await siteOf(deps, watching, log, verifyOnly ? null : await portalOf(deps));
    const server = await startServer(site, listening);
    const failed = (err: unknown) => log.error({ err }, 'forgetting scans');
    const jobs = verifyOnly ? startForgetting(deps, failed) : startJobs(deps, { log });
    const close = async () => {
      await server.close();
      await jobs.stop();
      await watching.scanLog.close();
      scanDb.close();
    };
    return { port: server.port, close };
  } catch (error) {
    scanDb.close();
    throw error;
  }
}
