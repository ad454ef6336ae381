import { Writable } from 'node:stream';
import pino from 'pino';
import { formatKeys } from '#core/key';
import { makeGuessThrottle } from '#server/guessThrottle.ts';
import { makeMetrics } from '#server/metrics.ts';
import type { Look } from '#server/scans/look.ts';
import type { Site } from '#server/site.ts';
import { findStampPath, NOW, ORIGIN, samplePaths, stampTrust } from './stampWorld.ts';

/** A site over the few stamps of the small world, with what it recorded and logged. */
export interface StampSite {
  readonly site: Site;
  readonly looks: Look[];
  readonly logged: string[];
}

/** Builds the site; `change` replaces any part of it. */
export async function stampSite(change: Partial<Site> = {}): Promise<StampSite> {
  const trust = await stampTrust();
  const paths = await samplePaths();
  const looks: StampSite['looks'] = [];
  const logged: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk));
      done();
    },
  });
  let ids = 0;
  const site: Site = {
    now: () => NOW,
    newId: (prefix) => `${prefix}-${++ids}`,
    origin: ORIGIN,
    trial: true,
    sampleStamps: async () => [
      { shows: 'in-force', form: 'full', url: ORIGIN + paths['in-force'] },
      { shows: 'lapsed', form: 'full', url: ORIGIN + paths.lapsed },
      { shows: 'in-force', form: 'mini', url: ORIGIN + paths.mini },
      { shows: 'forged', form: 'full', url: ORIGIN + paths.forged },
      { shows: 'record', form: 'record', url: ORIGIN + paths.record },
      { shows: 'foreign', form: 'full', url: 'https://evil.example/' },
    ],
    trust: async () => trust,
    publishedKeys: async () => formatKeys(trust.keys, [ORIGIN]),
    findStampPath,
    recordLook: (look) => void looks.push(look),
    marks: null,
    seen: async () => null,
    metrics: makeMetrics(),
    metricsToken: null,
    guesses: makeGuessThrottle(),
    behindProxy: false,
    ready: async () => true,
    portal: null,
    log: pino({ level: 'info' }, sink),
    ...change,
  };
  return { site, looks, logged };
}
