import type { Day } from '#core/day';
import type { Scope } from '#core/permission';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import type { Lang } from '#web/lang.ts';
import { statisticsText } from '#web/text/statistics.ts';
import type { Deps } from '../deps.ts';
import { type FileFormat, fileOf, type WrittenFile } from '../export/file.ts';
import { readStatistics, statisticsTable } from '../register/statisticsView.ts';

/** Exports the figures of a day as CSV or XLSX; who took them is an event. */
export async function exportStatistics(
  deps: Pick<Deps, 'db' | 'now' | 'actor'>,
  scope: Scope,
  { day, lang, format }: { readonly day: Day; readonly lang: Lang; readonly format: FileFormat },
): Promise<WrittenFile> {
  const at = deps.now();
  const statistics = await readStatistics(deps.db, scope, day, lang);
  const event = { at, actor: deps.actor, verb: 'export', noun: 'statistics', nounId: day };
  await commit(deps.db, [writeEvent({ ...event, after: { format } })]);
  const name = `${statisticsText(lang).file.name}-${day}`;
  return fileOf(statisticsTable(statistics, lang, at), format, name);
}
