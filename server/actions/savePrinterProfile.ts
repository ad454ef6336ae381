import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findProfileNamed, keepProfile, type PrinterProfile } from '#db/printers';
import { findProducerSeen } from '#db/producers';
import { moduleDots } from '#labels/qr/symbol';
import { calibrationOf } from '#labels/stock/calibration';
import { findStock } from '#labels/stock/findStock';
import { refuseOffPage } from '#labels/stock/offPage';
import { refuseOtherDpi } from '#labels/stock/otherDpi';
import { meantOn } from '#labels/stock/testGrid';
import { type Deps, newId } from '../deps.ts';
import type { SavePrinter } from '../forms/printer.ts';
import { refuseDots } from '../printing/formatFit.ts';

/**
 * Keeps how a producer's printer misses, by what was measured on a test page; measured again under the same name it
 * keeps its id. Throws `calibration-too-far` naming a measure that no printer misses by, `printer-dpi-differs`,
 * `label-off-page`, `dpi-out-of-range`, `dpi-not-for-format`, `stock-unknown`, `producer-not-found` outside the scope.
 */
export async function savePrinterProfile(
  deps: Deps,
  scope: Scope,
  input: SavePrinter,
): Promise<PrinterProfile> {
  const { producer: producerId, name, dpi, language } = input;
  if (!(await findProducerSeen(deps.db, scope, producerId))) {
    throw new Refusal('producer-not-found', { producer: producerId });
  }
  const before = await findProfileNamed(deps.db, producerId, name);
  moduleDots(dpi);
  refuseDots(language, dpi);
  const stock = findStock(input.stock);
  const meant = meantOn(stock);
  refuseOtherDpi(input, meant, dpi);
  const miss = calibrationOf(input, meant);
  refuseOffPage(stock, miss);

  const at = deps.now();
  const profile: PrinterProfile = {
    id: before?.id ?? newId(deps, 'prn'),
    producerId,
    name,
    dpi,
    language,
    ...miss,
    at,
  };
  const event = { at, actor: deps.actor, verb: 'save', noun: 'printer', nounId: profile.id };
  await commit(deps.db, [keepProfile(profile), writeEvent({ ...event, before, after: profile })]);
  return profile;
}
