import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { svg } from '#test/server/marks/svgFiles.ts';
import { cliJson, cliRefused } from '#test/support/cli.ts';
import { environment, temporaryFolder } from '#test/support/register.ts';

let folder: ReturnType<typeof temporaryFolder>;
let env: Record<string, string>;
const file = (name: string, text: string) => {
  const path = join(folder.path, name);
  writeFileSync(path, text);
  return path;
};

beforeAll(async () => {
  folder = temporaryFolder();
  env = environment(join(folder.path, 'data'));
  await cliJson(['init'], env);
  await cliJson(
    ['producer', 'record', '--name', 'HTX Thanh Mai (DỮ LIỆU MẪU)', '--kind', 'cooperative'],
    env,
  );
});
afterAll(() => folder.remove());

test('a mark is taken in, chosen for a star and put away by commands', async () => {
  const drawing = file('vong tron.svg', svg('<circle cx="50" cy="50" r="40" fill="green"/>'));
  const mark = await cliJson<{ id: string }>(['mark', 'add', '--kind', 'ocop', '--file', drawing], env);
  expect(mark).toMatchObject({ kind: 'ocop', name: 'vong tron', type: 'svg', producer: null });
  await cliJson(['mark', 'star', '--star', '4', '--mark', mark.id], env);
  expect(await cliJson(['mark', 'list'], env)).toEqual([
    expect.objectContaining({ id: mark.id, stars: [4] }),
  ]);
  await cliJson(['mark', 'retire', mark.id], env);
  expect(await cliJson(['mark', 'list'], env)).toEqual([]);
});

test('a producer’s look keeps what is not named', async () => {
  const producer = 'HTX Thanh Mai (DỮ LIỆU MẪU)';
  const drawing = file('ong.svg', svg('<circle cx="50" cy="50" r="40" fill="brown"/>'));
  const mark = await cliJson<{ id: string }>(
    ['mark', 'add', '--kind', 'producer', '--producer', producer, '--file', drawing],
    env,
  );
  await cliJson(['look', 'set', producer, '--mark', mark.id, '--story', 'Mật ong hoa rừng'], env);
  await cliJson(['look', 'set', producer, '--colours', 'two'], env);
  expect(await cliJson(['look', 'show', producer], env)).toMatchObject({
    mark: mark.id,
    story: 'Mật ong hoa rừng',
    colours: 'two',
  });
});

test('what is refused is refused by its code', async () => {
  const script = file('ma.svg', svg('<script/>'));
  const refused = [
    [['mark', 'add', '--kind', 'ocop', '--file', script], 'mark-unsafe'],
    [['mark', 'add', '--kind', 'ocop', '--file', `${script}.không`], 'file-missing'],
    [['mark', 'add', '--kind', 'seal', '--file', script], 'invalid-input'],
    [['mark', 'star', '--star', '4', '--mark', 'mrk-khongco'], 'mark-not-found'],
    [['mark', 'star', '--star', '6'], 'invalid-input'],
    [['mark', 'colours', '--first', '#ffff00', '--second', '#000000'], 'colour-too-pale'],
    [['look', 'set', 'HTX Thanh Mai (DỮ LIỆU MẪU)', '--story', 'OCOP 5 sao'], 'story-claims-star'],
    [['look', 'show', 'HTX không có'], 'producer-not-found'],
  ] as const;
  for (const [args, code] of refused)
    expect((await cliRefused([...args], env)).problem).toMatchObject({ code });
});
