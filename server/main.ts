import pino, { type Logger } from 'pino';
import { listKeys } from '#db/keys';
import { fillSearchKeys } from '#db/searchKeys';
import type { Deps } from './deps.ts';
import { type Listening, type RunningServer, startServer } from './edge/http.ts';
import { startForgetting } from './jobs/forgetScans.ts';
import { startJobs } from './jobs/runner.ts';
import { openSealThread } from './keys/sealThread.ts';
import { openKey } from './keys/vault.ts';
import { type Metrics, makeMetrics } from './metrics.ts';
import { portalOf, siteOf } from './openSite.ts';
import { refuseUnknownOrigin } from './origins.ts';
import { recordInThread } from './scans/lookThread.ts';
import { deriveMarksKey, marksUnder } from './scans/marks.ts';
import { readNetworksText } from './scans/networks.ts';
import { openScanLog, type ScanLog } from './scans/scanLog.ts';

/** What must never reach a log, wherever it hides in what is logged. */
const SECRETS = ['secret', 'seed', 'sealed', 'macSecret', 'pin'].flatMap((name) => [name, `*.${name}`]);

/** The log of looks, written in a thread that is told the marks' key and never the secret. */
function openLog(deps: Deps, marksKey: Uint8Array | null, metrics: Metrics, log: Logger): ScanLog {
  const { databasePath, networksPath } = deps.config;
  const networks = networksPath === null ? null : readNetworksText(networksPath);
  const carrier = recordInThread(() => ({ databasePath, marksKey, networks, seed: deps.randomBytes(32) }));
  const onLost = (err: unknown, count: number) => log.warn({ err, count }, 'scans lost');
  return openScanLog(carrier, { metrics, onLost });
}

async function openEveryKey({ db, secret }: Deps): Promise<void> {
  for (const key of await listKeys(db)) await openKey(key, secret);
}

/**
 * Serves the register over HTTP until closed: answers here, scans recorded in a thread. Throws what opening a sealed
 * key throws, so that a server with the wrong secret never starts, unless it is only to verify: then mini stamps
 * answer as records.
 */
export async function serve(deps: Deps, listening: Listening, verifyOnly = false): Promise<RunningServer> {
  const log = pino({ level: deps.config.logLevel, redact: SECRETS }, pino.destination(2));
  await refuseUnknownOrigin(deps.db, deps.origin);
  if (!verifyOnly) await fillSearchKeys(deps.db);
  if (!verifyOnly) await openEveryKey(deps);
  const metrics = makeMetrics();
  const marksKey = deriveMarksKey(deps.secret);
  const scanLog = openLog(deps, marksKey, metrics, log);
  const seals = openSealThread();
  const watching = {
    recordLook: scanLog.record,
    marks: marksUnder(marksKey),
    metrics,
    checkSignature: seals.check,
  };
  const site = await siteOf(deps, watching, log, verifyOnly ? null : await portalOf(deps));
  const server = await startServer(site, listening);
  const failed = (err: unknown) => log.error({ err }, 'forgetting scans');
  const jobs = verifyOnly ? startForgetting(deps, failed) : startJobs(deps, { log });
  const close = async () => {
    await server.close();
    await jobs.stop();
    await scanLog.close();
    await seals.close();
  };
  return { port: server.port, close };
}
