import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { restAfter } from '#web/inspector/outbox/backoff.ts';
import {
  type Answer,
  afterAnswer,
  afterPhoto,
  inOrder,
  isPast,
  nextBatch,
  readAnswer,
  SHOWN_MS,
} from '#web/inspector/outbox/plan.ts';
import { isUnsent } from '#web/inspector/outbox/unsent.ts';
import type { OutboxReport } from '#web/inspector/store.ts';

const AT = 1_790_000_000_000;

function parcel(number: number, change: Partial<OutboxReport> = {}): OutboxReport {
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    report: `{"n":${number}}`,
    sha256: 'a'.repeat(64),
    signature: 'x.y.z',
    madeAt: AT + number,
    state: 'waiting',
    refusal: null,
    acceptedAt: null,
    sentAt: null,
    photos: [],
    wanted: [],
    lost: [],
    ...change,
  };
}

const NOTHING: Answer = { accepted: [], receivedAt: {}, refused: [], photosWanted: [] };

describe('what is sent next', () => {
  const numbers = fc.uniqueArray(fc.nat(10_000), { maxLength: 60 });

  test('is the oldest that wait, at most twenty, each as it stands and none twice', () => {
    fc.assert(
      fc.property(numbers, (all) => {
        const parcels = all.map((number) => parcel(number));
        const batch = nextBatch(parcels);
        expect(batch).toEqual(inOrder(parcels).slice(0, 20));
        expect(new Set(batch.map(({ id }) => id)).size).toBe(batch.length);
      }),
    );
  });

  test('leaves out what the office has or refused', () => {
    const states = ['accepted', 'sent', 'refused'] as const;
    const others = states.map((state, number) => parcel(number, { state }));
    expect(nextBatch([...others, parcel(9)])).toEqual([parcel(9)]);
  });

  test('is one report at least, however large it is', () => {
    const large = [1, 2].map((number) => parcel(number, { report: 'x'.repeat(400_000) }));
    expect(nextBatch(large)).toEqual(large.slice(0, 1));
  });

  test('sent until nothing waits, every report goes exactly once', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 20 }), (all, most) => {
        let outbox = all.map((number) => parcel(number));
        const sent: string[] = [];
        for (let batch = nextBatch(outbox, most); batch.length > 0; batch = nextBatch(outbox, most)) {
          const accepted = batch.map(({ id }) => id);
          sent.push(...accepted);
          outbox = outbox.map((one) => afterAnswer(one, { ...NOTHING, accepted }, AT));
        }
        expect(sent).toEqual(inOrder(all.map((number) => parcel(number))).map(({ id }) => id));
        expect(outbox.some(isUnsent)).toBe(false);
      }),
    );
  });
});

describe('an answer', () => {
  test('changes nothing of a report it does not speak of', () => {
    const one = parcel(1);
    expect(afterAnswer(one, { ...NOTHING, accepted: [parcel(2).id] }, AT)).toBe(one);
  });

  test('never changes what was signed', () => {
    const answers = [
      { ...NOTHING, accepted: [parcel(1).id] },
      { ...NOTHING, refused: [{ id: parcel(1).id, code: 'report-differs' }] },
    ];
    for (const answer of answers) {
      const { id, report, sha256, signature, madeAt } = afterAnswer(parcel(1), answer, AT);
      expect({ id, report, sha256, signature, madeAt }).toEqual(
        (({ id, report, sha256, signature, madeAt }) => ({ id, report, sha256, signature, madeAt }))(
          parcel(1),
        ),
      );
    }
  });

  test('makes a report sent only when no photo of it is wanted any more', () => {
    const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
    const one = parcel(1, { photos: [a, b] });
    const answer = { ...NOTHING, accepted: [one.id], photosWanted: [b, 'c'.repeat(64)] };
    const accepted = afterAnswer(one, answer, AT);
    expect(accepted).toMatchObject({ state: 'accepted', acceptedAt: AT, sentAt: null, wanted: [b] });
    expect(afterPhoto(accepted, b, AT + 1, false)).toMatchObject({ state: 'sent', sentAt: AT + 1, lost: [] });
    expect(afterPhoto(accepted, b, AT + 1, true)).toMatchObject({ state: 'sent', lost: [b] });
  });

  test('of when the report came is the receipt, not when the answer did', () => {
    const one = parcel(1);
    const answer = { ...NOTHING, accepted: [one.id], receivedAt: { [one.id]: AT - 5_000 } };
    expect(afterAnswer(one, answer, AT)).toMatchObject({ acceptedAt: AT - 5_000, sentAt: AT });
  });

  test('of another shape, such as a hotel’s page, is no answer', () => {
    const wrong = [null, 'x', 7, [], {}, { accepted: [1], refused: [], photosWanted: [] }];
    const more = [
      { accepted: [], refused: [{ id: 'x' }], photosWanted: [] },
      { accepted: [], refused: [] },
    ];
    for (const one of [...wrong, ...more]) expect(readAnswer(one)).toBeUndefined();
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = readAnswer(value);
        if (read)
          expect(Object.keys(read).sort()).toEqual(['accepted', 'photosWanted', 'receivedAt', 'refused']);
      }),
    );
    expect(readAnswer(NOTHING)).toEqual(NOTHING);
  });
});

test('what arrived is shown for thirty days, what did not for ever', () => {
  const sent = parcel(1, { state: 'sent', sentAt: AT });
  expect(isPast(sent, AT + SHOWN_MS)).toBe(false);
  expect(isPast(sent, AT + SHOWN_MS + 1)).toBe(true);
  for (const state of ['waiting', 'accepted', 'refused'] as const) {
    expect(isPast(parcel(1, { state }), AT + 100 * SHOWN_MS)).toBe(false);
  }
});

test('rests grow from two seconds to five minutes, a quarter more or less, and never to nothing', () => {
  expect(restAfter(1, 0.5)).toBe(2_000);
  expect(restAfter(2, 0.5)).toBe(4_000);
  expect(restAfter(500, 0.5)).toBe(300_000);
  fc.assert(
    fc.property(fc.nat(1_000), fc.double({ min: 0, max: 1, noNaN: true }), (failures, chance) => {
      const rest = restAfter(failures, chance);
      expect(rest).toBeGreaterThanOrEqual(1_500);
      expect(rest).toBeLessThanOrEqual(375_000);
    }),
  );
});
