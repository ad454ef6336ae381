import type { OutboxReport, PhoneStore } from '../store.ts';

/** Not yet whole with the office: to be sent, or its photos are. */
export function isUnsent({ state }: Pick<OutboxReport, 'state'>): boolean {
  return state !== 'sent';
}

/** How many reports are not whole with the office yet: the number every screen shows. */
export async function countUnsent(store: PhoneStore): Promise<number> {
  return (await store.getAll('outbox')).filter(isUnsent).length;
}
