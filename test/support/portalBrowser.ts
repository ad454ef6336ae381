import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Browsing } from './portalSite.ts';

/** What answers a request, as Hono does. */
interface Answers {
  request(url: string, init: RequestInit): Response | Promise<Response>;
}

/**
 * A page of a real browser whose every request is answered by the app itself, as one signed-in person: the house's own
 * address and its secure cookie, without a network.
 */
export async function pageOf(
  browser: Browser,
  app: Answers,
  person: Browsing,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    locale: 'vi-VN',
    ...options,
  });
  await context.route('**/*', async (route) => {
    const request = route.request();
    const headers = { ...(await request.allHeaders()), cookie: person.cookie };
    const body = request.postDataBuffer();
    const answer = await app.request(request.url(), {
      method: request.method(),
      headers,
      redirect: 'manual',
      ...(body ? { body: new Uint8Array(body) } : {}),
    });
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
  return context.newPage();
}
