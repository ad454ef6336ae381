import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '#core/report';
import type { StampId } from '#core/stampId';
import { findFile } from '#db/files';
import { receivePhoto } from '#server/actions/receivePhoto.ts';
import { receiveReports } from '#server/actions/receiveReports.ts';
import { receiveSights } from '#server/actions/receiveSights.ts';
import type { Deps } from '#server/deps.ts';
import { readKept } from '#server/files/fileStore.ts';
import { addPerson, refusalCode } from '#test/support/people.ts';
import { addPhone, delegateRoot, newReport, sha256, type TestPhone } from '#test/support/phone.ts';
import { drawn, withGps } from '#test/support/pictures.ts';
import { portalSite } from '#test/support/portalSite.ts';
import { NOW, openOffice, temporaryFolder } from '#test/support/register.ts';

const folder = temporaryFolder();
let deps: Deps;
let one: TestPhone;
let two: TestPhone;
beforeAll(async () => {
  deps = await openOffice(folder.path);
  await delegateRoot(deps);
  const bao = await addPerson(deps, 'bao@quan-ly-thi-truong.example', 'inspector');
  const yen = await addPerson(deps, 'yen@quan-ly-thi-truong.example', 'inspector');
  one = await addPhone(deps, bao.id, 'Máy của Bảo');
  two = await addPhone(deps, yen.id, 'Máy của Yến');
});
afterAll(folder.remove);

/** The oracle: what the file says, read by nothing of ours. */
function rows<Row>(query: string, ...values: unknown[]): Row[] {
  const sqlite = new Database(deps.db.path, { readonly: true });
  const found = sqlite.prepare(query).all(...values) as Row[];
  sqlite.close();
  return found;
}

describe('reports of a phone', () => {
  test('are kept exactly as signed, with their stamps and an event', async () => {
    const sealed = await one.seal(newReport());
    const answer = await receiveReports(deps, one.device, [sealed]);
    expect(answer).toEqual({
      ...{ accepted: [sealed.id], refused: [], photosWanted: [] },
      receivedAt: { [sealed.id]: NOW },
    });
    const [row] = rows<Record<string, unknown>>('select * from inspections where id = ?', sealed.id);
    expect(row).toMatchObject({
      report: sealed.report,
      signature: sealed.signature,
      sha256: sha256(sealed.report),
      device_id: one.device.id,
      bundle_version: 3,
    });
    expect(rows('select * from inspected_stamps where inspection_id = ?', sealed.id)).toHaveLength(1);
    expect(rows("select * from events where noun = 'inspection' and noun_id = ?", sealed.id)).toHaveLength(1);
  });

  test('sent again are accepted and stay one; fifty at the same moment too', async () => {
    const sealed = await one.seal(newReport());
    const all = await Promise.all(
      Array.from({ length: 50 }, () => receiveReports(deps, one.device, [sealed, sealed])),
    );
    for (const { accepted, refused } of all) expect([accepted, refused]).toEqual([[sealed.id], []]);
    expect(rows('select * from inspections where id = ?', sealed.id)).toHaveLength(1);
    expect(rows('select * from events where noun_id = ?', sealed.id)).toHaveLength(1);
  });

  test('of other content under a known id are refused, and the first stays; it is noted once', async () => {
    const first = newReport({ findings: 'Đủ tem.' });
    const kept = await one.seal(first);
    const other = await one.seal({ ...first, findings: 'Thiếu tem.' });
    const good = await one.seal(newReport());
    await receiveReports(deps, one.device, [kept]);
    for (let i = 0; i < 3; i++) {
      const answer = await receiveReports(deps, one.device, [other, good]);
      expect(answer.refused).toEqual([{ id: first.id, code: 'report-differs' }]);
      expect(answer.accepted).toEqual([good.id]);
    }
    const [row] = rows<{ report: string }>('select report from inspections where id = ?', first.id);
    expect(row?.report).toBe(kept.report);
    const noted = rows("select * from events where verb = 'refuse' and noun_id = ?", first.id);
    expect(noted).toHaveLength(1);
  });

  test('of another phone under a known id are refused, even the very same words', async () => {
    const report = newReport();
    await receiveReports(deps, one.device, [await one.seal(report)]);
    const answer = await receiveReports(deps, two.device, [await two.seal(report)]);
    expect(answer.refused).toEqual([{ id: report.id, code: 'report-differs' }]);
  });

  test('that this phone did not sign as they are sent are refused', async () => {
    const sealed = await one.seal(newReport());
    const forged = [
      { ...sealed, report: sealed.report.replace('"count":12', '"count":13') },
      { ...sealed, id: randomUUID() },
      { ...sealed, signature: sealed.signature.slice(0, -4) },
      { ...(await two.seal(newReport())) },
    ];
    const { accepted, refused } = await receiveReports(deps, one.device, forged);
    expect(accepted).toEqual([]);
    expect(refused.map(({ code }) => code)).toEqual(Array(4).fill('report-unsigned'));
  });

  test('that cannot be read are refused though they are signed, and the others are taken', async () => {
    const report = newReport();
    const key = await one.seal(report);
    const { sealReport } = await import('#web/inspector/sign.ts');
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
    const jwk = await crypto.subtle.exportKey('jwk', pair.publicKey);
    const device = { ...one.device, publicKey: { kty: 'EC', crv: 'P-256', x: jwk.x, y: jwk.y } as never };
    const text = JSON.stringify({ ...report, guilty: true });
    const { signature } = await sealReport(pair.privateKey, report.id, text);
    const answer = await receiveReports(deps, device, [{ id: report.id, report: text, signature }, key]);
    expect(answer.refused.map(({ code }) => code).sort()).toEqual(['report-malformed', 'report-unsigned']);
  });
});

describe('photos of a report', () => {
  const named = (bytes: Uint8Array): Report =>
    newReport({ photos: [{ hash: sha256(bytes), at: NOW, size: bytes.length }] });

  test('are wanted until they come, and are kept as they were taken', async () => {
    const bytes = await withGps();
    const sealed = await one.seal(named(bytes));
    const asked = await receiveReports(deps, one.device, [sealed]);
    expect(asked.photosWanted).toEqual([sha256(bytes)]);
    await receivePhoto(deps, one.device, { hash: sha256(bytes), bytes });
    await receivePhoto(deps, one.device, { hash: sha256(bytes), bytes });
    expect((await receiveReports(deps, one.device, [sealed])).photosWanted).toEqual([]);
    expect(Buffer.compare(await readKept(deps.config, sha256(bytes)), bytes)).toBe(0);
    expect((await findFile(deps.db, sha256(bytes)))?.type).toBe('image/jpeg');
  });

  test('that no report of this person names, that differ, or are no picture are refused', async () => {
    const bytes = new Uint8Array(await drawn(40, 30).png().toBuffer());
    const hash = sha256(bytes);
    expect(await refusalCode(receivePhoto(deps, one.device, { hash, bytes }))).toBe('photo-unnamed');
    const page = new TextEncoder().encode('<script>alert(1)</script>');
    await receiveReports(deps, one.device, [await one.seal(named(bytes)), await one.seal(named(page))]);
    expect(await refusalCode(receivePhoto(deps, two.device, { hash, bytes }))).toBe('photo-unnamed');
    const cut = bytes.subarray(0, -1);
    expect(await refusalCode(receivePhoto(deps, one.device, { hash, bytes: cut }))).toBe('photo-differs');
    const asPage = receivePhoto(deps, one.device, { hash: sha256(page), bytes: page });
    expect(await refusalCode(asPage)).toBe('file-type-refused');
  });
});

describe('looks of phones at stamps', () => {
  const look = (stamp: string, at = NOW) => ({
    ...{ id: randomUUID(), stamp: stamp as StampId, at, headline: 'in-force' as const },
  });

  test('a stamp seen by two phones is told to both, each when it comes', async () => {
    const [mine, yours] = [look('010000000777'), look('010000000777', NOW + 60_000)];
    expect((await receiveSights(deps, one.device, [mine])).elsewhere).toEqual([]);
    const told = await receiveSights(deps, two.device, [yours, yours]);
    expect(told.accepted).toEqual([yours.id, yours.id]);
    const both = { stamp: '010000000777', looks: 2, phones: 2, firstAt: NOW, lastAt: NOW + 60_000 };
    expect(told.elsewhere).toEqual([both]);
    expect((await receiveSights(deps, one.device, [])).elsewhere).toEqual([both]);
  });

  test('a stamp seen twice by one phone is told to it alone, and the same look sent twice is one', async () => {
    const [first, again, single] = [look('010000000888'), look('010000000888'), look('010000000999')];
    const sent = [first, again, single, single];
    await receiveSights(deps, one.device, sent);
    const { elsewhere } = await receiveSights(deps, one.device, sent);
    expect(elsewhere.filter(({ stamp }) => stamp > '010000000800')).toEqual([
      { stamp: '010000000888', looks: 2, phones: 1, firstAt: NOW, lastAt: NOW },
    ]);
    const others = await receiveSights(deps, two.device, []);
    expect(others.elsewhere.map(({ stamp }) => stamp)).not.toContain('010000000888');
  });
});

describe('the phones’ doors', () => {
  test('answer JSON, and refuse in problem documents whatever is sent', async () => {
    const site = await portalSite(deps);
    const send = (path: string, fields: Record<string, string | File>, token = one.token) =>
      site.stranger.send(path, fields, { accept: '*/*', authorization: `Bearer ${token}` });
    const sealed = await one.seal(newReport());
    const good = await send('/inspector/api/reports', { reports: JSON.stringify([sealed]) });
    expect([good.status, await good.json()]).toEqual([
      200,
      {
        ...{ accepted: [sealed.id], refused: [], photosWanted: [] },
        receivedAt: { [sealed.id]: NOW },
      },
    ]);
    const bytes = new Uint8Array(await drawn(40, 30).png().toBuffer());
    const photo = new File([bytes], '../../etc/passwd', { type: 'text/html' });
    const unnamed = await send('/inspector/api/photos', { hash: 'a'.repeat(64), photo });
    expect(unnamed.status).toBe(404);
    const bad = [
      await send('/inspector/api/reports', { reports: '{' }),
      await send('/inspector/api/reports', {}),
      await send('/inspector/api/reports', { reports: JSON.stringify([{ ...sealed, more: 1 }]) }),
      await send('/inspector/api/reports', { reports: JSON.stringify(Array(101).fill(sealed)) }),
      await send('/inspector/api/sights', { sights: '[{"id":1}]' }),
      await send('/inspector/api/photos', { hash: '../x', photo }),
      await send('/inspector/api/reports', { reports: '[]' }, 'x'.repeat(43)),
      unnamed,
    ];
    for (const answer of bad) {
      expect(answer.status).toBeLessThan(500);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
  });
});
