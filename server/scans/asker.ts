import type { Asking } from '../edge/edge.ts';
import { networkOf } from '../guessThrottle.ts';
import type { Asker } from './marks.ts';

/** Who asks, as coarse as a network: by the last hop a trusted proxy names, else by the socket. */
export function askerOf(c: Asking): string {
  const forwarded = c.var.site.behindProxy
    ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined;
  return networkOf(forwarded ?? c.env?.incoming?.socket.remoteAddress ?? '');
}

/** Who asks and with what, no finer than it is ever looked at; for marks, and kept nowhere as it is. */
export function whoAsks(c: Asking): Asker {
  return { network: askerOf(c), agent: c.req.header('user-agent') ?? '' };
}
