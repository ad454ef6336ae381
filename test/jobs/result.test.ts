import { describe, expect, test } from 'vitest';
import { printJobForm } from '#server/forms/print.ts';
import { offeredName } from '#server/jobs/result.ts';

const whose = { batch: { first: 121_088, quantity: 150 }, lot: { number: 'L-9' } };
const named = (wish: object) =>
  offeredName(printJobForm.parse({ batch: 'b-1', stock: 'a4-24', ...wish }), whose);
const ROLL = 'roll-50x30-2';

describe('the name of a downloaded print', () => {
  test('tells apart whatever would go to another printer', () => {
    const wishes = [
      ...[203, 300, 600].flatMap((dpi) =>
        ['zpl', 'tspl', 'png'].map((format) => ({ stock: ROLL, format, dpi })),
      ),
      ...['stamps', 'pins', 'both'].map((content) => ({ content })),
      ...[{ format: 'svg', stock: ROLL }, { format: 'svg' }, { format: 'csv' }, { dpi: 600 }, { start: 3 }],
      ...[
        { from: 20, count: 30 },
        { from: 50, count: 30, format: 'csv' },
      ],
    ];
    const names = wishes.map(named);
    expect(new Set(names).size).toBe(wishes.length);
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9][\w.-]+$/);
  });

  test('says of PINs that they are in it', () => {
    expect(named({ content: 'both' })).toBe('tem-kem-PIN-L-9-121088-121237-a4-24.pdf');
    expect(named({ content: 'pins' })).toBe('ma-PIN-L-9-121088-121237-a4-24.pdf');
    expect(named({ content: 'stamps' })).toBe('tem-L-9-121088-121237-a4-24.pdf');
    expect(named({ stock: ROLL, format: 'zpl', dpi: 203 })).toBe(
      'tem-L-9-121088-121237-roll-50x30-2-203dpi.zpl',
    );
  });
});
