import type { Permission } from '#core/permission';

/** One way through a portal, and what a person must be permitted to see it. */
export interface NavItem {
  readonly name: NavName;
  readonly path: string;
  readonly needs: Permission;
  /** Paths that lie on this way without beginning as it does. */
  readonly also?: readonly string[];
}

const item = <Name extends string>(
  name: Name,
  path: string,
  needs: Permission,
  also: readonly string[] = [],
) => ({ name, path, needs, also });

/** The ways through both portals, in the order of a day's work. */
export const NAV = [
  item('office', '/office', 'office:see'),
  item('register', '/office/register', 'register:see', [
    '/office/products',
    '/office/entries',
    '/office/matches',
  ]),
  item('decisions', '/office/decisions', 'register:see', ['/office/drafts']),
  item('proposals', '/office/proposals', 'proposal:see'),
  item('producers', '/office/producers', 'register:see'),
  item('stamps', '/office/stamps', 'stamps:see', [
    '/office/batches',
    '/office/voids',
    '/office/recalls',
    '/office/lots',
  ]),
  item('signals', '/office/signals', 'field:see'),
  item('tipOffs', '/office/tip-offs', 'field:see'),
  item('inspections', '/office/inspections', 'field:see'),
  item('notices', '/office/notices', 'register:see'),
  item('imports', '/office/imports', 'register:import'),
  item('areas', '/office/areas', 'register:see'),
  item('statistics', '/office/statistics', 'office:see'),
  item('limits', '/office/limits', 'stamps:see'),
  item('marks', '/office/marks', 'mark:write'),
  item('keys', '/office/keys', 'key:see'),
  item('devices', '/office/devices', 'device:write'),
  item('users', '/office/users', 'user:see'),
  item('events', '/office/events', 'event:see'),
  item('producer', '/producer', 'producer-home:see'),
  item('lots', '/producer/lots', 'producer-home:see', ['/producer/batches', '/producer/jobs']),
  item('order', '/producer/orders/new', 'batch:issue'),
  item('products', '/producer/products', 'producer-home:see'),
  item('printers', '/producer/printers', 'batch:print', ['/producer/stocks']),
  item('look', '/producer/look', 'batch:print'),
  item('scans', '/producer/statistics', 'producer-home:see'),
  item('inbox', '/producer/inbox', 'producer-home:see'),
  item('people', '/producer/people', 'delegate:invite'),
] as const;

export type NavName = (typeof NAV)[number]['name'];
