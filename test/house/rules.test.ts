import { expect, test } from 'vitest';
import { isAlone, isAny, isClaim, isClock, isDice, isEnvironment, isRawSql } from './rules.ts';
import { importsOf, type Node, nodesOf, offence, parse } from './source.ts';

const seen = (text: string, isOne: (node: Node) => boolean) =>
  [...nodesOf(parse('server/example.ts', text).program)].filter(isOne).length;

test.each([
  ['the clock', isClock, 'Date.now()'],
  ['the clock', isClock, 'new Date()'],
  ['the clock', isClock, 'Date()'],
  ['the clock', isClock, 'const f = () => { return performance.now(); }'],
  ['dice', isDice, 'Math.random()'],
  ['dice', isDice, "import { randomBytes } from 'node:crypto'"],
  ['dice', isDice, "import { randomUUID as id } from 'node:crypto'"],
  ['dice', isDice, 'crypto.randomUUID()'],
  ['dice', isDice, 'crypto.getRandomValues(bytes)'],
  ['the environment', isEnvironment, 'process.env.HOME'],
  ['the environment', isEnvironment, 'process["env"]'],
  ['the environment', isEnvironment, "import { env } from 'node:process'"],
  ['any', isAny, 'function f(x: Array<any>) {}'],
  ['any', isAny, 'const x = y as any'],
  ['a claim', isClaim, 'x!.y'],
  ['raw SQL', isRawSql, 'sql.raw(text)'],
  ['a test alone', isAlone, "test.only('x', () => {})"],
])('the rules see %s in %3$s', (_, isOne, text) => {
  expect(seen(text, isOne)).toBe(1);
});

test.each([
  ['a given instant', isClock, 'new Date(instant)'],
  ['a given clock', isClock, 'deps.now()'],
  ['given dice', isDice, 'deps.randomBytes(32)'],
  ['arithmetic', isDice, 'Math.floor(x)'],
])('the rules let pass %s', (_, isOne, text) => {
  expect(seen(text, isOne)).toBe(0);
});

test('the rules see every kind of import, where it leads and on which line', () => {
  const source = parse(
    'web/example.ts',
    [
      "import a from '#core/day';",
      "import type { B } from '#server/cli.ts';",
      "export { c } from './text.ts';",
      "export * from '../db/open.ts';",
      "const d = () => import('hono');",
      "type E = import('pdfkit').F;",
    ].join('\n'),
  );
  expect(
    importsOf(source).map(({ specifier, target, at }) => [offence(source, at, specifier), target]),
  ).toEqual([
    ['web/example.ts:1 #core/day', 'server/core/day.ts'],
    ['web/example.ts:2 #server/cli.ts', 'server/cli.ts'],
    ['web/example.ts:3 ./text.ts', 'web/text.ts'],
    ['web/example.ts:4 ../db/open.ts', 'db/open.ts'],
    ['web/example.ts:5 hono', null],
    ['web/example.ts:6 pdfkit', null],
  ]);
});
