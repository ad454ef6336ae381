import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readAssets } from '#server/assets.ts';
import { demoOffice } from '#test/support/portalServer.ts';
import { portalSite } from '#test/support/portalSite.ts';

/** What a phone fetches before the first code is read, compressed: page, style and script, bytes. */
const LARGEST_LOAD = 30 * 1024;

const packed = (bytes: Uint8Array) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;

/** The names a built script imports at once. */
function importedBy(script: string): string[] {
  return [...script.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)].map(([, name = '']) => name);
}

describe('the inspector’s app as it is served', () => {
  test('is no more than 30 KB before the first code is read', () => {
    const { inspector, find } = readAssets();
    const nameOf = (address: string) => address.replace('/assets/', '');
    const seen = new Set<string>();
    const add = (name: string) => {
      const bytes = find(name)?.bytes;
      if (!bytes || seen.has(name)) return;
      seen.add(name);
      if (name.endsWith('.js')) for (const next of importedBy(new TextDecoder().decode(bytes))) add(next);
    };
    add(nameOf(inspector!.script));
    add(nameOf(inspector!.style));
    const sizes = [...seen].map((name) => packed(find(name)!.bytes));
    expect(seen.size).toBeGreaterThanOrEqual(2);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(LARGEST_LOAD);
  });

  test('the worker lists every decoder, so that codes are read without a network', () => {
    const { inspector } = readAssets();
    for (const part of [
      /zxing_reader-.*\.wasm$/,
      /plain-.*\.js$/,
      /VerdictScreen-.*\.js$/,
      /text\.en-.*\.js$/,
    ])
      expect(inspector!.files.some((file) => part.test(file))).toBe(true);
  });

  test('page, worker and manifest may use the camera and nothing of another house', async () => {
    const office = await demoOffice();
    const { stranger } = await portalSite(office.deps);
    const page = await stranger.open('/inspector/');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(page.headers.get('permissions-policy')).toContain('camera=(self)');
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain("worker-src 'self'");
    expect(policy).not.toMatch(/unsafe-inline|https?:|\*/);
    const worker = await stranger.open('/inspector/sw.js');
    expect(worker.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(worker.headers.get('cache-control')).toBe('no-cache');
    const manifest = await (await stranger.open('/inspector/manifest.webmanifest')).json();
    expect(manifest).toMatchObject({ display: 'standalone', scope: '/inspector/', lang: 'vi' });
    for (const { src } of manifest.icons) expect((await stranger.open(src)).status).toBe(200);
    office.close();
  });
});
