import { describe, expect, test } from 'vitest';
import { readAssets } from '#server/edge/assets.ts';
import { demoOffice } from '#test/support/portalServer.ts';
import { portalSite } from '#test/support/portalSite.ts';

describe('the inspector’s app as it is served', () => {
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
