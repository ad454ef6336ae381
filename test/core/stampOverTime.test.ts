import { describe, expect, test } from 'vitest';
import { ask, four, ISSUED } from './shelf.ts';
import { morning, recognised, withdrawn } from './thanhMai.ts';
import { stampVectors } from './vectors.ts';

const { fullUrl, recordUrl } = stampVectors.stamps[0]!;

/** What a stamp of the vermicelli, four stars to 2027-01-10, issued on 2026-03-01, says on a day. */
const says = async (on: string, recognitions = [four], issuedAt = ISSUED) => {
  const [recognition] = recognitions;
  const verdict = await ask(
    fullUrl,
    { recognition: recognition!, recognitions, issuedAt, asOf: morning(on) },
    morning(on),
  );
  const { headline, tone, recognition: today, recognitionAtIssue: atIssue } = verdict;
  return { headline, tone, today, atIssue, star: verdict.record?.batch.star };
};

describe('a stamp over the years', () => {
  test.each([
    ['2026-03-01', 'in-force', 'good'],
    ['2026-10-11', 'in-force', 'good'],
    ['2026-10-12', 'ending', 'good'],
    ['2027-01-10', 'ending', 'good'],
    ['2027-01-11', 'lapsed', 'notice'],
    ['2031-01-01', 'lapsed', 'notice'],
  ])('on %s is %s', async (on, headline, tone) => {
    expect(await says(on)).toEqual({ headline, tone, today: headline, atIssue: 'in-force', star: 4 });
  });

  test('answers by the day in Viet Nam', async () => {
    const before = Date.UTC(2027, 0, 10, 16, 59, 59, 999);
    expect((await ask(fullUrl, { asOf: before + 1 }, before)).headline).toBe('ending');
    expect((await ask(fullUrl, { asOf: before + 1 }, before + 1)).headline).toBe('lapsed');
  });

  test('keeps its star when the product is awarded another, and says so', async () => {
    const five = recognised(5, '2026-06-01', '2029-06-01');
    expect(await says('2026-05-31', [four, five])).toMatchObject({ headline: 'in-force', star: 4 });
    expect(await says('2026-06-01', [four, five])).toMatchObject({
      headline: 'superseded',
      tone: 'notice',
      star: 4,
    });
  });

  test('carries on through a renewal with the same star', async () => {
    const again = recognised(4, '2027-01-01', '2030-01-01');
    expect(await says('2027-06-01', [four, again])).toMatchObject({ headline: 'in-force', tone: 'good' });
  });

  test('is not unmade by an upgrade that reached the register after the stamp was issued', async () => {
    const five = recognised(5, '2026-02-01', '2029-02-01');
    expect(await says('2026-06-15', [four, five])).toMatchObject({
      headline: 'superseded',
      atIssue: 'in-force',
    });
  });
});

describe('a withdrawal', () => {
  const lost = { ...four, withdrawal: withdrawn('2026-05-01') };

  test('without danger is told from its day on, and the stamp was right before', async () => {
    expect(await says('2026-04-30', [lost])).toMatchObject({ headline: 'in-force' });
    expect(await says('2026-05-01', [lost])).toMatchObject({ headline: 'withdrawn', atIssue: 'in-force' });
    expect(await says('2028-01-01', [lost])).toMatchObject({ headline: 'withdrawn' });
  });

  test('dated before the issue tells that the stamp should not have been issued', async () => {
    const backdated = { ...four, withdrawal: withdrawn('2026-02-01') };
    expect(await says('2026-06-15', [backdated])).toMatchObject({
      headline: 'withdrawn',
      atIssue: 'withdrawn',
    });
  });

  test('without danger, then recognition anew: the product stands again', async () => {
    const anew = recognised(4, '2026-09-01', '2029-09-01');
    expect(await says('2026-10-01', [lost, anew])).toMatchObject({ headline: 'in-force' });
  });
});

describe('a withdrawal for danger', () => {
  const lost = { ...four, withdrawal: withdrawn('2026-05-01', true) };
  const anew = recognised(4, '2026-09-01', '2029-09-01');
  const danger = { headline: 'safety-withdrawn', tone: 'danger' };

  test('warns on a stamp issued before it, from its day on', async () => {
    expect(await says('2026-04-30', [lost])).toMatchObject({ headline: 'in-force' });
    expect(await says('2026-05-01', [lost])).toMatchObject(danger);
  });

  test('warns for ever on old stamps, though the product was recognised anew', async () => {
    expect(await says('2026-12-01', [lost, anew])).toMatchObject(danger);
  });

  test('warns on stamps of an older recognition of the product', async () => {
    const older = recognised(3, '2021-01-10', '2024-01-10');
    expect(await says('2026-06-15', [older, lost], morning('2022-01-01'))).toMatchObject(danger);
  });

  test('warns on stamps issued after its day, where the register heard of it too late', async () => {
    expect(await says('2026-06-15', [lost], morning('2026-05-03'))).toMatchObject(danger);
  });

  test('does not warn on stamps of the recognition that came after it', async () => {
    expect(await says('2026-12-01', [anew, lost], morning('2026-10-01'))).toMatchObject({
      headline: 'in-force',
    });
  });

  test('warns whoever only types the address, too', async () => {
    const verdict = await ask(recordUrl, { recognition: lost, recognitions: [lost] });
    expect(verdict).toMatchObject({ origin: 'record', ...danger });
  });

  test('is shown as the latest of several', async () => {
    const twice = [
      lost,
      recognised(4, '2026-03-05', '2029-03-05', { withdrawal: withdrawn('2026-06-01', true) }),
    ];
    const verdict = await ask(fullUrl, { recognition: lost, recognitions: twice });
    expect(verdict.safety?.effectiveOn).toBe('2026-06-01');
  });
});
