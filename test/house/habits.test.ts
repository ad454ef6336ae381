import { describe, expect, test } from 'vitest';
import { isNode, type Node, nodesOf, offence, rooms, type Source, sources } from './source.ts';

/** Offences of one kind in many files. */
function find(files: readonly Source[], what: string, isOne: (node: Node) => boolean): string[] {
  return files.flatMap((source) =>
    [...nodesOf(source.program)].filter(isOne).map((node) => offence(source, node.start, what)),
  );
}

function isMember(node: Node, object: string, ...properties: string[]): boolean {
  if (node.type !== 'MemberExpression' || !isNode(node.object) || !isNode(node.property)) return false;
  const name = node.property.name ?? node.property.value;
  return node.object.name === object && properties.includes(String(name));
}

const NAMES_OF_DICE = ['randomBytes', 'randomUUID', 'randomInt', 'randomFillSync', 'webcrypto'];

function isClock(node: Node): boolean {
  const isDate = isNode(node.callee) && node.callee.name === 'Date';
  if (node.type === 'NewExpression') return isDate && (node.arguments as unknown[]).length === 0;
  if (node.type === 'CallExpression') return isDate;
  return isMember(node, 'Date', 'now') || isMember(node, 'performance', 'now', 'timeOrigin');
}

function isDice(node: Node): boolean {
  if (node.type === 'ImportSpecifier')
    return isNode(node.imported) && NAMES_OF_DICE.includes(String(node.imported.name));
  return isMember(node, 'Math', 'random') || isMember(node, 'crypto', 'getRandomValues', ...NAMES_OF_DICE);
}

const except = (...paths: string[]) => rooms.filter(({ path }) => !paths.includes(path));

describe('the world comes in as arguments', () => {
  test('only server/config.ts reads the environment', () => {
    expect(
      find(except('server/config.ts'), 'process.env', (node) => isMember(node, 'process', 'env')),
    ).toEqual([]);
  });

  test('only server/main.ts and server/cli.ts read the clock', () => {
    expect(find(except('server/main.ts', 'server/cli.ts'), 'the clock', isClock)).toEqual([]);
  });

  test('only server/main.ts and server/cli.ts throw dice', () => {
    expect(find(except('server/main.ts', 'server/cli.ts'), 'dice', isDice)).toEqual([]);
  });
});

describe('types', () => {
  test('nothing is any', () => {
    expect(find(sources, 'any', ({ type }) => type === 'TSAnyKeyword')).toEqual([]);
  });

  test('outside tests nothing is claimed to be there with !', () => {
    expect(find(rooms, 'non-null !', ({ type }) => type === 'TSNonNullExpression')).toEqual([]);
  });

  test('no checker is silenced', () => {
    const silenced = sources.flatMap((source) =>
      source.comments
        .filter(({ start, end }) =>
          /@ts-(ignore|nocheck|expect-error)|eslint-disable/.test(source.text.slice(start, end)),
        )
        .map(({ start }) => offence(source, start, 'silences a checker')),
    );
    expect(silenced).toEqual([]);
  });
});

describe('SQL', () => {
  test('is never put together from texts', () => {
    expect(find(sources, 'sql.raw', (node) => isMember(node, 'sql', 'raw'))).toEqual([]);
  });
});

describe('tests', () => {
  test('none runs alone', () => {
    const alone = (node: Node) => ['test', 'it', 'describe'].some((name) => isMember(node, name, 'only'));
    expect(find(sources, 'runs alone', alone)).toEqual([]);
  });
});
