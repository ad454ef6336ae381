import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '#core/day';
import { formatRecordPath } from '#core/stamp';
import { keyNumberOf, serialOf } from '#core/stampId';
import { countPinTries } from '#db/pins';
import { pinTries, pinUses } from '#db/sightSchema';
import { events, stampActs } from '#db/stampSchema';
import { auditRegister } from '#server/actions/auditRegister.ts';
import { declareCompromise } from '#server/actions/declareCompromise.ts';
import { voidStamps } from '#server/actions/voidStamps.ts';
import type { Deps } from '#server/deps.ts';
import { MOST_WRONG_PINS } from '#server/pins/pinThrottle.ts';
import { readPinToken } from '#server/pins/pinToken.ts';
import { openPinShop, otherPin, type PinShop, pinSite } from '#test/support/pinShop.ts';
import { NOW, openOffice, temporaryFolder } from '#test/support/register.ts';

const folder = temporaryFolder();
const HOUR = 3_600_000;
let now = NOW;
let deps: Deps;
let shop: PinShop;
let shopper: Awaited<ReturnType<typeof pinSite>>;

beforeAll(async () => {
  deps = { ...(await openOffice(folder.path)), now: () => now };
  shop = await openPinShop(deps);
  shopper = await pinSite(deps);
});

afterAll(() => {
  deps.db.close();
  folder.remove();
});

const at = (index: number) => shop.pathAt(shop.pins, index);
const pin = (index: number) => shop.pinAt(shop.pins, index);
const place = (index: number) => {
  const { id } = shop.stampAt(shop.pins, index);
  return { keyNumber: keyNumberOf(id), serial: serialOf(id) };
};
const triesOf = (index: number) => countPinTries(deps.db, place(index), dayOf(now));

describe('the page of a stamp with a hidden PIN', () => {
  test('asks for it in a plain form that carries the stamp’s own proof, and needs no script', async () => {
    const html = await (await shopper.open(at(0))).text();
    expect(html).toContain('method="post"');
    expect(html).toContain(`name="stamp" value="${at(0)}"`);
    expect(html).toMatch(/<input[^>]*name="pin"[^>]*inputmode="numeric"[^>]*autocomplete="off"/);
    expect(html).not.toContain('<script');
    expect(html).not.toContain(pin(0));
  });

  test('asks for none of a batch without PINs, of a typed record or of a forged stamp', async () => {
    const record = formatRecordPath(shop.stampAt(shop.pins, 0));
    const forged = at(0).replace(/^\/(\d)/, (_, digit) => `/${(Number(digit) + 1) % 2}`);
    for (const path of [shop.pathAt(shop.plain, 0), record, forged]) {
      expect(await (await shopper.open(path)).text()).not.toContain('name="pin"');
    }
  });

  test('asks for none where stamps are only verified', async () => {
    const verifying = await pinSite(deps, true);
    const html = await (await verifying.open(at(0))).text();
    expect(html).toContain(shop.stampAt(shop.pins, 0).id.slice(0, 4));
    expect(html).not.toContain('name="pin"');
    expect((await verifying.page(at(0), pin(0))).status).toBe(404);
  });
});

describe('the first right PIN', () => {
  test('is told as the first, and the stamp is marked as used in the same commit', async () => {
    const html = await (await shopper.page(at(1), `${pin(1).slice(0, 4)} ${pin(1).slice(4)}`)).text();
    expect(html).toContain('mở lần đầu');
    expect(html).not.toContain('đã được mở lúc');
    const acts = await deps.db.orm
      .select()
      .from(stampActs)
      .where(eq(stampActs.first, place(1).serial));
    expect(acts).toMatchObject([{ act: 'spend', at: now, actor: 'shopper', last: place(1).serial }]);
    const told = await deps.db.orm
      .select()
      .from(events)
      .where(and(eq(events.noun, 'stamp'), eq(events.nounId, shop.stampAt(shop.pins, 1).id)));
    expect(told).toMatchObject([{ verb: 'spend', actor: 'shopper' }]);
    expect(JSON.stringify(told)).not.toContain(pin(1));
  });

  test('is told to the log of looks, with the marks of who showed it', async () => {
    await new Promise((resolve) => setImmediate(resolve));
    expect(shopper.looks.at(-1)).toMatchObject({ pinShown: true, serial: place(1).serial, shown: null });
    const uses = await deps.db.orm
      .select()
      .from(pinUses)
      .where(eq(pinUses.serial, place(1).serial));
    expect(uses).toHaveLength(1);
    expect(uses[0]?.network).toMatch(/^[\w-]{16}$/);
  });

  test('shown again is told when the first was; the page says so to whoever only scans, without fright', async () => {
    const first = now;
    now += 2 * HOUR;
    expect((await shopper.ask(at(1), pin(1))).body.pin).toMatchObject({
      answer: 'again',
      firstAt: new Date(first).toISOString(),
    });
    const html = await (await shopper.open(at(1))).text();
    expect(html).toContain('Mã PIN đã được mở lúc 22/11/2026 09:00: nếu chính bạn mở thì không sao');
    now = first;
  });
});

describe('a wrong PIN', () => {
  test('is told how many tries are left today, and blames nobody', async () => {
    const left: unknown[] = [];
    for (let n = 0; n < 5; n++) left.push((await shopper.ask(at(2), otherPin(pin(2)))).body.pin?.left);
    expect(left).toEqual([4, 3, 2, 1, 0]);
    const html = await (await shopper.page(at(3), otherPin(pin(3)))).text();
    expect(html).toContain('còn 4 lần');
    expect(html).not.toMatch(/giả|gian lận/i);
  });

  test('sixth of the day is not looked at, right or wrong, until midnight in Viet Nam', async () => {
    for (const typed of [pin(2), otherPin(pin(2))]) {
      expect((await shopper.ask(at(2), typed)).body.pin).toEqual({
        answer: 'locked',
        until: '2026-11-22T17:00:00.000Z',
      });
    }
    const before = now;
    now = Date.parse('2026-11-22T17:00:00Z');
    expect((await shopper.ask(at(2), pin(2))).body.pin?.answer).toBe('first');
    now = before;
  });

  test('of seven digits is asked for again and costs nothing', async () => {
    const answer = await shopper.page(at(4), '1234567');
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('đúng 8 chữ số');
    expect(html).toMatch(/<input[^>]*name="pin"[^>]*value="1234567"/);
    expect(await (await shopper.page(at(4), '"><b>1')).text()).toContain('value="&quot;>&lt;b>1"');
    expect(await triesOf(4)).toBe(0);
    expect((await shopper.ask(at(4), 'một hai ba')).body.code).toBe('invalid-input');
  });
});

describe('the answer of a try', () => {
  const leadOf = async (index: number, typed: string, from = '198.18.7.1') => {
    const answer = await shopper.sent(at(index), typed, from);
    return [answer.status, answer.headers.get('location') ?? ''] as const;
  };

  test('leads to the stamp’s own address, without the PIN; a reload says the same, asks and records nothing', async () => {
    const [status, first] = await leadOf(10, pin(10));
    expect(status).toBe(303);
    expect(first).toMatch(/^\S+\?pin=[\w-]{44}&lang=vi#pin-card$/);
    expect(first.startsWith(`${at(10)}?`)).toBe(true);
    expect(first).not.toContain(pin(10));
    await new Promise((resolve) => setImmediate(resolve));
    const looks = shopper.looks.length;
    const pages = [await (await shopper.open(first)).text(), await (await shopper.open(first)).text()];
    expect(pages[0]).toBe(pages[1]);
    expect(pages[0]).toContain('mở lần đầu');
    expect(pages[0]).not.toContain('Mã PIN của tem đã được mở');
    await new Promise((resolve) => setImmediate(resolve));
    expect(shopper.looks).toHaveLength(looks);
    expect(await triesOf(10)).toBe(1);
    const [, again] = await leadOf(10, pin(10));
    for (let n = 0; n < 2; n++) expect(await (await shopper.open(again)).text()).toContain('đã mở trước đó');
    expect(await triesOf(10)).toBe(2);
  });

  test('wrong or locked is told again as well', async () => {
    for (let left = 4; left >= 0; left--) {
      const [, wrong] = await leadOf(11, otherPin(pin(11)));
      const said = left > 0 ? `còn ${left} lần` : 'đã đủ 5 lần';
      for (let n = 0; n < 2; n++) expect(await (await shopper.open(wrong)).text()).toContain(said);
    }
    const [, locked] = await leadOf(11, pin(11));
    expect(await (await shopper.open(locked)).text()).toContain('Hôm nay tem này đã đủ 5 lần thử');
  });

  test('is told for ten minutes, of that stamp alone, and by no text of another’s making', async () => {
    const [, lead] = await leadOf(12, pin(12));
    const query = lead.slice(lead.indexOf('?'), lead.indexOf('#'));
    const other = await (await shopper.open(`${at(13)}${query}`)).text();
    expect(other).toContain('name="pin"');
    expect(other).not.toContain('mở lần đầu');
    const before = now;
    now += 10 * 60_000;
    expect(await (await shopper.open(lead)).text()).toContain('mở lần đầu');
    now += 1;
    expect(await (await shopper.open(lead)).text()).toContain('Mã PIN của tem đã được mở');
    now = before - 1;
    expect(await (await shopper.open(lead)).text()).not.toContain('mở lần đầu');
    now = before;
    const token = query.slice(5, 49);
    const made = await readPinToken(deps, at(12), token);
    expect(made).toEqual({ what: 'first', at: before });
    await fc.assert(
      fc.asyncProperty(fc.nat(43), fc.constantFrom(...'AZaz09-_'), async (place, letter) => {
        const changed = token.slice(0, place) + letter + token.slice(place + 1);
        if (changed !== token) expect(await readPinToken(deps, at(12), changed)).toBeUndefined();
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        expect(await readPinToken(deps, at(12), text)).toBeUndefined();
      }),
    );
  });

  test('a stamp that is void since says so, whatever its address tells', async () => {
    const [, lead] = await leadOf(14, pin(14));
    const { id } = shop.stampAt(shop.pins, 14);
    await voidStamps(deps, { batch: shop.pins.id, first: id, last: id, reason: 'in hỏng' });
    const html = await (await shopper.open(lead)).text();
    expect(html).toContain('Tem đã bị hủy');
    expect(html).not.toContain('mở lần đầu');
  });
});

describe('what has no PIN', () => {
  test('is none: a batch without, a record, a forged stamp, a void one', async () => {
    const { id } = shop.stampAt(shop.pins, 5);
    await voidStamps(deps, { batch: shop.pins.id, first: id, last: id, reason: 'in hỏng' });
    const forged = at(6).replace(/^\/(\d)/, (_, digit) => `/${(Number(digit) + 1) % 2}`);
    const paths = [shop.pathAt(shop.plain, 0), formatRecordPath(shop.stampAt(shop.pins, 6)), forged, at(5)];
    for (const path of paths) {
      const { status, body } = await shopper.ask(path, pin(6), '203.0.113.5');
      expect(status).toBe(200);
      expect(body.pin).toBeUndefined();
    }
    expect(await triesOf(6)).toBe(0);
    expect(
      await deps.db.orm
        .select()
        .from(stampActs)
        .where(eq(stampActs.first, place(6).serial)),
    ).toEqual([]);
  });

  test('and what is no stamp’s path is refused, and leads nowhere', async () => {
    for (const path of ['', '/', '//evil.example', 'https://evil.example/', '/s/01']) {
      expect((await shopper.ask(path, '12345678')).body.code).toBe('invalid-stamp-id');
      expect((await shopper.open(`/pin?stamp=${encodeURIComponent(path)}`)).status).toBe(400);
    }
    const back = await shopper.open(`/pin?lang=en&stamp=${at(0)}`);
    expect([back.status, back.headers.get('location')]).toEqual([303, `${at(0)}?lang=en`]);
  });
});

describe('many at once', () => {
  test('fifty from fifty networks: five are answered, and no more', async () => {
    const asked = Array.from({ length: 50 }, (_, n) => shopper.ask(at(7), otherPin(pin(7)), `203.0.${n}.9`));
    const said = (await Promise.all(asked)).map(({ body }) => body.pin?.answer);
    expect(said.filter((what) => what === 'wrong')).toHaveLength(5);
    expect(said.filter((what) => what === 'locked')).toHaveLength(45);
    expect(await triesOf(7)).toBe(5);
  });

  test('fifty right ones: one is the first, four come again, all told the same instant', async () => {
    const asked = Array.from({ length: 50 }, (_, n) => shopper.ask(at(8), pin(8), `203.0.${n}.9`));
    const said = (await Promise.all(asked)).map(({ body }) => body.pin?.answer);
    expect(said.filter((what) => what === 'first')).toHaveLength(1);
    expect(said.filter((what) => what === 'again')).toHaveLength(4);
    expect(
      await deps.db.orm
        .select()
        .from(stampActs)
        .where(eq(stampActs.first, place(8).serial)),
    ).toHaveLength(1);
  });

  test('a spray from one network over many stamps is held back after thirty, by network alone', async () => {
    const network = '192.0.2.77';
    const said: (string | undefined)[] = [];
    for (let n = 0; n < 60; n++) {
      const { body } = await shopper.ask(at(20 + n), '00000000', network);
      said.push(body.pin?.answer ?? body.code);
    }
    expect(said.slice(0, MOST_WRONG_PINS)).toEqual(Array(MOST_WRONG_PINS).fill('wrong'));
    expect(new Set(said.slice(MOST_WRONG_PINS))).toEqual(new Set(['too-many-guesses']));
    const all = await Promise.all(
      Array.from({ length: 60 }, (_, n) => shopper.ask(at(100 + n), '00000000', '192.0.3.77')),
    );
    expect(all.filter(({ status }) => status === 200)).toHaveLength(MOST_WRONG_PINS);
    expect((await shopper.ask(at(90), pin(90), '198.18.0.1')).body.pin?.answer).toBe('first');
  });
});

describe('what is kept', () => {
  test('agrees with the journal, and holds no PIN anywhere', async () => {
    expect((await auditRegister(deps)).findings).toEqual([]);
    const rows = await deps.db.orm.select().from(pinTries);
    expect(rows.every(({ tries }) => tries <= 5)).toBe(true);
    const kept = JSON.stringify([
      ...(await deps.db.orm.select().from(events)),
      ...(await deps.db.orm.select().from(stampActs)),
      ...(await deps.db.orm.select().from(pinUses)),
      shopper.logged,
    ]);
    for (let index = 0; index < 120; index++) expect(kept).not.toContain(pin(index));
  });

  test('of a key that leaked no PIN is asked for: whoever has it makes them too', async () => {
    now += HOUR;
    await declareCompromise(deps, { number: shop.pins.keyNumber, since: now });
    expect(await (await shopper.open(at(9))).text()).toContain('Mật ong');
    expect(await (await shopper.open(at(9))).text()).not.toContain('name="pin"');
    expect((await shopper.ask(at(9), pin(9), '198.18.9.9')).body.pin).toBeUndefined();
  });
});
