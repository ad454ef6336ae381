import { Command } from 'commander';
import { labelsPerPage } from '#labels/stock/stock';
import { STOCK_NAMES } from '#labels/stock/stockNames';
import { STOCKS } from '#labels/stock/table';
import { cliText } from '#web/cliText.ts';
import { fill } from '#web/fill.ts';
import { printTestGrid } from '../actions/printTestGrid.ts';
import { parseForm } from '../forms/form.ts';
import { testGridForm } from '../forms/printer.ts';
import type { Does, Run } from './shell.ts';

async function listed(run: Run) {
  const stocks = STOCKS.map((stock) => {
    const { name, kind, page, label, columns, rows, margin, pitch, corner } = stock;
    const labels = labelsPerPage(stock);
    const { title = '', description = '' } = STOCK_NAMES[name]?.[run.lang] ?? {};
    return { name, kind, title, description, labels, page, label, columns, rows, margin, pitch, corner };
  });
  const lines = stocks.map(({ name, title, description }) => `${name}  ${title}. ${description}`);
  return { document: stocks, lines };
}

async function drawn(run: Run, options: Record<string, unknown>) {
  const input = parseForm(testGridForm, options);
  const grid = await printTestGrid(run.config, input);
  const { gridPrinted, testLabelPrinted } = cliText(run.lang);
  const words = (input.format ?? 'pdf') === 'pdf' ? gridPrinted : testLabelPrinted;
  return { document: grid, lines: [fill(words, { file: grid.file })] };
}

/** `stock list|grid`: label paper, and a page to measure a printer by. */
export function stockCommand(does: Does): Command {
  const list = does(new Command('list').description('label papers known by name'), listed);
  const grid = new Command('grid')
    .description('a test page: labels’ outlines and rulers, to measure how a printer misses')
    .requiredOption(
      '--stock <stock>',
      'a name of the list, plain=25x15, or page=…,label=…,grid=…,margin=…,pitch=… in mm',
    )
    .option('--format <format>', 'pdf; of a roll also zpl, tspl or png: a row for a thermal printer', 'pdf')
    .option('--dpi <dpi>', 'of zpl, tspl, png: 203, 300 or 600 dots an inch', '203')
    .option('--calibrate <x,y,sx,sy>', 'the printer’s miss to be made good: mm right, mm down, scales')
    .requiredOption('--out <file>', 'where the file goes');
  does(grid, drawn);
  return new Command('stock').description('label paper').addCommand(list).addCommand(grid);
}
