import type { Star } from '#core/authority';
import { Refusal } from '#core/refusal';
import { listProducerMarksSeen } from '#db/marks';
import { findProducerLook } from '#db/producerLooks';
import { listProducersSeen, type ProducerRow } from '#db/producers';
import { addressOf } from '#web/address.ts';
import { fill } from '#web/fill.ts';
import { LookPage, type LookView } from '#web/pages/producer/LookPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { marksText } from '#web/text/marks.ts';
import { retireMark } from '../../actions/retireMark.ts';
import { saveLook } from '../../actions/saveLook.ts';
import { uploadMark } from '../../actions/uploadMark.ts';
import { parseForm } from '../../forms/form.ts';
import { lookForm } from '../../forms/mark.ts';
import { findColours } from '../../marks/colours.ts';
import { lookOf, usualLook } from '../../marks/lookOf.ts';
import { sampleStamp } from '../../marks/sampleStamp.ts';
import { formOr, page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { wayBack } from '../../portal/wayBack.ts';

const PATH = '/producer/look';
/** What a sample shows: nobody's stars. */
const SAMPLE_STAR: Star = 4;

/** The producer asked for, else the first one's own; one that is not theirs is not found. */
function chosenOf(producers: readonly ProducerRow[], asked: string | undefined, path: string): ProducerRow {
  const producer = asked === undefined ? producers[0] : producers.find(({ id }) => id === asked);
  if (!producer) throw new Refusal('not-found', { path });
  return producer;
}

async function sampleOf({ deps, frame }: Visit, { id, name }: ProducerRow): Promise<LookView['sample']> {
  const look = await lookOf(deps, id, await usualLook(deps.db, id, SAMPLE_STAR));
  const productName = marksText(frame.lang).sampleName;
  const face = { productName, producerName: name, star: SAMPLE_STAR, sample: true };
  return { star: SAMPLE_STAR, stamp: sampleStamp(deps, face, look) };
}

/** What is wrong, and that a file sent with it is to be chosen again: a browser keeps none. */
function wrongsOf({ frame, fields }: Visit, wrong: Wrong | null): Wrong[] {
  const file = wrong && wrong.field !== 'file' ? fields.file('file') : undefined;
  if (!wrong || !file) return wrong ? [wrong] : [];
  const detail = fill(marksText(frame.lang).fileAgain, { file: file.name });
  return [wrong, { field: 'file', said: { ...wrong.said, detail } }];
}

async function show(visit: Visit, wrong: Wrong | null = null): Promise<Response> {
  const { deps, scope, frame, query, fields } = visit;
  const producers = await listProducersSeen(deps.db, scope);
  const typed = wrong ? fields.values : {};
  const producer = chosenOf(producers, typed.producer ?? query.producer, frame.path);
  const kept = await findProducerLook(deps.db, producer.id);
  const all = await listProducerMarksSeen(deps.db, scope);
  const view = {
    producer: producer.id,
    producers: producers.map(({ id, name }) => ({ value: id, label: name })),
    marks: all.filter(({ producerId }) => producerId === producer.id),
    values: {
      mark: typed.mark ?? kept?.markId ?? '',
      story: typed.story ?? kept?.story ?? '',
      colours: typed.colours ?? kept?.colours ?? 'black',
    },
    hasColours: (await findColours(deps.db)) !== undefined,
    sample: await sampleOf(visit, producer),
    wrongs: wrongsOf(visit, wrong),
    back: wayBack(wrong ? typed.back : query.back),
  };
  return page(visit, <LookPage frame={frame} view={view} />);
}

async function save(visit: Visit): Promise<Response> {
  const act = async () => {
    const { deps, scope, fields } = visit;
    const look = parseForm(lookForm, fields.values);
    const file = fields.file('file');
    const { producer } = look;
    const sent = file && (await uploadMark(deps, scope, { kind: 'producer', producer, file }));
    await saveLook(deps, scope, sent ? { ...look, mark: sent.id } : look);
    return sendOn(visit, wayBack(fields.values.back) ?? addressOf(PATH, { producer }), 'saved');
  };
  return formOr(visit, act, (wrong) => show(visit, beside(wrong, visit)));
}

/** A refusal that names no field is of the file, where one was sent. */
function beside(wrong: Wrong, { fields }: Visit): Wrong {
  return wrong.field === null && fields.file('file') ? { ...wrong, field: 'file' } : wrong;
}

async function retire(visit: Visit): Promise<Response> {
  await retireMark(visit.deps, visit.scope, { mark: visit.params.mark ?? '' });
  const back = wayBack(visit.fields.values.back);
  return sendOn(visit, addressOf(PATH, { back }), 'saved');
}

/** How a producer's stamps look. */
export const lookDoors: readonly Door[] = [
  { method: 'GET', path: PATH, needs: 'batch:print', answer: (visit) => show(visit) },
  { method: 'POST', path: PATH, needs: 'batch:print', body: 'upload', answer: save },
  { method: 'POST', path: `${PATH}/marks/:mark/retirement`, needs: 'batch:print', answer: retire },
];
