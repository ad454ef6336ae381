import { describe, expect, test } from 'vitest';
import { isAlone, isAny, isClaim, isClock, isDice, isEnvironment, isRawSql } from './rules.ts';
import { type Node, nodesOf, offence, rooms, type Source, sources } from './source.ts';

/** Offences of one kind in many files. */
function find(files: readonly Source[], what: string, isOne: (node: Node) => boolean): string[] {
  return files.flatMap((source) =>
    [...nodesOf(source.program)].filter(isOne).map((node) => offence(source, node.start, what)),
  );
}

const except = (...paths: string[]) => rooms.filter(({ path }) => !paths.includes(path));

describe('the world comes in as arguments', () => {
  test('only server/config.ts reads the environment', () => {
    expect(find(except('server/config.ts'), 'process.env', isEnvironment)).toEqual([]);
  });

  test('only server/main.ts, server/cli.ts and the phone’s main.tsx read the clock', () => {
    expect(
      find(except('server/main.ts', 'server/cli.ts', 'web/inspector/main.tsx'), 'the clock', isClock),
    ).toEqual([]);
  });

  test('only server/main.ts, server/cli.ts and the phone’s main.tsx throw dice', () => {
    expect(find(except('server/main.ts', 'server/cli.ts', 'web/inspector/main.tsx'), 'dice', isDice)).toEqual(
      [],
    );
  });
});

describe('types', () => {
  test('nothing is any', () => {
    expect(find(sources, 'any', isAny)).toEqual([]);
  });

  test('outside tests nothing is claimed to be there with !', () => {
    expect(find(rooms, 'non-null !', isClaim)).toEqual([]);
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
    expect(find(sources, 'sql.raw', isRawSql)).toEqual([]);
  });
});

describe('tests', () => {
  test('none runs alone', () => {
    expect(find(sources, 'runs alone', isAlone)).toEqual([]);
  });
});
