import { orderDoors } from '../routes/producer/orders.tsx';
import { printerDoors } from '../routes/producer/printers.tsx';
import { stockDoors } from '../routes/producer/stocks.tsx';
import type { Door } from './door.ts';

/** Every door of both portals; a path that stands in none of these rows answers nothing. */
export const DOORS: readonly Door[] = [
  ...orderDoors,
  ...printerDoors,
  ...stockDoors,
];
