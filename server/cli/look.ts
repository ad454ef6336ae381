import { Command } from 'commander';
import { findProducerLook } from '#db/producerLooks';
import { marksText } from '#web/text/marks.ts';
import { saveLook } from '../actions/saveLook.ts';
import { parseForm } from '../forms/form.ts';
import { lookForm } from '../forms/mark.ts';
import { producerGiven } from '../register/producerGiven.ts';
import type { Does, Run } from './shell.ts';

const WHOLE = { all: true, areaIds: [], producerIds: [] };
const NOTHING = { markId: null, story: null, colours: 'black' } as const;

async function answered(run: Run, given: string) {
  const { db } = await run.open();
  const { id, name } = await producerGiven(db, given);
  const { markId, story, colours } = (await findProducerLook(db, id)) ?? NOTHING;
  const text = marksText(run.lang);
  const line = `${id}  ${name}  ${text.ownMark}: ${markId ?? text.noOwnMark}  ${text[colours]}  ${story ?? ''}`;
  return { document: { producer: id, mark: markId, story, colours }, lines: [line.trimEnd()] };
}

async function saved(run: Run, options: Record<string, unknown>, given: string) {
  const deps = await run.open();
  const { id } = await producerGiven(deps.db, given);
  const kept = (await findProducerLook(deps.db, id)) ?? NOTHING;
  const asked = {
    mark: kept.markId,
    story: kept.story ?? '',
    colours: kept.colours,
    ...options,
    producer: id,
  };
  await saveLook(deps, WHOLE, parseForm(lookForm, asked));
  return answered(run, id);
}

/** `look show|set`. */
export function lookCommand(does: Does): Command {
  const show = new Command('show')
    .argument('<producer>', 'id, tax code or whole name')
    .description('how a producer’s stamps look');
  does(show, (run, _options, [given = '']) => answered(run, given));
  const set = new Command('set')
    .argument('<producer>', 'id, tax code or whole name')
    .description('change how a producer’s stamps look; what is left out stays')
    .option('--mark <mark>', 'the producer’s own mark, by id; empty for none')
    .option('--story <line>', 'one line of 60 characters at most; empty for none')
    .option('--colours <colours>', 'black, or two: the office’s');
  does(set, (run, options, [given = '']) => saved(run, options, given));
  return new Command('look').description('how stamps look').addCommand(show).addCommand(set);
}
