import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerOf } from '#core/answer';
import { trustOfBundle } from '#core/bundleRegister';
import type { Gtin14 } from '#core/gtin';
import { formatRecordPath, formatStampPath } from '#core/stamp';
import { formatStampId, type KeyNumber } from '#core/stampId';
import { type Trust, verify } from '#core/verify';
import { stampSights } from '#db/sightSchema';
import { batches, stampActs } from '#db/stampSchema';
import {
  editionAt,
  LEAKED,
  madeUpOffice,
  NOW,
  OLD_ORIGIN,
  ORIGIN,
  phoneTrust,
  serverTrust,
} from '#test/support/madeUpOffice.ts';
import { diceOf } from '#test/support/madeUpRegister.ts';

const DAY_MS = 86_400_000;
const CASES = 10_000;
/** The register as it stood on four days. */
const DAYS = [NOW, NOW - 30 * DAY_MS, NOW - 400 * DAY_MS, NOW - 800 * DAY_MS];

let office: Awaited<ReturnType<typeof madeUpOffice>>;
beforeAll(async () => {
  office = await madeUpOffice({ products: 300, batches: 900 });
});
afterAll(() => office.close());

/** The one number a key made after an edition may have. */
const NEXT_KEY = '04' as KeyNumber;

type BatchRow = typeof batches.$inferSelect;
type Dice = ReturnType<typeof diceOf>;

function stampOf(batch: BatchRow, serial: number, gtin = batch.gtin) {
  const path = { gtin: gtin as Gtin14 | null, id: formatStampId(batch.keyNumber as KeyNumber, serial) };
  return { path, sign: (form: 'full' | 'mini') => office.signers.get(batch.keyNumber)!.sign(path, form) };
}

const changeDigit = ({ below }: Dice, text: string): string => {
  const at = 16 + below(text.length - 16);
  return text.slice(0, at) + String((Number(text[at]) + 1 + below(9)) % 10).slice(0, 1) + text.slice(at + 1);
};

/** What people and forgers hold up to a camera. */
const KINDS: readonly [share: number, make: (dice: Dice, batch: BatchRow) => string][] = [
  [0.5, ({ below }, b) => ORIGIN + formatStampPath(stampOf(b, b.first + below(b.quantity)).sign('full'))],
  [0.6, ({ below }, b) => OLD_ORIGIN + formatStampPath(stampOf(b, b.first + below(b.quantity)).sign('full'))],
  [0.67, ({ below }, b) => ORIGIN + formatStampPath(stampOf(b, b.first + below(b.quantity)).sign('mini'))],
  [0.75, ({ below }, b) => ORIGIN + formatRecordPath(stampOf(b, b.first + below(b.quantity)).path)],
  [
    0.85,
    (d, b) =>
      changeDigit(d, ORIGIN + formatStampPath(stampOf(b, b.first + d.below(b.quantity)).sign('full'))),
  ],
  [
    0.89,
    (_, b) =>
      ORIGIN + formatStampPath(stampOf(b, b.first, b.gtin === null ? '08930000000019' : null).sign('full')),
  ],
  [0.93, ({ below }, b) => ORIGIN + formatStampPath(stampOf(b, 9_000_000_000 + below(9_999)).sign('full'))],
  [0.95, (_, b) => ORIGIN + formatStampPath(stampOf(b, 0).sign('full'))],
  [0.97, (_, b) => `https://0cop.vn${formatStampPath(stampOf(b, b.first).sign('full'))}`],
  [
    0.985,
    (_, b) =>
      `${ORIGIN}${formatStampPath(stampOf(b, b.first).sign('full'))}`
        .replace('/21/0', '/21/8')
        .replace('/s/0', '/s/8'),
  ],
  [
    0.99,
    (_, b) =>
      `${ORIGIN}${formatStampPath(stampOf(b, b.first).sign('full'))}`.replace(/\/(21|s)\/\d\d/, '/$1/04'),
  ],
  [1, (_, b) => `${ORIGIN}/s/${b.id}`],
];

function caseOf(dice: Dice, all: readonly BatchRow[]): string {
  const roll = dice.roll();
  const batch = dice.pick(all);
  const [, make] = KINDS.find(([share]) => roll < share) ?? KINDS[0]!;
  return make(dice, batch);
}

/** Stamps that something happened to, or that were looked at too often. */
function touchedStamps(): { keyNumber: string; serial: number }[] {
  const acts = office.db.orm.select().from(stampActs).all();
  const sights = office.db.orm.select().from(stampSights).all();
  return [...acts.map(({ keyNumber, first }) => ({ keyNumber, serial: first })), ...sights];
}

function touchedCase(
  dice: Dice,
  touched: ReturnType<typeof touchedStamps>,
  all: readonly BatchRow[],
): string {
  const { keyNumber, serial } = dice.pick(touched);
  const batch = all.find(
    (one) => one.keyNumber === keyNumber && one.first <= serial && serial < one.first + one.quantity,
  )!;
  return ORIGIN + formatStampPath(stampOf(batch, serial).sign('full'));
}

describe('an edition of a made-up register, over time', () => {
  test('answers 10,000 codes as the register does, byte for byte, but those that may be newer than it', async () => {
    const dice = diceOf(11);
    const all = office.db.orm.select().from(batches).all();
    const touched = touchedStamps();
    const sides: [Trust, Trust][] = [];
    for (const at of DAYS) sides.push([await serverTrust(office.db, at), await phoneTrust(office.db, at)]);
    const seen = new Map<string, number>();
    const apart: unknown[] = [];
    for (let i = 0; i < CASES; i++) {
      const text = i % 5 === 0 ? touchedCase(dice, touched, all) : caseOf(dice, all);
      const [server, phone] = sides[i % sides.length]!;
      const [told, known] = await Promise.all([verify(text, server, NOW), verify(text, phone, NOW)]);
      const isUntold =
        told.stamp === 'unknown-batch' && known.stamp === 'unknown' && known.tone === 'neutral';
      const isNewer = isUntold || (known.originReason?.endsWith('-after-data') ?? false);
      seen.set(isNewer ? 'newer' : known.headline, (seen.get(isNewer ? 'newer' : known.headline) ?? 0) + 1);
      const same = isNewer
        ? told.headline === 'unknown-batch' ||
          (told.originReason === 'key-unknown' && told.presented?.id.startsWith(NEXT_KEY))
        : JSON.stringify(answerOf(told)) === JSON.stringify(answerOf(known));
      if (!same) apart.push([text, answerOf(told), answerOf(known)]);
    }
    expect(apart.slice(0, 2)).toEqual([]);
    const headlines = [
      'in-force',
      'ending',
      'lapsed',
      'superseded',
      'withdrawn',
      'safety-withdrawn',
      'recalled',
    ];
    const others = [
      'void',
      'forged',
      'foreign',
      'unreadable',
      'record',
      'unknown-batch',
      'copies-watch',
      'copies-alarm',
      'newer',
    ];
    for (const headline of [...headlines, ...others])
      expect(seen.get(headline) ?? 0, headline).toBeGreaterThan(0);
  }, 240_000);
});

describe('a stamp newer than the phone’s data', () => {
  const signed = (key: string, serial: number) => {
    const path = { gtin: null, id: formatStampId(key as KeyNumber, serial) };
    return ORIGIN + formatStampPath(office.signers.get(key)!.sign(path, 'full'));
  };
  const ask = async (text: string, trust: Trust) => verify(text, trust, NOW);

  test('is told to be perhaps newer, and warns of nothing', async () => {
    const verdict = await ask(signed('03', 9_000_000_000), await phoneTrust(office.db, NOW));
    expect(verdict).toMatchObject({
      headline: 'signed-only',
      tone: 'neutral',
      origin: 'signed',
      originReason: 'batch-after-data',
      stamp: 'unknown',
      record: null,
    });
  });

  test('under a key that signs no more is unknown as on the server', async () => {
    const phone = await phoneTrust(office.db, NOW);
    expect(await ask(signed('01', 9_000_000_000), phone)).toMatchObject({ headline: 'unknown-batch' });
    expect(await ask(signed('02', 9_000_000_000), phone)).toMatchObject({ originReason: 'key-compromised' });
  });

  test('under the next key in line, which may be newer, is a record and accuses nobody', async () => {
    const text = signed('03', 5).replace('/s/03', `/s/${NEXT_KEY}`);
    expect(await ask(text, await phoneTrust(office.db, NOW))).toMatchObject({
      headline: 'record',
      originReason: 'key-after-data',
      tone: 'neutral',
    });
  });

  test.each(['05', '57', '99'])('under key %s, further than the next in line, is forged', async (number) => {
    const text = signed('03', 5).replace('/s/03', `/s/${number}`);
    expect(await ask(text, await phoneTrust(office.db, NOW))).toMatchObject({
      headline: 'forged',
      originReason: 'key-unknown',
    });
  });

  test('under the next key in line is forged once the phone has synced since it first read one', async () => {
    const { edition } = await editionAt(office.db, NOW);
    const text = signed('03', 5).replace('/s/03', `/s/${NEXT_KEY}`);
    const answer = async (readAt: number) =>
      (await ask(text, await trustOfBundle(edition, { number: NEXT_KEY, asOf: readAt }))).originReason;
    expect(await answer(NOW)).toBe('key-after-data');
    expect(await answer(NOW - 1)).toBe('key-unknown');
    const other = await trustOfBundle(edition, { number: '03' as KeyNumber, asOf: 0 });
    expect((await ask(text, other)).originReason).toBe('key-after-data');
  });

  test('a number among those given out that was never given is unknown, and a wrong seal is forged', async () => {
    const phone = await phoneTrust(office.db, NOW);
    expect(await ask(signed('03', 0), phone)).toMatchObject({ headline: 'unknown-batch', tone: 'warning' });
    expect(await ask(signed('03', 9_000_000_000).replace(/\d$/, '7'), phone)).toMatchObject({
      origin: 'forged',
    });
  });
});

describe('a clock that runs ahead', () => {
  test.each([
    5, 400, 4000,
  ])('by %d days makes nothing lapse: the answer is of the edition’s own day', async (days) => {
    const phone = await phoneTrust(office.db, NOW);
    const all = office.db.orm.select().from(batches).all().slice(0, 60);
    for (const batch of all) {
      const text = ORIGIN + formatStampPath(stampOf(batch, batch.first).sign('full'));
      expect(await verify(text, phone, NOW + days * DAY_MS)).toEqual(await verify(text, phone, NOW));
    }
  });
});

describe('a key declared compromised', () => {
  test('is refused by the next edition for what was issued since, to the very batch, and stands for what was before', async () => {
    const phone = await phoneTrust(office.db, NOW);
    const all = office.db.orm
      .select()
      .from(batches)
      .all()
      .filter(({ keyNumber }) => keyNumber === '02');
    expect(
      all.some(({ issuedAt }) => issuedAt < LEAKED) && all.some(({ issuedAt }) => issuedAt >= LEAKED),
    ).toBe(true);
    for (const batch of all) {
      const verdict = await verify(
        ORIGIN + formatStampPath(stampOf(batch, batch.first).sign('full')),
        phone,
        NOW,
      );
      expect(verdict.origin).toBe(batch.issuedAt < LEAKED ? 'signed' : 'forged');
    }
  });
});
