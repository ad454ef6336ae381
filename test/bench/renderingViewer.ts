import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import sharp from 'sharp';

/** Room round the page on the screen, pixels: the viewer's own margins and a scroll bar. */
const AROUND = 120;
/** A4 in inches. */
const [WIDE, HIGH] = [210 / 25.4, 297 / 25.4];
/** The viewer holds a page at whole CSS pixels and scales those: 793 across for A4's 793.7. */
const SHOWN_WIDE = Math.floor(WIDE * 96);
/** So much less than an A4 page may be shown, pixels: its height is cut to whole CSS pixels too. */
const CUT = 8;
/** The viewer shows no page larger than 500 %. */
const MOST_DPI = 5 * 96;
/** The viewer's ground is darker than any paper. */
const PAPER = 200;
const PATIENCE_MS = 20_000;

/** Chromium's own viewer lives in an extension, which a browser under test leaves out. */
const LEFT_OUT = ['--disable-extensions', '--disable-component-extensions-with-background-pages'];

/** The page alone, cut from the picture of a screen; undefined while the viewer has not painted it whole. */
async function pageOf(screen: Buffer, dpi: number): Promise<Buffer | undefined> {
  const { data, info } = await sharp(screen).greyscale().raw().toBuffer({ resolveWithObject: true });
  const [wide, high] = [Math.round(WIDE * dpi), Math.round(HIGH * dpi)];
  const light = (x: number, y: number) => (data[(y * info.width + x) * info.channels] ?? 0) > PAPER;
  const middle = Math.floor(info.width / 2);
  let top = 0;
  while (top < info.height && !light(middle, top)) top++;
  let left = 0;
  while (left < middle && !light(left, top)) left++;
  const isWhole = light(left + wide - CUT, top + high - CUT);
  if (!isWhole) return undefined;
  return sharp(screen).extract({ left, top, width: wide, height: high }).png().toBuffer();
}

/**
 * The first page of an A4 PDF as Chromium's PDF viewer shows it where one of its pixels is one printer dot, up to 480
 * dpi; undefined beyond.
 */
export async function viewed(pdf: string, dpi: number, folder: string): Promise<Buffer | undefined> {
  const profile = join(folder, 'browser');
  if (dpi > MOST_DPI) return undefined;
  const sized = (inches: number) => Math.ceil(inches * dpi + AROUND);
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    headless: false,
    args: ['--headless=new', '--no-sandbox', '--disable-gpu'],
    ignoreDefaultArgs: LEFT_OUT,
    viewport: { width: sized(WIDE), height: sized(HIGH) },
  });
  try {
    const page = await browser.newPage();
    await page.goto(`${pathToFileURL(pdf)}#toolbar=0&navpanes=0&zoom=${(100 * WIDE * dpi) / SHOWN_WIDE}`);
    for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await pause(500)) {
      const shown = await pageOf(await page.screenshot(), dpi);
      if (shown) return shown;
    }
    return undefined;
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}
