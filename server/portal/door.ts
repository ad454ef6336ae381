import type { Permission, Scope } from '#core/permission';
import type { PortalFrame } from '#web/parts/portal/frame.ts';
import type { Session } from '../auth/session.ts';
import type { Deps } from '../deps.ts';
import type { EdgeContext } from '../edge/edge.ts';
import type { Fields } from './fields.ts';
import type { Portal } from './portal.ts';

/** What a person must be to come through a door. */
export type Needs = Permission | 'signed-in' | 'anyone';

/** One row of the route table: a path, and who may come in. No other door leads to a handler. */
export interface Door {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly needs: Needs;
  /** The person proved who they are within the last 10 minutes. */
  readonly proof?: 'fresh';
  /** What a POST carries: fields (256 KB at most), or files too (12 MB at most). */
  readonly body?: 'form' | 'upload';
  /** An act that makes nothing twice by itself: its form key is not kept. */
  readonly repeatable?: boolean;
  /** Whose page this is: a shopper's is the scan page's kin, without scripts; all else is a portal's. */
  readonly face?: 'scan';
  readonly answer: (visit: Visit) => Promise<Response>;
}

/** One request that came through a door. */
export interface Visit {
  readonly c: EdgeContext;
  /** The house, with this person as the actor. */
  readonly deps: Deps;
  readonly portal: Portal;
  /** Null only behind doors for anyone. */
  readonly session: Session | null;
  /** What the door's permission shows this person; it goes into every query. */
  readonly scope: Scope;
  readonly frame: PortalFrame;
  readonly fields: Fields;
  readonly query: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, string>>;
}
