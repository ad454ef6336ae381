import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grantDevice } from '#server/actions/grantDevice.ts';
import { provisionDevice } from '#server/actions/provisionDevice.ts';
import { receiveHandedIn } from '#server/actions/receiveHandedIn.ts';
import { receiveReports } from '#server/actions/receiveReports.ts';
import { revokeDevice } from '#server/actions/revokeDevice.ts';
import type { Deps } from '#server/deps.ts';
import { handedInGiven } from '#server/forms/handedIn.ts';
import { deviceByToken } from '#server/inspector/device.ts';
import { inspectionShown } from '#server/inspector/inspectionView.ts';
import { addPerson, refusalCode } from '#test/support/people.ts';
import {
  addPhone,
  delegateRoot,
  newReport,
  type Sealed,
  sha256,
  type TestPhone,
  tokenIn,
  WHOLE,
} from '#test/support/phone.ts';
import { drawn } from '#test/support/pictures.ts';
import { at, NOW, openOffice, temporaryFolder } from '#test/support/register.ts';

const HOUR = 3_600_000;
const REVOKED = NOW + 10 * HOUR;
const LATER = NOW + 20 * HOUR;

const folder = temporaryFolder();
let office: Deps;
let inspector: string;
let other: TestPhone;
let people = 0;
beforeAll(async () => {
  office = await openOffice(folder.path);
  await delegateRoot(office);
  inspector = (await addPerson(office, 'bao@quan-ly-thi-truong.example', 'inspector')).id;
  const yen = await addPerson(office, 'yen@quan-ly-thi-truong.example', 'inspector');
  other = await addPhone(office, yen.id, 'Máy của Yến');
});
afterAll(folder.remove);

/** A phone that was lost at ten. */
async function lostPhone(): Promise<TestPhone> {
  people += 1;
  const phone = await addPhone(office, inspector, `Máy ${people}`);
  await revokeDevice(at(office, REVOKED), WHOLE, phone.device.id, { reason: 'mất máy' });
  return phone;
}

const fileOf = (device: string, reports: readonly Sealed[], photos: readonly Uint8Array[] = []) => {
  const bytes = new TextEncoder().encode(
    JSON.stringify({
      ...{ v: 1, device, at: NOW, reports },
      photos: photos.map((photo) => ({
        ...{ hash: sha256(photo), type: 'image/png', base64: Buffer.from(photo).toString('base64') },
      })),
    }),
  );
  return { name: 'temgoc-kiem-tra-2026-11-22.json', type: 'application/json', bytes };
};

function rows(id: string): unknown[] {
  const sqlite = new Database(office.db.path, { readonly: true });
  const found = sqlite.prepare('select * from inspections where id = ?').all(id);
  sqlite.close();
  return found;
}

describe('a phone set up again', () => {
  test('sends what an earlier phone of the same person signed: taken once, as that phone’s', async () => {
    const earlier = await lostPhone();
    const now = await addPhone(at(office, LATER), inspector, 'Máy mới');
    const sealed = await Promise.all([1, 2, 3].map(() => earlier.seal(newReport())));
    for (let i = 0; i < 2; i++) {
      const { accepted, refused } = await receiveReports(at(office, LATER), now.device, sealed);
      expect([accepted, refused]).toEqual([sealed.map(({ id }) => id), []]);
    }
    const shown = await inspectionShown(office, WHOLE, sealed[0]!.id);
    expect(shown).toMatchObject({ proven: true, revokedAt: REVOKED, device: { id: earlier.device.id } });
  });

  test('does not send what was made after the earlier one was revoked, nor what another person signed', async () => {
    const earlier = await lostPhone();
    const now = await addPhone(at(office, LATER), inspector, 'Máy mới');
    const late = await earlier.seal(newReport({ at: REVOKED + 1 }));
    const others = await other.seal(newReport());
    const { accepted, refused } = await receiveReports(at(office, LATER), now.device, [late, others]);
    expect(accepted).toEqual([]);
    expect(refused).toEqual([
      { id: late.id, code: 'report-after-revocation' },
      { id: others.id, code: 'report-unsigned' },
    ]);
  });

  test('keeps its key for the same person, and may not bring the key of another', async () => {
    const earlier = await lostPhone();
    const provision = async (who: string) => {
      const { link } = await grantDevice(office, WHOLE, { inspector: who, name: 'Máy cũ' });
      return provisionDevice(office, { token: tokenIn(link), publicKey: earlier.publicKey });
    };
    expect(await refusalCode(provision(other.device.userId))).toBe('device-key-taken');
    const { deviceToken } = await provision(inspector);
    const device = await deviceByToken(office, `Bearer ${deviceToken}`);
    const late = await earlier.seal(newReport({ at: REVOKED + HOUR }));
    const { accepted } = await receiveReports(at(office, LATER), device, [late]);
    expect(accepted).toEqual([late.id]);
    expect(await inspectionShown(office, WHOLE, late.id)).toMatchObject({
      ...{ proven: true, revokedAt: null, device: { id: device.id } },
    });
  });
});

describe('a file of reports handed in', () => {
  test('of a revoked phone: three reports and a photo are taken in, and the same file again changes nothing', async () => {
    const phone = await lostPhone();
    const photo = new Uint8Array(await drawn(40, 30).png().toBuffer());
    const named = [{ hash: sha256(photo), at: NOW, size: photo.length }];
    const sealed = [
      await phone.seal(newReport({ photos: named })),
      await phone.seal(newReport()),
      await phone.seal(newReport()),
    ];
    const ids = sealed.map(({ id }) => id);
    const file = handedInGiven(fileOf(phone.device.id, sealed, [photo]));
    const deps = { ...at(office, LATER), actor: 'lan' };
    const nothing = { refused: [], photosRefused: [], photosWanted: 0, photos: 1 };
    expect(await receiveHandedIn(deps, WHOLE, file)).toMatchObject({ received: ids, known: [], ...nothing });
    expect(await receiveHandedIn(deps, WHOLE, file)).toMatchObject({ received: [], known: ids, ...nothing });
    for (const id of ids) expect(rows(id)).toHaveLength(1);
    const shown = await inspectionShown(office, WHOLE, ids[0]!);
    expect(shown).toMatchObject({ revokedAt: REVOKED, photos: [{ hash: sha256(photo), receivedAt: LATER }] });
  });

  test('is refused by report: changed on its way, of another person, made after the revocation', async () => {
    const phone = await lostPhone();
    const good = await phone.seal(newReport());
    const changed = await phone.seal(newReport());
    const late = await phone.seal(newReport({ at: REVOKED + 1 }));
    const others = await other.seal(newReport());
    const bad = [{ ...changed, report: changed.report.replace('"count":12', '"count":13') }, others, late];
    const stray = new Uint8Array(await drawn(20, 20).png().toBuffer());
    const file = handedInGiven(fileOf(phone.device.id, [good, ...bad], [stray]));
    const outcome = await receiveHandedIn(at(office, LATER), WHOLE, file);
    expect(outcome.received).toEqual([good.id]);
    expect(outcome.refused.map(({ code }) => code)).toEqual([
      ...['report-unsigned', 'report-unsigned', 'report-after-revocation'],
    ]);
    expect(outcome.photosRefused).toEqual([{ hash: sha256(stray), code: 'photo-unnamed' }]);
  });

  test('is found only where the scope sees its phone', async () => {
    const phone = await lostPhone();
    const file = handedInGiven(fileOf(phone.device.id, [await phone.seal(newReport())]));
    const scope = { all: false, areaIds: ['elsewhere'], producerIds: [] };
    expect(await refusalCode(receiveHandedIn(office, scope, file))).toBe('phone-not-found');
  });

  test('that is none is refused, whatever it holds', async () => {
    const given = (bytes: Uint8Array<ArrayBuffer>) =>
      refusalCode(Promise.resolve().then(() => handedInGiven({ name: 'x', type: 'x', bytes })));
    const encoded = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
    const whole = { v: 1, device: 'dev_1', at: 1, reports: [], photos: [] };
    expect(handedInGiven({ name: 'x', type: 'x', bytes: encoded(whole) }).reports).toEqual([]);
    const wrong = [{ ...whole, v: 2 }, { ...whole, device: null }, { ...whole, more: 1 }, [], 'x', null];
    for (const one of wrong) expect(await given(encoded(one))).toBe('file-type-refused');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), async (bytes) => {
        expect(await given(new Uint8Array(bytes))).toBe('file-type-refused');
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        expect(await given(encoded({ ...whole, reports: [value] }))).toBe('file-type-refused');
      }),
    );
  });
});
