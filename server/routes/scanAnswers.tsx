import { provinces } from '#core/province';
import { Refusal } from '#core/refusal';
import { findCommuneToday, listCommunesToday, listProvincesToday } from '#db/communes';
import { type AreaChoice, CommunePage } from '#web/pages/CommunePage.tsx';
import type { SaidNow } from '#web/parts/scan/LooksCard.tsx';
import { frameOf } from '../edge/edge.ts';
import { parseForm } from '../forms/form.ts';
import { scanAnswerForm, scanCommuneForm } from '../forms/scan.ts';
import { page } from '../portal/answer.tsx';
import type { Door, Visit } from '../portal/door.ts';
import { provenStamp } from '../scans/scan.ts';
import { recordSaid } from '../scans/scanRecorder.ts';

/** Back to the stamp's own page, which says thanks. */
function thank({ c, frame }: Visit, path: string, said: SaidNow): Response {
  c.header('Cache-Control', 'no-store');
  return c.redirect(`${path}?${new URLSearchParams({ lang: frame.lang, done: said })}#looks`, 303);
}

async function answer(visit: Visit): Promise<Response> {
  const { path, verdict } = await provenStamp(visit);
  recordSaid(visit.c, verdict, parseForm(scanAnswerForm, visit.fields.values));
  return thank(visit, path, 'answer');
}

interface Province extends AreaChoice {
  readonly code: string | null;
}

/** Every province of today: those with communes on record by their own ids, the others of the 34 by their codes. */
async function provinceChoices({ deps }: Visit): Promise<Province[]> {
  const loaded = await listProvincesToday(deps.db);
  const known = new Set(loaded.map(({ code }) => code));
  const others = provinces().areas.flatMap(({ validTo, code, name }) =>
    validTo === null && code !== null && !known.has(code) ? [{ id: code, name, code }] : [],
  );
  const choices = [...loaded, ...others];
  return choices.sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}

async function chooseCommune(visit: Visit): Promise<Response> {
  const { c, deps, query } = visit;
  const { path } = await provenStamp(visit);
  const choices = await provinceChoices(visit);
  const province = choices.find(({ id }) => id === query.province);
  const chosen = province && { province, communes: await listCommunesToday(deps.db, province.id) };
  const frame = frameOf(c, { stamp: path, ...(province ? { province: province.id } : {}) });
  const shown = <CommunePage frame={frame} path={path} provinces={choices} chosen={chosen ?? null} />;
  return page(visit, shown);
}

/** The commune that was told, or the province alone. */
async function placeTold(visit: Visit): Promise<{ id: string | null; province: string }> {
  const { commune: id, province: named } = parseForm(scanCommuneForm, visit.fields.values);
  if (id !== undefined) {
    const commune = await findCommuneToday(visit.deps.db, id);
    if (commune) return commune;
  }
  const province = id === undefined && (await provinceChoices(visit)).find((one) => one.id === named);
  if (!province) throw new Refusal('invalid-input', { field: 'commune', value: id ?? '' });
  return { id: null, province: province.code ?? province.id };
}

async function tellCommune(visit: Visit): Promise<Response> {
  const { path, verdict } = await provenStamp(visit);
  const commune = await placeTold(visit);
  recordSaid(visit.c, verdict, { commune });
  return thank(visit, path, 'commune');
}

/** What a shopper may tell after the verdict; every form proves its stamp again. */
export const scanAnswerDoors: readonly Door[] = [
  {
    ...{ method: 'POST', path: '/scan/answers', needs: 'anyone', face: 'scan' },
    repeatable: true,
    answer,
  },
  { method: 'GET', path: '/scan/commune', needs: 'anyone', face: 'scan', answer: chooseCommune },
  {
    ...{ method: 'POST', path: '/scan/communes', needs: 'anyone', face: 'scan' },
    repeatable: true,
    answer: tellCommune,
  },
];
