import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseDay, startOf } from '#core/day';
import { commit, write } from '#db/commit';
import { listNoticesSeen } from '#db/notices';
import { producers } from '#db/schema';
import { events } from '#db/stampSchema';
import { makeNotices } from '#server/actions/makeNotices.ts';
import { resendNotice } from '#server/actions/resendNotice.ts';
import { sendNotices } from '#server/actions/sendNotices.ts';
import { readConfig } from '#server/config.ts';
import type { Deps } from '#server/deps.ts';
import { openMailer } from '#server/mail/mailer.ts';
import { unmadeNotices } from '#server/register/notices.ts';
import { at, environment, NOW, openOffice, recognise, temporaryFolder } from '#test/support/register.ts';
import { type Mood, smtpServer } from '#test/support/smtp.ts';

const ALL = { all: true, areaIds: [], producerIds: [] };
const MINUTE = 60_000;

let folder: ReturnType<typeof temporaryFolder>;
let office: Deps;
let closing: (() => Promise<void>)[];

beforeEach(async () => {
  folder = temporaryFolder();
  closing = [];
  office = await openOffice(folder.path);
  await recognise(
    office,
    {
      product: 'Mật ong hoa nhãn Thanh Mai',
      until: '10/12/2026',
      signed: '10/12/2023',
      decision: '7/QĐ-UBND',
    },
    {
      product: 'Trà hoa vàng Thanh Mai',
      producer: 'Hộ bà Mai',
      until: '01/02/2027',
      signed: '01/02/2024',
      decision: '8/QĐ-UBND',
    },
    { product: 'Rượu nếp Thanh Mai', producer: 'Tổ hợp tác Rượu nếp', until: '01/06/2028' },
  );
  const address = { email: 'htx@thanhmai.example' };
  await commit(office.db, [write((tx) => tx.update(producers).set(address))]);
});

afterEach(async () => {
  for (const close of closing) await close();
  office.db.close();
  folder.remove();
});

async function mailing(...moods: Mood[]) {
  const server = await smtpServer(...moods);
  closing.push(server.close);
  const more = { TEMGOC_SMTP: server.url, TEMGOC_MAIL_FROM: 'Văn phòng OCOP <ocop@doixanh.example>' };
  const deps: Deps = { ...office, config: readConfig(environment(folder.path, more)) };
  const mailer = openMailer(deps.config.mail)!;
  return { server, deps, mailer };
}

const list = async () =>
  (await listNoticesSeen(office.db, ALL)).map(
    ({ productName, kind, mail, mailTries }) => `${productName} ${kind} ${mail} ${mailTries}`,
  );

describe('notices', () => {
  test('are made once per recognition and kind, by themselves, whoever makes them how often', async () => {
    await Promise.all([makeNotices(office), makeNotices(office)]);
    await makeNotices(office);
    expect((await list()).sort()).toEqual([
      'Mật ong hoa nhãn Thanh Mai 30-day off 0',
      'Trà hoa vàng Thanh Mai 90-day off 0',
    ]);
    expect(await unmadeNotices(office)).toEqual([]);
    await makeNotices(at(office, startOf(parseDay('2027-01-02'))));
    expect(await list()).toContain('Trà hoa vàng Thanh Mai 30-day off 0');
    const told = (await office.db.orm.select().from(events)).filter(({ noun }) => noun === 'notice');
    expect(told.map(({ verb }) => verb)).toEqual(['make', 'make', 'make']);
  });

  test('without an address are listed so, and wait for a letter', async () => {
    await commit(office.db, [write((tx) => tx.update(producers).set({ email: null }))]);
    const { deps } = await mailing();
    await makeNotices(deps);
    expect((await list())[0]).toMatch(/ none 0$/);
    const [notice] = await listNoticesSeen(office.db, ALL);
    await expect(resendNotice(deps, notice!.id)).rejects.toMatchObject({ code: 'mail-not-possible' });
  });
});

describe('the mail of a notice', () => {
  async function first(...moods: Mood[]) {
    const world = await mailing(...moods);
    await makeNotices(world.deps);
    return world;
  }
  const ids = (sources: readonly { source: string }[]) =>
    sources.map(({ source }) => /^Message-ID: (.*)$/im.exec(source)![1]);

  test('goes out with the letter, once', async () => {
    const { server, deps, mailer } = await first();
    expect(await sendNotices(deps, mailer)).toEqual({ sent: 2, waiting: 0, failed: 0 });
    expect(await sendNotices(at(deps, NOW + 600 * MINUTE), mailer)).toEqual({
      sent: 0,
      waiting: 0,
      failed: 0,
    });
    expect(server.taken).toHaveLength(2);
    expect(server.taken[0]).toMatchObject({ from: 'ocop@doixanh.example', to: 'htx@thanhmai.example' });
    expect(server.taken[0]!.source).toContain('application/pdf');
    expect(new Set(ids(server.taken)).size).toBe(2);
    expect((await list()).every((line) => line.endsWith('sent 1'))).toBe(true);
  });

  test('refused for now is tried again after a while, under the same Message-ID', async () => {
    const { server, deps, mailer } = await first('later');
    expect(await sendNotices(deps, mailer)).toEqual({ sent: 1, waiting: 1, failed: 0 });
    expect(await sendNotices(deps, mailer)).toEqual({ sent: 0, waiting: 0, failed: 0 });
    expect(await sendNotices(at(deps, NOW + MINUTE), mailer)).toEqual({ sent: 1, waiting: 0, failed: 0 });
    expect(server.taken).toHaveLength(2);
  });

  test('refused for good is listed as failed with what was said, and may be sent again by a person', async () => {
    const { server, deps, mailer } = await first('never');
    expect(await sendNotices(deps, mailer)).toEqual({ sent: 1, waiting: 0, failed: 1 });
    const failed = (await listNoticesSeen(office.db, ALL, { mail: 'failed' }))[0]!;
    expect(failed.mailProblem).toContain('550 no such mailbox');
    await resendNotice(deps, failed.id);
    await expect(resendNotice(deps, failed.id)).rejects.toMatchObject({ code: 'conflict' });
    expect(await sendNotices(deps, mailer)).toEqual({ sent: 1, waiting: 0, failed: 0 });
    expect(server.taken).toHaveLength(2);
  });

  test('whose line is cut in the middle is tried again, and taken once', async () => {
    const { server, deps, mailer } = await first('cut');
    expect(await sendNotices(deps, mailer)).toMatchObject({ sent: 1, waiting: 1 });
    expect(await sendNotices(at(deps, NOW + MINUTE), mailer)).toMatchObject({ sent: 1 });
    expect(server.taken).toHaveLength(2);
    expect(new Set(ids(server.taken)).size).toBe(2);
  });

  test('is listed as failed after five tries, never dropped and never tried for ever', async () => {
    const { server, deps, mailer } = await first(...Array<Mood>(12).fill('later'));
    let now = NOW;
    for (let i = 0; i < 8; i++) {
      await sendNotices(at(deps, now), mailer);
      now += 180 * MINUTE;
    }
    expect((await list()).every((line) => line.endsWith('failed 5'))).toBe(true);
    expect(server.tries()).toBe(10);
  });

  test('two senders at once send once', async () => {
    const { server, deps, mailer } = await first();
    await Promise.all([sendNotices(deps, mailer), sendNotices(deps, mailer)]);
    expect(server.taken).toHaveLength(2);
  });

  test('waits while no server answers', async () => {
    const { server, deps, mailer } = await first();
    await server.close();
    closing = [];
    expect(await sendNotices(deps, mailer)).toEqual({ sent: 0, waiting: 2, failed: 0 });
  });

  test('a wrong password of the office fails no address', async () => {
    const { server, deps } = await first();
    const mailer = openMailer({ smtp: server.url.replace('mat-khau-thu', 'sai'), from: 'a@b.example' })!;
    expect(await sendNotices(deps, mailer)).toEqual({ sent: 0, waiting: 2, failed: 0 });
    const [waiting] = await listNoticesSeen(office.db, ALL);
    expect(JSON.stringify(waiting)).not.toContain('sai');
  });
});

test('a mail server that cannot be read is refused, without saying its password', () => {
  const wrong = { TEMGOC_SMTP: 'http://a:mat-khau@b', TEMGOC_MAIL_FROM: 'a@b.example' };
  expect(() => readConfig(environment(folder.path, wrong))).toThrow(
    expect.objectContaining({ code: 'invalid-input', details: { field: 'TEMGOC_SMTP', value: 'smtp://…' } }),
  );
  expect(() => readConfig(environment(folder.path, { TEMGOC_SMTP: 'smtp://b' }))).toThrow();
});
