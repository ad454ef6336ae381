import { Command } from 'commander';
import { fill } from '#web/fill.ts';
import { formatNumber } from '#web/refusalText.ts';
import { areasText } from '#web/text/areas.ts';
import { loadAreas } from '../actions/loadAreas.ts';
import { loadAreasForm } from '../forms/area.ts';
import { parseForm } from '../forms/form.ts';
import type { Does } from './shell.ts';

function loadCommand(does: Does): Command {
  const command = new Command('load')
    .description('the provinces and communes since 2025-07-01, and what they were made of')
    .option('--province <code>', 'one province only, by its two-digit code (24 is Bắc Ninh)');
  return does(command, async (run, options) => {
    const document = await loadAreas(await run.open(), parseForm(loadAreasForm, options));
    const text = areasText(run.lang);
    const { counts, ...loaded } = document;
    const said = (values: Readonly<Record<string, number>>) =>
      Object.fromEntries(Object.entries(values).map(([name, n]) => [name, formatNumber(run.lang, n)]));
    const lines = [fill(text.loaded, said(loaded)), `  ${fill(text.loadedCounts, said(counts))}`];
    return { document, lines };
  });
}

/** `area load`. */
export function areaCommand(does: Does): Command {
  return new Command('area').description('provinces and communes').addCommand(loadCommand(does));
}
