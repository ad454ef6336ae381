import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AskedRange, spanAsked } from '#core/printRange';
import { countPrinted, type PrintedSpan, tallyPrints } from '#core/printTally';
import { Refusal } from '#core/refusal';
import { formatPrintedId, formatStampId, type KeyNumber } from '#core/stampId';

const BATCH = { id: 'b-1', keyNumber: '01' as KeyNumber, first: 121, quantity: 1_300 };
const idAt = (place: number) => formatStampId(BATCH.keyNumber, BATCH.first + place - 1);

function refused(asked: AskedRange): Refusal {
  try {
    spanAsked(BATCH, asked);
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('was not refused');
}

describe('a part of a batch', () => {
  test.each([
    [{}, undefined],
    [{ from: '', to: ' ', count: '' }, undefined],
    [{ from: '1', to: '1.300' }, undefined],
    [
      { from: '1.236', count: '65' },
      { from: 1_236, count: 65 },
    ],
    [{ from: '1236' }, { from: 1_236, count: 65 }],
    [{ to: '65' }, { from: 1, count: 65 }],
    [
      { from: '2', to: '66', count: '65' },
      { from: 2, count: 65 },
    ],
    [
      { from: formatPrintedId(idAt(66)), to: idAt(130) },
      { from: 66, count: 65 },
    ],
  ] as const)('%j is read as a person meant it', (asked, meant) => {
    expect(spanAsked(BATCH, asked)).toEqual(meant);
  });

  test.each([
    [{ from: '0' }, 'range-outside-batch', 'from'],
    [{ from: '1301' }, 'range-outside-batch', 'from'],
    [{ to: '1000000000' }, 'range-outside-batch', 'to'],
    [{ to: '-3' }, 'range-outside-batch', 'to'],
    [{ from: 'mười' }, 'range-outside-batch', 'from'],
    [{ from: '1e2' }, 'range-outside-batch', 'from'],
    [{ from: '1.5' }, 'range-outside-batch', 'from'],
    [{ from: '0200 0000 0121' }, 'range-outside-batch', 'from'],
    [{ from: '0100 0000 0120' }, 'range-outside-batch', 'from'],
    [{ from: '0100 0000 0121-0' }, 'invalid-stamp-id', 'from'],
    [{ from: '20', to: '19' }, 'range-backwards', 'to'],
    [{ from: '1.300', count: '2' }, 'range-too-long', 'count'],
    [{ count: 'hết' }, 'range-too-long', 'count'],
    [{ count: '0' }, 'range-too-long', 'count'],
    [{ from: '1', to: '65', count: '64' }, 'range-ends-differ', 'count'],
  ] as const)('%j is refused beside its field', (asked, code, field) => {
    const { code: said, details } = refused(asked);
    expect({ code: said, field: details.field }).toEqual({ code, field });
  });

  test('says what is allowed', () => {
    expect(refused({ from: 'x' }).details).toMatchObject({ value: 'x', quantity: 1_300 });
    expect(refused({ from: '1.236', count: '66' }).details).toMatchObject({ from: 1_236, most: 65 });
  });

  test('whatever is typed is a part of the batch or is refused', () => {
    const typed = fc.option(
      fc.oneof(fc.string(), fc.integer().map(String), fc.stringMatching(/^[\d .-]{0,16}$/)),
      {
        nil: undefined,
      },
    );
    fc.assert(
      fc.property(typed, typed, typed, (from, to, count) => {
        try {
          const { from: at, count: stamps } = spanAsked(BATCH, { from, to, count }) ?? {
            from: 1,
            count: 1_300,
          };
          expect(at).toBeGreaterThanOrEqual(1);
          expect(stamps).toBeGreaterThanOrEqual(1);
          expect(at + stamps - 1).toBeLessThanOrEqual(BATCH.quantity);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
          expect((error as Refusal).details.field).toMatch(/^(from|to|count)$/);
        }
      }),
    );
  });
});

const span = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 40 }), fc.boolean())
  .map(([from, count, pins]): PrintedSpan => ({ from, count, content: pins ? 'pins' : null }));
const stampsOf = ({ from, count, content }: PrintedSpan) =>
  content === 'pins' ? [] : Array.from({ length: count! }, (_, n) => from! + n);

describe('what prints came to', () => {
  test('counts each stamp once, and again what was printed again', () => {
    const prints = [
      { from: null, count: null, content: null },
      { from: 66, count: 65, content: null },
      { from: null, count: null, content: 'pins' },
    ] as const;
    expect(tallyPrints(1_300, prints)).toEqual({ printed: 1_300, files: 2, again: 65 });
    expect(tallyPrints(1_300, [])).toEqual({ printed: 0, files: 0, again: 0 });
  });

  test('is what counting stamp by stamp comes to', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), span, (prints, asked) => {
        const all = prints.flatMap(stampsOf);
        const once = new Set(all);
        expect(tallyPrints(100, prints)).toMatchObject({ printed: once.size, again: all.length - once.size });
        const wanted = { from: asked.from!, count: asked.count! };
        const again = stampsOf({ ...asked, content: null }).filter((stamp) => once.has(stamp)).length;
        expect(countPrinted(100, prints, wanted)).toBe(again);
      }),
    );
  });
});
