import { type Day, dayOf } from '#core/day';
import { StatisticsPage } from '#web/pages/office/StatisticsPage.tsx';
import { exportStatistics } from '../../actions/exportStatistics.ts';
import { streamOf } from '../../export/file.ts';
import { parseRegisterQuery } from '../../forms/register.ts';
import { page, sendFile } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { readStatistics } from '../../statisticsView.ts';

function dayAsked({ query, deps }: Visit): Day {
  return parseRegisterQuery({ day: query.day }, dayOf(deps.now())).asOf;
}

async function shown(visit: Visit): Promise<Response> {
  const { deps, scope, frame } = visit;
  const statistics = await readStatistics(deps.db, scope, dayAsked(visit), frame.lang);
  const mayExport = frame.person?.may.includes('register:export') ?? false;
  return page(visit, <StatisticsPage frame={frame} view={{ ...statistics, mayExport }} />);
}

/** The register in figures, as of any day. */
export const registerStatisticsDoors: readonly Door[] = [
  { method: 'GET', path: '/office/statistics', needs: 'office:see', answer: shown },
  {
    method: 'GET',
    path: '/office/statistics.csv',
    needs: 'register:export',
    answer: async (visit) => {
      const { deps, scope, frame } = visit;
      const file = await exportStatistics(deps, scope, { day: dayAsked(visit), lang: frame.lang });
      return sendFile(visit, { name: file.name, type: file.type, body: streamOf(file) });
    },
  },
];
