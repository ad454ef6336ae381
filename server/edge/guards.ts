import type { MiddlewareHandler } from 'hono';
import { Refusal } from '#core/refusal';
import type { Site } from '../site.ts';
import { readAway } from './bodies.ts';
import { type Edge, type EdgeContext, rawTarget } from './edge.ts';
import { type Policy, securityHeaders } from './headers.ts';

/** The longest request target, in characters: a stamp's path has 190, trackers add some hundreds. */
const LONGEST_TARGET = 4_096;
/** The largest body, in bytes. */
const LARGEST_BODY = 64 * 1024;

type Guard = MiddlewareHandler<Edge>;

/** Puts the security headers on whatever answer comes back. */
export function guardHeaders(site: Site): Guard {
  const headersOf = (policy: Policy) => Object.entries(securityHeaders(site.origin, policy));
  const headers = {
    scan: headersOf('scan'),
    portal: headersOf('portal'),
    camera: headersOf('camera'),
    inspector: headersOf('inspector'),
    picture: headersOf('picture'),
  };
  return async (c, next) => {
    c.set('site', site);
    await next();
    for (const [name, value] of headers[c.var.policy ?? 'scan']) c.res.headers.set(name, value);
  };
}

/** Refuses a target longer than 4,096 characters: `uri-too-long`. */
export const guardTarget: Guard = async (c, next) => {
  const tooLong = rawTarget(c.req.raw, c.env).length > LONGEST_TARGET;
  if (tooLong) throw new Refusal('uri-too-long', { limit: LONGEST_TARGET });
  await next();
};

const isReading = (c: EdgeContext) => c.req.method === 'GET' || c.req.method === 'HEAD';

/**
 * Refuses a body over 64 KB on any route, by its stated length or while it is read: `body-too-large`; one that
 * breaks off: `invalid-input`.
 */
export const guardBody: Guard = async (c, next) => {
  const stated = Number(c.req.header('content-length') ?? 0);
  if (stated > LARGEST_BODY) throw new Refusal('body-too-large', { limit: LARGEST_BODY });
  // Whoever only reads is spared the making of a whole Request, and its body is never looked at.
  const body = isReading(c) ? null : c.req.raw.body;
  if (body) await readAway(body, LARGEST_BODY);
  await next();
};

/** Everything here is read only: `method-not-allowed` for all but GET and HEAD. */
export const guardMethod: Guard = async (c, next) => {
  if (!isReading(c)) throw new Refusal('method-not-allowed', { allow: 'GET, HEAD' });
  await next();
};

/** Counts and logs how a request ended: never an address of the asker, a path or a query. */
export function noteRequest(site: Site, method: string, status: number, ms: number): void {
  site.metrics.request(status, ms);
  site.log.info({ method: method.slice(0, 16), status, ms }, 'request');
}

/** Logs how each request ended. */
export function logRequests(site: Site): Guard {
  return async (c, next) => {
    const began = site.now();
    await next();
    noteRequest(site, c.req.method, c.res.status, site.now() - began);
  };
}
