import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readDataset } from '../../../src/exchange/datasets/read-dataset.ts';
import { unzipDataset } from '../../../src/exchange/datasets/zipped-dataset.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import kazakh from '../../../src/workbench/texts/kk/recordings.json' with { type: 'json' };
import korean from '../../../src/workbench/texts/ko/recordings.json' with { type: 'json' };
import type { RunningProgram } from '../running-server.ts';
import { findChromium, openBrowser, openPage, screenshot } from './browser.ts';
import { expectNamedFocus, hasFocus, tabTo, typeOver } from './keyboard.ts';
import { seriousFaults } from './serious-faults.ts';

const clip = new URL('../../../examples/sample/clips/clip-01.mp4', import.meta.url);
const patience = { timeout: 60_000 };
const isRequired = process.env['PHONOGRAPH_REQUIRE_ALL'] === '1';

/** What a person does in a real browser, with the sample in the graph. */
export function workbenchTests(programOf: () => RunningProgram): void {
  describe.skipIf(findChromium() === undefined && !isRequired)('the workbench, in Chromium', () => {
    let browser: Browser;
    let context: BrowserContext;
    let folder: MediaFolder;
    let faults: string[] = [];
    const url = (path: string) => programOf().server.url + path;

    beforeAll(async () => {
      folder = await MediaFolder.make();
      browser = await openBrowser();
      context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
    });
    afterAll(async () => {
      await browser?.close();
      await folder?.remove();
    });
    afterEach(() => {
      expect(faults).toEqual([]);
      faults = [];
    });

    const open = async (path: string): Promise<Page> => {
      const opened = await openPage(context);
      faults = opened.faults;
      await opened.page.goto(url(path));
      return opened.page;
    };

    it('takes a file in, shows how far it is, and plays it', async () => {
      const { recordings } = await programOf().query<{ recordings: { totalCount: number } }>(
        '{ recordings { totalCount } }',
      );
      const count = recordings.totalCount;
      const page = await open('/');
      await page.getByText(`${count} of ${count}`).waitFor(patience);
      await screenshot(page, 'recordings');
      const path = await folder.file('a new clip.mp4', new Uint8Array([...(await readFile(clip)), 0]));
      await page.locator('input[type=file]').setInputFiles(path);
      const item = page.locator('li[data-step]', { hasText: 'a new clip.mp4' });
      await item.waitFor(patience);
      await expect.poll(() => item.getAttribute('data-step'), patience).toBe('READY');
      await page.getByText(`${count + 1} of ${count + 1}`).waitFor(patience);
      await item.getByRole('link').click();

      await page.getByRole('heading', { name: 'a new clip.mp4' }).waitFor(patience);
      const moment = page.getByTestId('moment');
      await expect.poll(() => moment.textContent(), patience).toMatch(/^0:00\.00 \/ 0:0/);
      await page.getByRole('button', { name: 'Play', exact: true }).click();
      await expect.poll(() => moment.textContent(), patience).not.toMatch(/^0:00\.00/);
      await page.keyboard.press('Escape');
      await page.close();
    });

    it('plays a film of a kind that browsers do not know, by a copy', async () => {
      const options = ['-r', '25', '-c:v', 'mpeg1video', '-c:a', 'mp2', '-ar', '44100'];
      const path = await folder.encode('an old film.mpg', fileURLToPath(clip), options);
      const page = await open('/');
      await page.locator('input[type=file]').setInputFiles(path);
      const item = page.locator('li[data-step]', { hasText: 'an old film.mpg' });
      await expect.poll(() => item.getAttribute('data-step'), patience).toBe('READY');
      await item.getByRole('link').click();
      await page.locator('video').waitFor(patience);
      const width = () => page.evaluate<number>("document.querySelector('video').videoWidth");
      await expect.poll(width, patience).toBeGreaterThan(0);
      await page.getByRole('button', { name: 'Play', exact: true }).click();
      await expect.poll(() => page.getByTestId('moment').textContent(), patience).not.toMatch(/^0:00\.00/);

      await page.getByRole('button', { name: 'Forget an old film.mpg…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Forget “an old film.mpg”?' });
      expect(await seriousFaults(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Forget it' }).click();
      await page.getByRole('heading', { name: 'What is in' }).waitFor(patience);
      await page.getByLabel('Name holds').fill('an old film');
      await page.getByText('No recording of that name.').waitFor(patience);
      expect(page.url()).toContain('name=an+old+film');
      await page.close();
    });

    it('draws the sound, and takes a boundary and a label that are set right', async () => {
      const { recordings } = await programOf().query<{ recordings: { edges: { node: { id: string } }[] } }>(
        '{ recordings(first: 1, title: "clip-02") { edges { node { id } } } }',
      );
      const page = await open(`/recordings/${recordings.edges[0]!.node.id}`);
      const list = page.getByRole('region', { name: 'What is in a tier' });
      const first = list.locator('li').first();
      await first.waitFor(patience);
      await expect.poll(() => inked(page, 1), patience).toBeGreaterThan(500);
      await expect.poll(() => inked(page, 2), patience).toBeGreaterThan(5000);

      await first.getByRole('button').click();
      const form = page.getByRole('form', { name: 'What is selected' });
      const label = form.getByLabel('Text');
      const before = await label.inputValue();
      const end = Number(await form.getByLabel('To (s)').inputValue());
      await dragBoundary(page, end, end - 0.2);
      await expect
        .poll(async () => Number(await form.getByLabel('To (s)').inputValue()), patience)
        .toBeCloseTo(end - 0.2, 1);
      await screenshot(page, 'recording');
      await label.fill('<b>a call</b>');
      await form.getByRole('button', { name: 'Save' }).click();
      await first.getByText('<b>a call</b>').waitFor(patience);
      expect(await page.locator('li b').count()).toBe(0);

      const undo = page.getByRole('button', { name: 'Undo' });
      await undo.click();
      await first.getByText(before).waitFor(patience);
      await undo.click();
      await expect.poll(() => first.textContent(), patience).toContain(end.toFixed(2));
      await page.close();
    });

    it('shows which words are heard, and leads from one to what the lexicon knows of it', async () => {
      const { recordings } = await programOf().query<{ recordings: { edges: { node: { id: string } }[] } }>(
        '{ recordings(first: 1, title: "clip-02") { edges { node { id } } } }',
      );
      const page = await open(`/recordings/${recordings.edges[0]!.node.id}`);
      await page.getByRole('option', { name: /^Forms \([1-9]/ }).waitFor({ ...patience, state: 'attached' });
      await page.getByRole('combobox', { name: 'Tier' }).selectOption('forms');
      // Not each has a meaning: some words of the sample name nothing.
      const words = page.getByRole('region', { name: 'What is in a tier' }).locator('li');
      const word = words.filter({ hasText: /(9\d|100) % sure/ }).first();
      await word.waitFor(patience);
      await word.getByRole('button').click();
      await page.getByRole('link', { name: 'Look it up in the lexicon' }).click();
      await page.getByRole('heading', { name: 'What it may mean' }).waitFor(patience);
      await page.close();
    });

    it('says something of a stretch that is marked, and shows it in another open page', async () => {
      const { recordings } = await programOf().query<{ recordings: { edges: { node: { id: string } }[] } }>(
        '{ recordings(first: 1, title: "clip-03") { edges { node { id } } } }',
      );
      const path = `/recordings/${recordings.edges[0]!.node.id}`;
      const [other, page] = [await open(path), await open(path)];
      await other.locator('[data-place="sound"]').first().waitFor(patience);
      const sound = page.locator('[data-place="sound"]').first();
      await sound.waitFor(patience);
      const box = (await sound.boundingBox())!;
      await page.mouse.move(box.x + 100, box.y + 20);
      await page.mouse.down();
      await page.mouse.move(box.x + 300, box.y + 20, { steps: 4 });
      await page.mouse.up();
      const form = page.getByRole('form', { name: 'New annotation' });
      await form.getByLabel('Text').fill('a greeting');
      await form.getByRole('button', { name: 'Add' }).click();
      await other.getByRole('option', { name: 'Notes (1)' }).waitFor({ ...patience, state: 'attached' });
      await other.getByRole('combobox', { name: 'Tier', exact: true }).selectOption({ label: 'Notes (1)' });
      await other.getByRole('button', { name: /a greeting/ }).waitFor(patience);
      await other.getByRole('button', { name: 'Rename the tier' }).click();
      await other.getByLabel('Its name').fill('Greetings');
      await other.getByRole('button', { name: 'Save' }).click();
      const renamed = page.getByRole('option', { name: 'Greetings (1)' });
      await renamed.waitFor({ ...patience, state: 'attached' });
      await other.getByRole('button', { name: 'Delete the tier' }).click();
      await renamed.waitFor({ ...patience, state: 'detached' });
      await other.getByRole('button', { name: 'Undo' }).click();
      await renamed.waitFor({ ...patience, state: 'attached' });
      expect(await seriousFaults(other)).toEqual([]);
      await Promise.all([page.close(), other.close()]);
    });

    it('leads by the keyboard alone from the front page to an edit that is undone', async () => {
      const page = await open('/');
      await page.locator('tbody tr').first().waitFor(patience);
      const { keyboard } = page;
      await tabTo(page, 'tbody a');
      await expectNamedFocus(page);
      await keyboard.press('Enter');
      const first = page.getByRole('region', { name: 'What is in a tier' }).locator('li').first();
      await first.waitFor(patience);

      const moment = page.getByTestId('moment');
      await expect.poll(() => moment.textContent(), patience).toMatch(/^0:00\.00 \/ 0:0/);
      await keyboard.press('Space');
      await expect.poll(() => moment.textContent(), patience).not.toMatch(/^0:00\.00/);
      await keyboard.press('Space');
      await page.getByRole('button', { name: 'Play', exact: true }).waitFor(patience);
      await tabTo(page, '[role=toolbar] button');
      await expectNamedFocus(page);

      const form = page.getByRole('form', { name: 'What is selected' });
      const [end, label] = [form.getByLabel('To (s)'), form.getByLabel('Text')];
      // Back from where it is played to the first.
      for (let step = 0; step < 20; step++) await keyboard.press('ArrowLeft');
      await form.waitFor(patience);
      const before = { end: await end.inputValue(), label: await label.inputValue() };
      const moved = (Number(before.end) - 0.05).toFixed(3);
      await tabTo(page, 'form input');
      await keyboard.press('Tab');
      await expectNamedFocus(page);
      await typeOver(page, moved);
      await keyboard.press('Enter');
      await expect.poll(() => hasFocus(page, 'body'), patience).toBe(true);
      await expect.poll(() => end.inputValue(), patience).toBe(moved);
      await keyboard.press('Enter');
      await expect.poll(() => hasFocus(page, 'form input'), patience).toBe(true);
      await typeOver(page, 'by the keyboard');
      await keyboard.press('Enter');
      await first.getByText('by the keyboard').waitFor(patience);

      await keyboard.press('Control+z');
      await expect.poll(() => label.inputValue(), patience).toBe(before.label);
      await keyboard.press('Control+z');
      await expect.poll(() => end.inputValue(), patience).toBe(before.end);
      await keyboard.press('Control+y');
      await expect.poll(() => end.inputValue(), patience).toBe(moved);
      await keyboard.press('Control+z');
      await expect.poll(() => end.inputValue(), patience).toBe(before.end);
      await page.close();
    });

    it('asks what tells most, and shows in another open page what an answer changes', async () => {
      const lexicon = await open('/lexicon');
      await lexicon.locator('[data-status]').first().waitFor(patience);
      const confirmed = lexicon.locator('[data-status="CONFIRMED"]');
      const before = await confirmed.count();
      const page = await open('/review');
      const yes = page.getByRole('button', { name: /^Yes/ });
      await expect.poll(() => yes.isEnabled(), patience).toBe(true);
      await screenshot(page, 'review');
      await page.locator('body').press('y');
      // By subscription: nobody loads the page again.
      await expect.poll(() => confirmed.count(), patience).toBe(before + 1);
      await screenshot(lexicon, 'lexicon');
      await page.locator('body').press('z');
      await expect.poll(() => confirmed.count(), patience).toBe(before);
      await Promise.all([page.close(), lexicon.close()]);
    });

    it('puts a word list in beside the lexicon, and shows what of it sounds like a form', async () => {
      const { collections } = await programOf().query<{
        collections: { lexiconId: string; recordingCount: number }[];
      }>('{ collections { lexiconId recordingCount } }');
      const { lexiconId } = collections.toSorted((a, b) => b.recordingCount - a.recordingCount)[0]!;
      const download = await fetch(url(`/lexicons/${lexiconId}/cldf.zip`));
      const learned = readDataset(unzipDataset(new Uint8Array(await download.arrayBuffer())));
      const { segments, kept } = learned.forms.find((form) => form.segments !== undefined)!;
      const rows = `ID,Language_ID,Parameter_ID,Form,Segments\n1,isle,boat,<b>mu</b>,${segments!.join(' ')}\n`;
      const path = await folder.file('forms.csv', Buffer.from(rows));
      const page = await open(`/lexicon?lexicon=${lexiconId}`);
      const panel = page.locator('details', { hasText: 'Word lists and texts (CLDF)' });
      await panel.locator('summary').click();
      await panel.getByText('No word list was put in yet.').waitFor(patience);
      await panel.locator('input[type=file]').setInputFiles(path);
      await panel.getByText('Put in. Words: 1, sentences: 0.').waitFor(patience);
      await panel.getByRole('row', { name: /forms\.csv/ }).waitFor(patience);
      expect(await seriousFaults(page)).toEqual([]);

      await page.goto(url(`/lexicon/${lexiconId}/forms/${kept!['Sound_Form']!}`));
      const entries = page.getByRole('region', { name: 'In word lists' }).first();
      // Text, and no mark-up.
      await entries.getByText('<b>mu</b>').waitFor(patience);
      await entries.getByRole('cell', { name: 'boat' }).waitFor(patience);

      await page.goto(url(`/lexicon?lexicon=${lexiconId}`));
      await panel.locator('summary').click();
      await panel.getByRole('button', { name: 'Delete' }).click();
      await panel.getByText('No word list was put in yet.').waitFor(patience);
      await page.close();
    });

    it.each(['/', '/recordings/FIRST', '/lexicon', '/search', '/review', '/compare', '/language', '/api', '/account'])(
      '%s has nothing that axe finds serious, by day and by night, and fits a phone',
      async (path) => {
        const { recordings } = await programOf().query<{ recordings: { edges: { node: { id: string } }[] } }>(
          '{ recordings(first: 1) { edges { node { id } } } }',
        );
        const page = await open(path.replace('FIRST', recordings.edges[0]!.node.id));
        await page.getByRole('heading', { level: 1 }).waitFor(patience);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          // An editor takes a moment to change its light.
          await expect.poll(() => seriousFaults(page), patience).toEqual([]);
        }
        await page.setViewportSize({ width: 390, height: 844 });
        const overflow = 'document.documentElement.scrollWidth - window.innerWidth';
        await expect.poll(() => page.evaluate<number>(overflow), patience).toBeLessThanOrEqual(0);
        await page.close();
      },
    );

    it('records from a microphone and puts in what it heard', async () => {
      const page = await open('/');
      await page.getByRole('button', { name: 'Record from the microphone' }).click();
      await page.getByRole('button', { name: 'Record', exact: true }).click();
      await page.getByRole('timer').getByText('2 seconds').waitFor(patience);
      await page.getByRole('button', { name: 'Stop and put in' }).click();
      const item = page.locator('li[data-step]', { hasText: /^microphone / });
      await item.waitFor(patience);
      await expect.poll(() => item.getAttribute('data-step'), patience).toBe('READY');
      await item.getByRole('link').click();
      await page.getByRole('heading', { name: /^microphone / }).waitFor(patience);
      await expect.poll(() => inked(page, 1), patience).toBeGreaterThan(500);
      const length = Number((await page.getByTestId('moment').textContent())!.split(':').at(-1));
      expect(length).toBeGreaterThan(1.5);
      await page.close();
    });

    it.each([
      ['ko', korean.title],
      ['kk', kazakh.title],
    ])('speaks %s', async (language, title) => {
      const page = await open('/');
      await page.getByLabel('Language of the page').selectOption(language);
      await page.getByRole('heading', { level: 1, name: title }).waitFor(patience);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      await page.evaluate('localStorage.clear()');
      await page.close();
    });
  });
}

/** How many pixels of the nth canvas of the timeline are drawn on. */
async function inked(page: Page, nth: number): Promise<number> {
  return await page.evaluate<number>(
    `(${countDrawn})(document.querySelectorAll('[data-testid=timeline] canvas')[${nth}])`,
  );
}

/** As text: it runs in the page, whose types these tests do not have. */
const countDrawn = `(canvas) => {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let i = 3; i < data.length; i += 4) if (data[i] > 0) count += 1;
  return count;
}`;

/** In the row of sounds, while the whole recording is in view. */
async function dragBoundary(page: Page, from: number, to: number): Promise<void> {
  const box = (await page.locator('div[data-row="events"]').boundingBox())!;
  const length = Number((await page.getByTestId('moment').textContent())!.split(':').at(-1));
  const at = (seconds: number) => box.x + (seconds / length) * box.width;
  await page.mouse.move(at(from), box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(at(to), box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
}
