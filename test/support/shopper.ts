import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page, Response } from 'playwright-core';
import { expect } from 'vitest';

/** Where pictures of the pages go, to be looked at; without it none are taken. */
const SHOTS = process.env.TEMGOC_SHOTS;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PHONE = { width: 360, height: 640 };
const DESK = { width: 1280, height: 800 };
const STICKS_OUT = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** Chrome on an ordinary telephone. */
export const ANDROID =
  'Mozilla/5.0 (Linux; Android 14; SM-A156E) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';
/** As Zalo's own browser names itself on Android. */
export const ZALO =
  'Mozilla/5.0 (Linux; Android 12; SM-A127F) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120 Mobile Safari/537.36 Zalo android/23120';

/** Lines of made-up houses, by the province they are in. */
export const LINES = ['01', '15', '24', '37', '48', '66', '79', '92'].map(
  (province, n) => `10.${n}.0.0/16,fixed,${province}`,
);

/** How somebody comes: from which address, with which browser. */
export interface Coming {
  readonly from: string;
  readonly agent: string;
  readonly javaScript?: boolean;
  /** Holds every page to what axe finds; where it is not, another has looked at the same pages. */
  readonly axe?: boolean;
}

/** Somebody at a telephone, and all that went over its wire. */
export interface Shopper {
  readonly page: Page;
  /** The paths that were asked for, and only of this server. */
  readonly asked: string[];
  /** What the console said that is no page's own status. */
  readonly faults: string[];
  /** Opens a path; gives the answer that came first. */
  open(path: string): Promise<Response>;
  press(name: string | RegExp): Promise<void>;
  /** The words of the page. */
  words(): Promise<string>;
  /** Holds the page to what every page keeps, and takes its pictures. */
  look(name: string): Promise<void>;
  leave(): Promise<void>;
}

async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as {
    violations: readonly { id: string; nodes: readonly { html: string }[] }[];
  };
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 140)}`);
}

/** Takes a page's pictures, of a telephone and of a desk. */
export async function takePictures(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  const before = page.viewportSize() ?? PHONE;
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size);
    await page.screenshot({ path: join(SHOTS, `${name}-${size.width}.png`), fullPage: true });
  }
  await page.setViewportSize(before);
}

/** What every page keeps: nothing sticks out, and axe, which is a program and must be let run, finds nothing. */
export async function expectWhole(page: Page, name: string, axe = true): Promise<void> {
  expect(await page.evaluate(STICKS_OUT), name).toBeLessThanOrEqual(0);
  if (axe) expect(await violationsOf(page), name).toEqual([]);
}

/** A shopper with a telephone of 360 × 640 who was never here before. */
export async function openShopper(
  browser: Browser,
  origin: string,
  { from, agent, javaScript = true, axe = javaScript }: Coming,
): Promise<Shopper> {
  const context = await browser.newContext({
    ...{ viewport: PHONE, locale: 'vi-VN', userAgent: agent, javaScriptEnabled: javaScript },
    extraHTTPHeaders: { 'x-forwarded-for': from },
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const [asked, faults]: [string[], string[]] = [[], []];
  page.on('request', (request) => asked.push(request.url().replace(origin, '')));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  return {
    ...{ page, asked, faults },
    open: async (path) => {
      const answer = await page.goto(origin + path);
      if (!answer) throw new Error(`no answer to ${path}`);
      return answer;
    },
    press: async (name) => {
      await page.getByRole('button', { name }).first().click();
      await page.waitForLoadState();
    },
    words: () => page.locator('main').innerText(),
    look: async (name) => {
      await expectWhole(page, name, axe);
      expect(await context.cookies(), name).toEqual([]);
      expect(faults, name).toEqual([]);
      expect(
        asked.filter((path) => !path.startsWith('/')),
        name,
      ).toEqual([]);
      await takePictures(page, name);
    },
    leave: () => context.close(),
  };
}
