import { afterEach, expect, test } from 'vitest';
import { findAuthority } from '#db/decisions';
import { csvOf, foundOffice, type Office } from '#test/import/support/office.ts';

// DỮ LIỆU MẪU: the firm and its product are fictional.

let office: Office;
afterEach(() => office.close());

test('An authority that an import wrote out is found by its short name, and the other way round', async () => {
  office = await foundOffice();
  const heading = ['Tên sản phẩm', 'Chủ thể', 'Hạng sao', 'Số quyết định', 'Ngày ký', 'Cơ quan ban hành'];
  const award = ['Bánh gai', 'HTX Mai Khê', '3', '12/QĐ-UBND', '15/03/2024'];
  await office.bring(csvOf([heading, [...award, 'Ủy ban nhân dân huyện Mai Hoà']]));
  const long = await findAuthority(office.deps.db, 'Ủy ban nhân dân huyện Mai Hòa');
  expect(long).toBeDefined();
  expect(await findAuthority(office.deps.db, 'UBND huyện Mai Hoà')).toEqual(long);
});
