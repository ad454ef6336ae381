import { foldName, foldProducerName } from '#core/name';
import type { Db } from '#db/open';
import { decisionLines, decisions, producers, products, recognitions } from '#db/schema';

// DỮ LIỆU MẪU: a fictional register of any size, written straight into the tables.

const GOODS = ['Mật ong hoa rừng', 'Bánh gai', 'Chè búp khô', 'Rượu nếp cái', 'Nấm hương', 'Tương làng'];

function chunks<Row>(rows: readonly Row[], size: number): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) =>
    rows.slice(i * size, (i + 1) * size),
  );
}

/** Fills a register with this many products of half as many producers, one recognition each. */
export function fillRegister({ orm }: Db, count: number): void {
  const firms = Array.from({ length: Math.ceil(count / 2) }, (_, i) => {
    const name = `HTX Thanh Mai số ${i}`;
    return { id: `prc-${i}`, name, nameKey: foldProducerName(name), kind: 'cooperative', sample: 1 };
  });
  const goods = Array.from({ length: count }, (_, i) => {
    const name = `${GOODS[i % GOODS.length]} Thanh Mai loại ${i}`;
    const own = { id: `prd-${i}`, producerId: `prc-${i >> 1}`, name, nameKey: foldName(name) };
    return { ...own, groupVersion: '2023', group: 'food' };
  });
  const acts = Array.from({ length: 400 }, (_, i) => {
    const numberText = `${i + 1}/QĐ-UBND`;
    const days = { signedOn: '2024-03-15', inForceOn: '2024-03-15' };
    const numberKey = numberText.toLowerCase();
    return { id: `dec-${i}`, authorityId: 'aut-1', numberText, numberKey, ...days, kind: 'recognise' };
  });
  const lines = goods.map(({ id: productId }, i) => {
    const of = { decisionId: `dec-${i % 400}`, lineNumber: Math.floor(i / 400) + 1 };
    return { id: `line-${i}`, ...of, productId, kind: 'recognise' };
  });
  const awards = goods.map(({ id: productId }, i) => {
    const month = String((i % 12) + 1).padStart(2, '0');
    const term = { validFrom: `202${3 + (i % 3)}-${month}-15`, validTo: `202${6 + (i % 3)}-${month}-15` };
    return { id: `rec-${i}`, decisionLineId: `line-${i}`, productId, star: 3 + (i % 3), ...term };
  });
  orm.transaction((tx) => {
    for (const rows of chunks(firms, 500)) tx.insert(producers).values(rows).run();
    for (const rows of chunks(goods, 500)) tx.insert(products).values(rows).run();
    for (const rows of chunks(acts, 500)) tx.insert(decisions).values(rows).run();
    for (const rows of chunks(lines, 500)) tx.insert(decisionLines).values(rows).run();
    for (const rows of chunks(awards, 500)) tx.insert(recognitions).values(rows).run();
  });
}
