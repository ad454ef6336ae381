import type { Hono } from 'hono';
import type { Role } from '#core/permission';
import { commit } from '#db/commit';
import { grants, users } from '#db/peopleSchema';
import { createApp } from '#server/app.ts';
import { sessionCookie } from '#server/auth/cookie.ts';
import { makePasswords } from '#server/auth/password.ts';
import { startSession } from '#server/auth/session.ts';
import { type Deps, newId } from '#server/deps.ts';
import { readAssets } from '#server/edge/assets.ts';
import type { Edge } from '#server/edge/edge.ts';
import { MOST_QUESTIONS, makeGuessThrottle } from '#server/guessThrottle.ts';
import { makePinThrottle } from '#server/pins/pinThrottle.ts';
import { makeTipOffThrottle } from '#server/tipOffs/tipOffThrottle.ts';
import { CHEAP } from './people.ts';
import { stampSite } from './stampSite.ts';

/** Somebody of the small world, and what they hold. */
export interface Someone {
  readonly name: string;
  readonly role: Role;
  readonly areaId?: string | null;
  readonly producerId?: string | null;
}

/** A browser of one person: cookie kept, same origin told, redirects not followed. */
export interface Browsing {
  readonly userId: string;
  readonly cookie: string;
  open(path: string, headers?: Record<string, string>): Promise<Response>;
  send(
    path: string,
    fields: Record<string, string | string[] | File>,
    headers?: Record<string, string>,
  ): Promise<Response>;
}

function bodyOf(fields: Record<string, string | string[] | File>): URLSearchParams | FormData {
  const withFile = Object.values(fields).some((value) => value instanceof File);
  const body = withFile ? new FormData() : new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of Array.isArray(value) ? value : [value]) (body as FormData).append(name, one as string);
  }
  return body;
}

/** The whole HTTP edge over a real office: `signIn` gives a browser of a new person with a role. */
export async function portalSite(deps: Deps) {
  const passwords = makePasswords(CHEAP);
  const portal = {
    deps,
    assets: readAssets(),
    passwords,
    questions: makeGuessThrottle(MOST_QUESTIONS),
    pins: makePinThrottle(),
    tipOffs: makeTipOffThrottle(),
    trial: false,
  };
  const { site, logged } = await stampSite({
    origin: deps.origin,
    now: deps.now,
    trial: false,
    portal,
    sampleStamps: async () => [],
    newId: (prefix) => newId(deps, prefix),
  });
  const app: Hono<Edge> = createApp(site);
  let people = 0;

  const ask = (path: string, init: RequestInit) =>
    app.request(new URL(path, deps.origin).href, { redirect: 'manual', ...init });

  const browse = (userId: string, cookie: string): Browsing => ({
    userId,
    cookie,
    open: async (path, headers = {}) => ask(path, { headers: { cookie, accept: 'text/html', ...headers } }),
    send: async (path, fields, headers = {}) => {
      const same = { origin: deps.origin, 'sec-fetch-site': 'same-origin', accept: 'text/html' };
      return ask(path, { method: 'POST', body: bodyOf(fields), headers: { cookie, ...same, ...headers } });
    },
  });

  const signIn = async ({ name, role, areaId = null, producerId = null }: Someone): Promise<Browsing> => {
    const id = `u-${role}-${++people}`;
    const at = deps.now();
    await commit(deps.db, [
      { statement: (tx) => tx.insert(users).values({ id, name, email: `${id}@mau.example`, createdAt: at }) },
      {
        statement: (tx) =>
          tx.insert(grants).values({
            id: `g-${id}`,
            userId: id,
            role,
            areaId,
            producerId,
            grantedAt: at,
            grantedBy: 'test',
          }),
      },
    ]);
    const token = await startSession(deps, { userId: id, strength: 'second', agent: 'thử nghiệm' });
    return browse(id, sessionCookie(deps.origin, token).split(';')[0] ?? '');
  };

  return { app, site, logged, signIn, stranger: browse('', '') };
}
