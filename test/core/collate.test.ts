import { expect, test } from 'vitest';
import { byName } from '#core/collate';

test('names stand as a Vietnamese dictionary has them: Đ after D, accents last', () => {
  const names = ['Vĩnh Long', 'Đồng Nai', 'Hải Phòng', 'Hà Nội', 'An Giang', 'Điện Biên', 'Cà Mau', 'Huế'];
  expect(byName(names.map((name) => ({ name }))).map(({ name }) => name)).toEqual([
    'An Giang',
    'Cà Mau',
    'Điện Biên',
    'Đồng Nai',
    'Hà Nội',
    'Hải Phòng',
    'Huế',
    'Vĩnh Long',
  ]);
});
