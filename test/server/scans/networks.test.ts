import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#core/refusal';
import { networkOf } from '#server/guessThrottle.ts';
import { NO_NETWORKS, parseNetworks } from '#server/scans/networks.ts';
import { isRobot } from '#server/scans/robots.ts';

const HEADING = 'prefix,kind,province';
const table = (...lines: string[]) => parseNetworks([HEADING, ...lines].join('\n'));

function refusalOf(text: string): Refusal {
  try {
    parseNetworks(text);
  } catch (error) {
    return error as Refusal;
  }
  throw new Error('was read');
}

describe('the operator’s table of networks', () => {
  test('is looked up by the longest prefix that holds a network', () => {
    const networks = table('203.0.0.0/16,mobile,', '203.0.113.0/24,fixed,24', '2001:db8::/32,shared,', '');
    expect(networks.find('203.0.113')).toEqual({ kind: 'fixed', province: '24' });
    expect(networks.find('203.0.7')).toEqual({ kind: 'mobile', province: null });
    expect(networks.find(networkOf('2001:db8:77:1::5'))).toEqual({ kind: 'shared', province: null });
    for (const other of ['198.51.100', '2001:db9:0', '', 'x', '203.0', '999.1.1'])
      expect(networks.find(other)).toEqual({ kind: 'unknown', province: null });
    expect(NO_NETWORKS.find('203.0.113').kind).toBe('unknown');
  });

  test.each([
    ['203.0.113.0/24;fixed;24', 'other marks'],
    ['203.0.113.0/24,fixed', 'a part missing'],
    ['203.0.113.0/24,fixed,24,x', 'a part too many'],
    ['203.0.113.1/24,fixed,24', 'an address within'],
    ['203.0.113.0/23,fixed,24', 'bits beyond the length'],
    ['203.0.113.0/25,fixed,24', 'finer than is looked at'],
    ['203.0.0.0/7,fixed,24', 'too coarse'],
    ['203.0.256.0/24,fixed,24', 'no address'],
    ['203.00.113.0/24,fixed,24', 'another spelling'],
    ['2001:db8:1::/49,fixed,24', 'finer than is looked at'],
    ['2001:DB8::/32,fixed,24', 'capitals'],
    ['203.0.113.0/24,cable,24', 'no kind of ours'],
    ['203.0.113.0/24,unknown,24', 'a kind that says nothing'],
    ['203.0.113.0/24,fixed,27', 'a province of the past'],
    ['203.0.113.0/24,fixed,Bắc Ninh', 'a name for a code'],
    ['', 'an empty line'],
  ])('refuses %j: %s, naming its line', (line) => {
    const text = [HEADING, '198.51.100.0/24,mobile,', line, '192.0.2.0/24,fixed,01'].join('\n');
    expect(refusalOf(text)).toMatchObject({ code: 'networks-malformed', details: { line: 3 } });
  });

  test('refuses a prefix written twice, and a table without its heading', () => {
    const twice = [HEADING, '203.0.113.0/24,fixed,24', '203.0.113.0/24,mobile,'].join('\n');
    expect(refusalOf(twice).details).toMatchObject({ line: 3 });
    expect(refusalOf('203.0.113.0/24,fixed,24').details).toMatchObject({ line: 1 });
    expect(refusalOf('').code).toBe('networks-malformed');
  });

  test('reads what it wrote, whatever the prefixes, and finds each; any other text is refused and nothing else', () => {
    const v4 = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map((parts) => parts.join('.'));
    const hex = fc.nat(0xffff).map((part) => part.toString(16));
    const v6 = fc.tuple(hex, hex, hex).map((parts) => parts.join(':'));
    const kind = fc.constantFrom('fixed', 'mobile', 'shared');
    const row = fc.tuple(fc.oneof(v4, v6), kind, fc.constantFrom('', '01', '24', '79'));
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: ([network]) => network }), (rows) => {
        const lines = rows.map(([network, ...rest]) =>
          [network.includes(':') ? `${network}::/48` : `${network}.0/24`, ...rest].join(','),
        );
        const networks = parseNetworks(`\ufeff${[HEADING, ...lines].join('\r\n')}\r\n`);
        for (const [network, one, province] of rows)
          expect(networks.find(network)).toEqual({ kind: one, province: province || null });
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 40 }), { maxLength: 5 }), (lines) => {
        try {
          parseNetworks([HEADING, ...lines].join('\n'));
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
    );
  });
});

describe('a network', () => {
  test('is never finer than /24 or /48, however an address is written', () => {
    expect(networkOf('2001::abcd')).toBe('2001:0:0');
    expect(networkOf('::1')).toBe('0:0:0');
    expect(networkOf('2001:0DB8:0077:0001:0000:0000:0000:0005')).toBe('2001:db8:77');
    const group = fc.nat(0xffff).map((part) => part.toString(16));
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        expect(networkOf(groups.join(':'))).toBe(groups.slice(0, 3).join(':'));
      }),
    );
  });
});

describe('a robot', () => {
  test.each([
    'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    'Mozilla/5.0 (compatible; ZaloBot/1.0; +https://zalo.me)',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
    'Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)',
    'TelegramBot (like TwitterBot)',
    'WhatsApp/2.23.20.0',
    'Viber/21.0',
    'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    'Mozilla/5.0 (compatible; Google-InspectionTool/1.0;)',
  ])('is known by its name: %s', (agent) => {
    expect(isRobot(agent)).toBe(true);
  });

  test.each([
    'Mozilla/5.0 (Linux; Android 15; SM-A155F) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 Zalo android/12100739 ZaloTheme/light ZaloLanguage/vi',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/22B83 Zalo iOS/648 ZaloTheme/light ZaloLanguage/vn',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/22B83 [FBAN/FBIOS;FBAV/486.0]',
    'Mozilla/5.0 (Linux; Android 14; CUBOT NOTE 50) AppleWebKit/537.36 Chrome/139.0 Mobile Safari/537.36',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 coc_coc_browser/138 Chrome/132.0 Safari/537.36',
    '',
  ])('is not a person in an app: %s', (agent) => {
    expect(isRobot(agent)).toBe(false);
  });

  test('is whoever fetches before anybody wants to see', () => {
    expect(isRobot('Chrome', 'prefetch;prerender')).toBe(true);
  });
});
