import { render } from 'preact-render-to-string';
import { beforeAll, describe, expect, test } from 'vitest';
import { HEADLINES, type Verdict } from '#core/verdict';
import { verify } from '#core/verify';
import { HOSTILE_NAME, NOW, ORIGIN, samplePaths, stampTrust } from '#test/support/stampWorld.ts';
import { VerdictPage } from '#web/pages/VerdictPage.tsx';
import { type Lang, textOf } from '#web/text.ts';

type Paths = Awaited<ReturnType<typeof samplePaths>>;

const LANGS: readonly Lang[] = ['vi', 'en'];
const verdicts = new Map<string, Verdict>();

beforeAll(async () => {
  const trust = await stampTrust();
  for (const [name, path] of Object.entries(await samplePaths())) {
    verdicts.set(name, await verify(ORIGIN + path, trust, NOW));
  }
  const { register: _none, ...offline } = trust;
  const paths = await samplePaths();
  verdicts.set('signed-only', await verify(ORIGIN + paths['in-force'], offline, NOW));
  verdicts.set('foreign', await verify('https://evil.example/s/010000000001', trust, NOW));
});

function verdictOf(name: keyof Paths | 'signed-only' | 'foreign'): Verdict {
  return verdicts.get(name)!;
}

function pageOf(verdict: Verdict, lang: Lang = 'vi'): string {
  const frame = { lang, otherLangQuery: '?lang=en', trial: false };
  return render(<VerdictPage frame={frame} verdict={verdict} origin={ORIGIN} />);
}

/** What a reader reads: no style, no tags, entities undone, spaces one. */
function wordsOf(page: string): string {
  const bare = page.replace(/<style>.*?<\/style>|<title>.*?<\/title>/gs, '').replace(/<[^>]+>/g, ' ');
  const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
  return bare.replace(/&\w+;/g, (entity) => entities[entity] ?? entity).replace(/\s+/g, ' ');
}

const words = (name: Parameters<typeof verdictOf>[0], lang: Lang = 'vi') =>
  wordsOf(pageOf(verdictOf(name), lang));

describe('the page of a verdict', () => {
  test('every headline of the precedence table has its page, in both languages', () => {
    for (const { headline, tone } of HEADLINES) {
      const verdict = verdicts.get(headline);
      expect(verdict?.headline, headline).toBe(headline);
      for (const lang of LANGS) {
        const page = pageOf(verdict!, lang);
        const { title } = textOf(lang).headlines[headline];
        expect(page).toContain(`<html lang="${lang}">`);
        expect(page).toContain(`class="banner ${tone}"`);
        expect(page).toMatch(new RegExp(`<h1>${title}</h1>`));
        expect(page).toMatch(/banner[^>]*><svg class="icon"/);
      }
    }
  });

  test('no page shows an unfilled text', () => {
    for (const [name, verdict] of verdicts) {
      if (name === 'hostile') continue;
      for (const lang of LANGS)
        expect(wordsOf(pageOf(verdict, lang)), name).not.toMatch(/[{}[\]…]|undefined|null/);
    }
  });

  test('every value of each fact is said in words of its own', () => {
    const base = verdictOf('in-force');
    for (const lang of LANGS) {
      const text = textOf(lang);
      const said = (change: Partial<Verdict>) => wordsOf(pageOf({ ...base, ...change }, lang));
      for (const origin of Object.keys(text.origin) as Verdict['origin'][])
        expect(said({ origin })).toContain(text.origin[origin]);
      for (const value of Object.keys(text.recognition) as Verdict['recognition'][]) {
        expect(said({ recognition: value })).toContain(`12/11/2026: ${text.recognition[value]}.`);
        expect(said({ recognitionAtIssue: value })).toContain(`01/10/2026: ${text.recognition[value]}.`);
      }
      for (const stamp of Object.keys(text.stamp) as Verdict['stamp'][])
        expect(said({ stamp })).toContain(text.stamp[stamp].split('[')[0]);
      for (const copies of Object.keys(text.copies) as Verdict['copies'][])
        expect(said({ copies })).toContain(text.copies[copies]);
      for (const reason of Object.keys(text.originReason) as NonNullable<Verdict['originReason']>[])
        expect(said({ originReason: reason })).toContain(text.originReason[reason]);
    }
  });

  test('in force: stars, product, producer, both addresses, decision, validity, lot, dates, ID, as of when', () => {
    const page = words('in-force');
    for (const shown of [
      '4\u00a0sao',
      'Trà hoa vàng sấy lạnh Thanh Mai',
      'Hợp tác xã Nông nghiệp Thanh Mai',
      'Thôn Đông, xã Thanh Mai cũ, huyện Sông Lành, tỉnh Đồi Xanh',
      'Xã Thanh Mai, tỉnh Sông Xanh',
      '377/QĐ-UBND, UBND huyện Sông Lành, ký ngày 15/03/2025',
      'từ 15/03/2025 đến hết 15/03/2028',
      'TM-2026-10',
      '20/09/2026',
      '20/09/2027',
      '0100 0000 0001-8',
      'Dữ liệu lúc 12/11/2026 09:30 (giờ Việt Nam)',
      'DỮ LIỆU MẪU',
    ])
      expect(page).toContain(shown.replace('\u00a0', ' '));
    expect(pageOf(verdictOf('in-force'))).toContain('aria-label="4 trên 5 sao OCOP"');
  });

  test('a signed code alone proves no goods, and the page says so', () => {
    expect(words('in-force')).toContain('riêng mã chưa chứng minh được hàng trong tay');
    expect(words('mini', 'en')).toContain('a code alone does not prove the goods in hand');
  });

  test('lapsed: recognised when issued, and since when no more', () => {
    expect(words('lapsed')).toContain(
      'Được công nhận khi phát hành tem; giấy chứng nhận đã hết hiệu lực ngày 20/10/2026.',
    );
    expect(words('lapsed')).toContain('4 sao khi phát hành tem');
  });

  test('another star today: both are said, the stamp keeps its own', () => {
    expect(words('superseded')).toContain('được công nhận 3 sao; nay sản phẩm được công nhận 5 sao');
    expect(pageOf(verdictOf('superseded'))).toContain('aria-label="3 trên 5 sao OCOP"');
  });

  test('renewed with the same star: in force, with the validity of today beside the stamp’s own', () => {
    expect(verdictOf('renewed').headline).toBe('in-force');
    expect(words('renewed')).toContain('hiệu lực đến hết ngày 01/11/2029');
    expect(words('renewed')).toContain('từ 01/11/2023 đến hết 31/10/2026');
  });

  test('withdrawn: since when, by which decision under which clause, and why', () => {
    expect(words('withdrawn')).toContain(
      'Từ ngày 02/11/2026 sản phẩm không còn là sản phẩm OCOP, theo quyết định 99/QĐ-UBND, UBND tỉnh Sông Xanh (khoản 2, Điều 17).',
    );
    expect(words('safety-withdrawn', 'en')).toContain('by decision 99/QĐ-UBND, UBND tỉnh Sông Xanh.');
    expect(words('withdrawn')).toContain(
      'Quyết định thu hồi 99/QĐ-UBND, UBND tỉnh Sông Xanh, ký ngày 01/11/2026',
    );
    expect(words('withdrawn')).toContain('hết hiệu lực từ ngày 02/11/2026 do bị thu hồi');
    expect(words('in-force')).not.toContain('thu hồi từ');
    expect(words('safety-withdrawn')).toContain('Lý do: mẫu kiểm nghiệm có độc tố.');
  });

  test('a record without proof says that it proves nothing and how to check', () => {
    expect(words('record')).toContain('không chứng minh điều gì: ai cũng gõ được');
    expect(words('record')).toContain('hãy quét mã QR in trên chính con tem');
  });

  test('withdrawn by a decision the register does not tell is said without it', () => {
    const base = verdictOf('withdrawn');
    const { decision: _untold, ...withdrawal } = base.record!.recognition.withdrawal!;
    const recognition = { ...base.record!.recognition, withdrawal };
    const record = { ...base.record!, recognition, recognitions: [recognition] };
    const page = wordsOf(pageOf({ ...base, record }));
    expect(page).toContain('không còn là sản phẩm OCOP (khoản 2, Điều 17).');
    expect(page).not.toContain('Quyết định thu hồi');
  });

  test('no batch: who scanned a proven code reports it, who typed an ID types again', () => {
    const scanned = verdictOf('unknown-batch');
    for (const [origin, proof] of [
      ['signed', 'Dấu ký'],
      ['mac', 'Chữ số kiểm tra'],
    ] as const) {
      const page = pageOf({ ...scanned, origin });
      expect(wordsOf(page)).toContain(`${proof} đúng nhưng sổ đăng ký không ghi đợt tem này.`);
      expect(wordsOf(page)).toContain('hãy báo cho văn phòng OCOP');
      expect(wordsOf(page)).not.toContain('gõ lại');
      expect(page).toContain('class="fact notice"');
      expect(page).not.toContain('class="fact good"');
    }
    const typed = wordsOf(pageOf({ ...scanned, origin: 'record' }));
    expect(typed).toContain('hãy gõ lại cho đúng');
  });

  test('no card is without a heading', () => {
    for (const [name, verdict] of verdicts) {
      expect(pageOf(verdict), name).not.toMatch(/<section>(?!<h2>)/);
    }
  });

  test('an unsigned address of a voided stamp says both', () => {
    const verdict = { ...verdictOf('void'), origin: 'record' as const };
    expect(wordsOf(pageOf(verdict))).toContain('Mã này không có dấu ký');
  });

  test('forged: no product data, whatever the reason', () => {
    for (const name of ['forged', 'mini-wrong', 'key-unknown', 'key-compromised'] as const) {
      expect(verdictOf(name).headline).toBe('forged');
      for (const lang of LANGS) {
        expect(words(name, lang)).not.toMatch(/Trà|Hợp tác xã|377|TM-2026/);
        expect(pageOf(verdictOf(name), lang)).not.toContain('class="stars');
      }
    }
  });

  test('stars shine only where the code is proven, the star still stands and nothing warns', () => {
    const shining = [...verdicts].filter(([, verdict]) => pageOf(verdict).includes('class="stars"'));
    expect(shining.map(([name]) => name).sort()).toEqual(
      ['copies-alarm', 'copies-watch', 'ending', 'hostile', 'in-force', 'mini', 'renewed', 'spent'].sort(),
    );
  });

  test('names are text, never markup; only a number becomes a telephone link', () => {
    const page = pageOf(verdictOf('hostile'));
    expect(page).not.toMatch(/<script|<img/);
    expect(page).not.toContain(HOSTILE_NAME);
    expect(wordsOf(page)).toContain(HOSTILE_NAME);
    expect(page).not.toContain('href="javascript');
    expect(page).not.toContain('href="tel:');
    expect(pageOf(verdictOf('in-force'))).toContain('<a href="tel:0900000001">0900 000 001</a>');
  });
});
