import { type Day, dayOf } from '#core/day';
import { StatisticsPage } from '#web/pages/office/StatisticsPage.tsx';
import { exportStatistics } from '../../actions/exportStatistics.ts';
import { type FileFormat, streamOf } from '../../export/file.ts';
import { parseRegisterQuery } from '../../forms/register.ts';
import { page, sendFile } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { readStatistics } from '../../register/statisticsView.ts';

function dayAsked({ query, deps }: Visit): Day {
  return parseRegisterQuery({ day: query.day }, dayOf(deps.now())).asOf;
}

async function shown(visit: Visit): Promise<Response> {
  const { deps, scope, frame } = visit;
  const statistics = await readStatistics(deps.db, scope, dayAsked(visit), frame.lang);
  const mayExport = frame.person?.may.includes('register:export') ?? false;
  return page(visit, <StatisticsPage frame={frame} view={{ ...statistics, mayExport }} />);
}

const file =
  (format: FileFormat) =>
  async (visit: Visit): Promise<Response> => {
    const { deps, scope, frame } = visit;
    const written = await exportStatistics(deps, scope, { day: dayAsked(visit), lang: frame.lang, format });
    return sendFile(visit, { name: written.name, type: written.type, body: streamOf(written) });
  };

/** The register in figures, as of any day. */
export const registerStatisticsDoors: readonly Door[] = [
  { method: 'GET', path: '/office/statistics', needs: 'office:see', answer: shown },
  {
    method: 'GET',
    path: '/office/statistics.csv',
    needs: 'register:export',
    answer: file('csv'),
  },
  {
    method: 'GET',
    path: '/office/statistics.xlsx',
    needs: 'register:export',
    answer: file('xlsx'),
  },
];
