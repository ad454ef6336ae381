import { Hono } from 'hono';
import { Refusal } from '#core/refusal';
import { compress } from './edge/compress.ts';
import { type Edge, rawPath } from './edge/edge.ts';
import { guardBody, guardHeaders, guardMethod, guardTarget, logRequests } from './edge/guards.ts';
import { respondError, respondRefusal } from './edge/respond.tsx';
import { DOORS } from './portal/doors.ts';
import { mountDoors } from './portal/mount.tsx';
import { assetRoutes } from './routes/assets.ts';
import { checkRoutes } from './routes/check.ts';
import { homeRoutes } from './routes/home.tsx';
import { machineRoutes } from './routes/machine.ts';
import { stampRoutes } from './routes/stamp.ts';
import type { Site } from './site.ts';

/** The HTTP edge of the house: routes are matched on the raw path, and every answer passes the same guards. */
export function createApp(site: Site): Hono<Edge> {
  const app = new Hono<Edge>({
    getPath: (request, options) =>
      rawPath(request, (options?.env ?? undefined) as Edge['Bindings'] | undefined),
  });
  app.use(logRequests(site), guardHeaders(site), compress, guardTarget);
  // Doors read their own bodies and name their own methods; all that follows them is read only.
  mountDoors(app, DOORS);
  app.use(guardBody, guardMethod);
  assetRoutes(app);
  homeRoutes(app);
  checkRoutes(app);
  machineRoutes(app);
  stampRoutes(app);
  app.notFound((c) => respondRefusal(c, new Refusal('not-found')));
  app.onError((error, c) => respondError(error, c));
  return app;
}
