import { describe, expect, test } from 'vitest';
import { loadVerdictText } from '#web/inspector/screens/verdictText.ts';
import { inspectorText } from '#web/text/inspector.ts';

describe('the words of a phone’s answers', () => {
  test.each(['vi', 'en'] as const)('(%s) speak of the day of the data, never of today', async (lang) => {
    const { headlines, facts, details, recognition, stamp, copies } = await loadVerdictText(lang);
    const said = JSON.stringify({ headlines, facts, details, recognition, stamp, copies })
      .replaceAll('"today"', '')
      .replace(/\{\w+\}/g, '');
    expect(said).not.toMatch(/hôm nay|hiện nay|\btoday\b/i);
    expect(facts.today).toContain('{today}');
  });

  test('name both reasons why data may seem old: that it is, and that the clock is wrong', () => {
    for (const lang of ['vi', 'en'] as const) {
      const { age, verdict } = inspectorText(lang);
      for (const words of [age.stale, age.ended, verdict.signedOnly]) expect(words).toMatch(/đồng hồ|clock/);
    }
  });
});
