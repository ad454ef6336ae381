/** Who is let through a door: roles, or everybody who is signed in, or anyone at all. */
export type Let = 'anyone' | 'signed-in' | string;

/**
 * Every door of the house and who may come in, written down apart from the program: what answers without standing
 * here fails the test. Roles: C clerk, A approver, M administrator, U auditor, I inspector, P producer, D delegate.
 */
export const DOOR_TABLE: readonly (readonly [method: 'GET' | 'POST', path: string, who: Let])[] = [
  ['GET', '/producer/orders/new', 'P'],
  ['POST', '/producer/orders', 'P'],
  ['GET', '/producer/printers', 'P'],
  ['POST', '/producer/printers', 'P'],
  ['GET', '/producer/printers/:profile/grid.pdf', 'P'],
  ['GET', '/producer/stocks/grid.pdf', 'P'],
  ['GET', '/producer/stocks/new', 'P'],
  ['POST', '/producer/stocks', 'P'],
];
