import { type Browser, chromium } from 'playwright-core';
import { runTool } from './tools.ts';

const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Debian's Chromium, told to speak to nobody but the page's own server. */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = (await runTool('which', ['chromium'])).trim();
  return chromium.launch({ executablePath, args: [...QUIET, ...more] });
}
