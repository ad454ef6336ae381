import type { Scope } from '#core/permission';
import { listInspectionPhotos } from '#db/inspections';
import { drawExtract } from '#labels/office/extract';
import { fill } from '#web/fill.ts';
import { inspectionsText } from '#web/text/inspections.ts';
import type { Lang } from '#web/text.ts';
import type { Deps } from '../deps.ts';
import { inspectionGiven, isTrial, standingThen } from '../inspector/inspectionView.ts';
import { minutesOf, numberOf } from '../inspector/minutes.ts';
import type { StampThen } from '../inspector/minutesStamps.ts';

/** Printed minutes: their file's name, and the file. */
export interface PrintedMinutes {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Prints the minutes of an inspection with the register as of each stamp's moment; it changes nothing and writes no
 * event, and while what was on record by then stays the same gives the same bytes. Throws `not-found`.
 */
export async function printMinutes(
  deps: Deps,
  scope: Scope,
  input: { readonly inspection: string; readonly lang: Lang },
): Promise<PrintedMinutes> {
  const read = await inspectionGiven(deps, scope, input.inspection);
  const stamps: StampThen[] = [];
  for (const reported of read.report.stamps) {
    stamps.push({ reported, standing: await standingThen(deps, read, reported) });
  }
  const sample = (await isTrial(deps)) || stamps.some(({ standing }) => standing.sample);
  const photos = await listInspectionPhotos(deps.db, read.inspection.id);

  const bytes = await drawExtract(minutesOf(input.lang, deps.origin, { read, stamps, photos, sample }));
  const name = fill(inspectionsText(input.lang).paper.file, { number: numberOf(read) });
  return { name, bytes };
}
