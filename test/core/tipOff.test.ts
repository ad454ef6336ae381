import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#core/refusal';
import {
  ACTS_FROM,
  CONTACT_DAYS,
  contactUntil,
  formatTicket,
  LONGEST_TIP_OFF,
  makeTicket,
  OFFERED_DAYS,
  parseTicket,
  TIP_OFF_STATES,
  WRONGS,
} from '#core/tipOff';
import { parseForm } from '#server/forms/form.ts';
import { tipOffForm } from '#server/forms/tipOff.ts';
import { NOW } from '#test/support/register.ts';

const bytes = fc.uint8Array({ minLength: 15, maxLength: 32 });

describe('a ticket', () => {
  test('is read back from how it is written down, in capitals, with spaces or without hyphens', () => {
    fc.assert(
      fc.property(bytes, (some) => {
        const ticket = makeTicket(some);
        expect(ticket).toMatch(/^[0-9a-hjkmnp-tv-z]{15}$/);
        const written = formatTicket(ticket);
        expect(written).toMatch(/^.{5}-.{5}-.{5}$/);
        for (const typed of [written, written.toUpperCase(), written.replaceAll('-', ' '), ticket]) {
          expect(parseTicket(typed)).toBe(ticket);
        }
      }),
    );
  });

  test('is nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const ticket = parseTicket(text);
        if (ticket !== undefined) expect(parseTicket(formatTicket(ticket))).toBe(ticket);
      }),
    );
    for (const text of ['', '4tn8t-m2yp1-a0fc', '4tn8t-m2yp1-a0fcnn', '4tn8t_m2yp1_a0fcn', 'u'.repeat(15)]) {
      expect(parseTicket(text)).toBeUndefined();
    }
    expect(() => makeTicket(new Uint8Array(14))).toThrow(RangeError);
  });

  test('has 75 bits: every character is as likely as any other', () => {
    const seen = new Set(Array.from({ length: 256 }, (_, n) => makeTicket(new Uint8Array(15).fill(n))[0]));
    expect(seen.size).toBe(32);
  });
});

describe('a tip-off', () => {
  test('is closed but never twice, and answered only while it is open', () => {
    expect(TIP_OFF_STATES.filter((state) => ACTS_FROM.close.includes(state))).not.toContain('closed');
    expect(ACTS_FROM.answer).not.toContain('closed');
    expect(ACTS_FROM['take-up']).toEqual(['new', 'closed']);
  });

  test('keeps a contact to the end of its day', () => {
    expect(contactUntil(NOW, 90)).toBe('2027-02-20');
    expect([...CONTACT_DAYS]).toEqual([30, 90, 180]);
    expect(OFFERED_DAYS).toBe(90);
  });
});

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 3_000 }),
  fc.string({ unit: 'grapheme', maxLength: 100 }),
  fc.string({ unit: 'grapheme', maxLength: 100 }),
  fc.constantFrom('', ' ', '\n\n\n', '\u202Egpj.exe', '\u0000', 'chợ Mai Khê', 'ạ'.repeat(1_000)),
);
const given = fc.record(
  {
    wrongs: fc.oneof(
      { weight: 6, arbitrary: fc.array(fc.constantFrom(...WRONGS), { maxLength: 9 }) },
      { weight: 1, arbitrary: fc.array(fc.string()) },
      { weight: 1, arbitrary: fc.oneof(fc.constant(undefined), fc.string()) },
    ),
    bought: text,
    told: text,
    contact: text,
    consent: fc.constantFrom('1', '', 'on', undefined),
    days: fc.constantFrom('30', '90', '180', '90', '', '-1', '1e9'),
    trap: fc.constantFrom('', '', '', 'http://spam.example'),
  },
  { requiredKeys: [] },
);

describe('the form of a tip-off', () => {
  test('takes what is within its bounds as plain text, and refuses all else with the field that is wrong', () => {
    let taken = 0;
    fc.assert(
      fc.property(given, (sent) => {
        try {
          const told = parseForm(tipOffForm, sent);
          taken += 1;
          expect(told.wrongs.length).toBeGreaterThan(0);
          expect(new Set(told.wrongs).size).toBe(told.wrongs.length);
          for (const one of told.wrongs) expect(WRONGS).toContain(one);
          expect(told.told?.length ?? 0).toBeLessThanOrEqual(LONGEST_TIP_OFF.note);
          expect(told.bought?.length ?? 0).toBeLessThanOrEqual(LONGEST_TIP_OFF.place);
          expect(told.contact?.length ?? 0).toBeLessThanOrEqual(LONGEST_TIP_OFF.contact);
          for (const one of [told.bought, told.contact]) expect(one ?? '').toMatch(/^\P{Cc}*$/u);
          expect(told.told ?? '').toMatch(/^(?:\P{Cc}|\n)*$/u);
          expect(`${told.told}${told.bought}${told.contact}`).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
          if (told.contact !== null) expect(told.consent).toBe(true);
          expect(CONTACT_DAYS).toContain(told.days);
          expect(parseForm(tipOffForm, { ...told, consent: '1', days: String(told.days) })).toEqual({
            ...told,
            consent: true,
          });
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          expect(error.code).toBe('invalid-input');
          expect(typeof error.details.field).toBe('string');
        }
      }),
      { numRuns: 2_000 },
    );
    expect(taken).toBeGreaterThan(20);
  });

  test('asks for consent where a contact is given, and keeps none where it is not', () => {
    const told = { wrongs: ['other'], contact: '0900 000 001' };
    expect(() => parseForm(tipOffForm, told)).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ field: 'consent' }) }),
    );
    expect(parseForm(tipOffForm, { ...told, consent: '1' })).toMatchObject({
      contact: '0900 000 001',
      days: 90,
    });
    expect(parseForm(tipOffForm, { wrongs: ['other'], contact: ' ', consent: '1' })).toMatchObject({
      contact: null,
    });
  });
});
