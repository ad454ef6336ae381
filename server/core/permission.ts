/** What a person may be here; one person may hold several, each over an area or for a producer. */
export const ROLES = [
  'administrator',
  'approver',
  'clerk',
  'auditor',
  'inspector',
  'producer',
  'delegate',
] as const;
export type Role = (typeof ROLES)[number];

/** Everything a door may ask for: a noun, and what is done to it. */
export const PERMISSIONS = [
  'office:see',
  'register:see',
  'register:export',
  'register:import',
  'decision:prepare',
  'producer:write',
  'area:write',
  'stamps:see',
  'stamps:prepare',
  'limit:write',
  'notice:write',
  'proposal:see',
  'proposal:approve',
  'key:see',
  'key:write',
  'user:see',
  'user:write',
  'event:see',
  'producer-home:see',
  'lot:write',
  'batch:issue',
  'batch:print',
  'stamp:account',
  'page:prepare',
  'delegate:invite',
  'field:see',
  'signal:write',
  'tip-off:write',
  'device:write',
  'mark:write',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const OFFICE_READS = [
  'office:see',
  'register:see',
  'register:export',
  'stamps:see',
  'proposal:see',
  'event:see',
  'field:see',
] as const satisfies readonly Permission[];

/** Who may do what: nothing is allowed that this table does not name. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  clerk: [
    ...OFFICE_READS,
    'register:import',
    'decision:prepare',
    'producer:write',
    'area:write',
    'stamps:prepare',
    'notice:write',
    'signal:write',
    'tip-off:write',
  ],
  approver: [
    ...OFFICE_READS,
    'proposal:approve',
    'limit:write',
    'notice:write',
    'signal:write',
    'mark:write',
  ],
  administrator: [
    ...OFFICE_READS,
    'key:see',
    'key:write',
    'user:see',
    'user:write',
    'device:write',
    'mark:write',
  ],
  auditor: [...OFFICE_READS, 'key:see', 'user:see'],
  inspector: [],
  producer: [
    'producer-home:see',
    'lot:write',
    'batch:issue',
    'batch:print',
    'stamp:account',
    'page:prepare',
    'delegate:invite',
  ],
  delegate: ['producer-home:see', 'lot:write', 'page:prepare'],
};

/** Roles that hold only with a second proof, an authenticator's code or a passkey. */
export const SECOND_PROOF_ROLES: readonly Role[] = ['approver', 'administrator'];

/** One role of one person: over an area (null: the whole office), or for one producer. */
export interface Grant {
  readonly role: Role;
  readonly areaId: string | null;
  readonly producerId: string | null;
}

/** True for the roles that belong to a producer and not to the office. */
export function isProducerRole(role: Role): boolean {
  return role === 'producer' || role === 'delegate';
}

/** The grants by which a person may do this; none means the door is closed. */
export function grantsFor(grants: readonly Grant[], permission: Permission): Grant[] {
  return grants.filter(({ role }) => ROLE_PERMISSIONS[role].includes(permission));
}

/**
 * What a person sees through one permission: everything, the producers of some areas, or some producers; the union
 * of all grants that give it. It goes into the query itself: what is outside is not found.
 */
export interface Scope {
  readonly all: boolean;
  readonly areaIds: readonly string[];
  readonly producerIds: readonly string[];
}

/** The scope of the grants that give a permission; undefined where none does. */
export function scopeFor(grants: readonly Grant[], permission: Permission): Scope | undefined {
  const giving = grantsFor(grants, permission);
  if (giving.length === 0) return undefined;
  const office = giving.filter(({ role }) => !isProducerRole(role));
  return {
    all: office.some(({ areaId }) => areaId === null),
    areaIds: office.flatMap(({ areaId }) => (areaId === null ? [] : [areaId])),
    producerIds: giving.flatMap(({ role, producerId }) =>
      isProducerRole(role) && producerId !== null ? [producerId] : [],
    ),
  };
}
