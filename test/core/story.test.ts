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
    'Quà quê: gạo, mắm & trà; 100% tự nhiên!',
    'Café Đắk Lắk + mật ong = ngon',
    'Đồ gia dụng, hàng gia truyền, hàng giá tốt',
    'Có hàng, thật thơm',
    'Đắng như ĐẮNG, ngọt như ỨỪỬỮỰ',
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
