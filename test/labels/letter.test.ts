import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseDay } from '#core/day';
import type { LetterFacts, Notice } from '#db/notices';
import { printNoticeLetter } from '#server/mail/noticeLetter.ts';
import { hasTools, runTool } from '#test/support/tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'temgoc-letter-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FACTS: LetterFacts = {
  producer: 'Hợp tác xã Mật ong Thanh Mai',
  address: 'Thôn Đông, xã Thanh Mai cũ, huyện Sông Lành, tỉnh Đồi Xanh',
  product: 'Mật ong hoa nhãn Thanh Mai',
  star: 4,
  decision: '377/QĐ-UBND',
  signedOn: parseDay('2023-12-10'),
  authority: 'UBND tỉnh Đồi Xanh',
  validFrom: parseDay('2023-12-10'),
  validTo: parseDay('2026-12-10'),
  sample: true,
};

const NOTICE: Notice = {
  id: 'notice-1',
  kind: '30-day',
  recognitionId: 'r-1',
  productId: 'p-1',
  producerId: 'c-1',
  madeAt: Date.parse('2026-11-10T01:00:00Z'),
  validTo: FACTS.validTo,
  email: null,
  mail: 'none',
  mailTries: 0,
  mailAt: null,
  mailProblem: null,
  readAt: null,
  readBy: null,
  letterAt: null,
};

async function printed(facts: LetterFacts): Promise<{ bytes: Uint8Array; text: string; pages: number }> {
  const bytes = await printNoticeLetter(NOTICE, facts);
  const path = join(folder, 'letter.pdf');
  writeFileSync(path, bytes);
  const text = (await runTool('pdftotext', ['-layout', path, '-'])).normalize('NFC');
  const pages = Number(/Pages:\s+(\d+)/.exec(await runTool('pdfinfo', [path]))?.[1]);
  return { bytes, text: text.replace(/\s+/g, ' '), pages };
}

describe.skipIf(!hasTools('pdftotext', 'pdfinfo'))('the letter of a notice', () => {
  test('says to whom, of what, by which decision, when it ends and what to do, on one page', async () => {
    const { text, pages } = await printed(FACTS);
    expect(pages).toBe(1);
    for (const words of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Về việc công nhận sản phẩm OCOP sắp hết hiệu lực',
      'Căn cứ Quyết định số 148/QĐ-TTg ngày 24/02/2023',
      'Căn cứ Quyết định số 377/QĐ-UBND ngày 10/12/2023 của UBND tỉnh Đồi Xanh',
      'Nơi nhận:',
      'Kính gửi: Hợp tác xã Mật ong Thanh Mai',
      'Mật ong hoa nhãn Thanh Mai',
      '377/QĐ-UBND ngày 10/12/2023, UBND tỉnh Đồi Xanh',
      'ngày 10 tháng 11 năm 2026',
      'hết thời hạn ngày 10/12/2026',
      'khi còn 30 ngày',
      'Nộp hồ sơ đánh giá lại',
      'DỮ LIỆU MẪU',
    ]) {
      expect(text).toContain(words);
    }
  });

  test('bears no sample mark where it is none, and is the same bytes printed again', async () => {
    const one = await printed({ ...FACTS, sample: false });
    expect(one.text).not.toContain('DỮ LIỆU MẪU');
    expect(Buffer.from((await printed({ ...FACTS, sample: false })).bytes).equals(one.bytes)).toBe(true);
  });

  test('names the decision of the day the product was recognised', async () => {
    const { text } = await printed({ ...FACTS, signedOn: parseDay('2025-07-06') });
    expect(text).toContain('Căn cứ Quyết định số 1489/QĐ-TTg ngày 06/07/2025');
  });

  test('keeps the longest names whole, on as many pages as it takes', async () => {
    const long = 'Sản phẩm có tên rất dài của xã Thanh Mai '.repeat(20).trim();
    const { text } = await printed({ ...FACTS, product: long, address: long });
    expect(text.split('Thanh Mai').length).toBeGreaterThan(40);
    expect(text).toContain('(Ký, ghi rõ họ tên, đóng dấu)');
  });
});
