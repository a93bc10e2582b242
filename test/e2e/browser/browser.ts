import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** Where Chromium is on this machine, or in `PHONOGRAPH_CHROMIUM`; undefined where there is none. */
export function findChromium(): string | undefined {
  const given = process.env['PHONOGRAPH_CHROMIUM'];
  return [...(given ? [given] : []), ...names].find((name) => spawnSync(name, ['--version']).status === 0);
}

/** @throws where there is none: CI installs it */
export async function openBrowser(): Promise<Browser> {
  const name = findChromium();
  if (name === undefined) throw new Error('there is no Chromium; run: apt-get install -y chromium');
  const found = spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim() || name;
  return await chromium.launch({
    executablePath: found,
    args: [
      // Root has no other way, and the pages are our own.
      '--no-sandbox',
      '--autoplay-policy=no-user-gesture-required',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  });
}

/** A page that fails its test by what it logs as an error. */
export async function openPage(context: BrowserContext): Promise<{ page: Page; faults: string[] }> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return { page, faults };
}

const imageFolder = fileURLToPath(new URL('../../../docs/images/', import.meta.url));

/** Into docs/images, where `PHONOGRAPH_SCREENSHOTS` is set: the README's pictures are of this run. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (!process.env['PHONOGRAPH_SCREENSHOTS']) return;
  await mkdir(imageFolder, { recursive: true });
  await page.evaluate('window.scrollTo(0, 0)');
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${imageFolder}${name}.png` });
}
