import { describe, expect, test } from 'vitest';
import { levelOfName } from '#core/authority';
import {
  catalogueOf,
  looksLikeService,
  readGroup,
  readProducerKind,
  readRecordKind,
} from '#server/import/kinds.ts';

describe('What a row says was done', () => {
  test.each([
    ['', null],
    ['recognised', null],
    ['Công nhận', null],
    ['công nhận mới', null],
    ['Còn hiệu lực', null],
    ['re-recognised', 're-recognise'],
    ['Công nhận lại', 're-recognise'],
    ['upgraded 3→4', 'upgrade'],
    ['Nâng hạng', 'upgrade'],
    ['downgraded 4→3', 'downgrade'],
    ['Hạ sao', 'downgrade'],
    ['recognised; potential 5★', null],
    ['recognised; nominated 5★', null],
  ])('%o is an award', (written, kind) => {
    expect(readRecordKind(written)).toMatchObject({ award: kind, reason: null });
  });

  test.each([
    ['council-scored only', 'notRecognised'],
    ['Hội đồng chấm điểm', 'notRecognised'],
    ['proposed for 4★', 'notRecognised'],
    ['submitted for 5★', 'notRecognised'],
    ['Đề nghị 5 sao', 'notRecognised'],
    ['potential 5★', 'notRecognised'],
    ['Tiềm năng 5 sao', 'notRecognised'],
    ['Chưa công nhận', 'notRecognised'],
    ['Không được công nhận', 'notRecognised'],
    ['upgrade 3→4 in progress', 'upgradePending'],
    ['Đang nâng hạng', 'upgradePending'],
    ['Chờ công nhận', 'upgradePending'],
    ['revoked (lapsed)', 'withdrawn'],
    ['Đã thu hồi', 'withdrawn'],
    ['renamed', 'renamed'],
    ['Đổi tên', 'renamed'],
    ['Hết hạn', 'validTo'],
    ['ơ', 'kindUnclear'],
    ['Đánh giá lại', 'kindUnclear'],
  ])('%o is none, because %s', (written, reason) => {
    expect(readRecordKind(written)).toMatchObject({ award: null, reason });
  });

  test('a star spoken of is kept apart from a star awarded', () => {
    expect(readRecordKind('proposed for 4★').aimed).toBe(4);
    expect(readRecordKind('submitted for 5★').aimed).toBe(5);
    expect(readRecordKind('recognised; nominated 5★').aimed).toBeNull();
  });

  test('“tiềm năng 5 sao” is a flag only', () => {
    expect(readRecordKind('recognised; potential 5★').potentialFive).toBe(true);
    expect(readRecordKind('recognised; nominated 5★').potentialFive).toBe(false);
  });
});

describe('Who a producer is', () => {
  test.each([
    ['hợp tác xã', 'x', 'cooperative'],
    ['', 'HTX Mật ong Thanh Mai', 'cooperative'],
    ['', 'Tổ hợp tác miến dong', 'cooperative-group'],
    ['doanh nghiệp', 'x', 'company'],
    ['', 'Cty TNHH Trà Thanh Mai', 'company'],
    ['chi nhánh doanh nghiệp', 'x', 'branch'],
    ['', 'Hộ kinh doanh Nguyễn Thị Mẫu', 'household'],
    ['cơ sở sản xuất', 'x', 'workshop'],
    ['', 'Trang trại Thanh Mai', 'farm'],
    ['', 'Ban du lịch cộng đồng', 'tourism-body'],
    ['', 'Thanh Mai', 'unknown'],
  ])('%o, %o is %s', (type, name, kind) => {
    expect(readProducerKind(type, name)).toBe(kind);
  });

  test('a ministry is known by its name', () => {
    expect(levelOfName('Bộ Nông nghiệp và PTNT')).toBe('ministry');
    expect(levelOfName('BỘ NÔNG NGHIỆP'.normalize('NFD'))).toBe('ministry');
    expect(levelOfName('UBND huyện Thanh Mai')).toBe('district');
  });
});

describe('Which group a product is in', () => {
  test.each([
    ['Thực phẩm', 'food', null],
    ['Nhóm đồ uống', 'drinks', null],
    ['Dược liệu và sản phẩm từ dược liệu', 'herbal', null],
    ['Thủ công mỹ nghệ', 'crafts', '2023'],
    ['Sinh vật cảnh', 'ornamental', '2023'],
    ['Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch', 'tourism', '2023'],
    ['Vải và may mặc', 'textiles', '2019'],
    ['Lưu niệm - nội thất - trang trí', 'souvenirs', '2019'],
    ['Dịch vụ du lịch nông thôn, bán hàng', 'services', '2019'],
  ])('%s', (written, group, version) => {
    expect(readGroup(written)).toEqual({ group, version });
  });

  test('a name in both catalogues is dated by the decision, else by the year', () => {
    expect(catalogueOf('2023-02-23' as never, null)).toBe('2019');
    expect(catalogueOf('2023-02-24' as never, null)).toBe('2023');
    expect(catalogueOf(null, 2021)).toBe('2019');
    expect(catalogueOf(null, null)).toBe('2023');
  });

  test('a service is guessed from its name only to warn', () => {
    expect(looksLikeService('Điểm du lịch sinh thái Thanh Mai')).toBe(true);
    expect(looksLikeService('Mật ong du lịch')).toBe(false);
  });
});
