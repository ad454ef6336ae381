import { dayOf } from '#core/day';
import { listAreaCounts } from '#db/areas';
import { listFoundIds, listLines, searchRegister } from '#db/registerSearch';
import { RegisterPage, type RegisterView } from '#web/pages/office/RegisterPage.tsx';
import { exportRegister } from '../../actions/exportRegister.ts';
import { type FileFormat, streamOf } from '../../export/file.ts';
import { GROUP_FILTERS, pageField, parseRegisterQuery } from '../../forms/register.ts';
import { page, sendFile } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';

const PER_PAGE = 50;
/** An office is of a province or of a part of one; a list of every commune of the country helps nobody choose. */
const MOST_PROVINCES = 3;

/** Areas that have any producer: provinces, each followed by its communes. */
async function areaChoices({ deps: { db }, scope }: Visit): Promise<RegisterView['areas']> {
  const provinces = (await listAreaCounts(db, scope, null)).filter(({ producers }) => producers > 0);
  const choices = [];
  for (const { id, name } of provinces) {
    choices.push({ value: id, label: name });
    if (provinces.length > MOST_PROVINCES) continue;
    const communes = (await listAreaCounts(db, scope, id)).filter(({ producers }) => producers > 0);
    choices.push(...communes.map((commune) => ({ value: commune.id, label: `– ${commune.name}` })));
  }
  return choices;
}

async function shown(visit: Visit): Promise<Response> {
  const { deps, scope, frame, query: asked } = visit;
  const today = dayOf(deps.now());
  const query = parseRegisterQuery(asked, today);
  const found = await searchRegister(deps.db, scope, query);
  const last = Math.max(1, Math.ceil(found.total / PER_PAGE));
  const at = Math.min(pageField.parse(asked.page ?? 1), last);
  const ids = await listFoundIds(deps.db, found, PER_PAGE, (at - 1) * PER_PAGE);
  const view: RegisterView = {
    ...{ query, today, total: found.total, page: at, perPage: PER_PAGE, groups: GROUP_FILTERS },
    lines: await listLines(deps.db, ids, query.asOf),
    forgiving: found.spelling === 'forgiving',
    areas: await areaChoices(visit),
    mayExport: frame.person?.may.includes('register:export') ?? false,
    mayImport: frame.person?.may.includes('register:import') ?? false,
  };
  return page(visit, <RegisterPage frame={frame} view={view} />);
}

async function exported(visit: Visit, format: FileFormat): Promise<Response> {
  const { deps, scope, frame } = visit;
  const query = parseRegisterQuery(visit.query, dayOf(deps.now()));
  const file = await exportRegister(deps, scope, { query, format, lang: frame.lang });
  return sendFile(visit, { name: file.name, type: file.type, body: streamOf(file) });
}

/** The register: searched, narrowed, turned over, and taken along as files. */
export const registerDoors: readonly Door[] = [
  { method: 'GET', path: '/office/register', needs: 'register:see', answer: shown },
  {
    method: 'GET',
    path: '/office/register.csv',
    needs: 'register:export',
    answer: (visit) => exported(visit, 'csv'),
  },
  {
    method: 'GET',
    path: '/office/register.xlsx',
    needs: 'register:export',
    answer: (visit) => exported(visit, 'xlsx'),
  },
];
