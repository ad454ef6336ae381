import { describe, expect, test } from 'vitest';
import { ownValue } from '#core/ownValue';
import { groupName } from '#server/export/registerTable.ts';
import { sayEffect } from '#web/effects.ts';
import { failureText } from '#web/inspector/screens/PhoneScreen.tsx';
import { officeHref } from '#web/officeHref.ts';
import { kindName } from '#web/parts/office/DecisionContent.tsx';
import { besideText } from '#web/refusalText.ts';
import { inspectorText } from '#web/text/inspector.ts';
import { registerText } from '#web/text/register.ts';

const INBORN = Object.getOwnPropertyNames(Object.prototype);

describe.each(INBORN)('the word %s, which every object knows by birth', (word) => {
  test('stands in no table', () => {
    expect(ownValue({ a: 1 }, word)).toBeUndefined();
  });

  test('is shown as it was typed', () => {
    expect(kindName('vi', word)).toBe(word);
    expect(groupName(registerText('vi'), word)).toBe(word);
    const effect = { tone: 'notice', what: 'unheard-of', values: { kind: word } } as const;
    expect(sayEffect('vi', effect)).toBe(`unheard-of · ${word}`);
  });

  test('is no field, no code, no page', () => {
    const refusal = { code: 'invalid-input', details: { field: word, value: 'a' } } as const;
    expect(besideText('vi', refusal).detail).toBe('“a” không dùng được. Hãy xem lại và nhập lại.');
    expect(failureText(inspectorText('vi'), word)).toBe(inspectorText('vi').failures.refused);
    expect(officeHref({ noun: word, nounId: '1' }, [])).toBeUndefined();
  });
});
