import { issueBatch } from '#server/actions/issueBatch.ts';
import { openLot } from '#server/actions/openLot.ts';
import { type Deps, newId } from '#server/deps.ts';
import type { Look } from '#server/scans/look.ts';
import { recordLooks } from '#server/scans/lookRecording.ts';
import { makeMarks } from '#server/scans/marks.ts';
import { parseNetworks } from '#server/scans/networks.ts';
import { look } from './looks.ts';
import { NOW, openOffice, recognise, SECRET, temporaryFolder } from './register.ts';

export const HONEY = 'Mật ong hoa rừng Thanh Mai';
export const DAY = 86_400_000;

const PROVINCES = ['24', '01', '79', '48', '37', '66', '92', '15'];

/** Houses' lines, one in each of eight provinces: `198.51.0` to `198.51.7`. */
export const networks = parseNetworks(
  ['prefix,kind,province', ...PROVINCES.map((code, n) => `198.51.${n}.0/24,fixed,${code}`)].join('\n'),
);

/** An office with one batch of 50 stamps and what counts looks; `query` reads its tables by nothing of ours. */
export async function openLookOffice(now = NOW) {
  const folder = temporaryFolder();
  const office: Deps = await openOffice(folder.path, now);
  await recognise(office, { product: HONEY });
  await openLot(office, { product: HONEY, number: 'L-1', quantity: 1000 });
  const { batch } = await issueBatch(office, { product: HONEY, lot: 'L-1', quantity: 50, form: 'full' });
  const marks = makeMarks(SECRET);
  const counting = { db: office.db, marks, networks, newId: (prefix: string) => newId(office, prefix) };
  return {
    office,
    batch,
    marks,
    counting,
    record: (...looks: readonly Look[]) => recordLooks(counting, looks),
    query: <Row>(text: string) => office.db.orm.all<Row>(text),
    close: () => {
      office.db.close();
      folder.remove();
    },
  };
}

/** Looks of buyers in houses of several provinces, each on another day: what many copies of one stamp look like. */
export function spreadLooks(serial: number, houses: number, from = NOW): Look[] {
  return Array.from({ length: houses }, (_, n) => {
    const asker = { network: `198.51.${n % 8}`, agent: `Trình duyệt ${n}` };
    const at = from + n * DAY;
    const bought = { at: at + 1000, shown: null, answer: 'bought', asker } as const;
    return [look(at, serial, { asker }), look(at + 1000, serial, bought)];
  }).flat();
}
