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
  ])('says “%s”', (story) => {
    expect(answer(story)).toBe('taken');
  });

  test.each([
    ['Mật ong OCOP Thanh Mai', 'story-claims-star: OCOP'],
    ['đạt o.c.o.p cấp tỉnh', 'story-claims-star: o.c.o.p'],
    ['Sản phẩm O C O P', 'story-claims-star: O C O P'],
    ['ОСОР Thanh Mai', 'story-claims-star: ОСОР'],
    ['ＯＣＯＰ', 'story-claims-star: ＯＣＯＰ'],
    ['O\u200bCOP', 'story-claims-star: ocop'],
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
        expect(answer(story)).toMatch(/^(taken|story-claims-(star|goods): )/);
      }),
    );
  });
});
