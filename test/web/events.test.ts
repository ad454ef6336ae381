import { describe, expect, test } from 'vitest';
import { STOCK_NAMES } from '#labels/stock/stockNames';
import { STOCKS } from '#labels/stock/table';
import { actorName } from '#web/actorName.ts';
import { changedFields } from '#web/eventChange.ts';
import { eventValuesText } from '#web/text/eventValues.ts';

describe('the journal', () => {
  test('tells only what changed, field by field, days and instants as people write them', () => {
    const before = { quantity: 1000, place: null, expiresOn: '2026-12-01', letter: { star: 3 } };
    const after = {
      quantity: 2500,
      place: null,
      expiresOn: '2027-01-31',
      letter: { star: 4 },
      closedAt: 1_795_312_800_000,
    };
    expect(changedFields('vi', before, after)).toEqual([
      { name: 'số lượng', before: '1.000', after: '2.500' },
      { name: 'hạn sử dụng', before: '01/12/2026', after: '31/01/2027' },
      { name: 'hạng sao', before: '3', after: '4' },
      { name: 'đóng lúc', before: null, after: '22/11/2026 09:00' },
    ]);
    expect(changedFields('en', null, { safety: true })).toEqual([
      { name: 'a danger to people', before: null, after: 'yes' },
    ]);
  });

  test('a value of a closed list is told in words, a list one thing after the other', () => {
    const after = {
      state: 'waiting',
      input: {
        phoneConsent: false,
        variants: [
          { name: 'hũ 300 g', gtin: null },
          { name: 'hũ 500 g', gtin: '02000000000015' },
        ],
      },
    };
    expect(changedFields('vi', { state: 'draft' }, after)).toEqual([
      { name: 'trạng thái', before: 'bản thảo', after: 'đang chờ' },
      { name: 'đồng ý cho người mua thấy điện thoại', before: null, after: 'không' },
      { name: 'quy cách', before: null, after: 'hũ 300 g; hũ 500 g · 02000000000015' },
    ]);
    expect(changedFields('en', null, { way: 'trial' })[0]).toMatchObject({
      name: 'how',
      after: 'trial account',
    });
  });

  test('stamps are told by the IDs on paper, papers by their measures, things by their names', () => {
    const act = { id: 'act-1', actor: 'cli', keyNumber: '01', first: 250, last: 260, cause: 'mistake' };
    expect(changedFields('vi', null, act).map(({ after }) => after)).toEqual([
      '0100 0000 0250-7',
      '0100 0000 0260-3',
      'nhầm lẫn',
    ]);
    const measures = 'page=210x297,label=40x25.5,grid=4x10,margin=0x0,pitch=40x25.5';
    expect(changedFields('vi', null, { measures })[0]?.after).toBe('4 cột × 10 hàng, nhãn 40 × 25,5 mm');
    const names = { 'prd-hn4120q6yndx': 'Mật ong hoa rừng Thanh Mai' };
    const told = changedFields('vi', null, { productId: 'prd-hn4120q6yndx' }, { names });
    expect(told).toEqual([{ name: 'sản phẩm', before: null, after: 'Mật ong hoa rừng Thanh Mai' }]);
  });

  test('told briefly, it leaves out what only a machine reads', () => {
    const after = { stock: 'a4-24', sha256: 'ff93d974', scaleX: 1.0008, lot: 'lot-smkmmgre4pr2', pages: 6 };
    expect(changedFields('en', null, after, { brief: true })).toEqual([
      { name: 'paper', before: null, after: 'A4, 24 labels of 70 × 37 mm' },
      { name: 'pages', before: null, after: '6' },
    ]);
  });

  test('the names of what every object holds are no words', () => {
    expect(changedFields('vi', null, { name: 'constructor', toString: 'valueOf' })).toEqual([
      { name: 'tên', before: null, after: 'constructor' },
      { name: 'toString', before: null, after: 'valueOf' },
    ]);
  });

  test.each(['vi', 'en'] as const)('papers are called in %s as they are where they are chosen', (lang) => {
    const { stock } = eventValuesText(lang);
    const titles = STOCKS.map(({ name }) => [name, STOCK_NAMES[name]?.[lang].title]);
    expect(stock).toEqual(Object.fromEntries(titles));
  });

  test('the machine’s own accounts are told in words, a person by name', () => {
    expect(actorName('vi', 'cli')).toBe('lệnh trên máy chủ');
    expect(actorName('en', 'temgoc')).toBe('the system');
    expect(actorName('en', 'Trần Thị Lan')).toBe('Trần Thị Lan');
  });
});
