/**
 * Reads films whose texts are known, and films without any: what of it is found, what of what is found is there, and how many
 * letters are wrong.
 *
 *   npx tsx benchmark/evaluations/sight/texts.ts [--first 0] [--films 10] [--verbose] [FILM_WITHOUT_TEXT…]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openMedia } from '../../../src/media/open-media.ts';
import { editDistance, textLikeness } from '../../../src/sight/texts/edit-distance.ts';
import findTexts from '../../../src/sight/texts/find-texts.ts';
import type { TextFound } from '../../../src/sight/texts/text-in-view.ts';
import { makeTextClip, type TrueText } from './rendered/text-clips.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    first: { type: 'string', default: '0' },
    films: { type: 'string', default: '10' },
    verbose: { type: 'boolean', default: false },
  },
});

interface Compared extends TrueText {
  readonly as?: TextFound;
}

const folder = await mkdtemp(join(tmpdir(), 'texts-'));
const compared: Compared[] = [];
let [found, right, seconds, spent] = [0, 0, 0, 0];
for (let i = 0; i < Number(values.films); i++) {
  const clip = await makeTextClip(folder, Number(values.first) + i);
  const texts = await textsIn(clip.path);
  found += texts.length;
  right += texts.filter((text) => clip.texts.some((truth) => isSame(text, truth))).length;
  for (const truth of clip.texts) {
    const as = texts
      .filter((text) => isSame(text, truth))
      .sort((a, b) => textLikeness(b.text, truth.text) - textLikeness(a.text, truth.text))[0];
    compared.push({ ...truth, ...(as && { as }) });
    if (values.verbose) console.log(`  ${truth.text} (${truth.capitalPixels.toFixed(0)} px): ${as?.text ?? '–'}`);
  }
  if (values.verbose) {
    for (const text of texts)
      if (!clip.texts.some((truth) => isSame(text, truth))) console.log(`  false: ${text.text}`);
  }
}
console.log(`found ${found}, of them there ${right}: precision ${(right / found).toFixed(2)}`);
console.log(
  '| capital letters, pixels | texts | found | letters wrong (CER) | begins within 0.5 s | ends within 0.5 s |\n|---|---|---|---|---|---|',
);
for (const [low, high] of [
  [0, 12],
  [12, 20],
  [20, 99],
  [0, 99],
] as const) {
  const own = compared.filter(({ capitalPixels }) => capitalPixels >= low && capitalPixels < high);
  const met = own.filter((each): each is Compared & { as: TextFound } => each.as !== undefined);
  const letters = met.reduce((sum, { text }) => sum + text.length, 0);
  const wrong = met.reduce((sum, { text, as }) => sum + editDistance(text, as.text), 0);
  const within = (error: (each: Compared & { as: TextFound }) => number): string =>
    `${met.filter((each) => Math.abs(error(each)) <= 0.51).length}/${met.length}`;
  const times = [
    within(({ startSeconds, as }) => as.startSeconds - startSeconds),
    within(({ endSeconds, as }) => as.endSeconds - endSeconds),
  ];
  console.log(
    `| ${low}–${high} | ${own.length} | ${((100 * met.length) / own.length).toFixed(0)} % | ${((100 * wrong) / letters).toFixed(1)} % | ${times.join(' | ')} |`,
  );
}
let [false_, empty] = [0, 0];
for (let i = 0; i < Number(values.films) / 2; i++) {
  const clip = await makeTextClip(folder, 1000 + Number(values.first) + i, 0);
  false_ += (await textsIn(clip.path)).length;
  empty += clip.seconds;
}
console.log(`drawn films without text: ${false_} texts in ${empty} s`);
for (const film of positionals) {
  const texts = await textsIn(film);
  console.log(
    `${film}: ${texts.map(({ text, confidence }) => `${text} (${confidence.toFixed(2)})`).join('; ') || 'nothing'}`,
  );
}
console.log(`${(spent / seconds / 1000).toFixed(2)} s of time a second of film`);
await rm(folder, { recursive: true });

async function textsIn(path: string): Promise<readonly TextFound[]> {
  const media = await openMedia(path);
  const { durationSeconds } = media.facts;
  const start = performance.now();
  const [texts] = await findTexts({
    subjects: [{ id: path, startSeconds: 0, endSeconds: durationSeconds }],
    media,
    inputs: {},
    parameters: {},
    progress: () => undefined,
    signal: new AbortController().signal,
  });
  spent += performance.now() - start;
  seconds += durationSeconds;
  return texts!;
}

function isSame(text: TextFound, truth: TrueText): boolean {
  const together = Math.min(text.endSeconds, truth.endSeconds) - Math.max(text.startSeconds, truth.startSeconds);
  return together > 0 && textLikeness(text.text, truth.text) >= 0.5;
}
