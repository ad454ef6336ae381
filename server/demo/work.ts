import type { Batch } from '#core/batch';
import { idsOf } from '#core/batch';
import { addDays, dayOf } from '#core/day';
import { findStock } from '#labels/stock/findStock';
import { meantOn } from '#labels/stock/testGrid';
import { countStamps } from '../actions/countStamps.ts';
import { makeNotices } from '../actions/makeNotices.ts';
import { propose } from '../actions/propose.ts';
import { queuePrint } from '../actions/queuePrint.ts';
import { saveOwnStock } from '../actions/saveOwnStock.ts';
import { savePrinterProfile } from '../actions/savePrinterProfile.ts';
import type { Deps } from '../deps.ts';
import { productGiven } from '../finding.ts';
import { parseForm } from '../forms/form.ts';
import { printerForm } from '../forms/printer.ts';
import { ownStockForm } from '../forms/stock.ts';
import { asSample } from './people.ts';
import { DEMO_PRODUCTS } from './sheet.ts';

const MARK = 'DỮ LIỆU MẪU';
const PROVINCE = `UBND tỉnh Mai Sơn (${MARK})`;

/** A decision one clerk wrote: one is still a draft, one waits for an approver. */
async function prepareDecisions(clerk: Deps): Promise<void> {
  const today = dayOf(clerk.now());
  const { id: cake } = await productGiven(clerk.db, DEMO_PRODUCTS.cake);
  const { id: sauce } = await productGiven(clerk.db, DEMO_PRODUCTS.sauce);
  const about = { kind: 'decision', noun: 'decision', nounId: null, producerId: null } as const;
  const head = { authority: PROVINCE, signed: addDays(today, -3) };
  const renewal = { kind: 're-recognise', product: cake, star: 4, score: 84.5 };
  const renewed = { ...head, number: `245/QĐ-UBND (${MARK})`, kind: 're-recognise', lines: [renewal] };
  await propose(clerk, { ...about, title: `245/QĐ-UBND (${MARK})`, input: renewed, submit: true });
  const upgrade = { kind: 'upgrade', product: sauce, star: 5 };
  const upgraded = { ...head, number: `251/QĐ-UBND (${MARK})`, kind: 'upgrade', lines: [upgrade] };
  await propose(clerk, { ...about, title: `251/QĐ-UBND (${MARK})`, input: upgraded, submit: false });
}

/** Some stamps of the honey's batch a clerk wants void: the producer wrote that a roll got wet. */
async function prepareVoid(clerk: Deps, { id: batch, ...range }: Batch, producerId: string): Promise<void> {
  const { first } = idsOf({ ...range, first: range.first + 30, quantity: 10 });
  const { last } = idsOf({ ...range, first: range.first + 30, quantity: 10 });
  const reason = `chủ thể báo cuộn tem bị ướt (${MARK})`;
  const input = { batch, first, last, cause: 'mistake', reason };
  const about = { kind: 'void-stamps', noun: 'batch', nounId: batch, producerId } as const;
  await propose(clerk, { ...about, title: reason, input, submit: true });
}

/** A producer's own paper and printer, what was counted of the honey's stamps, and a print of them. */
async function keepProducersWork(producer: Deps, { id: batch }: Batch, producerId: string): Promise<void> {
  const own = { all: false, areaIds: [], producerIds: [producerId] };
  const paper = { labelWidth: '40', labelHeight: '25', columns: '4', rows: '10', left: '10', top: '12' };
  const steps = { stepRight: '47', stepDown: '27' };
  const named = { producer: producerId, name: `Tờ nhãn hũ nhỏ 40 × 25 (${MARK})` };
  await saveOwnStock(producer, own, parseForm(ownStockForm, { ...named, ...paper, ...steps }));
  const { left, top, across, down } = meantOn(findStock('a4-24'));
  const measured = { stock: 'a4-24', left: left + 0.4, top: top - 0.3, across, down: down + 0.2 };
  const printer = { producer: producerId, name: `Máy in văn phòng (${MARK})`, dpi: '600', ...measured };
  await savePrinterProfile(producer, own, parseForm(printerForm, printer));
  await countStamps(producer, own, { batch, printed: 130, handedOut: 96, leftOver: 30 });
  await queuePrint(producer, { batch, stock: 'a4-24', dpi: 300, start: 1, part: 1 });
}

/**
 * Leaves the demonstration's office as one finds it on a working day: decisions and a void to approve, notices made,
 * a producer's paper, printer and counts. Throws what those acts throw.
 */
export async function loadDemoWork(deps: Deps, honey: Batch): Promise<void> {
  const [clerk, producer] = [await asSample(deps, 'clerk'), await asSample(deps, 'producer')];
  const { producerId } = await productGiven(deps.db, DEMO_PRODUCTS.honey);
  await prepareDecisions(clerk);
  await prepareVoid(clerk, honey, producerId);
  await keepProducersWork(producer, honey, producerId);
  await makeNotices(deps);
}
