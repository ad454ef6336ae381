import { describe, expect, test } from 'vitest';
import {
  isNode,
  lineOf,
  type Node,
  nodesOf,
  offence,
  roomOf,
  rooms,
  type Source,
  sources,
} from './source.ts';

const LONGEST_FILE = 250;
const LONGEST_BODY = 60;

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

function linesOf(source: Source, node: Node): number {
  return lineOf(source, node.end) - lineOf(source, node.start) + 1;
}

/** Functions a file exports, declared or as a constant. */
function exportedFunctions(source: Source): Node[] {
  const exported = (source.program.body as Node[]).filter(({ type }) => type === 'ExportNamedDeclaration');
  return exported.filter(({ declaration }) => {
    if (!isNode(declaration)) return false;
    const declared = (declaration.declarations as Node[] | undefined) ?? [];
    return (
      declaration.type === 'FunctionDeclaration' ||
      declared.some(({ init }) => isNode(init) && FUNCTIONS.has(init.type))
    );
  });
}

function hasDocstring(source: Source, node: Node): boolean {
  return source.comments.some(({ type, start, end }) => {
    const between = source.text.slice(end, node.start);
    return (
      type === 'Block' && source.text.startsWith('/**', start) && end <= node.start && between.trim() === ''
    );
  });
}

describe('files', () => {
  test('no file is a drawer for what has no name', () => {
    const drawers = sources.filter(({ path }) =>
      /(^|\/)(utils?|helpers?|common|shared|misc|index)\.tsx?$/.test(path),
    );
    const folders = sources.filter(({ path }) => /(^|\/)(utils?|helpers?|common|misc)\//.test(path));
    expect([...drawers, ...folders].map(({ path }) => path)).toEqual([]);
  });

  test(`none is longer than ${LONGEST_FILE} lines`, () => {
    const long = rooms.filter(({ text }) => text.split('\n').length - 1 > LONGEST_FILE);
    expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length - 1} lines`)).toEqual([]);
  });

  test('none only passes on what others export', () => {
    const barrels = rooms.filter(({ program }) => {
      const body = program.body as Node[];
      return body.length > 0 && body.every(({ type, source }) => /^Export/.test(type) && isNode(source));
    });
    expect(barrels.map(({ path }) => path)).toEqual([]);
  });
});

describe('functions', () => {
  test(`no body is longer than ${LONGEST_BODY} lines`, () => {
    const long = rooms.flatMap((source) =>
      [...nodesOf(source.program)]
        .filter(({ type, body }) => FUNCTIONS.has(type) && isNode(body))
        .filter(({ body }) => linesOf(source, body as Node) > LONGEST_BODY)
        .map((node) => offence(source, node.start, `${linesOf(source, node.body as Node)} lines`)),
    );
    expect(long).toEqual([]);
  });

  test('every one the core, the memory and the paper export says which rule it keeps', () => {
    const silent = rooms
      .filter(({ path }) => ['core', 'db', 'labels'].includes(roomOf(path)))
      .flatMap((source) =>
        exportedFunctions(source)
          .filter((node) => !hasDocstring(source, node))
          .map((node) => offence(source, node.start, 'has no docstring')),
      );
    expect(silent).toEqual([]);
  });
});
