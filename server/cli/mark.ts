import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command } from 'commander';
import { Refusal } from '#core/refusal';
import { listOfficeMarks, listProducerMarksSeen, listStarMarks, type StoredMark } from '#db/marks';
import { fill } from '#web/fill.ts';
import { marksText } from '#web/text/marks.ts';
import { chooseColours } from '../actions/chooseColours.ts';
import { chooseStarMark } from '../actions/chooseStarMark.ts';
import { retireMark } from '../actions/retireMark.ts';
import { uploadMark } from '../actions/uploadMark.ts';
import { parseForm } from '../forms/form.ts';
import { coloursForm, markFileForm, starMarkForm } from '../forms/mark.ts';
import { LARGEST_MARK } from '../marks/readSvg.ts';
import { producerGiven } from '../register/producerGiven.ts';
import type { Does, Run } from './shell.ts';

const WHOLE = { all: true, areaIds: [], producerIds: [] };

/** A mark's file, bounded before it is read; throws `file-missing`, `mark-too-large`. */
export async function readMarkFile(
  path: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new Refusal('file-missing', { path });
  if (found.size > LARGEST_MARK) throw new Refusal('mark-too-large');
  return { name: basename(path), bytes: await readFile(path) };
}

function shown({ id, kind, name, hash, type, width, height, producerId }: StoredMark) {
  return { id, kind, name, hash, type, width, height, producer: producerId };
}

async function added(run: Run, options: Record<string, unknown>) {
  const { kind, name, producer, file } = parseForm(markFileForm, options);
  const deps = await run.open();
  const owner = producer === undefined ? {} : { producer: (await producerGiven(deps.db, producer)).id };
  const mark = await uploadMark(deps, WHOLE, { kind, name, ...owner, file: await readMarkFile(file) });
  const { id, asked } = mark;
  const known = asked === undefined ? [] : [fill(marksText(run.lang).known, { id, asked, name: mark.name })];
  const document = asked === undefined ? shown(mark) : { ...shown(mark), asked };
  return { document, lines: [`✓ ${id}  ${mark.name}`, ...known] };
}

async function listed(run: Run) {
  const { db } = await run.open();
  const stars = await listStarMarks(db);
  const all = [...(await listOfficeMarks(db)), ...(await listProducerMarksSeen(db, WHOLE))];
  const text = marksText(run.lang);
  const document = all.map((mark) => ({
    ...shown(mark),
    stars: stars.filter((one) => one.mark.id === mark.id).map(({ star }) => star),
  }));
  const lines = document.map(({ id, kind, name, stars: on }) => {
    const said = on.length > 0 ? `  ${fill(text.starsOf, { stars: on.join(', ') })}` : '';
    return `${id}  ${text.kinds[kind]}  ${name}${said}`;
  });
  return { document, lines: lines.length > 0 ? lines : [text.none] };
}

async function retired(run: Run, _: Record<string, unknown>, [mark = '']: string[]) {
  await retireMark(await run.open(), WHOLE, { mark });
  return { document: { mark, inUse: false }, lines: [`✓ ${mark}`] };
}

async function starChosen(run: Run, options: Record<string, unknown>) {
  const input = parseForm(starMarkForm, options);
  await chooseStarMark(await run.open(), WHOLE, input);
  const text = marksText(run.lang);
  const line = `✓ ${fill(text.star, { star: String(input.star) })}: ${input.mark ?? text.noMark}`;
  return { document: input, lines: [line] };
}

async function coloursChosen(run: Run, options: Record<string, unknown>) {
  const input = parseForm(coloursForm, options);
  await chooseColours(await run.open(), WHOLE, input);
  return { document: input, lines: [`✓ ${input.first} ${input.second}`] };
}

/** `mark add|list|retire|star|colours`. */
export function markCommand(does: Does): Command {
  const add = new Command('add')
    .description('take in a mark: an SVG of shapes alone, or a PNG')
    .requiredOption('--kind <kind>', 'ocop, office or producer')
    .requiredOption('--file <file>', 'SVG or PNG, 512 KB at most')
    .option('--producer <producer>', 'whose own mark: id, tax code or whole name')
    .option('--name <name>', 'what it is called; the file’s own name where it is left out');
  does(add, added);
  const list = does(new Command('list').description('marks in use'), listed);
  const retire = new Command('retire').argument('<mark>').description('put a mark out of use');
  does(retire, retired);
  const star = new Command('star')
    .description('the OCOP mark of a star; none where the mark is left out')
    .requiredOption('--star <star>', '3, 4 or 5')
    .option('--mark <mark>', 'id of the list');
  does(star, starChosen);
  const colours = new Command('colours')
    .description('the office’s two colours')
    .requiredOption('--first <colour>', 'stars and bars, #rrggbb')
    .requiredOption('--second <colour>', 'the product’s name, #rrggbb');
  does(colours, coloursChosen);
  const noun = new Command('mark').description('marks on stamps');
  return [add, list, retire, star, colours].reduce((all, one) => all.addCommand(one), noun);
}
