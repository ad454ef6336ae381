import type { Star } from '#core/authority';
import { Refusal } from '#core/refusal';
import { listEvents } from '#db/events';
import {
  findMark,
  listOfficeMarks,
  listProducerMarksSeen,
  listRetiredOfficeMarks,
  listStarMarks,
  type StoredMark,
} from '#db/marks';
import { MarkRetirementPage } from '#web/pages/office/MarkRetirementPage.tsx';
import { MarksPage } from '#web/pages/office/MarksPage.tsx';
import { type MarksView, type OfficeMark, MARKS_PATH as PATH } from '#web/pages/office/marks.ts';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { marksText } from '#web/text/marks.ts';
import { chooseColours } from '../../actions/chooseColours.ts';
import { chooseStarMark } from '../../actions/chooseStarMark.ts';
import { retireMark } from '../../actions/retireMark.ts';
import { takeUpMark } from '../../actions/takeUpMark.ts';
import { uploadMark } from '../../actions/uploadMark.ts';
import { parseForm } from '../../forms/form.ts';
import { coloursForm, officeMarkForm, starMarkForm } from '../../forms/mark.ts';
import { findColours } from '../../marks/colours.ts';
import { lookOf, usualLook } from '../../marks/lookOf.ts';
import { sampleStamp } from '../../marks/sampleStamp.ts';
import { formOr, page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';

const STARS: readonly Star[] = [3, 4, 5];

async function officeMarks({ deps }: Visit): Promise<OfficeMark[]> {
  const stars = await listStarMarks(deps.db);
  const marks = await listOfficeMarks(deps.db);
  const own = marks.find(({ kind }) => kind === 'office');
  return marks.flatMap(({ kind, ...mark }) =>
    kind === 'producer'
      ? []
      : [
          {
            ...mark,
            kind,
            stars: stars.filter(({ mark: { id } }) => id === mark.id).map(({ star }) => star),
            stands: mark.id === own?.id,
          },
        ],
  );
}

async function retiredMarks({ deps }: Visit): Promise<MarksView['retired']> {
  const retired = await listRetiredOfficeMarks(deps.db);
  return retired.flatMap(({ kind, ...mark }) => (kind === 'producer' ? [] : [{ ...mark, kind }]));
}

/** The highest star that has a mark; a sample is nobody's. */
async function sampleOf({ deps, frame }: Visit, marks: readonly OfficeMark[]): Promise<MarksView['sample']> {
  const star = ([5, 4, 3] as const).find((one) => marks.some(({ stars }) => stars.includes(one))) ?? 4;
  const look = await lookOf(deps, '', await usualLook(deps.db, '', star, { colours: 'two' }));
  const text = marksText(frame.lang);
  const face = { productName: text.sampleName, producerName: text.sampleProducer, star, sample: true };
  return { star, stamp: sampleStamp(deps, face, look) };
}

async function show(
  visit: Visit,
  sent: MarksView['sent'] = null,
  wrong: Wrong | null = null,
): Promise<Response> {
  const { deps, scope, frame, fields } = visit;
  const marks = await officeMarks(visit);
  const retired = await retiredMarks(visit);
  const subjects = [
    ...[...marks, ...retired].map(({ id }) => ({ noun: 'mark', nounId: id })),
    ...STARS.map((star) => ({ noun: 'star-mark', nounId: String(star) })),
    { noun: 'colours', nounId: 'office' },
  ];
  const view = {
    ...{ marks, retired },
    producerMarks: (await listProducerMarksSeen(deps.db, scope)).map(({ producerId, ...mark }) => ({
      ...mark,
      producerId: producerId ?? '',
    })),
    colours: (await findColours(deps.db)) ?? null,
    sample: await sampleOf(visit, marks),
    events: await listEvents(deps.db, subjects),
    isWhole: scope.all,
    ...{ sent, typed: fields.values, wrong },
  };
  return page(visit, <MarksPage frame={frame} view={view} />);
}

async function upload(visit: Visit): Promise<Response> {
  const act = async () => {
    const { deps, scope, fields } = visit;
    const input = parseForm(officeMarkForm, fields.values);
    const { asked } = await uploadMark(deps, scope, { ...input, file: fields.file('file') });
    return sendOn(visit, `${PATH}#marks`, asked === undefined ? 'saved' : 'mark-known');
  };
  return formOr(visit, act, (wrong) => show(visit, 'upload', { ...wrong, field: wrong.field ?? 'file' }));
}

async function chooseStars(visit: Visit): Promise<Response> {
  const act = async () => {
    const { deps, scope, fields } = visit;
    const asked = STARS.map((star) => ({ star: String(star), mark: fields.values[`star-${star}`] }));
    const given = asked.filter(({ mark }) => mark !== undefined).map((one) => parseForm(starMarkForm, one));
    if (given.length === 0) throw new Refusal('invalid-input', { field: 'star', value: '' });
    for (const one of given) await chooseStarMark(deps, scope, one);
    return sendOn(visit, `${PATH}#stars`, 'saved');
  };
  return formOr(visit, act, (wrong) => show(visit, 'stars', wrong));
}

async function setColours(visit: Visit): Promise<Response> {
  const act = async () => {
    await chooseColours(visit.deps, visit.scope, parseForm(coloursForm, visit.fields.values));
    return sendOn(visit, `${PATH}#colours`, 'saved');
  };
  return formOr(visit, act, (wrong) => show(visit, 'colours', wrong));
}

async function askRetirement(visit: Visit): Promise<Response> {
  const { deps, scope, params, frame } = visit;
  const found = await findMark(deps.db, params.mark ?? '');
  const ofProducer = (await listProducerMarksSeen(deps.db, scope)).find(({ id }) => id === found?.id);
  const marks = await officeMarks(visit);
  const ofOffice = scope.all ? marks.find(({ id }) => id === found?.id) : undefined;
  const mark: StoredMark | undefined = ofProducer || ofOffice ? found : undefined;
  if (!mark) throw new Refusal('mark-not-found', { mark: (params.mark ?? '').slice(0, 40) });
  const next = marks.find(({ kind, id }) => kind === 'office' && id !== mark.id);
  const view = {
    mark,
    kind: mark.kind,
    stars: ofOffice?.stars ?? [],
    stands: ofOffice?.stands ?? false,
    next: next?.name ?? null,
    producerName: ofProducer?.producerName ?? null,
  };
  return page(visit, <MarkRetirementPage frame={frame} view={view} />);
}

async function takeUp(visit: Visit): Promise<Response> {
  await takeUpMark(visit.deps, visit.scope, { mark: visit.params.mark ?? '' });
  return sendOn(visit, `${PATH}#marks`, 'saved');
}

async function retire(visit: Visit): Promise<Response> {
  await retireMark(visit.deps, visit.scope, { mark: visit.params.mark ?? '' });
  return sendOn(visit, `${PATH}#marks`, 'saved');
}

/** The marks and colours of stamps. */
export const officeMarkDoors: readonly Door[] = [
  { method: 'GET', path: PATH, needs: 'mark:write', answer: (visit) => show(visit) },
  { method: 'POST', path: PATH, needs: 'mark:write', body: 'upload', answer: upload },
  { method: 'POST', path: `${PATH}/stars`, needs: 'mark:write', answer: chooseStars },
  { method: 'POST', path: `${PATH}/colours`, needs: 'mark:write', answer: setColours },
  { method: 'GET', path: `${PATH}/:mark/retirement`, needs: 'mark:write', answer: askRetirement },
  { method: 'POST', path: `${PATH}/:mark/return`, needs: 'mark:write', answer: takeUp },
  { method: 'POST', path: `${PATH}/:mark/retirement`, needs: 'mark:write', answer: retire },
];
