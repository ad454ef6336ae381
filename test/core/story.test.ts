import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#core/refusal';
import { LONGEST_STORY, refuseClaims } from '#core/story';
import { parseForm } from '#server/forms/form.ts';
import { lookForm } from '#server/forms/mark.ts';

function answer(story: string): string {
  try {
    refuseClaims(story);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${error.code}: ${error.details.found}`;
  }
  return 'taken';
}

describe('a story line', () => {
  test.each([
    'Mật ong hoa rừng Thanh Mai, quay hai vụ một năm.',
    'Chè sao tay trên chảo gang',
    'Trà sao vàng hạ thổ theo bài của bà',
    'Sao trà 3 lần trong chảo gang',
    'Ba sao ba sấy, đúng cách của ông cha',
    'Vì sao ngon? Vì nước suối Mai.',
    'Không sao, cứ thử một miếng',
    'Hoa hồi (star anise) Lạng Sơn',
    'Gạo nếp cái hoa vàng, thật dẻo',
    'Hàng thủ công, thật thơm',
    'Mắm năm xưa, sáo đậu bờ ao',
    'Làm từ năm 1985 ở bản Sao',
    'Chè sao suốt, hái sao trong ngày',
    'Bà sao chè, ông tự sao lấy',
    'Sao 3 lần, 2 lửa – “cách của bà” (1985)',
    'Vườn hai sào, 5 sào chè',
    'Quà quê: gạo, mắm & trà; phơi nắng 3 ngày!',
    'Café Đắk Lắk + mật ong = ngon',
    'Đồ gia dụng, hàng gia truyền, hàng giá tốt',
    'Có hàng, thật thơm',
    'Đắng như ĐẮNG, ngọt như ỨỪỬỮỰ',
    'Ong lấy mật hoa nhãn tháng ba',
    'Chè hái tay ở độ cao 900 m',
    'Nhất Nghệ, tổ nghề đan lát',
    'Hợp tác xã Thống Nhất, vườn số 1',
    'Ngon nhất khi uống lạnh',
    'Dùng tốt nhất trước rằm tháng tám',
    'Sô-cô-la 70% ca cao, 100% Arabica',
    'Xã đạt chuẩn nông thôn mới năm 2019',
    'Chuẩn vị quê, nấu theo cách của mẹ',
    'Chè vùng An toàn khu Định Hóa',
    'Cam kết trái quanh năm trên đồi',
    'Khách ăn no 1 bữa, nhớ cả năm',
    'Chùa Bệnh Viện không có ở đây',
    'Nhật ký của người giữ ong',
    'Muối ho, mía lau, gừng gió',
    'Hoa chữa lửa, hái ở trị trấn',
    'Mỗi năm chỉ làm 300 hũ',
    'Ba đời làm mắm, ủ 12 tháng trong chum',
    'Best served cold, best before Tet',
    'Cured ham, smoked for 30 days',
    'Không phun thuốc từ khi ra hoa',
  ])('says “%s”', (story) => {
    expect(answer(story)).toBe('taken');
  });

  test.each([
    ['Mật ong OCOP Thanh Mai', 'story-claims-star: OCOP'],
    ['đạt o.c.o.p cấp tỉnh', 'story-claims-star: o.c.o.p'],
    ['Sản phẩm O C O P', 'story-claims-star: O C O P'],
    ['ОСОР Thanh Mai', 'story-claims-star: ОСОР'],
    ['ＯＣＯＰ', 'story-claims-star: ＯＣＯＰ'],
    ['O\u200bCOP', 'story-claims-star: O\u200bCOP'],
    ['Mật ong 5 sao', 'story-claims-star: 5 sao'],
    ['mật ong 5SAO', 'story-claims-star: 5SAO'],
    ['Năm sao, bốn mùa', 'story-claims-star: Năm sao'],
    ['nam sao', 'story-claims-star: nam sao'],
    ['Bốn ngôi sao', 'story-claims-star: Bốn ngôi sao'],
    ['Chuẩn sao của tỉnh', 'story-claims-star: Chuẩn sao'],
    ['Five stars honey', 'story-claims-star: Five stars'],
    ['5-star honey', 'story-claims-star: 5-star'],
    ['Mật ong ★★★★★', 'story-claims-star: ★'],
    ['Mật ong ⭐', 'story-claims-star: ⭐'],
    ['Hàng thật, giá thật', 'story-claims-goods: Hàng thật'],
    ['HÀNG THẬT', 'story-claims-goods: HÀNG THẬT'],
    ['Chính hãng', 'story-claims-goods: Chính hãng'],
    ['Tem chống hàng giả', 'story-claims-goods: hàng giả'],
    ['hàng-thật', 'story-claims-goods: hàng-thật'],
    ['chính  hãng', 'story-claims-goods: chính  hãng'],
    ['hàng that', 'story-claims-goods: hàng that'],
    ['Được chứng nhận an toàn', 'story-claims-goods: chứng nhận'],
    ['Duoc chung nhan an toan', 'story-claims-goods: chung nhan'],
    ['Cam kết 100% nguyên chất', 'story-claims-goods: Cam kết 100'],
    ['nguyên chất 100 %', 'story-claims-goods: nguyên chất 100 %'],
    ['100% tự nhiên', 'story-claims-goods: 100% tự nhiên'],
    ['99,9 % tinh khiết', 'story-claims-goods: 99,9 % tinh khiết'],
    ['Một trăm phần trăm thiên nhiên', 'story-claims-goods: Một trăm phần trăm thiên nhiên'],
    ['An toàn tuyệt đối', 'story-claims-goods: An toàn'],
    ['AN TÒAN tuyệt đối', 'story-claims-goods: AN TÒAN'],
    ['аn toàn', 'story-claims-goods: аn toàn'],
    ['Chữa khỏi bệnh tiểu đường', 'story-claims-goods: Chữa khỏi bệnh'],
    ['Trị ho, giảm đau', 'story-claims-goods: Trị ho'],
    ['Phòng ngừa ung thư', 'story-claims-goods: Phòng ngừa ung thư'],
    ['Sản phẩm tốt nhất Việt Nam', 'story-claims-goods: tốt nhất Việt Nam'],
    ['Ngon nhất vùng', 'story-claims-goods: Ngon nhất vùng'],
    ['Ngon số 1 cả nước', 'story-claims-goods: Ngon số 1 cả nước'],
    ['Số một Việt Nam', 'story-claims-goods: Số một Việt Nam'],
    ['Đạt chuẩn quốc gia', 'story-claims-goods: Đạt chuẩn'],
    ['Theo tiêu chuẩn châu Âu', 'story-claims-goods: tiêu chuẩn châu Âu'],
    ['Rau VietGAP', 'story-claims-goods: VietGAP'],
    ['ISO 22000', 'story-claims-goods: ISO 22000'],
    ['Hàng chuẩn thật 100%', 'story-claims-goods: Hàng chuẩn'],
    ['Mật ong thật 100%', 'story-claims-goods: thật 100%'],
    ['Hàng chính hiệu', 'story-claims-goods: chính hiệu'],
    ['Bảo đảm chất lượng', 'story-claims-goods: Bảo đảm chất lượng'],
    ["Vietnam's best honey", "story-claims-goods: Vietnam's best"],
    ['100% pure honey', 'story-claims-goods: 100% pure'],
    ['Heals all', 'story-claims-goods: Heals all'],
    ['Certified safe', 'story-claims-goods: Certified'],
    ['5 s\u0308ao', 'story-claims-star: 5 s\u0308ao'],
    ['5 ѕао', 'story-claims-star: 5 ѕао'],
    ['5 sаo', 'story-claims-star: 5 sаo'],
    ['5 s a o', 'story-claims-star: 5 s a o'],
    ['5 săo', 'story-claims-star: 5 săo'],
    ['⑤ sao', 'story-claims-star: ⑤ sao'],
    ['10 sao', 'story-claims-star: 10 sao'],
    ['5.0 sao', 'story-claims-star: 5.0 sao'],
    ['năm cánh sao', 'story-claims-star: năm cánh sao'],
    ['sáu sao', 'story-claims-star: sáu sao'],
    ['5 ngoi sao', 'story-claims-star: 5 ngoi sao'],
    ['Mật ong sao 5', 'story-claims-star: sao 5'],
    ['star 5', 'story-claims-star: star 5'],
    ['seven-star honey', 'story-claims-star: seven-star'],
    ['hạng  sao', 'story-claims-star: hạng  sao'],
    ['OCÖP 5', 'story-claims-star: OCÖP'],
    ['0COP', 'story-claims-star: 0COP'],
    ['ÓCÓP', 'story-claims-star: ÓCÓP'],
    ['Ocop5', 'story-claims-star: Ocop'],
    ['5 ꜱᴀᴏ', 'story-other-letters: ꜱ'],
    ['ᴏᴄᴏᴘ', 'story-other-letters: ᴏ'],
    ['⭑⭑⭑⭑⭑', 'story-other-letters: ⭑'],
    ['Мёд', 'story-other-letters: М'],
    ['mật ong s\u0336', 'story-other-letters: \u0336'],
    ['mật\u00adong', 'story-other-letters: \u00ad'],
    ['蜂蜜', 'story-other-letters: 蜂'],
  ])('does not say “%s”', (story, said) => {
    expect(answer(story)).toBe(said);
  });

  test('claims what it claims in capitals, without accents, with dots or blanks between, and among other words', () => {
    const claims = [
      'chứng nhận',
      'an toàn',
      'chữa bệnh',
      'tốt nhất',
      'đạt chuẩn',
      'chính hiệu',
      '100% tự nhiên',
    ];
    const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
    const spelling = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toUpperCase(),
      (text) => text.normalize('NFD'),
      bare,
    );
    const between = fc.constantFrom(' ', '  ', '-', '.', ' – ', '\u00a0', '');
    const around = fc.constantFrom('', 'Mật ong ', 'của bà, ', '(');
    fc.assert(
      fc.property(fc.constantFrom(...claims), spelling, between, around, (claim, spell, gap, before) => {
        const typed = `${before}${spell(claim).replaceAll(' ', gap)}`;
        expect(answer(typed)).toMatch(/^story-claims-goods: /);
      }),
    );
  });

  test('is one line of at most 60 characters, or none', () => {
    const look = (story: string) => parseForm(lookForm, { producer: 'prc-1', story });
    expect(look('  ').story).toBeNull();
    expect(look(` ${'ă'.repeat(LONGEST_STORY)} `).story).toHaveLength(LONGEST_STORY);
    for (const story of ['ă'.repeat(LONGEST_STORY + 1), 'hai\ndòng'])
      expect(() => look(story)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  test('of any letters is taken or refused by a code', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (story) => {
        expect(answer(story)).toMatch(/^(taken|story-(claims-star|claims-goods|other-letters): )/s);
      }),
    );
  });
});
