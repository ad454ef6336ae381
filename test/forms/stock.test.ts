import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#core/refusal';
import { findStock } from '#labels/stock/findStock';
import { labelsPerPage } from '#labels/stock/stock';
import { parseForm } from '#server/forms/form.ts';
import { besideMeasure, formatMeasures, measuresForm } from '#server/forms/stock.ts';

const LABEL = { labelWidth: '40', labelHeight: '25' };
const GRID = { ...LABEL, columns: '4', rows: '10', left: '10', top: '12' };

function measures(typed: Record<string, string>): string {
  return formatMeasures(parseForm(measuresForm, typed));
}

/** The refusal of typed measures, beside its field, as saving tells it. */
function refused(typed: Record<string, string>): Refusal {
  try {
    findStock(measures(typed));
  } catch (error) {
    if (error instanceof Refusal) return besideMeasure(error);
    throw error;
  }
  throw new Error('taken');
}

describe('own paper', () => {
  test('of a sheet is written as it always was; a gap comes to the same step, a corner is added', () => {
    const stepped = 'page=210x297,label=40x25,grid=4x10,margin=10x12,pitch=47x27';
    expect(measures({ ...GRID, stepRight: '47', stepDown: '27' })).toBe(stepped);
    expect(measures({ ...GRID, kind: 'sheet', gapRight: '7', gapDown: '2', corner: '' })).toBe(stepped);
    expect(measures({ ...GRID, gapRight: '7', stepDown: '27', corner: '2,5' })).toBe(`${stepped},corner=2.5`);
    expect(measures(GRID)).toBe('page=210x297,label=40x25,grid=4x10,margin=10x12,pitch=40x25');
  });

  test('of a roll needs no page: it is a row of labels with the same margin on both sides', () => {
    const roll = { kind: 'roll', labelWidth: '35', labelHeight: '22', columns: '3' };
    const text = measures({ ...roll, left: '0,5', gapRight: '2', gapDown: '3', corner: '1' });
    expect(text).toBe('page=110x22,label=35x22,grid=3x1,margin=0.5x0,pitch=37x25,corner=1,kind=roll');
    expect(findStock(text)).toMatchObject({ kind: 'roll', page: { width: 110, height: 22 }, edge: 3 });
  });

  test('of plain paper is counted, and written out so that it stays as it is', () => {
    const text = measures({ kind: 'plain', labelWidth: '30', labelHeight: '20' });
    expect(text).toBe('page=297x210,label=30x20,grid=9x10,margin=13.5x5,kind=plain');
    const { name: _, ...saved } = findStock(text);
    const { name: __, ...packed } = findStock('plain=30x20');
    expect(saved).toEqual(packed);
    // A5 lying: 201.6 by 139.6 mm can be inked.
    const a5 = measures({ kind: 'plain', pageWidth: '148', pageHeight: '210', ...LABEL });
    expect(labelsPerPage(findStock(a5))).toBe(5 * 5);
  });

  test.each([
    ['columns overlap', { ...GRID, stepRight: '39' }, 'stepRight', 'pitch'],
    ['rows overlap', { ...GRID, stepDown: '24' }, 'stepDown', 'pitch'],
    ['step and gap across', { ...GRID, stepRight: '45', gapRight: '5' }, 'gapRight', 'gap'],
    ['step and gap down', { ...GRID, stepDown: '30', gapDown: '5' }, 'gapDown', 'gap'],
    ['too many across', { ...GRID, columns: '6' }, 'columns', 'grid'],
    ['too many down', { ...GRID, rows: '12' }, 'rows', 'grid'],
    ['a low label', { ...GRID, labelHeight: '4' }, 'labelHeight', 'label'],
    ['a narrow label', { ...GRID, labelWidth: '4' }, 'labelWidth', 'label'],
    ['a label wider than the page', { ...GRID, labelWidth: '220', columns: '1' }, 'labelWidth', 'label'],
    ['a page too low', { ...GRID, pageHeight: '9' }, 'pageHeight', 'page'],
    ['a margin off the page', { ...GRID, left: '180', columns: '1' }, 'left', 'margin'],
    ['a margin below the page', { ...GRID, top: '280', rows: '1' }, 'top', 'margin'],
    ['a corner rounder than the label', { ...GRID, corner: '13' }, 'corner', 'corner'],
    [
      'a stamp larger than plain paper',
      { kind: 'plain', labelWidth: '300', labelHeight: '25' },
      'labelWidth',
      'plain',
    ],
    ['a stamp too small', { kind: 'plain', labelWidth: '4', labelHeight: '4' }, 'labelWidth', 'label'],
  ])('%s: refused beside the field', (_what, typed, field, part) => {
    expect(refused(typed as Record<string, string>)).toMatchObject({
      code: 'stock-unknown',
      details: { field, part },
    });
  });

  test.each([
    ['columns overlap', { ...GRID, stepRight: '39' }, { by: 1, least: 40 }],
    ['rows overlap', { ...GRID, stepDown: '24,6' }, { by: 0.4, least: 25 }],
    ['six across where five fit', { ...GRID, columns: '6' }, { right: 40, labels: 5 }],
    [
      'four at a step too large',
      { ...GRID, stepRight: '55' },
      { right: 5, labels: 3, step: 53.33, space: 5 },
    ],
    ['twelve down', { ...GRID, rows: '12' }, { bottom: 15, labels: 11, step: undefined, space: undefined }],
    ['a label wider than the page', { ...GRID, labelWidth: '220', columns: '1' }, { by: 10, most: 210 }],
    ['a margin off the page', { ...GRID, left: '180', columns: '1' }, { by: 10, most: 170 }],
    ['a corner rounder than the label', { ...GRID, corner: '13' }, { most: 12.5 }],
  ])('%s: told by how much, and what would do', (_what, typed, told) => {
    const { details } = refused(typed as Record<string, string>);
    expect(Object.fromEntries(Object.keys(told).map((key) => [key, details[key]]))).toEqual(told);
  });

  test('what is told would do, does', () => {
    const measure = fc.integer({ min: 5, max: 300 });
    const counts = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(
        measure,
        measure,
        counts,
        measure,
        fc.integer({ min: 0, max: 60 }),
        (page, label, columns, step, left) => {
          const typed = {
            pageWidth: page,
            labelWidth: label,
            labelHeight: 20,
            columns,
            rows: 1,
            left,
            stepRight: step,
          };
          const trying = (change: object) => {
            const all = Object.entries({ ...typed, ...change }).map(([name, value]) => [name, String(value)]);
            try {
              findStock(measures(Object.fromEntries(all)));
              return undefined;
            } catch (error) {
              return besideMeasure(error as Refusal).details;
            }
          };
          const wrong = trying({});
          if (wrong?.part !== 'grid') return;
          const { labels, step: most, space } = wrong;
          expect(trying({ columns: labels })).toBeUndefined();
          if (most !== undefined) expect(trying({ stepRight: most })).toBeUndefined();
          if (space !== undefined) expect(trying({ left: space })).toBeUndefined();
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each([
    ['labels not counted', LABEL, 'columns'],
    ['rows not counted', { ...LABEL, columns: '4' }, 'rows'],
    ['a roll’s labels not counted', { kind: 'roll', ...LABEL }, 'columns'],
    ['no such kind', { ...GRID, kind: 'card' }, 'kind'],
    ['a gap below nothing', { ...GRID, gapRight: '-1' }, 'gapRight'],
    ['a gap in words', { ...GRID, gapDown: 'hai' }, 'gapDown'],
  ])('%s: not a form', (_what, typed, field) => {
    expect(refused(typed as Record<string, string>)).toMatchObject({
      code: 'invalid-input',
      details: { field },
    });
  });
});
