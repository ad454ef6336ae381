import { afterAll, beforeAll, expect, it } from 'vitest';
import { verify } from '#core/verify';
import { type RunningServer, startServer } from '#server/edge/http.ts';
import { MUTATIONS } from '#test/core/mutations.ts';
import { getRaw } from '#test/support/rawHttp.ts';
import { stampSite } from '#test/support/stampSite.ts';
import { NOW, ORIGIN, samplePaths, stampTrust } from '#test/support/stampWorld.ts';

let server: RunningServer;
beforeAll(async () => {
  const { site } = await stampSite({ guesses: { isSpent: () => false, countWrong: () => undefined } });
  server = await startServer(site, { port: 0 });
});
afterAll(() => server.close());

/** What can stand in a request line: the rest never leaves a phone. */
const SENDABLE = /^\/[!-~]*$/;

it('the server answers every altered stamp on the wire as verify does: never as issued, never with a fault', async () => {
  const trust = await stampTrust();
  const paths = await samplePaths();
  const genuine = [paths['in-force'], paths.mini].map((path) => ORIGIN + path);
  let asked = 0;
  for (const text of genuine) {
    for (const [name, mutate] of Object.entries(MUTATIONS)) {
      for (let n = 0; n < 12; n++) {
        const mutant = mutate(text, (n * 17 + 23) % text.length, (n % 9) + 1);
        const path = mutant.slice(ORIGIN.length);
        if (mutant === text || !mutant.startsWith(ORIGIN) || !SENDABLE.test(path) || /[?#]/.test(path))
          continue;
        const verdict = await verify(mutant, trust, NOW);
        const answer = await getRaw(server.port, path, 'Host: x\r\nAccept: application/json\r\n');
        asked += 1;
        expect(['signed', 'mac'], name).not.toContain(verdict.origin);
        expect(answer.status, `${name} ${path}`).toBeLessThan(500);
        if (answer.status === 200)
          expect(JSON.parse(answer.body), name).toMatchObject({ origin: verdict.origin });
        else expect(verdict.origin === 'unreadable' || answer.status === 303, `${name} ${path}`).toBe(true);
      }
    }
  }
  expect(asked).toBeGreaterThan(200);
});
