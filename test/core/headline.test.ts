import { describe, expect, test } from 'vitest';
import type { RecognitionFact } from '#core/recognition';
import {
  type CopiesFact,
  type Facts,
  HEADLINES,
  type Headline,
  headlineOf,
  type OriginFact,
  type StampFact,
} from '#core/verdict';
import { withdrawn } from './thanhMai.ts';

const ORIGINS: OriginFact[] = ['signed', 'mac', 'record', 'forged', 'foreign', 'unreadable'];
const RECOGNITIONS: RecognitionFact[] = [
  'in-force',
  'ending',
  'lapsed',
  'withdrawn',
  'superseded',
  'unknown',
];
const STAMPS: StampFact[] = ['usable', 'void', 'recalled', 'spent', 'unknown-batch', 'unknown'];
const COPIES: CopiesFact[] = ['ordinary', 'watch', 'alarm', 'unknown'];
const SAFETY = [null, withdrawn('2026-01-01', true)];

function* everything(): Generator<Facts> {
  for (const origin of ORIGINS)
    for (const recognition of RECOGNITIONS)
      for (const recognitionAtIssue of RECOGNITIONS)
        for (const stamp of STAMPS)
          for (const copies of COPIES)
            for (const safety of SAFETY)
              yield { origin, recognition, recognitionAtIssue, stamp, copies, safety };
}

const all = [...everything()];

/** A stamp in perfect order; each test changes what it is about. */
const perfect: Facts = {
  origin: 'signed',
  recognition: 'in-force',
  recognitionAtIssue: 'in-force',
  stamp: 'usable',
  copies: 'ordinary',
  safety: null,
};

const headline = (changes: Partial<Facts>) => headlineOf({ ...perfect, ...changes });

describe('every combination of the facts', () => {
  test('there are 10,368 of them, and each has exactly one headline and one tone', () => {
    expect(all).toHaveLength(10_368);
    const known = HEADLINES.map((row) => row.headline);
    expect(new Set(known).size).toBe(known.length);
    for (const facts of all) expect(known).toContain(headlineOf(facts).headline);
  });

  test('every headline of the table is reached', () => {
    const reached = new Set(all.map((facts) => headlineOf(facts).headline));
    expect([...reached].sort()).toEqual(HEADLINES.map((row) => row.headline).sort());
  });

  test('one headline always has the same tone', () => {
    const tones = new Map<Headline, Set<string>>();
    for (const facts of all) {
      const { headline: one, tone } = headlineOf(facts);
      tones.set(one, (tones.get(one) ?? new Set()).add(tone));
    }
    for (const [one, seen] of tones) expect([...seen], one).toHaveLength(1);
  });

  test('forged is always forged, foreign foreign, unreadable unreadable, whatever else is said', () => {
    for (const origin of ['forged', 'foreign', 'unreadable'] as const)
      for (const facts of all.filter((one) => one.origin === origin))
        expect(headlineOf(facts).headline).toBe(origin);
  });

  test('the tone is good only for a proven, usable stamp of a standing recognition that nobody copies', () => {
    for (const facts of all.filter((one) => headlineOf(one).tone === 'good')) {
      expect(['signed', 'mac']).toContain(facts.origin);
      expect(['usable', 'unknown']).toContain(facts.stamp);
      expect(['in-force', 'ending']).toContain(facts.recognition);
      expect(['in-force', 'ending']).toContain(facts.recognitionAtIssue);
      expect(['ordinary', 'unknown']).toContain(facts.copies);
      expect(facts.safety).toBeNull();
    }
  });

  test('a record, which proves nothing, is never good', () => {
    for (const facts of all.filter((one) => one.origin === 'record'))
      expect(headlineOf(facts).tone).not.toBe('good');
  });

  test('a danger to people is dangerous in every answer that is ours', () => {
    const ours = all.filter(({ origin }) => ['signed', 'mac', 'record'].includes(origin));
    for (const facts of ours.filter(({ safety, stamp }) => safety !== null || stamp === 'recalled'))
      expect(headlineOf(facts).tone).toBe('danger');
  });

  test('nothing worse is hidden: a void, withdrawn, spent or copied stamp never sounds merely lapsed', () => {
    for (const facts of all) {
      const bad =
        ['void', 'recalled', 'spent', 'unknown-batch'].includes(facts.stamp) || facts.copies === 'alarm';
      if (bad) expect(['good', 'notice']).not.toContain(headlineOf(facts).tone);
    }
  });
});

describe('precedence, from the top', () => {
  test.each<[string, Partial<Facts>, Headline, string]>([
    ['a perfect stamp', {}, 'in-force', 'good'],
    ['a perfect mini stamp', { origin: 'mac' }, 'in-force', 'good'],
    ['one near its end', { recognition: 'ending' }, 'ending', 'good'],
    ['one issued near the end, now renewed', { recognitionAtIssue: 'ending' }, 'in-force', 'good'],
    ['one seen a little too often', { copies: 'watch' }, 'copies-watch', 'notice'],
    [
      'one near its end and seen too often',
      { recognition: 'ending', copies: 'watch' },
      'copies-watch',
      'notice',
    ],
    ['one of an older star', { recognition: 'superseded' }, 'superseded', 'notice'],
    ['one that lapsed', { recognition: 'lapsed' }, 'lapsed', 'notice'],
    ['one that lapsed and is seen too often', { recognition: 'lapsed', copies: 'watch' }, 'lapsed', 'notice'],
    ['one not recognised at issue', { recognitionAtIssue: 'lapsed' }, 'not-recognised-at-issue', 'warning'],
    [
      'one issued before recognition began',
      { recognitionAtIssue: 'unknown' },
      'not-recognised-at-issue',
      'warning',
    ],
    ['a typed address', { origin: 'record' }, 'record', 'neutral'],
    ['a typed address of a lapsed product', { origin: 'record', recognition: 'lapsed' }, 'record', 'neutral'],
    ['one seen in too many places', { copies: 'alarm' }, 'copies-alarm', 'warning'],
    [
      'a typed address seen in too many places',
      { origin: 'record', copies: 'alarm' },
      'copies-alarm',
      'warning',
    ],
    ['one already used', { stamp: 'spent' }, 'spent', 'warning'],
    ['one already used and copied', { stamp: 'spent', copies: 'alarm' }, 'spent', 'warning'],
    ['one of a withdrawn product', { recognition: 'withdrawn' }, 'withdrawn', 'danger'],
    [
      'a typed address of a withdrawn product',
      { origin: 'record', recognition: 'withdrawn' },
      'withdrawn',
      'danger',
    ],
    ['a void one', { stamp: 'void' }, 'void', 'danger'],
    ['a void one of a withdrawn product', { stamp: 'void', recognition: 'withdrawn' }, 'void', 'danger'],
    [
      'one of no batch',
      { stamp: 'unknown-batch', recognition: 'unknown', recognitionAtIssue: 'unknown' },
      'unknown-batch',
      'warning',
    ],
    ['one of a dangerous product', { safety: withdrawn('2026-01-01', true) }, 'safety-withdrawn', 'danger'],
    ['a recalled one', { stamp: 'recalled' }, 'recalled', 'danger'],
    [
      'a recalled one of a dangerous product',
      { stamp: 'recalled', safety: withdrawn('2026-01-01', true) },
      'recalled',
      'danger',
    ],
    [
      'one checked without a register',
      { recognition: 'unknown', recognitionAtIssue: 'unknown', stamp: 'unknown', copies: 'unknown' },
      'signed-only',
      'neutral',
    ],
  ])('%s', (_, changes, expected, tone) => {
    expect(headline(changes)).toEqual({ headline: expected, tone });
  });

  test('the order of the table is the order of the rows above, reversed', () => {
    expect(HEADLINES.map((row) => row.headline)).toEqual([
      'unreadable',
      'foreign',
      'forged',
      'recalled',
      'safety-withdrawn',
      'unknown-batch',
      'void',
      'withdrawn',
      'spent',
      'copies-alarm',
      'record',
      'not-recognised-at-issue',
      'lapsed',
      'superseded',
      'copies-watch',
      'ending',
      'in-force',
      'signed-only',
    ]);
  });
});
