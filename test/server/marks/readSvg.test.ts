import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#core/refusal';
import { formatSvg } from '#labels/marks/formatSvg';
import type { MarkShape, VectorArt } from '#labels/marks/markArt';
import { readSvg } from '../../../server/marks/readSvg.ts';
import { HARMLESS, HOSTILE, svg } from './svgFiles.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readSvg(bytes(text));

/** A drawing as librsvg draws it at CSS's 96 dots to the inch, 200 pixels wide, in grey; it knows no prefix. */
async function drawnBy(text: string): Promise<Uint8Array> {
  const drawing = sharp(bytes(text), { density: 96 }).resize({ width: 200, height: 200, fit: 'fill' });
  return drawing.flatten({ background: '#fff' }).greyscale().raw().toBuffer();
}

function refusal(file: Uint8Array): string {
  try {
    readSvg(file);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.details.element === undefined ? error.code : `${error.code}: ${error.details.element}`;
  }
  return 'taken';
}

describe('an SVG as a drawing program saves it', () => {
  test.each(HARMLESS)('$name is read', ({ text }) => {
    const art = read(text);
    expect(art.shapes.length).toBeGreaterThan(0);
    expect(readSvg(bytes(formatSvg(art)))).toEqual(art);
  });

  const plain = HARMLESS.filter(({ text }) => text.includes('<svg'));
  test.each(plain)('$name looks as its file does', async ({ text }) => {
    const [before, after] = [await drawnBy(text), await drawnBy(formatSvg(read(text)))];
    const differing = before.filter((level, at) => Math.abs(level - (after[at] ?? 0)) > 96).length;
    expect(differing).toBeLessThan(before.length / 1000);
    expect(before.some((level) => level < 200)).toBe(true);
  });

  test('becomes paths of a thousand units on its longer side', () => {
    const art = read(svg('<rect x="10" y="5" width="20" height="10" fill="teal"/>', 'viewBox="10 5 40 20"'));
    expect(art).toEqual({
      kind: 'vector',
      width: 1000,
      height: 500,
      shapes: [{ d: 'M0 0L500 0L500 250L0 250Z', rule: 'nonzero', fill: '#008080', stroke: null }],
    });
  });

  test('hands paint and place on to what stands in it', () => {
    const text = svg(
      '<g fill="#f00" stroke="#00F" stroke-width="2" transform="translate(50 0) scale(2)"><path d="M0 10h10v10z" style="fill:rgb(0%, 50%,0%)"/></g>',
    );
    expect(read(text).shapes).toEqual([
      {
        d: 'M500 200L700 200L700 400Z',
        rule: 'nonzero',
        fill: '#008000',
        stroke: { colour: '#0000ff', width: 40 },
      },
    ]);
  });

  test('has its curves and arcs as cubics that lie where they lay', () => {
    const [shape] = read(svg('<circle cx="50" cy="50" r="50"/>')).shapes;
    expect(shape?.d).toMatch(/^M0 500C/);
    expect(shape?.d.match(/C/g)).toHaveLength(4);
    const [quadratic] = read(svg('<path d="M10 50q30 30 60 0t20 0z"/>')).shapes;
    expect(quadratic?.d).toBe('M100 500C300 700 500 700 700 500C900 300 966.67 300 900 500Z');
  });
});

describe('an SVG that is no plain drawing', () => {
  test.each(HOSTILE)('$name is refused: $says', ({ file, says }) => {
    expect(refusal(typeof file === 'string' ? bytes(file) : file)).toBe(says);
  });

  /** What every object of this language has by birth is no more a word of SVG than any other. */
  const INBORN = Object.getOwnPropertyNames(Object.prototype);

  test.each(INBORN)('has no element, attribute or property %s', (name) => {
    for (const one of [`<${name}/>`, `<${name} x="1"/>`, `<${name}>1</${name}>`, `<g><${name} fo="1"/></g>`])
      expect(refusal(bytes(svg(`<path d="M0 0h9v9z"/>${one}`))), one).toBe(`mark-unsafe: ${name}`);
    for (const one of [`<path d="M0 0h9v9z" ${name}="1"/>`, `<g ${name}="rotate(9)"/>`])
      expect(refusal(bytes(svg(one))), one).toBe(`mark-unsafe: ${name}`);
    const styled = svg(`<path d="M0 0h9v9z" style="${name}: 1"/>`);
    expect(refusal(bytes(styled))).toBe(`mark-unsafe: style: ${name.toLowerCase()}`);
    for (const value of ['fill="', 'transform="', 'width="', 'style="fill:'])
      expect(refusal(bytes(svg(`<rect height="9" ${value}${name}"/>`))), value).not.toBe('taken');
  });
});

/** Within the frame, with room for the corners of lines. */
const coordinate = fc.integer({ min: 5_000, max: 95_000 }).map((n) => n / 100);
const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
const step = fc.oneof(
  fc.tuple(coordinate, coordinate).map((n) => `L${n.join(' ')}`),
  fc.array(coordinate, { minLength: 6, maxLength: 6 }).map((n) => `C${n.join(' ')}`),
);
const outline = fc
  .tuple(coordinate, coordinate, fc.array(step, { minLength: 1, maxLength: 8 }), fc.boolean())
  .map(([x, y, steps, closed]) => `M${x} ${y}${steps.join('')}${closed ? 'Z' : ''}`);
const shape: fc.Arbitrary<MarkShape> = fc.record({
  d: outline,
  rule: fc.constantFrom('nonzero', 'evenodd'),
  fill: colour,
  stroke: fc.option(fc.record({ colour, width: fc.integer({ min: 1, max: 1000 }).map((n) => n / 100) })),
});
const art: fc.Arbitrary<VectorArt> = fc.record({
  kind: fc.constant('vector' as const),
  width: fc.constant(1000),
  height: fc.constant(1000),
  shapes: fc.array(shape, { minLength: 1, maxLength: 6 }),
});

test('what is written of any art reads as the same art', () => {
  fc.assert(
    fc.property(art, (one) => {
      expect(read(formatSvg(one))).toEqual(one);
    }),
  );
});

const SCRAPS = [
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">',
  '<svg>',
  '</svg>',
  '<g',
  '<g>',
  '</g>',
  '<path d="',
  'M0 0',
  'a1 1 0 0 0 1e9 1',
  'NaN',
  '1e999',
  '-',
  '"',
  '/>',
  '>',
  '<!DOCTYPE svg [',
  '<!ENTITY a "b">',
  ']>',
  '&a;',
  '&#0;',
  '&lt;',
  '<![CDATA[',
  ']]>',
  '<script>',
  '<?xml version="1.0"?>',
  '<!--',
  '-->',
  ' transform="',
  'matrix(1 0 0 1 ',
  'rotate(',
  ')',
  ' style="',
  'fill:url(#a)',
  ';',
  ' fill="',
  'javascript:alert(1)',
  '\u0000',
  '\ufeff',
  'é',
  ' onload="',
  ' viewBox="0 0 0 0"',
  '<rect width="-1"',
  '<polygon points="1,2,3"',
  '<use href="#a"',
];

test('any soup of SVG is read or refused by a code, never anything else', () => {
  const soup = fc.array(fc.constantFrom(...SCRAPS), { maxLength: 40 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(
      fc.oneof(
        soup,
        soup.map((text) => SCRAPS[0] + text),
        fc.string(),
      ),
      (text) => {
        const answer = refusal(bytes(text));
        expect(answer).toMatch(
          /^(taken|mark-(unsafe|unreadable|too-large|too-slim|without-ink|outside-frame))/,
        );
      },
    ),
    { numRuns: 1500 },
  );
});

test('any bytes are read or refused by a code', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (file) => {
      expect(refusal(file)).toMatch(/^mark-/);
    }),
  );
});

test('an SVG made to keep a reader busy is done with in a moment', () => {
  const long = (text: string, times: number) => text.repeat(times);
  const files = [
    svg(`<path d="M0 0${long(' ', 500_000)}x"/>`),
    svg(`<path transform="${long(' ', 500_000)}x" d="M0 0"/>`),
    svg(`<path d="M0 0" stroke-width="${long('1', 500_000)}x"/>`),
    svg(`<polygon points="${long('1', 500_000)}x"/>`),
    svg(`<path d="M0 0${long('l1 1', 120_000)}"/>`),
    svg(`<path d="M0 0" style="${long(';', 500_000)}"/>`),
    svg(`<path d="M0 0" fill="rgb(${long('1', 500_000)}"/>`),
    svg(`<path d="M0 0${long('a1 1 0 0 0 5 5', 30_000)}"/>`),
    svg(long('<g>', 160_000)),
  ];
  const before = performance.now();
  for (const file of files) expect(refusal(bytes(file))).toMatch(/^mark-/);
  expect(performance.now() - before).toBeLessThan(4000);
});
