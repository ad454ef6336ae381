import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { qrModules } from '#core/qr';
import { Refusal } from '#core/refusal';
import { composeFace } from '#labels/face/compose';
import { leastOf } from '#labels/face/emblem';
import type { Mark } from '#labels/face/place';
import { measure, openDocument } from '#labels/face/typeface';
import { layOutStamp, layOutWithPin } from '#labels/layout/layout';
import type { StampLayout } from '#labels/layout/stampLayout';
import { contrastWithWhite, tonesOf } from '#labels/marks/colours';
import { MARK_KINDS, PLAIN_LOOK, type StampLook } from '#labels/marks/look';
import type { MarkArt } from '#labels/marks/markArt';
import type { Box } from '#labels/millimetre';
import { findStock } from '#labels/stock/findStock';
import { fullLook } from '#test/specimen/samples.ts';
import { HONEY } from '#test/support/sheets.ts';

const typeface = measure(openDocument({}));
const FULL = qrModules(6);
const MINI = qrModules(3);
let look: StampLook;
beforeAll(async () => {
  look = await fullLook();
});

function one(width: number, height: number) {
  return findStock(`page=${width}x${height},label=${width}x${height},grid=1x1,margin=0x0`);
}

function fieldsLeft(width: number, height: number, modules: number, given: StampLook): string[] {
  const layout = layOutStamp(one(width, height), 300, modules, { marks: true });
  const { shortened } = composeFace(HONEY, 'ocop.vn', layout, typeface, given);
  return shortened.filter(({ printed }) => printed === '').map(({ field }) => field);
}

function boxOf(mark: Mark): Box {
  if (mark.kind === 'star') return { x: mark.x, y: mark.y, width: mark.size, height: mark.size };
  if (mark.kind !== 'text') return mark.box;
  const { text, weight, size, x, baseline, turn } = mark;
  const [length, ascent] = [typeface.width(text, weight) * size, typeface.ascent(text, weight) * size];
  return turn
    ? { x: x - ascent, y: baseline - length, width: ascent + 0.2 * size, height: length }
    : { x, y: baseline - ascent, width: length, height: ascent + 0.2 * size };
}

function overlap(a: Box, b: Box): boolean {
  const slack = 0.06;
  const beside = a.x + a.width <= b.x + slack || b.x + b.width <= a.x + slack;
  return !beside && !(a.y + a.height <= b.y + slack || b.y + b.height <= a.y + slack);
}

function tryLayout(width: number, height: number, modules: number, pin: boolean): StampLayout | undefined {
  try {
    const stock = one(width, height);
    return pin
      ? layOutWithPin(stock, 300, modules, { marks: true })
      : layOutStamp(stock, 300, modules, { marks: true });
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    return undefined;
  }
}

const side = fc.integer({ min: 15, max: 90 });
const aspect = fc.constantFrom([100, 100], [300, 100], [60, 200], [1000, 90]);
const colour = fc.constantFrom('#a3221b', '#1d5c33', '#ffe14d', '#8a8a8a');

describe('a look', () => {
  test('of any marks keeps them legible, on the label, clear of the QR and of every word', () => {
    fc.assert(
      fc.property(
        side,
        side,
        fc.constantFrom(FULL, MINI),
        fc.boolean(),
        fc.uniqueArray(fc.constantFrom(...MARK_KINDS)),
        aspect,
        fc.option(fc.constantFrom('Ong rừng.', 'Ẫm thực Ữ '.repeat(9))),
        fc.constantFrom(0, 2),
        (width, height, modules, pin, kinds, [across = 1, down = 1], story, bleed) => {
          const layout = tryLayout(width, height, modules, pin);
          if (!layout) return;
          const art: MarkArt = { kind: 'vector', width: across, height: down, shapes: [] };
          const marks = Object.fromEntries(kinds.map((kind) => [kind, art]));
          const colours = { first: '#a3221b', second: '#1d5c33' };
          const wish = { marks, story, colours, bleed };
          const composed = composeFace(HONEY, 'ocop.vn', layout, typeface, wish);
          const arts = composed.marks.filter((mark) => mark.kind === 'art');
          const left = composed.shortened.map(({ field }) => field).filter((field) => field.endsWith('Mark'));
          expect(arts.length + left.length).toBe(kinds.length);
          const boxes = composed.marks.map(boxOf);
          for (const { box } of arts) {
            const least = Math.min(...kinds.map((kind) => leastOf({ kind, art })));
            expect(Math.sqrt(box.width * box.height)).toBeGreaterThanOrEqual(least - 1e-6);
            expect(box.width / box.height).toBeCloseTo(across / down, 6);
            for (const wall of [layout.qr, ...(layout.pin ? [layout.pin.window] : [])])
              expect(overlap(box, wall)).toBe(false);
            expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(layout.safety - 1e-6);
            expect(box.x + box.width).toBeLessThanOrEqual(width - layout.safety + 1e-6);
            expect(box.y + box.height).toBeLessThanOrEqual(height - layout.safety + 1e-6);
          }
          for (const [index, box] of boxes.entries()) {
            expect(overlap(box, layout.qr)).toBe(false);
            for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false);
          }
        },
      ),
      { numRuns: 120 },
    );
  });

  test('gives way before the words do: the story first, the OCOP mark last, all on the smallest', () => {
    expect(fieldsLeft(60, 40, FULL, look)).toEqual([]);
    expect(fieldsLeft(50, 30, FULL, look)).toEqual(['story']);
    expect(fieldsLeft(15, 15, MINI, look)).toEqual(
      expect.arrayContaining(['story', 'ocopMark', 'officeMark', 'producerMark']),
    );
    for (let width = 36; width < 66; width++) {
      const order = ['story', 'producerMark', 'officeMark', 'ocopMark'];
      const left = fieldsLeft(width, 26, FULL, look).filter((field) => order.includes(field));
      expect(order.slice(0, left.length).sort()).toEqual([...left].sort());
    }
  });

  test('takes nothing from the words: what a stamp says without one it says with one', () => {
    fc.assert(
      fc.property(side, side, fc.constantFrom(FULL, MINI), (width, height, modules) => {
        const plain = tryLayout(width, height, modules, false);
        if (!plain) return;
        const words = (given: StampLook) =>
          composeFace(HONEY, 'ocop.vn', plain, typeface, given)
            .shortened.map(({ field }) => field)
            .filter((field) => field !== 'story' && !field.endsWith('Mark'));
        expect(words({ ...look, bleed: 0 })).toEqual(words(PLAIN_LOOK));
      }),
      { numRuns: 50 },
    );
  });

  test('without anything is the very stamp that was printed before there were looks', () => {
    const layout = layOutStamp(one(60, 40), 300, FULL);
    const plain = composeFace(HONEY, 'ocop.vn', layout, typeface);
    expect(composeFace(HONEY, 'ocop.vn', layout, typeface, PLAIN_LOOK)).toEqual(plain);
    expect(plain.marks.some((mark) => 'tone' in mark || mark.kind === 'art')).toBe(false);
  });

  test('of two colours never colours the ID, the dates or the QR', () => {
    const layout = layOutStamp(one(60, 40), 300, FULL);
    const { marks } = composeFace(HONEY, 'ocop.vn', layout, typeface, {
      ...PLAIN_LOOK,
      colours: look.colours,
    });
    const coloured = marks.flatMap((mark) => (mark.kind === 'text' && mark.tone ? [mark.text] : []));
    expect(coloured.join(' ')).toBe('4 sao Mật ong hoa nhãn Thanh Mai');
    expect(marks.filter((mark) => mark.kind === 'star').every(({ tone }) => tone === 'first')).toBe(true);
  });

  test('too pale for white paper gives way to black: words at 4.5 to 1, shapes at 3 to 1', () => {
    expect(contrastWithWhite('#ffffff')).toBeCloseTo(1, 9);
    expect(contrastWithWhite('#000000')).toBeCloseTo(21, 9);
    expect(contrastWithWhite('#767676')).toBeCloseTo(4.54, 2);
    expect(tonesOf({ first: '#ffe14d', second: '#ffe14d' })).toEqual({});
    expect(tonesOf({ first: '#8a8a8a', second: '#8a8a8a' })).toEqual({ stars: 'first', band: 'first' });
    fc.assert(
      fc.property(colour, colour, (first, second) => {
        const tones = tonesOf({ first, second });
        if (tones.name) expect(contrastWithWhite(second)).toBeGreaterThanOrEqual(4.5);
        if (tones.stars) expect(contrastWithWhite(first)).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});

describe('words that run upwards', () => {
  test('stand where upright ones would say less, with the ID in one line, and nowhere else', () => {
    const narrow = composeFace(HONEY, 'ocop.vn', layOutStamp(one(25, 20), 300, FULL), typeface);
    expect(narrow.ids).toEqual([expect.objectContaining({ from: 0, to: 16, turn: 'up' })]);
    expect(narrow.marks.some((mark) => mark.kind === 'text' && mark.turn === 'up')).toBe(true);
    for (const [width, height] of [
      [38.1, 21.2],
      [20, 30],
      [60, 40],
    ] as const) {
      const { marks, ids } = composeFace(
        HONEY,
        'ocop.vn',
        layOutStamp(one(width, height), 300, FULL),
        typeface,
      );
      expect([...marks, ...ids].some((mark) => 'turn' in mark)).toBe(false);
    }
  });
});
