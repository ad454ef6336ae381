import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listEvents } from '#db/events';
import { findMark, listOfficeMarks } from '#db/marks';
import { findProducerLook } from '#db/producerLooks';
import { formatSvg } from '#labels/marks/formatSvg';
import { PLAIN_LOOK } from '#labels/marks/look';
import { chooseColours } from '#server/actions/chooseColours.ts';
import { chooseStarMark } from '#server/actions/chooseStarMark.ts';
import { retireMark } from '#server/actions/retireMark.ts';
import { saveLook } from '#server/actions/saveLook.ts';
import { uploadMark } from '#server/actions/uploadMark.ts';
import type { Deps } from '#server/deps.ts';
import { lookOf, usualLook } from '#server/marks/lookOf.ts';
import { HOSTILE, svg } from '#test/server/marks/svgFiles.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';
import { openShop } from '#test/support/thanhMaiShop.ts';

let folder: ReturnType<typeof temporaryFolder>;
let office: Deps;
let shop: Awaited<ReturnType<typeof openShop>>;
let producer: string;

beforeEach(async () => {
  folder = temporaryFolder();
  office = await openOffice(folder.path);
  shop = await openShop(office);
  producer = shop.product.producerId;
});
afterEach(() => {
  office.db.close();
  folder.remove();
});

const WHOLE = { all: true, areaIds: [], producerIds: [] };
const refusal = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });
const file = (text: string | Uint8Array, name = 'dau.svg') => ({
  name,
  bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
});
const dot = (fill: string) => file(svg(`<circle cx="50" cy="50" r="40" fill="${fill}"/>`));
const ocop = (fill = 'green') => uploadMark(office, WHOLE, { kind: 'ocop', file: dot(fill) });
const own = (fill = 'brown', who = producer) =>
  uploadMark(office, shop.own, { kind: 'producer', producer: who, file: dot(fill) });
const kept = () => {
  const path = join(folder.path, 'files');
  return existsSync(path) ? readdirSync(path, { recursive: true }).length : 0;
};

describe('a mark', () => {
  test('is kept in its safe form under its own name, and told of', async () => {
    const mark = await uploadMark(office, WHOLE, { kind: 'ocop', name: 'Dấu ba sao', file: dot('green') });
    expect(mark).toMatchObject({
      kind: 'ocop',
      name: 'Dấu ba sao',
      type: 'svg',
      width: 1000,
      height: 1000,
      retiredAt: null,
    });
    expect(await findMark(office.db, mark.id)).toEqual(mark);
    const [event] = await listEvents(office.db, [{ noun: 'mark', nounId: mark.id }]);
    expect(event).toMatchObject({
      verb: 'add',
      objectName: 'Dấu ba sao',
      after: { kind: 'ocop', hash: mark.hash },
    });
  });

  test('sent again under another name keeps its own, and the other is told', async () => {
    const sent = (name?: string) => uploadMark(office, WHOLE, { kind: 'ocop', name, file: dot('teal') });
    const first = await sent('Dấu đầu');
    expect(await sent('Dấu sau')).toEqual({ ...first, asked: 'Dấu sau' });
    expect(await sent('Dấu đầu')).toEqual(first);
    expect(await sent()).toEqual(first);
    await retireMark(office, WHOLE, { mark: first.id });
    expect((await sent('Dấu sau')).name).toBe('Dấu sau');
  });

  test('sent twice is one mark, and after it was put away a new one', async () => {
    const first = await ocop();
    expect(await ocop()).toEqual(first);
    await retireMark(office, WHOLE, { mark: first.id });
    await retireMark(office, WHOLE, { mark: first.id });
    expect((await ocop()).id).not.toBe(first.id);
    expect(await listEvents(office.db, [{ noun: 'mark', nounId: first.id }])).toHaveLength(2);
  });

  test('that is refused leaves nothing behind, no row, no file, no word', async () => {
    const before = kept();
    for (const { file: hostile } of HOSTILE)
      await expect(uploadMark(office, WHOLE, { kind: 'office', file: file(hostile) })).rejects.toEqual(
        expect.objectContaining({ code: expect.stringMatching(/^(mark-|file-type)/) }),
      );
    expect(await listOfficeMarks(office.db)).toEqual([]);
    expect(kept()).toBe(before);
  });

  test('of the office is the whole office’s affair, one of a producer its own', async () => {
    await expect(uploadMark(office, shop.own, { kind: 'ocop', file: dot('red') })).rejects.toEqual(
      refusal('not-permitted'),
    );
    await expect(own('red', shop.neighbour.producerId)).rejects.toEqual(refusal('producer-not-found'));
    const mark = await ocop();
    await expect(retireMark(office, shop.own, { mark: mark.id })).rejects.toEqual(refusal('not-permitted'));
    await expect(chooseStarMark(office, shop.own, { star: 4, mark: mark.id })).rejects.toEqual(
      refusal('not-permitted'),
    );
    const theirs = await uploadMark(office, WHOLE, {
      kind: 'producer',
      producer: shop.neighbour.producerId,
      file: dot('red'),
    });
    await expect(retireMark(office, shop.own, { mark: theirs.id })).rejects.toEqual(
      refusal('mark-not-found'),
    );
    await expect(
      saveLook(office, shop.own, { producer, mark: theirs.id, story: null, colours: 'black' }),
    ).rejects.toEqual(refusal('mark-not-found'));
  });
});

describe('the look of stamps', () => {
  test('is plain where nobody chose anything', async () => {
    expect(await usualLook(office.db, producer, 4)).toEqual({});
    expect(await lookOf(office, producer)).toEqual(PLAIN_LOOK);
  });

  test('is the OCOP mark of the star, the office’s mark, and the producer’s own mark, words and colours', async () => {
    const [three, four, brown] = [await ocop('green'), await ocop('gold'), await own()];
    const seal = await uploadMark(office, WHOLE, { kind: 'office', file: dot('navy') });
    await chooseStarMark(office, WHOLE, { star: 3, mark: three.id });
    await chooseStarMark(office, WHOLE, { star: 4, mark: four.id });
    await chooseColours(office, WHOLE, { first: '#14603c', second: '#7a4a1c' });
    await saveLook(office, shop.own, { producer, mark: brown.id, story: 'Mật ong hoa rừng', colours: 'two' });

    const colours = { first: '#14603c', second: '#7a4a1c' };
    const all = {
      ocop: four.hash,
      office: seal.hash,
      producer: brown.hash,
      story: 'Mật ong hoa rừng',
      colours,
    };
    expect(await usualLook(office.db, producer, 4)).toEqual(all);
    expect((await usualLook(office.db, producer, 3)).ocop).toBe(three.hash);
    expect((await usualLook(office.db, producer, 5)).ocop).toBeUndefined();
    expect(await usualLook(office.db, producer, 4, { marks: false, colours: 'black', bleed: 3 })).toEqual({
      bleed: 3,
    });
    expect(await usualLook(office.db, shop.neighbour.producerId, 5)).toEqual({ office: seal.hash });

    const look = await lookOf(office, producer, all);
    expect(look).toMatchObject({ story: 'Mật ong hoa rừng', colours, bleed: 0 });
    expect(Object.keys(look.marks)).toEqual(['ocop', 'office', 'producer']);
    expect(look.marks.ocop?.kind === 'vector' && formatSvg(look.marks.ocop)).toContain('#ffd700');
  });

  test('that a print names stays what it was, also after a mark was put away', async () => {
    const mark = await ocop();
    await chooseStarMark(office, WHOLE, { star: 4, mark: mark.id });
    const pinned = await usualLook(office.db, producer, 4);
    const before = await lookOf(office, producer, pinned);
    await retireMark(office, WHOLE, { mark: mark.id });
    expect(await usualLook(office.db, producer, 4)).toEqual({});
    expect(await lookOf(office, producer, pinned)).toEqual(before);
  });

  test('takes no mark for what it is not, and no other producer’s', async () => {
    const [mark, theirs] = [
      await own(),
      await uploadMark(office, WHOLE, {
        kind: 'producer',
        producer: shop.neighbour.producerId,
        file: dot('red'),
      }),
    ];
    await expect(lookOf(office, producer, { ocop: mark.hash })).rejects.toEqual(refusal('mark-not-found'));
    await expect(lookOf(office, producer, { producer: theirs.hash })).rejects.toEqual(
      refusal('mark-not-found'),
    );
    await expect(lookOf(office, producer, { office: 'a'.repeat(64) })).rejects.toEqual(
      refusal('mark-not-found'),
    );
  });

  test('saved as it was writes nothing, and a mark put away is gone from it', async () => {
    const mark = await own();
    const look = { producer, mark: mark.id, story: null, colours: 'black' as const };
    await saveLook(office, shop.own, look);
    await saveLook(office, shop.own, look);
    expect(await listEvents(office.db, [{ noun: 'look', nounId: producer }])).toHaveLength(1);
    await retireMark(office, shop.own, { mark: mark.id });
    expect(await findProducerLook(office.db, producer)).toMatchObject({ markId: null, markHash: null });
    await expect(saveLook(office, shop.own, look)).rejects.toEqual(refusal('mark-not-found'));
  });
});

describe('the OCOP mark of a star', () => {
  test('is an OCOP mark in use, chosen once, or none', async () => {
    const [mark, seal] = [
      await ocop(),
      await uploadMark(office, WHOLE, { kind: 'office', file: dot('navy') }),
    ];
    await expect(chooseStarMark(office, WHOLE, { star: 5, mark: seal.id })).rejects.toEqual(
      refusal('mark-not-found'),
    );
    for (const chosen of [mark.id, mark.id, null, null])
      await chooseStarMark(office, WHOLE, { star: 5, mark: chosen });
    const told = await listEvents(office.db, [{ noun: 'star-mark', nounId: '5' }]);
    expect(told.map(({ before, after }) => [before, after])).toEqual([
      [{ mark: mark.id }, { mark: null }],
      [{ mark: null }, { mark: mark.id }],
    ]);
  });
});

describe('the office’s two colours', () => {
  test('are dark enough to be seen and read on white', async () => {
    const pale = (first: string, second: string) => chooseColours(office, WHOLE, { first, second });
    await expect(pale('#ffd700', '#000000')).rejects.toEqual(
      refusal('colour-too-pale', { field: 'first', colour: '#ffd700', contrast: 1.4, least: 3 }),
    );
    await expect(pale('#000000', '#949494')).rejects.toEqual(
      refusal('colour-too-pale', { field: 'second', contrast: 3, least: 4.5 }),
    );
    await pale('#949494', '#767676');
    await pale('#949494', '#767676');
    expect(await listEvents(office.db, [{ noun: 'colours', nounId: 'office' }])).toHaveLength(1);
  });
});
