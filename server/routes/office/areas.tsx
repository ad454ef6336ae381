import { Refusal } from '#core/refusal';
import { findArea } from '#db/areas';
import { findPlacedProducer } from '#db/placing';
import { AreaPage } from '#web/pages/office/AreaPage.tsx';
import { AreasPage } from '#web/pages/office/AreasPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { areasText } from '#web/text/areas.ts';
import { linkArea } from '../../actions/linkArea.ts';
import { loadAreas } from '../../actions/loadAreas.ts';
import { linkAreaForm, loadAreasForm } from '../../forms/area.ts';
import { parseForm } from '../../forms/form.ts';
import { formOr, page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { readArea, readAreas } from '../../register/areasView.ts';

const mayWrite = ({ frame }: Visit) => frame.person?.may.includes('area:write') ?? false;

async function all(visit: Visit, wrong?: Wrong): Promise<Response> {
  const { deps, scope, frame, query } = visit;
  const view = { ...(await readAreas(deps, scope, query.producer)), mayLoad: scope.all && mayWrite(visit) };
  return page(visit, <AreasPage frame={frame} view={view} wrong={wrong ?? null} />);
}

async function one(
  visit: Visit,
  id: string,
  { asked, wrong }: { readonly asked?: string | undefined; readonly wrong?: Wrong } = {},
): Promise<Response> {
  const { deps, scope, frame } = visit;
  const root = areasText(frame.lang).title;
  const view = { ...(await readArea(deps, scope, id, { root, asked })), mayChoose: mayWrite(visit) };
  return page(visit, <AreaPage frame={frame} view={view} wrong={wrong ?? null} about={asked} />);
}

/** Loading is the whole office's: a clerk of one commune adds no other's. */
async function load(visit: Visit): Promise<Response> {
  if (!visit.scope.all) throw new Refusal('not-permitted');
  await loadAreas(visit.deps, parseForm(loadAreasForm, visit.fields.values));
  return sendOn(visit, '/office/areas', 'saved');
}

/** The area a form says it came from, if there is one. */
async function areaNamed({ deps }: Visit, id = ''): Promise<string> {
  return (await findArea(deps.db, id))?.id ?? '';
}

async function link(visit: Visit): Promise<Response> {
  const { deps, scope, params, fields } = visit;
  const producer = params.producer ?? '';
  const placed = await findPlacedProducer(deps.db, scope, producer);
  if (!placed) throw new Refusal('not-found');
  const back = placed.areaId ?? (await areaNamed(visit, fields.values.from));
  const act = async () => {
    await linkArea(deps, scope, parseForm(linkAreaForm, { area: fields.values.area ?? '', producer }));
    return sendOn(visit, back === '' ? '/office/areas' : `/office/areas/${back}`, 'saved');
  };
  const again = (wrong: Wrong) =>
    back === '' ? all(visit, wrong) : one(visit, back, { asked: producer, wrong });
  return formOr(visit, act, again);
}

/** Provinces and communes: seen, loaded, and producers placed by hand where an address alone does not tell. */
export const areaDoors: readonly Door[] = [
  { method: 'GET', path: '/office/areas', needs: 'register:see', answer: (visit) => all(visit) },
  {
    method: 'GET',
    path: '/office/areas/:area',
    needs: 'register:see',
    answer: (visit) => one(visit, visit.params.area ?? '', { asked: visit.query.producer }),
  },
  {
    method: 'POST',
    path: '/office/areas/loading',
    needs: 'area:write',
    answer: (visit) =>
      formOr(
        visit,
        () => load(visit),
        (wrong) => all(visit, wrong),
      ),
  },
  { method: 'POST', path: '/office/producers/:producer/area', needs: 'area:write', answer: link },
];
