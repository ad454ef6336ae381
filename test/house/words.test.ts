import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REFUSAL_CODES } from '#core/refusal';
import { statusOf } from '#server/problems.ts';
import { refusalText } from '#web/refusalText.ts';
import { listFiles, ROOT } from './source.ts';

/** Vietnamese letters that English has not; a text without any has not been translated. */
const VIETNAMESE = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/iu;

describe.each(REFUSAL_CODES)('the refusal %s', (code) => {
  test('has an HTTP status that says whose fault it is', () => {
    expect(statusOf(code)).toBeGreaterThanOrEqual(400);
    expect(statusOf(code)).toBeLessThan(600);
  });

  test('is said in Vietnamese and in English', () => {
    const [vi, en] = (['vi', 'en'] as const).map((lang) =>
      JSON.stringify(refusalText(lang, { code, details: {} })),
    );
    expect(vi).toMatch(VIETNAMESE);
    expect(en?.replaceAll('Temgốc', '')).not.toMatch(VIETNAMESE);
  });
});

/** Binary files are not read for words. */
const TEXT = /\.(tsx?|mjs|json|md|css|csv|sql|yml|yaml|sh)$|(^|\/)(\.npmrc|\.ci\/run|LICENSE)$/;

const HOSTS = ['npmjs', 'yarnpkg', 'pypi', 'crates'].map(
  (name) => new RegExp(`\\b${name}\\.(org|com|io)\\b`, 'i'),
);

/** Folders of one machine, where somebody's paths begin. */
const MACHINE = /(?<![\w.:/-])\/(home|Users|work|root|private|mnt)\/[\w.-]+/;

describe('what the project never says', () => {
  const files = listFiles('.').filter((path) => TEXT.test(path));
  const lines = files.flatMap((path) =>
    readFileSync(join(ROOT, path), 'utf8')
      .split('\n')
      .map((line, index) => ({ path, line, at: index + 1 })),
  );
  const saying = (pattern: RegExp) =>
    lines.filter(({ line }) => pattern.test(line)).map(({ path, at }) => `${path}:${at} ${pattern.source}`);

  test('the files were found', () => {
    expect(files).toContain('package.json');
    expect(files.length).toBeGreaterThan(50);
  });

  test.each(HOSTS)('a registry’s host, %s: where packages come from is the machine’s affair', (host) => {
    expect(saying(host)).toEqual([]);
  });

  test('a path of somebody’s machine', () => {
    expect(saying(MACHINE)).toEqual([]);
  });

  test('“genuine goods”: a signature tells of a code, not of what it is stuck on', () => {
    const spoken = lines.filter(({ path }) => path.startsWith('web/') || path.startsWith('labels/'));
    const claims = spoken.filter(({ line }) =>
      /hàng thật|hàng chính hãng|genuine (goods|product)|\bauthentic(ity)?\b/i.test(line),
    );
    expect(claims.map(({ path, at, line }) => `${path}:${at} ${line.trim()}`)).toEqual([]);
  });
});
