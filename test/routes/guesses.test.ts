import { describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { MOST_WRONG, networkOf, WINDOW_MS } from '#server/guessThrottle.ts';
import { stampSite } from '#test/support/stampSite.ts';
import { NOW, samplePaths } from '#test/support/stampWorld.ts';

function wrongCode(mini: string, n: number): string {
  const last = Number(mini.at(-1));
  return `${mini.slice(0, -3)}${String((n * 7) % 100).padStart(2, '0')}${(last + 1) % 10}`;
}

describe('guessing codes of mini stamps', () => {
  it('is held back by network after twenty wrong ones, for ten minutes, and nobody else is', async () => {
    let now = NOW;
    const { site } = await stampSite({ now: () => now, behindProxy: true });
    const app = createApp(site);
    const { mini, 'in-force': sealed } = await samplePaths();
    const ask = (path: string, from: string) =>
      app.request(`http://x.example${path}`, {
        headers: { accept: 'application/json', 'x-forwarded-for': `203.0.113.9, ${from}` },
      });
    for (let n = 0; n < MOST_WRONG; n++) {
      expect(await (await ask(wrongCode(mini, n), '198.51.100.7')).json()).toMatchObject({
        origin: 'forged',
      });
    }
    const held = await ask(mini, '198.51.100.200');
    expect(held.status).toBe(429);
    expect(held.headers.get('retry-after')).toBe('600');
    expect(await held.json()).toMatchObject({ code: 'too-many-guesses' });
    expect((await ask(sealed, '198.51.100.7')).status).toBe(200);
    expect(await (await ask(mini, '192.0.2.1')).json()).toMatchObject({ origin: 'mac' });
    now += WINDOW_MS;
    expect(await (await ask(mini, '198.51.100.7')).json()).toMatchObject({ origin: 'mac' });
  });

  it('never holds back a shopper whose codes are right', async () => {
    const { site } = await stampSite();
    const app = createApp(site);
    const { mini } = await samplePaths();
    for (let n = 0; n < MOST_WRONG * 2; n++)
      expect((await app.request(`http://x.example${mini}`)).status).toBe(200);
  });

  it('sees networks, not people', () => {
    expect(networkOf('203.0.113.9')).toBe('203.0.113');
    expect(networkOf('::ffff:203.0.113.200')).toBe('203.0.113');
    expect(networkOf('2001:db8:77:1::5')).toBe('2001:db8:77');
  });
});
