import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RunningProgram } from '../running-server.ts';
import { findChromium, openBrowser, openPage } from './browser.ts';
import { seriousFaults } from './serious-faults.ts';

const clip = new URL('../../../examples/sample/clips/clip-01.mp4', import.meta.url);
const patience = { timeout: 60_000 };
const isRequired = process.env['PHONOGRAPH_REQUIRE_ALL'] === '1';

/** Who comes in, by which keys. */
export interface Keys {
  readonly owner: string;
  /** Of somebody who has no role anywhere until the owner gives one. */
  readonly guest: string;
  readonly guestId: string;
  /** Of an administrator. */
  readonly admin: string;
  /** Of the owner, for reading alone. */
  readonly reading: string;
  readonly revokeGuest: () => Promise<void>;
}

/** What people see of a server that is for those whom it knows. */
export function signInTests(programOf: () => RunningProgram, keysOf: () => Keys): void {
  describe.skipIf(findChromium() === undefined && !isRequired)('signing in, in Chromium', () => {
    let browser: Browser;
    let faults: string[] = [];
    let recordingPath = '';
    const contexts: BrowserContext[] = [];

    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(() => browser?.close());
    afterEach(async () => {
      await Promise.all(contexts.splice(0).map((context) => context.close()));
      // That is how the server says that a credential is not good.
      expect(faults.filter((fault) => !fault.includes('status of 401'))).toEqual([]);
      faults = [];
    });

    /** In a browser that nobody has used before. */
    const open = async (path: string): Promise<Page> => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
      contexts.push(context);
      const opened = await openPage(context);
      faults = opened.faults;
      await opened.page.goto(programOf().server.url + path);
      return opened.page;
    };
    const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor(patience);
    const signIn = async (page: Page, key: string) => {
      await title(page, 'Sign in');
      await page.getByLabel('API key').fill(key);
      await page.getByRole('button', { name: 'Sign in' }).click();
    };

    it.each(['/', '/lexicon', '/recordings/recording_x', '/account'])(
      'shows nobody the way in and nothing else, at %s',
      async (path) => {
        const page = await open(path);
        await title(page, 'Sign in');
        expect(await page.getByRole('heading').count()).toBe(1);
        expect(await page.locator('input[type=file]').count()).toBe(0);
        expect(await seriousFaults(page)).toEqual([]);
      },
    );

    it('says that a key is not good', async () => {
      const page = await open('/');
      await signIn(page, 'phk_none');
      await page.getByRole('alert').getByText('no such API key').waitFor(patience);
      expect(await page.context().cookies()).toEqual([]);
    });

    it('lets an owner in by a key, to the page that they came for, to put in and to let others in', async () => {
      const page = await open('/account');
      await signIn(page, keysOf().owner);
      await page.getByText('You are Ada.').waitFor(patience);
      expect(await page.getByLabel('API key').count()).toBe(0);

      await page.getByRole('link', { name: 'Recordings' }).click();
      await page.getByLabel('Collection', { exact: true }).fill('birch');
      const file = { name: 'a birch.mp4', mimeType: 'video/mp4', buffer: await readFile(clip) };
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByText('1 of 1').waitFor(patience);
      await page.getByRole('region', { name: 'What is in' }).getByRole('link', { name: 'a birch.mp4' }).click();
      await title(page, 'a birch.mp4');
      recordingPath = new URL(page.url()).pathname;

      await page.getByRole('link', { name: 'Account' }).click();
      await page.getByLabel('Id of a person').fill(keysOf().guestId);
      await page.getByRole('button', { name: 'Let in as reader' }).click();
      await page.getByLabel('Role of Ben').waitFor(patience);
      expect(await page.getByRole('heading', { name: 'People' }).count()).toBe(0);
    });

    it('shows a reader what is in, and nothing to change it with', async () => {
      const page = await open(recordingPath);
      await signIn(page, keysOf().guest);
      await title(page, 'a birch.mp4');
      await page.getByText('You may read this recording').waitFor(patience);
      await page.getByText('Files of annotations').click();
      await page.getByRole('combobox', { name: 'Format' }).waitFor(patience);
      expect(await page.locator('input[type=file]').count()).toBe(0);

      await page.getByRole('link', { name: 'Review' }).click();
      await page.getByText('answering takes the role of an annotator').waitFor(patience);
      expect(await page.getByRole('button', { name: /^Yes/ }).count()).toBe(0);

      await page.getByRole('link', { name: 'Account' }).click();
      await page.getByText('Reader').first().waitFor(patience);
      expect(await page.getByLabel('Id of a person').count()).toBe(0);
    });

    it('lets an administrator make a person, who comes in by the key that is made for them until they may not', async () => {
      const page = await open('/account');
      await signIn(page, keysOf().admin);
      const people = page.getByRole('region', { name: 'People' }).first();
      await people.getByLabel('Name of a person').fill('Dee');
      await people.getByRole('button', { name: 'Add a person' }).click();
      await people.getByRole('button', { name: 'Make a key: Dee' }).click();
      const key = await people.getByRole('status').locator('code').textContent(patience);
      expect(key).toMatch(/^phk_/);
      expect(await people.getByLabel('May come in: Cid').isDisabled()).toBe(true);
      expect(await seriousFaults(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      const overflow = 'document.documentElement.scrollWidth - window.innerWidth';
      await expect.poll(() => page.evaluate<number>(overflow), patience).toBeLessThanOrEqual(0);

      const theirs = await open('/account');
      await signIn(theirs, key!);
      await theirs.getByText('You are Dee.').waitFor(patience);
      await people.getByLabel('May come in: Dee').click();
      await expect.poll(() => people.getByLabel('May come in: Dee').isChecked(), patience).toBe(false);
      await theirs.getByRole('link', { name: 'Lexicon' }).click();
      await theirs.getByText('Your session is over').waitFor(patience);
    });

    it('shows a session by a narrowed key what the key is for, whoever has it', async () => {
      const page = await open('/');
      await signIn(page, keysOf().reading);
      await page.getByText('1 of 1').waitFor(patience);
      await page.getByText('putting recordings in takes the role of an owner').waitFor(patience);
      expect(await page.locator('input[type=file]').count()).toBe(0);
      await page.getByRole('link', { name: 'Account' }).click();
      await page.getByText('This session may no more than its key').waitFor(patience);
      expect(await page.getByRole('button', { name: 'Make a key' }).count()).toBe(0);
    });

    it('lets people out, and back in', async () => {
      const page = await open('/account');
      await signIn(page, keysOf().guest);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await title(page, 'Sign in');
      expect(await page.context().cookies()).toEqual([]);
      await page.goto(programOf().server.url + recordingPath);
      await signIn(page, keysOf().guest);
      await title(page, 'a birch.mp4');
    });

    it('says that a session is over once its key is revoked, and takes another key', async () => {
      const page = await open('/');
      await signIn(page, keysOf().guest);
      await page.getByText('1 of 1').waitFor(patience);
      await keysOf().revokeGuest();
      await page.getByRole('link', { name: 'Lexicon' }).click();
      await page.getByText('Your session is over').waitFor(patience);
      await signIn(page, keysOf().reading);
      await title(page, 'Lexicon');
    });
  });
}
